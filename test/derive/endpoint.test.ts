import { describe, expect, it } from "vitest";
import type { Endpoint } from "../../src/derive/origin-request.ts";
import type { DnsRecord } from "../../src/model/dns.ts";
import type { EdgeModel } from "../../src/model/model.ts";
import { known, type Unknown, type Value } from "../../src/value.ts";
import {
  apiDomain,
  attached,
  certificate,
  closed,
  type DistributionSpec,
  dnsRecord,
  dnsZone,
  type LoadBalancerSpec,
  loadBalancer,
  nameOf,
  type OriginSpec,
  requestOf,
  requestsOf,
  vpcOrigin,
} from "../support/model-builder.ts";
import { atom, from, is, missing, notSet, reason, text } from "../support/values.ts";

function endpoint(origin: OriginSpec = {}, entities: Partial<EdgeModel> = {}): Endpoint {
  return requestOf({ origins: [origin] }, entities).endpoint;
}

function summary({ kind, listener, loadBalancer: balancer, via }: Endpoint) {
  return {
    kind: kind.kind === "known" ? kind.value : kind.kind,
    via: via.map((record) => record.address),
    loadBalancer: balancer.kind === "known" ? balancer.value.address : balancer.kind,
    listener: listener.kind === "known" ? listener.value.address : listener.kind,
  };
}

const web = loadBalancer();
const webName = nameOf(web);
const REACHED = { kind: "load-balancer", loadBalancer: "aws_lb.web", listener: "aws_lb_listener.https" };

function alias(target: Value<string>, spec: Partial<DnsRecord> = {}): DnsRecord {
  return dnsRecord({ values: notSet(), aliasTarget: target, ...spec });
}

function cname(target: Value<string>, spec: Partial<DnsRecord> = {}): DnsRecord {
  return dnsRecord({ recordType: is("CNAME"), values: is([target]), ...spec });
}

describe("the endpoint of an origin", () => {
  it("is the load balancer whose name the origin has", () => {
    expect(summary(endpoint({ domainName: webName }, { loadBalancers: [web] }))).toEqual({
      ...REACHED,
      via: [],
    });
  });

  it("is unknown where that load balancer is not in the input", () => {
    const literal = is("web-1.eu-west-1.elb.amazonaws.com");
    const found = endpoint({ domainName: literal }, { loadBalancers: [web] });
    expect(summary(found)).toMatchObject({
      kind: "load-balancer",
      loadBalancer: "unknown",
      listener: "unknown",
    });
    expect(found.loadBalancer).toMatchObject({ why: [{ what: literal.value, why: "not-in-input" }] });
    expect(found.certificates.open).toHaveLength(1);
  });

  it.each([
    ["s3-website", "site.s3-website-eu-west-1.amazonaws.com"],
    ["execute-api", "abc.execute-api.eu-west-1.amazonaws.com"],
    ["function-url", "abc.lambda-url.eu-west-1.on.aws"],
    ["distribution", "d123.cloudfront.net"],
  ])("has no load balancer where its name says %s", (kind, name) => {
    const found = endpoint({ domainName: is(name) }, { loadBalancers: [web] });
    expect(summary(found)).toEqual({ kind, via: [], loadBalancer: "absent", listener: "absent" });
  });

  it("says that an own name without a record may be anything", () => {
    const found = endpoint({}, { loadBalancers: [web] });
    expect(summary(found)).toEqual({ kind: "host", via: [], loadBalancer: "unknown", listener: "unknown" });
    expect(found.loadBalancer).toMatchObject({ why: [{ what: "origin.example.com", why: "not-in-input" }] });
  });

  it("takes a bucket at its word where the name is not known", () => {
    const found = endpoint({ access: is("s3"), domainName: missing() }, { loadBalancers: [web] });
    expect(summary(found)).toEqual({
      kind: "s3-bucket",
      via: [],
      loadBalancer: "absent",
      listener: "absent",
    });
    expect(endpoint({ access: is("s3") }).kind).toMatchObject({ value: "host" });
    expect(endpoint({ domainName: missing("var.host") }).kind).toMatchObject({ why: [{ what: "var.host" }] });
  });

  it.each([
    ["", "variable-default"],
    ["the API's host name", "parameter"],
  ] as const)("waits for the value that the default %j stands for", (name, kind) => {
    const source = { ...from("host", 7, "var.host"), kind };
    const domainName = known(name, { ...from("origin[0].domain_name"), via: [source] });
    const why = [{ what: "var.host", why: "no-value", at: { start: { line: 7 } } }];
    expect(endpoint({ domainName })).toMatchObject({ kind: { why }, loadBalancer: { why } });
    expect(endpoint({ access: is("s3"), domainName })).toMatchObject({ kind: { why } });
    expect(endpoint({ domainName: known(name, from()) }).kind).toMatchObject({ value: "host" });
  });
});

