import { describe, expect, it } from "vitest";
import legacyOnly from "../../rules/tls/legacy-only.ts";
import noCommonProtocol from "../../rules/tls/no-common-protocol.ts";
import sslv3 from "../../rules/tls/sslv3.ts";
import type { ValueList } from "../../src/model/entity.ts";
import { loadBalancer, nameOf, requestOf, sending } from "../support/model-builder.ts";
import { CONTEXT } from "../support/rule-context.ts";
import { is, list, missing, notSet, openList } from "../support/values.ts";

/** A request to a listener of this policy, with these versions offered. */
function offering(sslProtocols: ValueList<string>, policy: string) {
  const web = loadBalancer({ listeners: [{ sslPolicy: is(policy) }] });
  const origins = [{ domainName: nameOf(web), sslProtocols }];
  return requestOf({ origins, behaviors: [sending("allViewer")] }, { loadBalancers: [web] });
}

const ONLY_12 = "ELBSecurityPolicy-TLS-1-2-2017-01";
const FROM_12 = "ELBSecurityPolicy-TLS13-1-2-2021-06";
const FROM_10 = "ELBSecurityPolicy-2016-08";

describe("tls/no-common-protocol", () => {
  it.each([
    [list("TLSv1.1"), ONLY_12, "fail"],
    [list("TLSv1.1"), FROM_12, "fail"],
    [list("SSLv3"), FROM_10, "fail"],
    [list("TLSv1.1"), FROM_10, "pass"],
    [list("TLSv1", "TLSv1.2"), ONLY_12, "pass"],
    [openList("TLSv1.2"), ONLY_12, "pass"],
    [openList("TLSv1"), ONLY_12, "unknown"],
    [list<string>("TLSv1", missing("var.version")), ONLY_12, "unknown"],
    [list("TLSv1.2"), "ELBSecurityPolicy-2099-01", "pass"],
    [list("TLSv1"), "ELBSecurityPolicy-2099-01", "unknown"],
    [list("TLSv1"), "ELBSecurityPolicy-TLS13-1-3-2021-06", "not-applicable"],
    [notSet(), ONLY_12, "not-applicable"],
  ] as const)("case %#", (protocols, policy, outcome) => {
    expect(noCommonProtocol.check(offering(protocols, policy), CONTEXT)).toMatchObject({ outcome });
  });
});

describe("tls/sslv3", () => {
  it("is likely alone, and possible beside TLS 1.2 or what may be it", () => {
    const check = (protocols: ValueList<string>) => sslv3.check(offering(protocols, FROM_10), CONTEXT);
    expect(check(list("SSLv3", "TLSv1"))).not.toHaveProperty("certainty");
    expect(check(list("SSLv3", "TLSv1.2"))).toMatchObject({ outcome: "fail", certainty: "possible" });
    expect(check(openList("SSLv3"))).toMatchObject({ outcome: "fail", certainty: "possible" });
    expect(check(openList("TLSv1.2"))).toMatchObject({ outcome: "unknown" });
  });
});

describe("tls/legacy-only", () => {
  it("is likely where the listener wants more, and silent where it takes less", () => {
    const check = (policy: string) => legacyOnly.check(offering(list("TLSv1", "TLSv1.1"), policy), CONTEXT);
    expect(check(ONLY_12)).toMatchObject({ outcome: "fail", certainty: "likely" });
    expect(check("ELBSecurityPolicy-2099-01")).toMatchObject({ outcome: "fail", certainty: "possible" });
    expect(check(FROM_10)).toMatchObject({ outcome: "pass" });
  });

  it("waits for a list that may hold more", () => {
    expect(legacyOnly.check(offering(openList("TLSv1"), ONLY_12), CONTEXT)).toMatchObject({
      outcome: "unknown",
    });
    expect(legacyOnly.check(offering(missing("var.versions"), ONLY_12), CONTEXT)).toMatchObject({
      outcome: "unknown",
    });
  });
});
