import {
  type DnsRecord,
  defineRule,
  type Evidence,
  type Fail,
  ifKnown,
  NOT_APPLICABLE,
  normalizeName,
  type OriginRequest,
  observedOf,
  PASS,
  seenName,
  undecidable,
  type Verdict,
} from "../../src/rule.ts";

type Family = "ipv4" | "ipv6";

export default defineRule({
  title: "The origin has no address of the family that CloudFront uses",
  section: "F",
  consequence: "502",
  certainty: "proven",
  subject: "originRequest",
  message:
    "CloudFront connects to {origin.domainName} over {wanted} only, and the name has {others} addresses alone",
  why: "The origin's IP address type decides which records CloudFront asks for: `ipv4` (the default) means A, `ipv6` means AAAA, `dualstack` both. Where the name has only the other kind, CloudFront finds no address to connect to and returns 502.",
  fix: 'Set ip_address_type (CloudFormation: IpAddressType) of the origin to the family that the name has, or to "dualstack", or add the record that is missing.',
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-enable-ipv6.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html",
  ],
  check(request) {
    const { access, addressType } = request.origin;
    if (access.kind === "known" && access.value !== "custom") return NOT_APPLICABLE;
    const { found, evidence } = familiesSeen(request) ?? { found: familiesInCode(request), evidence: [] };
    if (found === undefined) return NOT_APPLICABLE;
    if (addressType.kind === "unknown") return undecidable(addressType.why);
    const wanted = addressType.kind === "known" ? addressType.value : "ipv4";
    if (wanted !== "ipv4" && wanted !== "ipv6") return PASS;
    return isMissing(found, wanted) ? mismatch(request, wanted, evidence) : PASS;
  },
  examples: [
    {
      name: "IPv6 only, and the name has only an A record",
      expect: "fail",
      terraform: `
resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "A"
  ttl     = 300
  records = ["52.95.110.1"]
}

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
      ip_address_type        = "ipv6" # <- fail
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
  Origin:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: origin.example.com
      Type: A
      TTL: "300"
      ResourceRecords: [52.95.110.1]
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
              IpAddressType: ipv6 # <- fail
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "IPv4 by default, and the name has only an AAAA record",
      expect: "fail",
      terraform: `
resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin6" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "AAAA"
  ttl     = 300
  records = ["2600:9000::1"]
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
  Origin6:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: origin.example.com
      Type: AAAA
      TTL: "300"
      ResourceRecords: ["2600:9000::1"]
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
      name: "the name was seen to have only IPv6 addresses",
      expect: "fail",
      live: "address-family-ipv6-only",
      terraform: `
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
      name: "the name has both",
      expect: "pass",
      terraform: `
resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "A"
  ttl     = 300
  records = ["52.95.110.1"]
}

resource "aws_route53_record" "origin6" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "AAAA"
  ttl     = 300
  records = ["2600:9000::1"]
}

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
      ip_address_type        = "ipv6"
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
  Origin:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: origin.example.com
      Type: A
      TTL: "300"
      ResourceRecords: [52.95.110.1]
  Origin6:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: origin.example.com
      Type: AAAA
      TTL: "300"
      ResourceRecords: ["2600:9000::1"]
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
              IpAddressType: ipv6
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "dual stack takes either",
      expect: "pass",
      terraform: `
resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin6" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "AAAA"
  ttl     = 300
  records = ["2600:9000::1"]
}

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
      ip_address_type        = "dualstack"
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
  Origin6:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: origin.example.com
      Type: AAAA
      TTL: "300"
      ResourceRecords: ["2600:9000::1"]
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
              IpAddressType: dualstack
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "the name was seen to have an IPv4 address",
      expect: "pass",
      live: "address-family-healthy",
      terraform: `
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
`,
      cloudformation: `
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
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
      name: "the address type has no value",
      expect: "unknown",
      terraform: `
variable "family" {
  type = string
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "A"
  ttl     = 300
  records = ["52.95.110.1"]
}

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
      ip_address_type        = var.family
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
  Family:
    Type: String
Resources:
  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
  Origin:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: origin.example.com
      Type: A
      TTL: "300"
      ResourceRecords: [52.95.110.1]
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
              IpAddressType: !Ref Family
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "nothing is known of the records",
      expect: "not-applicable",
      terraform: `
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
`,
      cloudformation: `
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
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
  ],
});

function isMissing(found: ReadonlySet<Family>, wanted: Family): boolean {
  return found.size > 0 && !found.has(wanted);
}

function mismatch(
  { endpoint, origin }: OriginRequest,
  wanted: Family,
  evidence: readonly Evidence[],
): Verdict {
  const { addressType, domainName } = origin;
  const isWritten = addressType.from.kind === "argument";
  const fail: Fail = {
    outcome: "fail",
    at: isWritten ? addressType.from : domainName.from,
    args: { wanted: NAMES[wanted], others: NAMES[wanted === "ipv4" ? "ipv6" : "ipv4"] },
    related: endpoint.via.map(({ from }) => ({ at: from, label: "the record" })),
    evidence,
  };
  return fail;
}

const NAMES = { ipv4: "IPv4", ipv6: "IPv6" } as const;

interface Families {
  readonly found: ReadonlySet<Family>;
  readonly evidence: readonly Evidence[];
}

function familiesSeen(request: OriginRequest): Families | undefined {
  const seen = observedOf(request);
  const name = seen && seenName(seen);
  if (name?.is !== "answered") return undefined;
  const { ipv4, ipv6 } = name.answer;
  const found = new Set<Family>([...(ipv4.length > 0 ? FOUR : []), ...(ipv6.length > 0 ? SIX : [])]);
  return { found, evidence: [name.evidence] };
}

const FOUR = ["ipv4"] as const;
const SIX = ["ipv6"] as const;
const BOTH = [...FOUR, ...SIX] as const;

/** `undefined` where the records of the input do not tell, or are not all there. */
function familiesInCode({ endpoint }: OriginRequest): ReadonlySet<Family> | undefined {
  const { loadBalancer, via } = endpoint;
  if (via.length === 0 || !via.every(isOfManagedZone)) return undefined;
  let found: readonly Family[] = loadBalancer.kind === "known" ? familiesOf(loadBalancer.value) : BOTH;
  for (const records of byName(via)) {
    const types = records.map(({ recordType }) => ifKnown(recordType)?.toUpperCase());
    if (types.includes(undefined)) return undefined;
    if (types.includes("CNAME")) continue;
    found = found.filter((family) => types.includes(family === "ipv4" ? "A" : "AAAA"));
  }
  return new Set(found);
}

/** Of one that is looked up, further records may stand elsewhere. */
function isOfManagedZone({ zone }: DnsRecord): boolean {
  return zone.kind === "known" && zone.value.managed;
}

function familiesOf({ addressType }: { readonly addressType: DnsRecord["name"] }): readonly Family[] {
  return ifKnown(addressType) === "ipv4" ? FOUR : BOTH;
}

function byName(via: readonly DnsRecord[]): Iterable<readonly DnsRecord[]> {
  const groups = new Map<string, DnsRecord[]>();
  for (const record of via) {
    const name = normalizeName(ifKnown(record.name) ?? record.address);
    groups.set(name, [...(groups.get(name) ?? []), record]);
  }
  return groups.values();
}