describe("the way through DNS", () => {
  const reach = (...dnsRecords: readonly DnsRecord[]) =>
    summary(endpoint({}, { loadBalancers: [web], dnsRecords }));

  it("follows an alias record", () => {
    expect(reach(alias(webName))).toEqual({ ...REACHED, via: ["aws_route53_record.origin"] });
  });

  it("follows a record of which the name is a variable's, and a CNAME to that", () => {
    const d = atom("var.domain");
    const records = [
      cname(text("lb.", d), { name: text("origin.", d), address: "one" }),
      alias(text("dualstack.", ...parts(webName)), { name: text("lb.", d), address: "two" }),
    ];
    const found = endpoint({ domainName: text("origin.", d) }, { loadBalancers: [web], dnsRecords: records });
    expect(summary(found)).toEqual({ ...REACHED, via: ["one", "two"] });
  });

  it("takes an A and an AAAA alias of one load balancer for one", () => {
    const v6 = alias(text("dualstack.", ...parts(webName)), { address: "v6", recordType: is("AAAA") });
    expect(reach(alias(webName), v6)).toEqual({ ...REACHED, via: ["aws_route53_record.origin", "v6"] });
  });

  it("does not choose between records with different targets", () => {
    const other = alias(nameOf(loadBalancer({ address: "aws_lb.other" })), { address: "other" });
    expect(reach(alias(webName), other)).toMatchObject({ kind: "unknown", loadBalancer: "unknown" });
  });

  it("ends at an address", () => {
    expect(reach(dnsRecord())).toMatchObject({ kind: "host", via: ["aws_route53_record.origin"] });
  });

  it("ignores case, and records of other types", () => {
    expect(reach(alias(webName, { name: is("ORIGIN.Example.com") }))).toMatchObject(REACHED);
    expect(reach(alias(webName), dnsRecord({ recordType: is("TXT"), address: "txt" })).via).toEqual([
      "aws_route53_record.origin",
    ]);
  });

  it("does not follow a record of a private zone, and shows it", () => {
    const zone = is(dnsZone({ private: is(true) }));
    expect(reach(alias(webName, { zone }))).toEqual({
      kind: "host",
      via: ["aws_route53_record.origin"],
      loadBalancer: "unknown",
      listener: "unknown",
    });
  });

  it("prefers the public zone, and of nested ones the longest", () => {
    const privately = alias(missing(), { address: "private", zone: is(dnsZone({ private: is(true) })) });
    expect(reach(privately, alias(webName))).toEqual({ ...REACHED, via: ["aws_route53_record.origin"] });
    const inner = alias(webName, { address: "inner", zone: is(dnsZone({ name: is("origin.example.com") })) });
    expect(reach(alias(missing()), inner)).toEqual({ ...REACHED, via: ["inner"] });
  });

  it("follows the wildcard above, at any depth, unless a closer name exists", () => {
    const wildcard = alias(webName, { name: is("*.example.com"), address: "wild" });
    expect(reach(wildcard)).toEqual({ ...REACHED, via: ["wild"] });
    const deep = { domainName: is("a.b.example.com") };
    const entities = { loadBalancers: [web] };
    expect(summary(endpoint(deep, { ...entities, dnsRecords: [wildcard] })).via).toEqual(["wild"]);
    const closer = dnsRecord({ name: is("b.example.com") });
    expect(summary(endpoint(deep, { ...entities, dnsRecords: [wildcard, closer] })).via).toEqual([]);
    expect(reach(wildcard, dnsRecord({ recordType: is("TXT") }))).toMatchObject({ kind: "host", via: [] });
  });

  it("follows the wildcard below a variable's domain", () => {
    const d = atom("var.domain");
    const wildcard = alias(webName, { name: text("*.", d) });
    const found = endpoint({ domainName: text("api.", d) }, { loadBalancers: [web], dnsRecords: [wildcard] });
    expect(summary(found)).toMatchObject(REACHED);
  });

  it("does not know the kind where an unclear record may be meant", () => {
    const unclear = alias(webName, { name: missing("var.record") });
    expect(reach(unclear)).toMatchObject({ kind: "unknown", via: [], loadBalancer: "unknown" });
    expect(endpoint({}, { dnsRecords: [unclear] }).kind).toMatchObject({ why: [{ what: "var.record" }] });
  });

  it.each([
    ["in another zone", { zone: is(dnsZone({ name: is("example.org") })) }],
    ["of another type", { recordType: is("MX") }],
    ["for ACM", { name: missing("aws_acm_certificate.web.domain_validation_options") }],
    ["with another known start", { name: text("www.", atom("var.d")) }],
  ])("does not mind an unclear record %s", (_, spec) => {
    expect(reach(alias(webName, { name: missing("var.record"), ...spec }))).toMatchObject({ kind: "host" });
  });

  it("sorts the records of a model out once, for however many origins", () => {
    let reads = 0;
    const dnsRecords = Array.from({ length: 200 }, (_, i) => ({
      ...cname(webName, { name: is(`n${i}.example.com`) }),
      get recordType() {
        reads += 1;
        return is("TXT");
      },
    }));
    const origins = Array.from({ length: 50 }, (_, i) => ({
      id: is(`o${i}`),
      domainName: text(atom(`var.d${i}`)),
    }));
    requestsOf({ origins }, { dnsRecords });
    expect(reads).toBeLessThan(10 * dnsRecords.length);
  });

  it("ends, whatever the records say", () => {
    const there = cname(is("b.example.com"));
    const back = cname(is("origin.example.com"), { name: is("b.example.com"), address: "back" });
    expect(reach(there, back)).toMatchObject({ kind: "host", via: ["aws_route53_record.origin", "back"] });
    const long = Array.from({ length: 100 }, (_, n) =>
      cname(is(`n${n + 1}.example.com`), { name: is(`n${n}.example.com`) }),
    );
    expect(reach(cname(is("n0.example.com")), ...long).via.length).toBeLessThan(20);
  });
});

