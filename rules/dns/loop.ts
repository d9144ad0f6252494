import {
  addressIn,
  any,
  contains,
  type Distribution,
  type DnsRecord,
  decide,
  defineRule,
  type Evidence,
  ifKnown,
  items,
  NOT_APPLICABLE,
  normalizeName,
  not,
  type OriginRequest,
  observedOf,
  type Participant,
  sameName,
  seenName,
  truth,
  type Value,
} from "../../src/rule.ts";

export default defineRule({
  title: "The origin's name leads back to the distribution itself",
  section: "F",
  consequence: "403",
  certainty: "proven",
  subject: "originRequest",
  message: "{origin.domainName} {how}, so CloudFront would be its own origin",
  why: "A request to the origin arrives at the same distribution again. CloudFront recognises the loop and refuses the request, and the viewer gets 403 instead of the content.",
  fix: "Give the origin a name of its own, origin.example.com for instance, with a record that leads to the server, and set domain_name (CloudFormation: DomainName) to it. With Host forwarded, the server still sees the name that viewers use.",
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-403-permission-denied.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html#DownloadDistValuesDomainName",
  ],
  check(request) {
    const { distribution, endpoint, origin } = request;
    const { kind } = endpoint;
    if (kind.kind === "known" && !MAY_LEAD_BACK.has(kind.value)) return NOT_APPLICABLE;
    const isAlias = contains(distribution.aliases, origin.domainName, sameName);
    const records = endpoint.via.filter((record) => leadsTo(record, distribution.address));
    const seen = evidenceOfLoop(request);
    const leadsBack = any([isAlias, truth(records.length > 0 || seen.length > 0)]);
    return decide(truth(true), not(leadsBack), () => ({
      outcome: "fail",
      at: origin.domainName.from,
      args: {
        how:
          isAlias.is === true
            ? "is an alias of this very distribution"
            : "resolves to this very distribution",
      },
      related: isAlias.is === true ? [alias(distribution.aliases)] : records.map(pointer),
      evidence: seen,
    }));
  },
  examples: [
    {
      name: "the origin is an alias of the distribution",
      expect: "fail",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = "www.example.com" # <- fail

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
`,
      cloudformation: `
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: web
            DomainName: www.example.com # <- fail
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "the record of the origin points back at the distribution",
      expect: "fail",
      terraform: `
resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "A"

  alias {
    name                   = aws_cloudfront_distribution.site.domain_name
    zone_id                = aws_cloudfront_distribution.site.hosted_zone_id
    evaluate_target_health = false
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com" # <- fail

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
`,
      cloudformation: `
Resources:
  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
  Record:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: origin.example.com
      Type: A
      AliasTarget:
        DNSName: !GetAtt Site.DomainName
        HostedZoneId: Z2FDTNDATAQYW2
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com # <- fail
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "a name of its own below a wildcard alias",
      expect: "pass",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["*.example.com"]

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
`,
      cloudformation: `
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: ["*.example.com"]
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "the aliases have no value",
      expect: "unknown",
      terraform: `
variable "aliases" {
  type = list(string)
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = var.aliases

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
`,
      cloudformation: `
Parameters:
  Aliases:
    Type: CommaDelimitedList
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: !Ref Aliases
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "no alias lies in a domain of AWS",
      expect: "not-applicable",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = "web-1234567890.eu-west-1.elb.amazonaws.com"

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
`,
      cloudformation: `
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: web
            DomainName: web-1234567890.eu-west-1.elb.amazonaws.com
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
  ],
});

/** All others are names of AWS's that no distribution has as an alias. */
const MAY_LEAD_BACK: ReadonlySet<string> = new Set(["host", "distribution", "api-domain"]);

function leadsTo({ aliasTarget, values }: DnsRecord, distribution: string): boolean {
  const targets = [aliasTarget, ...(values.kind === "known" ? values.value : [])];
  return targets.some((target) => addressIn(target, "distribution-host") === distribution);
}

function alias({ from }: Value<unknown>): Participant {
  return { at: from, label: "the aliases of the distribution" };
}

function pointer({ from }: DnsRecord): Participant {
  return { at: from, label: "the record that leads to the distribution" };
}

/**
 * By its own name, which is known once it is deployed; by an alias of its own on the way to any distribution, since no other one
 * can have the alias.
 */
function evidenceOfLoop(request: OriginRequest): readonly Evidence[] {
  const { distribution, origin } = request;
  const seen = observedOf(request);
  const name = seen && seenName(seen);
  if (name === undefined) return [];
  const way = [normalizeName(ifKnown(origin.domainName) ?? ""), ...name.answer.aliases];
  const own = ifKnown(distribution.domainName);
  const isLoop = own === undefined ? isByAlias(way, distribution) : way.includes(normalizeName(own));
  return isLoop ? [name.evidence] : [];
}

function isByAlias(way: readonly string[], { aliases }: Distribution): boolean {
  const own = items(aliases).items.flatMap((alias) => ifKnown(alias) ?? []);
  const names = new Set(own.map(normalizeName));
  return DISTRIBUTION.test(way.at(-1) ?? "") && way.some((one) => names.has(one));
}

const DISTRIBUTION = /\.cloudfront\.(net|cn)$/;
