import {
  type DnsRecord,
  type DnsZone,
  defineRule,
  type EdgeModel,
  type Fail,
  NOT_APPLICABLE,
  type OriginRequest,
  observedOf,
  PASS,
  type Reason,
  sameName,
  seenName,
  undecidable,
  type Verdict,
} from "../../src/rule.ts";

export default defineRule({
  title: "The origin's name exists only in a private hosted zone",
  section: "F",
  consequence: "502",
  certainty: "likely",
  subject: "originRequest",
  message:
    "{origin.domainName} has a record only in the private hosted zone {zone}, and CloudFront resolves names in public DNS",
  why: "A private hosted zone answers only inside the VPCs it is associated with. CloudFront asks public DNS for the origin's address, gets none, and returns 502 with NonS3OriginDnsError.",
  fix: "Put the record into a public hosted zone, or reach the origin through a VPC origin (vpc_origin_config; CloudFormation: VpcOriginConfig).",
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html",
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zones-private.html",
  ],
  supersedes: ["dns/missing-record", "dns/unresolvable"],
  check(request, { model }) {
    const inCode = judgeCode(request, model);
    const seen = observedOf(request);
    const name = seen && seenName(seen);
    if (inCode.outcome === "not-applicable" || name === undefined) return inCode;
    if (name.is === "answered") return PASS;
    return inCode.outcome === "fail" && name.is === "unresolvable"
      ? { ...inCode, evidence: [name.evidence] }
      : inCode;
  },
  examples: [
    {
      name: "the record stands in a zone that belongs to a VPC",
      expect: "fail",
      terraform: `
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_route53_zone" "internal" {
  name = "corp.example.com"

  vpc {
    vpc_id = aws_vpc.main.id
  }
}

resource "aws_route53_record" "web" {
  zone_id = aws_route53_zone.internal.zone_id
  name    = "web.corp.example.com"
  type    = "A"
  ttl     = 60
  records = ["10.0.1.17"]
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "web.corp.example.com" # <- fail

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
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
  Internal:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: corp.example.com
      VPCs:
        - VPCId: !Ref Main
          VPCRegion: eu-west-1
  Web:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Internal
      Name: web.corp.example.com
      Type: A
      TTL: "60"
      ResourceRecords: [10.0.1.17]
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: web.corp.example.com # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "split horizon: a public zone has the name as well",
      expect: "pass",
      terraform: `
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_route53_zone" "private" {
  name = "example.com"

  vpc {
    vpc_id = aws_vpc.main.id
  }
}

resource "aws_route53_zone" "public" {
  name = "example.com"
}

resource "aws_route53_record" "inside" {
  zone_id = aws_route53_zone.private.zone_id
  name    = "web"
  type    = "A"
  ttl     = 60
  records = ["10.0.1.17"]
}

resource "aws_route53_record" "outside" {
  zone_id = aws_route53_zone.public.zone_id
  name    = "web"
  type    = "A"
  ttl     = 60
  records = ["198.51.100.7"]
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "web.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
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
  Private:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
      VPCs:
        - VPCId: !Ref Main
          VPCRegion: eu-west-1
  Public:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
  Inside:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Private
      Name: web.example.com
      Type: A
      TTL: "60"
      ResourceRecords: [10.0.1.17]
  Outside:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Public
      Name: web.example.com.
      Type: A
      TTL: "60"
      ResourceRecords: [198.51.100.7]
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: web.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "the zone is given by an id without a value",
      expect: "unknown",
      terraform: `
variable "zone_id" {
  type = string
}

resource "aws_route53_record" "web" {
  zone_id = var.zone_id
  name    = "web.example.com"
  type    = "A"
  ttl     = 60
  records = ["198.51.100.7"]
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "web.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
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
  ZoneId:
    Type: String
Resources:
  Web:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref ZoneId
      Name: web.example.com
      Type: A
      TTL: "60"
      ResourceRecords: [198.51.100.7]
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: web.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "the name does not exist in public DNS",
      expect: "fail",
      live: "private-zone-nxdomain",
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
      name: "public DNS knows the name as well",
      expect: "pass",
      live: "private-zone-public-too",
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
  ],
});

function judgeCode({ endpoint, origin }: OriginRequest, model: EdgeModel): Verdict {
  if (endpoint.via.length === 0) return NOT_APPLICABLE;
  const why: Reason[] = [];
  for (const record of endpoint.via) {
    const zone = privateZone(record);
    if (zone === "unknown") why.push(...reasonsOf(record));
    if (typeof zone !== "object") continue;
    const elsewhere = model.dnsZones.find((other) => mayHoldIt(other, zone));
    if (elsewhere) return undecidable([recordsElsewhere(elsewhere)]);
    return onlyThere(origin.domainName.from, record, zone);
  }
  return why.length > 0 ? undecidable(why) : PASS;
}

function onlyThere(at: Fail["at"], record: DnsRecord, zone: DnsZone): Fail {
  return {
    outcome: "fail",
    at,
    args: { zone: zone.name },
    related: [
      { at: record.from, label: "the record" },
      { at: zone.from, label: "its zone is private" },
    ],
  };
}

function privateZone({ zone }: DnsRecord) {
  if (zone.kind === "absent") return "public";
  if (zone.kind === "unknown" || zone.value.private.kind === "unknown") return "unknown";
  return zone.value.private.kind === "known" && zone.value.private.value ? zone.value : "public";
}

/** A zone of the same name that is only looked up: its records are not in the input, and it may be the public one. */
function mayHoldIt(other: DnsZone, zone: DnsZone): boolean {
  const isPrivate = other.private.kind === "known" && other.private.value;
  return other !== zone && !other.managed && !isPrivate && sameName(other.name, zone.name).is !== false;
}

function recordsElsewhere({ address, from }: DnsZone): Reason {
  return {
    what: address,
    why: "not-in-input",
    says: "is a zone whose records are not all in the input",
    at: from.at,
  };
}

function reasonsOf({ zone }: DnsRecord): readonly Reason[] {
  if (zone.kind === "unknown") return zone.why;
  return zone.kind === "known" && zone.value.private.kind === "unknown" ? zone.value.private.why : [];
}
