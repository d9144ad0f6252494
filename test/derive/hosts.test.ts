import { describe, expect, it } from "vitest";
import { describe as print } from "../../src/derive/describe.ts";
import type { Host } from "../../src/derive/origin-request.ts";
import { type DistributionSpec, requestOf, sending } from "../support/model-builder.ts";
import { is, list, missing, openList, reason } from "../support/values.ts";

const FORWARDED = [sending("allViewer")];

function hosts(spec: DistributionSpec): readonly Host[] {
  const found = requestOf(spec).hosts;
  if (found.kind !== "known") throw new Error(found.kind);
  return found.value;
}

function table(spec: DistributionSpec): readonly (readonly string[])[] {
  return hosts(spec).map((host) => [host.from, print(host.sni), ...host.namesThatWillDo.map(print)]);
}

describe("hosts", () => {
  it("is the origin's domain name where Host is not forwarded", () => {
    expect(table({ aliases: list("www.example.com") })).toEqual([
      ["origin-domain", "origin.example.com", "origin.example.com"],
    ]);
    expect(requestOf().hosts.from.path).toBe("domain_name");
  });

  it("is every alias, then the distribution's own name, where it is", () => {
    const own = `\${aws_cloudfront_distribution.site.domain_name}`;
    expect(table({ aliases: list("www.example.com", "*.example.org"), behaviors: FORWARDED })).toEqual([
      ["alias", "www.example.com", "www.example.com", "origin.example.com"],
      ["alias", "*.example.org", "*.example.org", "origin.example.com"],
      ["default-domain", own, own, "origin.example.com"],
    ]);
    expect(table({ behaviors: FORWARDED })).toEqual([["default-domain", own, own, "origin.example.com"]]);
  });

  it("ends with the distribution's own name as it is, where that is known", () => {
    const domainName = is("d111111abcdef8.cloudfront.net");
    const found = hosts({ domainName, aliases: list("www.example.com"), behaviors: FORWARDED });
    expect(found.map(({ from, name }) => [from, name.kind === "known" && name.value])).toEqual([
      ["alias", "www.example.com"],
      ["default-domain", "d111111abcdef8.cloudfront.net"],
    ]);
  });

  it("points at the policy that forwards it", () => {
    expect(requestOf({ behaviors: FORWARDED }).hosts.from.path).toBe("origin_request_policy_id");
  });

  it("keeps the aliases that are known of an open list", () => {
    const found = hosts({ aliases: openList("www.example.com"), behaviors: FORWARDED });
    expect(found.map(({ from, name }) => [from, name.kind])).toEqual([
      ["alias", "known"],
      ["alias", "unknown"],
      ["default-domain", "unknown"],
    ]);
    expect(found[1]?.name).toMatchObject({ why: [reason("var.list")] });
  });

  it("is unknown where it is not known whether Host is forwarded", () => {
    const behaviors = [{ cachePolicyId: is("x"), cachePolicy: missing("data.policy") }];
    expect(requestOf({ behaviors }).hosts).toMatchObject({ kind: "unknown", why: [{ what: "data.policy" }] });
  });

  it("is unknown for a staging distribution, which has the names of its primary", () => {
    const { hosts: found } = requestOf({ staging: is(true), behaviors: FORWARDED });
    expect(found).toMatchObject({ kind: "unknown", why: [{ why: "not-in-input" }] });
  });
});
