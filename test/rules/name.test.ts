import { describe, expect, it } from "vitest";
import aliasNotCovered from "../../rules/name/alias-not-covered.ts";
import cloudfrontDefaultDomain from "../../rules/name/cloudfront-default-domain.ts";
import loadBalancerDefaultName from "../../rules/name/load-balancer-default-name.ts";
import notCovered from "../../rules/name/not-covered.ts";
import wildcardDepth from "../../rules/name/wildcard-depth.ts";
import {
  apiDomain,
  attached,
  cachingBy,
  certificate,
  closed,
  type DistributionSpec,
  loadBalancer,
  nameOf,
  requestOf,
  sending,
} from "../support/model-builder.ts";
import { CONTEXT } from "../support/rule-context.ts";
import { atom, is, list, missing, text } from "../support/values.ts";

/** A request to a load balancer's own name, whose listener presents a certificate with these names. */
function toLoadBalancer(names: readonly string[], spec: DistributionSpec = {}) {
  const certificates = closed([attached(certificate({ names: list(...names) }))]);
  const web = loadBalancer({ listeners: [{ certificates }] });
  const origins = [{ domainName: nameOf(web) }];
  return requestOf({ origins, behaviors: [sending("allViewer")], ...spec }, { loadBalancers: [web] });
}

describe("name/load-balancer-default-name", () => {
  it("does not ask for the origin's name where Host is forwarded in any case", () => {
    const request = requestOf({
      origins: [{ domainName: missing("var.origin") }],
      behaviors: [cachingBy("whitelist", "host")],
    });
    expect(loadBalancerDefaultName.check(request, CONTEXT)).toMatchObject({ outcome: "pass" });
  });

  it("takes a sensitive name for what it is, and does not print it", () => {
    const domainName = { ...is("web-1.eu-west-1.elb.amazonaws.com"), sensitive: true as const };
    const verdict = loadBalancerDefaultName.check(requestOf({ origins: [{ domainName }] }), CONTEXT);
    expect(verdict).toMatchObject({ outcome: "fail", args: { name: "(sensitive)" } });
  });
});

describe("name/not-covered", () => {
  it("is proven for the domain of an API, which has one certificate", () => {
    const certificates = closed([attached(certificate({ names: list("other.example.com") }))]);
    const request = requestOf(
      { origins: [{ domainName: is("api.example.com") }] },
      { apiDomains: [apiDomain({ certificates })] },
    );
    expect(notCovered.check(request, CONTEXT)).toMatchObject({ outcome: "fail", certainty: "proven" });
  });

  it("is likely for a listener, which may have more elsewhere", () => {
    const request = toLoadBalancer(["api.example.com"], { aliases: list("www.example.com") });
    expect(notCovered.check(request, CONTEXT)).toMatchObject({
      outcome: "fail",
      certainty: "likely",
      args: { wanted: "www.example.com", carried: "api.example.com" },
    });
  });

  it("leaves an alias that is a wildcard open where the certificate carries names below it", () => {
    const below = toLoadBalancer(["www.example.com"], { aliases: list("*.example.com") });
    expect(notCovered.check(below, CONTEXT)).toMatchObject({ outcome: "unknown" });
    const same = toLoadBalancer(["*.example.com"], { aliases: list("*.example.com") });
    expect(notCovered.check(same, CONTEXT)).toMatchObject({ outcome: "pass" });
  });
});

describe("name/wildcard-depth", () => {
  it("leaves it to name/not-covered where a second alias is missed by more than a label", () => {
    const request = toLoadBalancer(["*.example.com"], { aliases: list("example.com", "example.org") });
    expect(wildcardDepth.check(request, CONTEXT)).toMatchObject({ outcome: "not-applicable" });
    expect(notCovered.check(request, CONTEXT)).toMatchObject({ outcome: "fail" });
  });

  it("sees it in domains without a value", () => {
    const domain = atom("var.domain");
    const names = list<string>(text("*.", domain));
    const certificates = closed([attached(certificate({ names }))]);
    const web = loadBalancer({ listeners: [{ certificates }] });
    const request = requestOf(
      {
        aliases: list<string>(text(domain)),
        origins: [{ domainName: nameOf(web) }],
        behaviors: [sending("allViewer")],
      },
      { loadBalancers: [web] },
    );
    expect(wildcardDepth.check(request, CONTEXT)).toMatchObject({
      outcome: "fail",
      args: { wildcard: `*.\${var.domain}`, name: `\${var.domain}` },
    });
  });
});

describe("name/alias-not-covered", () => {
  it("leaves it to name/not-covered where no alias is carried", () => {
    const request = toLoadBalancer(["api.example.com"], { aliases: list("www.example.com") });
    expect(aliasNotCovered.check(request, CONTEXT)).toMatchObject({ outcome: "not-applicable" });
  });

  it("names the aliases that are affected", () => {
    const aliases = list("a.example.com", "b.example.com", "c.example.com");
    const request = toLoadBalancer(["b.example.com"], { aliases });
    expect(aliasNotCovered.check(request, CONTEXT)).toMatchObject({
      outcome: "fail",
      affects: "alias a.example.com, c.example.com",
    });
  });
});

describe("name/cloudfront-default-domain", () => {
  it("needs no certificate to know that a load balancer's own name is not on it", () => {
    const certificates = closed([attached(certificate(), { certificate: missing("var.arn") })]);
    const web = loadBalancer({ listeners: [{ certificates }] });
    const spec = { origins: [{ domainName: nameOf(web) }], behaviors: [sending("allViewer")] };
    const request = requestOf(spec, { loadBalancers: [web] });
    expect(cloudfrontDefaultDomain.check(request, CONTEXT)).toMatchObject({ outcome: "fail" });
  });

  it("judges by the default certificate: no other is presented to a cloudfront.net name", () => {
    const own = certificate({ address: "aws_acm_certificate.own", names: list("origin.example.com") });
    const certificates = closed([attached(), attached(own, { isDefault: false })]);
    const { endpoint } = toLoadBalancer([]);
    const request = requestOf({ behaviors: [sending("allViewer")] });
    const both = { ...request, endpoint: { ...endpoint, certificates } };
    expect(cloudfrontDefaultDomain.check(both, CONTEXT)).toMatchObject({ outcome: "fail" });
  });

  it("waits for a staging flag without a value", () => {
    const request = toLoadBalancer(["www.example.com"], { staging: missing("var.staging") });
    expect(cloudfrontDefaultDomain.check(request, CONTEXT)).toMatchObject({ outcome: "unknown" });
  });
});
