import { describe, expect, it } from "vitest";
import { tlsPolicyOf } from "../../src/derive/tls-policy.ts";
import { apiDomain, type ListenerSpec, loadBalancer, nameOf, requestOf } from "../support/model-builder.ts";
import { is, missing, notSet } from "../support/values.ts";

function behind(listener: ListenerSpec) {
  const web = loadBalancer({ listeners: [listener] });
  return requestOf({ origins: [{ domainName: nameOf(web) }] }, { loadBalancers: [web] }).endpoint;
}

describe("tlsPolicyOf", () => {
  it("looks the listener's policy up", () => {
    const policy = tlsPolicyOf(behind({ sslPolicy: is("ELBSecurityPolicy-TLS-1-2-2017-01") }));
    expect(policy).toMatchObject({ kind: "known", value: { protocols: ["TLSv1.2"] } });
  });

  it("looks the policy of an API's domain up", () => {
    const origins = [{ domainName: is("api.example.com") }];
    const { endpoint } = requestOf({ origins }, { apiDomains: [apiDomain()] });
    expect(tlsPolicyOf(endpoint)).toMatchObject({ kind: "known", value: { name: "TLS_1_2" } });
  });

  it("does not guess what an undocumented policy accepts", () => {
    const policy = tlsPolicyOf(behind({ sslPolicy: is("ELBSecurityPolicy-2099-01") }));
    expect(policy).toMatchObject({ kind: "unknown", why: [{ what: "ELBSecurityPolicy-2099-01" }] });
  });

  it("is unknown with the policy, and absent where TLS ends elsewhere", () => {
    expect(tlsPolicyOf(behind({ sslPolicy: missing("var.policy") })).kind).toBe("unknown");
    expect(tlsPolicyOf(behind({ sslPolicy: notSet() })).kind).toBe("absent");
    expect(tlsPolicyOf(requestOf().endpoint).kind).toBe("unknown");
  });
});