describe("API domains", () => {
  const api = apiDomain({ certificates: closed([attached()]) });
  const target = text(atom(`${api.address}.target`, "api-domain-target-host", api.address));

  it.each<[string, OriginSpec, readonly DnsRecord[], string]>([
    ["by its own name", { domainName: is("api.example.com") }, [], "api-domain"],
    [
      "by its own name, with a record",
      { domainName: is("api.example.com") },
      [alias(target, { name: is("api.example.com") })],
      "api-domain",
    ],
    ["by another name that leads to it", {}, [alias(target)], "api-domain"],
    ["by its target", { domainName: target }, [], "api-domain-target"],
  ])("is found %s", (_, origin, dnsRecords, kind) => {
    const found = endpoint(origin, { apiDomains: [api], dnsRecords });
    expect(found.kind).toMatchObject({ value: kind });
    expect(found.apiDomain).toMatchObject({ value: { address: api.address } });
    expect(found.certificates.items).toHaveLength(1);
    expect(summary(found)).toMatchObject({ loadBalancer: "absent", listener: "absent" });
  });

  it("is not taken for what its record leads to instead", () => {
    const entities = {
      apiDomains: [api],
      loadBalancers: [web],
      dnsRecords: [alias(webName, { name: api.name })],
    };
    expect(summary(endpoint({ domainName: api.name }, entities))).toMatchObject(REACHED);
  });

  it("may be meant where its name is not known", () => {
    const found = endpoint({}, { apiDomains: [apiDomain({ name: missing("var.api") })] });
    expect(found.kind).toMatchObject({ kind: "unknown", why: [{ what: "var.api" }] });
  });
});

