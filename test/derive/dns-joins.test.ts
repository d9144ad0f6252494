import { describe, expect, it } from "vitest";
import { loadAssembly } from "../../src/evaluate/cdk/load-assembly.ts";
import type { ExampleLanguage } from "../../src/policy/examples.ts";
import { MemoryFiles } from "../../src/source/memory-files.ts";
import type { World } from "../../src/worlds.ts";
import { judgeInEveryWorld, runExample } from "../support/run-example.ts";

/** What the one origin of the code leads to: the records, and the load balancer at their end. */
function way(files: Readonly<Record<string, string>>, language: ExampleLanguage) {
  const { world } = runExample([], files, language);
  return world && wayIn(world);
}

function wayIn({ requests: [request] }: World) {
  const { endpoint } = request ?? {};
  const { loadBalancer } = endpoint ?? {};
  return {
    via: endpoint?.via.map(({ address }) => address),
    end: loadBalancer?.kind === "known" ? loadBalancer.value.address : loadBalancer?.kind,
  };
}

const SITE = (domain: string) => `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = ${domain}

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
`;

const ZONES = `
resource "aws_lb" "web" {}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_zone" "child" {
  name = "dev.example.com"
}

resource "aws_route53_zone" "inside" {
  name = "example.com"

  vpc {
    vpc_id = "vpc-0123456789abcdef0"
  }
}
`;

function record(name: string, zone: string, dns: string, type: string, target: string): string {
  return `
resource "aws_route53_record" "${name}" {
  zone_id = aws_route53_zone.${zone}.zone_id
  name    = ${dns}
  type    = "${type}"
  ttl     = 300
  records = [${target}]
}
`;
}

describe("in Terraform", () => {
  it.each([
    [
      "a chain of CNAME records",
      record("a", "main", '"origin"', "CNAME", '"lb.example.com"') +
        record("b", "main", '"lb.example.com"', "CNAME", "aws_lb.web.dns_name"),
      '"origin.example.com"',
      { via: ["aws_route53_record.a", "aws_route53_record.b"], end: "aws_lb.web" },
    ],
    [
      "a wildcard, two labels deep",
      record("wild", "main", '"*.example.com"', "CNAME", "aws_lb.web.dns_name"),
      '"a.b.example.com"',
      { via: ["aws_route53_record.wild"], end: "aws_lb.web" },
    ],
    [
      "a closer name hides the wildcard",
      record("wild", "main", '"*.example.com"', "CNAME", "aws_lb.web.dns_name") +
        record("closer", "main", '"b.example.com"', "TXT", '"here"'),
      '"a.b.example.com"',
      { via: [], end: "unknown" },
    ],
    [
      "the private zone of the same name is not asked",
      record("inside", "inside", '"origin"', "A", '"10.0.0.1"') +
        record("outside", "main", '"origin"', "CNAME", "aws_lb.web.dns_name"),
      '"origin.example.com"',
      { via: ["aws_route53_record.outside"], end: "aws_lb.web" },
    ],
    [
      "a delegated child zone goes before its parent",
      record("delegation", "main", '"dev"', "NS", "aws_route53_zone.child.name_servers[0]") +
        record("shadowed", "main", '"origin.dev"', "CNAME", '"elsewhere.example.net"') +
        record("origin", "child", '"origin"', "CNAME", "aws_lb.web.dns_name"),
      '"origin.dev.example.com"',
      { via: ["aws_route53_record.origin"], end: "aws_lb.web" },
    ],
    [
      "the records by which ACM validates are no others' names",
      `
resource "aws_acm_certificate" "web" {
  domain_name       = "origin.example.com"
  validation_method = "DNS"
}

resource "aws_route53_record" "validation" {
  for_each = { for o in aws_acm_certificate.web.domain_validation_options : o.domain_name => o }

  zone_id = aws_route53_zone.main.zone_id
  name    = each.value.resource_record_name
  type    = each.value.resource_record_type
  ttl     = 60
  records = [each.value.resource_record_value]
}
${record("origin", "main", '"origin"', "CNAME", "aws_lb.web.dns_name")}`,
      "aws_route53_record.origin.fqdn",
      { via: ["aws_route53_record.origin"], end: "aws_lb.web" },
    ],
  ])("%s", (_, records, domain, expected) => {
    expect(way({ "main.tf": ZONES + records + SITE(domain) }, "terraform")).toEqual(expected);
  });

  it("through modules, and one record of several that for_each makes", () => {
    const files = {
      "main.tf": `
module "network" {
  source = "./network"
}

module "names" {
  source  = "./names"
  targets = { origin = "lb.example.com", lb = module.network.host }
}
${SITE('module.names.fqdns["origin"]')}`,
      "network/main.tf": 'resource "aws_lb" "web" {}\n\noutput "host" {\n  value = aws_lb.web.dns_name\n}\n',
      "names/main.tf": `
variable "targets" {
  type = map(string)
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "each" {
  for_each = var.targets

  zone_id = aws_route53_zone.main.zone_id
  name    = each.key
  type    = "CNAME"
  ttl     = 300
  records = [each.value]
}

output "fqdns" {
  value = { for name, record in aws_route53_record.each : name => record.fqdn }
}
`,
    };
    expect(way(files, "terraform")).toEqual({
      via: ['module.names.aws_route53_record.each["origin"]', 'module.names.aws_route53_record.each["lb"]'],
      end: "module.network.aws_lb.web",
    });
  });
});

