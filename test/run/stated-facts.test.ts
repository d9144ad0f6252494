import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildModel } from "../../src/adapt/build-model.ts";
import type { Report } from "../../src/finding.ts";
import { run } from "../../src/run.ts";
import { LineTable } from "../../src/source/source-file.ts";
import { entityJson } from "../support/model-json.ts";
import { evaluationOf, type Plain, resource } from "../support/resources.ts";

const ARN = "arn:aws:acm:eu-west-1:123456789012:certificate/1";

const DISTRIBUTION = `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}
`;

/** The origin is a load balancer of the code, with a certificate that the code only refers to. */
const TERRAFORM = `${DISTRIBUTION}
resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.web.dns_name
    zone_id                = aws_lb.web.zone_id
    evaluate_target_health = true
  }
}

resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = "${ARN}"
}
`;

const CLOUDFORMATION = `
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Https:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: ${ARN}
  Origin:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneName: example.com.
      Name: origin.example.com
      Type: A
      AliasTarget:
        DNSName: !GetAtt Web.DNSName
        HostedZoneId: !GetAtt Web.CanonicalHostedZoneID
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`;

async function check(files: Readonly<Record<string, string>>, facts: object = {}): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), "originlint-facts-"));
  mkdirSync(join(folder, ".git"));
  const all = { ...files, "originlint.config.jsonc": JSON.stringify({ facts }, undefined, 2) };
  for (const [name, text] of Object.entries(all)) writeFileSync(join(folder, name), text);
  try {
    return (await run({ paths: ["."], workingDirectory: folder, now: 0 })).report;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const found = ({ findings }: Report) => findings.map(({ rule, certainty }) => `${certainty} ${rule}`);
const isUndecided = ({ undecided }: Report, id: string) => undecided.some(({ rules }) => rules.includes(id));
const certificate = (...names: string[]) => ({ certificates: { [ARN]: { names } } });

describe.each([
  ["Terraform", { "main.tf": TERRAFORM }],
  ["CloudFormation", { "template.yaml": CLOUDFORMATION }],
])("a certificate that the code gives by its ARN, in %s", (_, files) => {
  it("is one whose names nobody knows", async () => {
    const report = await check(files);
    expect(found(report)).toEqual([]);
    expect(isUndecided(report, "name/not-covered")).toBe(true);
  });

  it.each(["origin.example.com", "*.example.com"])(
    "covers the origin where the config says %s",
    async (name) => {
      const report = await check(files, certificate("other.example", name));
      expect(found(report)).toEqual([]);
      expect(isUndecided(report, "name/not-covered")).toBe(false);
    },
  );

  it("does not where the config says another name, and the finding points at both", async () => {
    const report = await check(files, certificate("www.example.com"));
    expect(found(report)).toEqual(["likely name/not-covered"]);
    const related = report.findings[0]?.related ?? [];
    expect(related).toContainEqual(
      expect.objectContaining({ place: expect.objectContaining({ file: "originlint.config.jsonc" }) }),
    );
  });

  it("is not another certificate of the config", async () => {
    const other = ARN.replace(/1$/, "2");
    const report = await check(files, { certificates: { [other]: { names: ["www.example.com"] } } });
    expect(found(report)).toEqual([]);
  });
});

describe("names in the config, for a certificate of the input", () => {
  const place = new LineTable({ path: "c", text: "[]" }).place(0, 2);
  const stated = [{ arn: ARN, names: [{ text: "stated.example.com", place }], place }];

  function namesOf(mode: "data" | "managed", properties: { readonly [name: string]: Plain }): unknown {
    const made = resource(
      "aws_acm_certificate",
      "aws_acm_certificate.a",
      { arn: ARN, ...properties },
      { mode },
    );
    const { model } = buildModel(evaluationOf(made), { certificates: stated, outsideHosts: [] }).value;
    expect(model.certificates).toHaveLength(1);
    return entityJson(model.certificates[0]);
  }

  it("say those of one that is looked up", () => {
    expect(namesOf("data", { domain: "example.com" })).toMatchObject({ names: ["stated.example.com"] });
  });

  it("do not gainsay the code", () => {
    expect(namesOf("managed", { domain_name: "example.com" })).toMatchObject({ names: ["example.com"] });
  });
});

describe("a host that the config knows to be outside", () => {
  const OTHER_RECORD = `
resource "aws_route53_record" "www" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "www.example.com"
  type    = "A"
  ttl     = 300
  records = ["52.95.110.9"]
}
`;

  it("misses no record in a zone of the code", async () => {
    const files = { "main.tf": DISTRIBUTION + OTHER_RECORD };
    expect(found(await check(files))).toEqual(["possible dns/missing-record"]);
    expect(found(await check(files, { outsideHosts: ["Origin.Example.com."] }))).toEqual([]);
    expect(found(await check(files, { outsideHosts: ["example.com"] }))).toEqual([
      "possible dns/missing-record",
    ]);
  });

  it("has no listener of the code", async () => {
    const files = { "main.tf": TERRAFORM.replace("port              = 443", "port              = 8443") };
    expect(found(await check(files))).toContain("likely port/no-listener");
    const report = await check(files, { outsideHosts: ["origin.example.com"] });
    expect(found(report)).toEqual([]);
    expect(isUndecided(report, "port/no-listener")).toBe(false);
  });
});