describe("VPC origins", () => {
  const vpc: OriginSpec = { access: is("vpc"), domainName: is("internal.local") };

  it("reaches the load balancer without DNS", () => {
    const found = endpoint({ ...vpc, vpcOrigin: is(vpcOrigin()) }, { dnsRecords: [dnsRecord()] });
    expect(summary(found)).toEqual({ ...REACHED, via: [] });
  });

  it.each([
    ["an instance's ARN", text("arn:aws:ec2:eu-west-1:1:instance/", atom("i")), "ec2"],
    [
      "a load balancer's ARN",
      is("arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/app/x/1"),
      "load-balancer",
    ],
    ["an ARN that is not known", missing("var.arn"), "unknown"],
  ])("tells the kind by %s", (_, targetArn, kind) => {
    const found = endpoint({ ...vpc, vpcOrigin: is(vpcOrigin({ targetArn, loadBalancer: missing() })) });
    expect(summary(found)).toMatchObject({ kind, loadBalancer: "unknown", via: [] });
  });

  it("is unknown where the VPC origin is not in the input", () => {
    expect(summary(endpoint({ ...vpc, vpcOrigin: missing() }))).toMatchObject({ kind: "unknown" });
  });
});

describe("the listener", () => {
  const at = (spec: LoadBalancerSpec, port: Value<number> = is(443)): Endpoint => {
    const balancer = loadBalancer(spec);
    return endpoint({ domainName: nameOf(balancer), httpsPort: port }, { loadBalancers: [balancer] });
  };
  const listener = (spec: LoadBalancerSpec, port?: Value<number>) => at(spec, port).listener.kind;

  it.each<[string, LoadBalancerSpec, string]>([
    ["is the one on the port", { listeners: [{ port: is(80) }, {}] }, "known"],
    ["is absent where all are on others", { listeners: [{ port: is(80) }] }, "absent"],
    ["is unknown where none is in the input", { listeners: [] }, "unknown"],
    [
      "is unknown where a port is not known",
      { listeners: [{ port: is(80) }, { port: missing() }] },
      "unknown",
    ],
    ["is known beside one of unknown port", { listeners: [{ port: missing() }, {}] }, "known"],
    [
      "is unknown where there may be more",
      { listeners: [{ port: is(80) }], moreListeners: [reason()] },
      "unknown",
    ],
    ["is never one for UDP", { listeners: [{ protocol: is("UDP") }] }, "absent"],
  ])("%s", (_, spec, expected) => {
    expect(listener(spec)).toBe(expected);
  });

  it("is unknown where the origin's port is", () => {
    expect(listener({}, missing("var.port"))).toBe("unknown");
  });

  it("presents its certificates, unless it passes TLS on", () => {
    const certificates = closed([attached(certificate())]);
    expect(at({ listeners: [{ certificates }] }).certificates).toEqual(certificates);
    const passing = at({ listeners: [{ certificates: closed([]), protocol: is("TCP") }] });
    expect(passing.certificates).toMatchObject({ items: [], open: [{ what: "aws_lb_listener.https" }] });
    expect(at({ listeners: [{ port: is(80) }] }).certificates).toEqual({ items: [], open: [] });
  });
});

describe("certificates elsewhere", () => {
  it("are open where AWS or a stranger keeps them, and none over HTTP", () => {
    const spec: DistributionSpec = {
      origins: [
        { domainName: is("abc.execute-api.eu-west-1.amazonaws.com"), protocolPolicy: is("match-viewer") },
      ],
      behaviors: [{ viewerProtocolPolicy: is("allow-all") }],
    };
    expect(requestOf(spec, {}, "https").endpoint.certificates.open).toHaveLength(1);
    expect(requestOf(spec, {}, "http").endpoint.certificates).toEqual({ items: [], open: [] });
    expect(requestOf().endpoint.certificates.open).toHaveLength(1);
  });
});

function parts(name: Unknown) {
  return name.form?.kind === "text" ? name.form.parts : [];
}