/** A stack of an assembly. */
function stack(Resources: object, Outputs: object = {}): string {
  return JSON.stringify({ Resources, Outputs });
}

function cnameRecord(name: string, target: unknown, zone: object): object {
  const Properties = { Name: name, Type: "CNAME", TTL: "300", ResourceRecords: [target], ...zone };
  return { Type: "AWS::Route53::RecordSet", Properties };
}

describe("in CloudFormation", () => {
  it("across the stacks of an assembly: the load balancer, and each record of the chain, in another", () => {
    const artifacts = Object.fromEntries(
      ["Network", "Names", "Site"].map((name) => [
        name,
        {
          type: "aws:cloudformation:stack",
          environment: "aws://unknown-account/eu-west-1",
          properties: { templateFile: `${name}.json` },
        },
      ]),
    );
    const files = new MemoryFiles({
      "manifest.json": JSON.stringify({ version: "36.0.0", artifacts }),
      "Network.json": stack(
        { Web: { Type: "AWS::ElasticLoadBalancingV2::LoadBalancer" } },
        { Host: { Value: { "Fn::GetAtt": ["Web", "DNSName"] }, Export: { Name: "host" } } },
      ),
      "Names.json": stack(
        {
          Zone: { Type: "AWS::Route53::HostedZone", Properties: { Name: "example.com" } },
          Record: cnameRecord(
            "lb.example.com.",
            { "Fn::ImportValue": "host" },
            { HostedZoneId: { Ref: "Zone" } },
          ),
        },
        { ZoneId: { Value: { Ref: "Zone" }, Export: { Name: "zone" } } },
      ),
      "Site.json": stack({
        Chain: cnameRecord("origin.example.com", "lb.example.com", {
          HostedZoneId: { "Fn::ImportValue": "zone" },
        }),
        Site: {
          Type: "AWS::CloudFront::Distribution",
          Properties: {
            DistributionConfig: {
              Enabled: true,
              Origins: [
                {
                  Id: "web",
                  DomainName: "origin.example.com",
                  CustomOriginConfig: {
                    OriginProtocolPolicy: "https-only",
                    OriginSSLProtocols: ["TLSv1.2"],
                  },
                },
              ],
              DefaultCacheBehavior: {
                TargetOriginId: "web",
                ViewerProtocolPolicy: "redirect-to-https",
                CachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
              },
            },
          },
        },
      }),
    });
    const root = loadAssembly("", files).value;
    expect(root && wayIn(judgeInEveryWorld(root, []))).toEqual({
      via: ["Site/Chain", "Names/Record"],
      end: "Network/Web",
    });
  });
});
