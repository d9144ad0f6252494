import { describe, expect, it } from "vitest";
import { chainOf } from "../../src/derive/chain.ts";
import type { EdgeModel } from "../../src/model/model.ts";
import {
  apiDomain,
  association,
  attached,
  cachingBy,
  certificate,
  closed,
  type DistributionSpec,
  dnsRecord,
  dnsZone,
  loadBalancer,
  nameOf,
  requestOf,
  sending,
} from "../support/model-builder.ts";
import { is, list, missing, notSet } from "../support/values.ts";

function labels(spec: DistributionSpec, entities: Partial<EdgeModel> = {}): readonly string[] {
  return chainOf(requestOf(spec, entities)).map(({ label }) => label);
}

describe("chainOf", () => {
  it("leads from the viewer to the certificate", () => {
    const certificates = closed([
      attached(certificate({ names: list("origin.example.com", "*.example.org") })),
    ]);
    const web = loadBalancer({ listeners: [{ certificates }] });
    const spec: DistributionSpec = {
      aliases: list("www.example.com"),
      behaviors: [{ ...cachingBy("none"), ...sending("allViewer"), functions: closed([association()]) }],
    };
    const dnsRecords = [dnsRecord({ values: notSet(), aliasTarget: nameOf(web) })];
    expect(labels(spec, { loadBalancers: [web], dnsRecords })).toEqual([
      "viewer (redirect-to-https)",
      "path *",
      "viewer-request CloudFront Function aws_cloudfront_function.edge",
      `cache + request: Host forwarded (www.example.com, \${aws_cloudfront_distribution.site.domain_name})`,
      "origin web: https://origin.example.com:443",
      `record origin.example.com (A): \${aws_lb.web.dns_name}`,
      "load balancer aws_lb.web",
      "listener aws_lb_listener.https: HTTPS on 443",
      "certificate aws_acm_certificate.web: origin.example.com, *.example.org",
    ]);
  });

  it("has a place for every step", () => {
    expect(chainOf(requestOf()).every(({ place }) => place?.file === "main.tf")).toBe(true);
  });

  it("shows the unknowns", () => {
    const spec: DistributionSpec = {
      origins: [{ domainName: missing("var.host"), httpsPort: missing("var.port") }],
      behaviors: [{ cachePolicyId: is("658327ea"), cachePolicy: missing("data.policy") }],
    };
    expect(labels(spec)).toEqual([
      "viewer (redirect-to-https)",
      "path *",
      "658327ea: Host forwarded or not (unknown: data.policy has no value)",
      "origin web: https://(unknown: var.host has no value):(unknown: var.port has no value)",
      "(unknown: var.host has no value)",
    ]);
  });

  it.each([
    ["no listener on this port", loadBalancer({ listeners: [{ port: is(80) }] })],
    ["listener (unknown: aws_lb.web has no listener in the input)", loadBalancer({ listeners: [] })],
  ])("says: %s", (expected, web) => {
    expect(labels({ origins: [{ domainName: nameOf(web) }] }, { loadBalancers: [web] }).at(-1)).toBe(
      expected,
    );
  });

  it("ends at an API domain, at a private record, at a member of a group", () => {
    expect(
      labels({ origins: [{ domainName: is("api.example.com") }] }, { apiDomains: [apiDomain()] }).at(-1),
    ).toBe("API domain aws_apigatewayv2_domain_name.api");
    const hidden = dnsRecord({ zone: is(dnsZone({ private: is(true) })) });
    expect(labels({}, { dnsRecords: [hidden] }).at(-2)).toBe(
      "private record origin.example.com (A): 198.51.100.7",
    );
    const group: DistributionSpec = {
      groups: [{ members: list("web") }],
      behaviors: [{ targetOriginId: is("group") }],
    };
    expect(labels(group)).toContain("primary origin web: https://origin.example.com:443");
  });

  it("cuts long lists of names", () => {
    const aliases = list(...Array.from({ length: 9 }, (_, n) => `n${n}.example.com`));
    const label = labels({ aliases, behaviors: [sending("allViewer")] }).find((each) =>
      each.includes("Host"),
    );
    expect(label).toBe(
      "request: Host forwarded (n0.example.com, n1.example.com, n2.example.com, n3.example.com, n4.example.com, …)",
    );
  });
});
