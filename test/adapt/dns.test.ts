import { describe, expect, it } from "vitest";
import { buildModel } from "../../src/adapt/build-model.ts";
import type { Resource } from "../../src/evaluate/resource.ts";
import { evaluationOf, type Plain, ref, resource, undecided } from "../support/resources.ts";

function model(...resources: readonly Resource[]) {
  return buildModel(evaluationOf(...resources)).value.model;
}

function zone(name: string, properties: { readonly [name: string]: Plain }): Resource {
  return resource("aws_route53_zone", `aws_route53_zone.${name}`, properties);
}

function record(properties: { readonly [name: string]: Plain }): Resource {
  return resource("aws_route53_record", "aws_route53_record.r", { type: "a", ...properties });
}

describe("a zone", () => {
  it("is private where it is bound to a VPC", () => {
    const privacy = (vpc: Plain) => model(zone("z", { name: "example.com", vpc })).dnsZones[0]?.private;
    expect(privacy([{ vpc_id: "vpc-1" }])).toMatchObject({ value: true });
    expect(privacy([])).toMatchObject({ value: false });
    expect(privacy(null)).toMatchObject({ value: false, from: { kind: "provider-default" } });
    expect(privacy(undecided())).toMatchObject({ kind: "unknown" });
  });

  it("that is looked up is not managed here", () => {
    const data = resource(
      "aws_route53_zone",
      "data.aws_route53_zone.z",
      { name: "Example.com.", private_zone: true },
      { mode: "data" },
    );
    expect(model(data).dnsZones).toMatchObject([
      { managed: false, name: { value: "example.com" }, private: { value: true } },
    ]);
  });

  it("that is only named by its id is one that is not managed here, one for all its records", () => {
    const second = resource("aws_route53_record", "aws_route53_record.s", {
      zone_id: "Z1",
      name: "b.example.com",
    });
    const { dnsZones, dnsRecords } = model(record({ zone_id: "Z1", name: "a.example.com" }), second);
    expect(dnsZones).toMatchObject([
      { address: "Z1", managed: false, name: { kind: "unknown" }, private: { kind: "unknown" } },
    ]);
    for (const { zone: found } of dnsRecords) expect(found.kind === "known" && found.value).toBe(dnsZones[0]);
  });

  it("is found by name in CloudFormation, unless several have that name", () => {
    const hosted = (logicalId: string) =>
      resource("AWS::Route53::HostedZone", logicalId, { Name: "example.com" });
    const set = resource("AWS::Route53::RecordSet", "R", {
      HostedZoneName: "Example.com.",
      Name: "a.example.com.",
      Type: "A",
    });
    expect(model(set, hosted("Z")).dnsRecords[0]?.zone).toMatchObject({
      value: { address: "Z", managed: true },
    });
    expect(model(set).dnsRecords[0]?.zone).toMatchObject({
      value: { managed: false, name: { value: "example.com" } },
    });
    expect(model(set, hosted("Z"), hosted("Y")).dnsRecords[0]?.zone).toMatchObject({
      kind: "unknown",
      why: [{ why: "not-in-input" }],
    });
  });
});

describe("a record", () => {
  const main = zone("z", { name: "example.com" });
  const zoneId = ref("aws_route53_zone.z", "zone_id");

  it("has the name that Terraform completes", () => {
    expect(model(main, record({ zone_id: zoneId, name: "WWW" })).dnsRecords).toMatchObject([
      { name: { value: "www.example.com" }, recordType: { value: "A" }, aliasTarget: { kind: "absent" } },
    ]);
  });

  it("lends its name to what refers to it", () => {
    const name = ref("aws_route53_record.r", "fqdn");
    const distribution = resource("aws_cloudfront_distribution", "aws_cloudfront_distribution.d", {
      aliases: [name],
      origin: [{ domain_name: name }],
    });
    const certificate = resource("aws_acm_certificate", "aws_acm_certificate.c", { domain_name: name });
    const built = model(main, record({ zone_id: zoneId, name: "www" }), distribution, certificate);
    expect(built.origins[0]?.domainName).toMatchObject({
      value: "www.example.com",
      from: { address: "aws_cloudfront_distribution.d", via: [{ address: "aws_route53_record.r" }] },
    });
    expect(built.distributions[0]?.aliases).toMatchObject({ value: [{ value: "www.example.com" }] });
    expect(built.certificates[0]?.names).toMatchObject({ value: [{ value: "www.example.com" }] });
  });

  it("of a group that a condition hides is there, and not known", () => {
    const sets = [{ Name: "a.example.com", Type: "A" }, undecided()];
    const group = resource("AWS::Route53::RecordSetGroup", "G", {
      HostedZoneName: "example.com.",
      RecordSets: sets,
    });
    expect(model(group).dnsRecords).toMatchObject([
      { name: { value: "a.example.com" } },
      {
        name: { kind: "unknown", why: [{ why: "condition" }] },
        uncertain: [{ why: "condition" }],
        zone: { kind: "known" },
      },
    ]);
  });
});
