import {
  type DnsRecord,
  defineRule,
  type Fail,
  items,
  NOT_APPLICABLE,
  type ObservedOrigin,
  type OriginRequest,
  observedOf,
  PASS,
  privateAddressKind,
  type Reason,
  seenName,
  undecidable,
  type Verdict,
} from "../../src/rule.ts";

export default defineRule({
  title: "The origin's name resolves to an address that is not on the internet",
  section: "D",
  consequence: "504",
  certainty: "proven",
  subject: "originRequest",
  message:
    "{origin.domainName} resolves to {address}, and CloudFront reaches a custom origin over the internet",
  why: "CloudFront connects to custom origins over the public internet. Packets to private, loopback and link-local addresses lead nowhere there: the connection times out, and the viewer gets 504 (or 502). That the name works from inside the VPC does not help.",
  fix: "Make the origin a VPC origin (aws_cloudfront_vpc_origin with vpc_origin_config; CloudFormation: AWS::CloudFront::VpcOrigin with VpcOriginConfig), or let the record point at a public address.",
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-504-gateway-timeout.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html",
  ],
  check(request) {
    const { access } = request.origin;
    if (access.kind === "known" && access.value !== "custom") return NOT_APPLICABLE;
    const seen = observedOf(request);
    if (seen === undefined || seenName(seen)?.is !== "answered") return judgeCode(request);
    return judgeSeen(request, seen);
  },
  examples: [
    {
      name: "a private address in a public zone",
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
  records = ["10.0.1.17"]
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
  Origin:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: origin.example.com
      Type: A
      TTL: "300"
      ResourceRecords: [10.0.1.17]
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
      name: "the name was seen to resolve to a private address",
      expect: "fail",
      live: "private-address-seen",
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
      name: "one address of two is private",
      expect: "fail",
      live: "private-address-one-of-two",
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
      name: "a public address in a public zone",
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
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "the name was seen to resolve to a public address",
      expect: "pass",
      live: "private-address-healthy",
      terraform: `
resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "A"
  ttl     = 300
  records = ["10.0.1.17"]
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
      ResourceRecords: [10.0.1.17]
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
      name: "what a private zone says is not seen by CloudFront",
      expect: "not-applicable",
      terraform: `
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_route53_zone" "main" {
  name = "example.com"

  vpc {
    vpc_id = aws_vpc.main.id
  }
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "A"
  ttl     = 300
  records = ["10.0.1.17"]
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
  Main:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.0.0.0/16
  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
      VPCs:
        - VPCId: !Ref Main
          VPCRegion: eu-west-1
  Origin:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: origin.example.com
      Type: A
      TTL: "300"
      ResourceRecords: [10.0.1.17]
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
      name: "an address without a value",
      expect: "unknown",
      terraform: `
variable "address" {
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
  records = [var.address]
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
  Address:
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
      ResourceRecords: [!Ref Address]
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
      name: "nothing is known of the address",
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

/** Where public addresses stand beside it, CloudFront may be lucky. */
function judgeSeen({ origin }: OriginRequest, { addresses, resolution }: ObservedOrigin): Verdict {
  const hidden = addresses.filter(({ isPublic }) => !isPublic);
  if (hidden.length === 0) return PASS;
  return {
    outcome: "fail",
    certainty: hidden.length === addresses.length ? "proven" : "likely",
    at: origin.domainName.from,
    args: { address: hidden.map(({ address }) => told(address)).join(" and ") },
    evidence: resolution === undefined ? hidden.map(({ evidence }) => evidence) : [resolution.evidence],
  };
}

function told(address: string): string {
  return `${address}, ${privateAddressKind(address) ?? "an address that is not public"}`;
}

function judgeCode({ endpoint, origin }: OriginRequest): Verdict {
  const open: Reason[] = [];
  const found: { readonly record: DnsRecord; readonly address: string }[] = [];
  const records = endpoint.via.filter(holdsAddresses);
  for (const record of records) {
    const listed = items(record.values);
    open.push(...listed.open, ...listed.items.flatMap((one) => (one.kind === "unknown" ? one.why : [])));
    for (const one of listed.items) {
      if (one.kind === "known" && privateAddressKind(one.value)) found.push({ record, address: one.value });
    }
  }
  const [first] = found;
  if (first === undefined)
    return open.length > 0 ? undecidable(open) : records.length > 0 ? PASS : NOT_APPLICABLE;
  const doubts = found.flatMap(({ record }) => whyMaybePrivate(record));
  if (doubts.length > 0) return undecidable(doubts);
  if (found.some(({ record }) => isInPrivateZone(record))) return NOT_APPLICABLE;
  return inCode(origin.domainName.from, found);
}

function inCode(
  at: Fail["at"],
  found: readonly { readonly record: DnsRecord; readonly address: string }[],
): Fail {
  return {
    outcome: "fail",
    at,
    args: { address: [...new Set(found.map(({ address }) => told(address)))].join(" and ") },
    related: found.map(({ record }) => ({
      at: record.values.from,
      label: "the record holds a private address",
    })),
  };
}

function holdsAddresses({ recordType, values }: DnsRecord): boolean {
  const isAddress = recordType.kind === "known" && ["A", "AAAA"].includes(recordType.value.toUpperCase());
  return isAddress && values.kind !== "absent";
}

/** What a private zone says is another rule's: CloudFront does not see it. */
function isInPrivateZone({ zone }: DnsRecord): boolean {
  return zone.kind === "known" && zone.value.private.kind === "known" && zone.value.private.value;
}

function whyMaybePrivate({ zone }: DnsRecord): readonly Reason[] {
  if (zone.kind === "unknown") return zone.why;
  return zone.kind === "known" && zone.value.private.kind === "unknown" ? zone.value.private.why : [];
}
