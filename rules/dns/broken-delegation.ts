import {
  type DelegationFault,
  type DelegationObservation,
  type DnsRecord,
  type DnsZone,
  defineRule,
  delegationFaults,
  type EdgeModel,
  type Evident,
  type Fail,
  ifKnown,
  items,
  NOT_APPLICABLE,
  type OriginRequest,
  observedOf,
  PASS,
  publicZonesOf,
  reasons,
  sameName,
  textParts,
  undecidable,
  type Verdict,
} from "../../src/rule.ts";

export default defineRule({
  title: "The zone of the origin's name is not delegated as it should be",
  section: "F",
  consequence: "502",
  certainty: "likely",
  subject: "originRequest",
  message: "{origin.domainName} lies in the zone {zone}, whose delegation is broken: {fault}",
  why: "Resolvers find the servers of a zone through the NS records in its parent. Where these are missing, or name servers that do not serve the zone, resolvers get no answer, or get one only sometimes. CloudFront then has no address for the origin and returns 502 with `NonS3OriginDnsError`.",
  fix: "Put an NS record with the name of the zone into its parent zone, with exactly the name servers of the zone (aws_route53_record with type NS and records = aws_route53_zone.child.name_servers; CloudFormation: AWS::Route53::RecordSet with ResourceRecords: !GetAtt Child.NameServers). Take servers that no longer serve the zone out of the parent, at the registrar too.",
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html",
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-routing-traffic-for-subdomains.html",
  ],
  check(request, { model }) {
    const walked = observedOf(request)?.delegation;
    if (walked === undefined || walked.cuts.length === 0) return judgeCode(request, model);
    const faults = delegationFaults(walked).filter(isOwnersToMend);
    if (faults.length > 0) return seenBroken(request, faults, walked);
    const inCode = judgeCode(request, model);
    if (inCode.outcome === "fail" && isDenied(walked)) return { ...inCode, evidence: [walked.evidence] };
    return isServed(walked) ? PASS : inCode;
  },
  examples: [
    {
      name: "the parent zone has no NS record of the child",
      expect: "fail",
      terraform: `
resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_zone" "app" {
  name = "app.example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.app.zone_id
  name    = "origin.app.example.com"
  type    = "A"
  ttl     = 300
  records = ["52.95.110.1"]
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.app.example.com" # <- fail

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
  App:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: app.example.com
  Origin:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref App
      Name: origin.app.example.com
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
            DomainName: origin.app.example.com # <- fail
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
      name: "the NS record names the servers of another zone",
      expect: "fail",
      terraform: `
resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_zone" "app" {
  name = "app.example.com"
}

resource "aws_route53_zone" "old" {
  name = "old.example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.app.zone_id
  name    = "origin.app.example.com"
  type    = "A"
  ttl     = 300
  records = ["52.95.110.1"]
}

resource "aws_route53_record" "delegation" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "app.example.com"
  type    = "NS"
  ttl     = 300
  records = aws_route53_zone.old.name_servers
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.app.example.com" # <- fail

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
  App:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: app.example.com
  Old:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: old.example.com
  Origin:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref App
      Name: origin.app.example.com
      Type: A
      TTL: "300"
      ResourceRecords: [52.95.110.1]
  Delegation:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: app.example.com
      Type: NS
      TTL: "300"
      ResourceRecords: !GetAtt Old.NameServers
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.app.example.com # <- fail
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
      name: "the NS record names the servers of the child",
      expect: "pass",
      terraform: `
resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_zone" "app" {
  name = "app.example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.app.zone_id
  name    = "origin.app.example.com"
  type    = "A"
  ttl     = 300
  records = ["52.95.110.1"]
}

resource "aws_route53_record" "delegation" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "app.example.com"
  type    = "NS"
  ttl     = 300
  records = aws_route53_zone.app.name_servers
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.app.example.com"

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
  App:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: app.example.com
  Origin:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref App
      Name: origin.app.example.com
      Type: A
      TTL: "300"
      ResourceRecords: [52.95.110.1]
  Delegation:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: app.example.com
      Type: NS
      TTL: "300"
      ResourceRecords: !GetAtt App.NameServers
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.app.example.com
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
      name: "an NS record whose name has no value",
      expect: "unknown",
      terraform: `
variable "child" {
  type = string
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_zone" "app" {
  name = "app.example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.app.zone_id
  name    = "origin.app.example.com"
  type    = "A"
  ttl     = 300
  records = ["52.95.110.1"]
}

resource "aws_route53_record" "delegation" {
  zone_id = aws_route53_zone.main.zone_id
  name    = var.child
  type    = "NS"
  ttl     = 300
  records = ["ns1.example.net"]
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.app.example.com"

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
  Child:
    Type: String
Resources:
  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
  App:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: app.example.com
  Origin:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref App
      Name: origin.app.example.com
      Type: A
      TTL: "300"
      ResourceRecords: [52.95.110.1]
  Delegation:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: !Ref Child
      Type: NS
      TTL: "300"
      ResourceRecords: [ns1.example.net]
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.app.example.com
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
      name: "the zone has no parent here",
      expect: "not-applicable",
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
      name: "one of two servers does not serve the zone",
      expect: "fail",
      live: "broken-delegation-lame",
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
      name: "no server serves the zone",
      expect: "fail",
      live: "broken-delegation-unserved",
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
      name: "parent and zone name different servers",
      expect: "fail",
      live: "broken-delegation-differs",
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
      name: "the zone has no SOA record",
      expect: "fail",
      live: "broken-delegation-no-soa",
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
      name: "every server answers the same",
      expect: "pass",
      live: "broken-delegation-healthy",
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

function seenBroken(
  { origin }: OriginRequest,
  faults: readonly DelegationFault[],
  walked: Evident<DelegationObservation>,
): Fail {
  const isDead = isUndelegated(faults) || (!isServed(walked) && faults.some(isProven));
  const isHarmless = isServed(walked) && faults.every(({ is }) => OFTEN_HARMLESS.has(is));
  return {
    outcome: "fail",
    certainty: isDead ? "proven" : "likely",
    ...(isHarmless && { severity: "warning" as const }),
    at: origin.domainName.from,
    args: { zone: faults[0]?.zone ?? "", fault: faults.map(({ says }) => says).join("; ") },
    evidence: [walked.evidence],
  };
}

/** The faults of a top-level domain's own servers are nobody's here. */
function isOwnersToMend({ is, zone }: DelegationFault): boolean {
  return is === "no-delegation" || zone.includes(".");
}

function isUndelegated(faults: readonly DelegationFault[]): boolean {
  return faults.some(({ is }) => is === "no-delegation");
}

function isProven({ severity }: DelegationFault): boolean {
  return severity === "proven";
}

/** Resolvers get by with these as long as some server serves the zone. */
const OFTEN_HARMLESS: ReadonlySet<DelegationFault["is"]> = new Set(["ns-mismatch", "silent", "no-address"]);

function isServed({ cuts }: DelegationObservation): boolean {
  return cuts.at(-1)?.servers.some(({ outcome }) => outcome === "authoritative") ?? false;
}

/** The servers that the way from the root leads to say that the name does not exist. */
function isDenied({ cuts }: DelegationObservation): boolean {
  const servers = cuts.at(-1)?.servers.filter(({ outcome }) => outcome === "authoritative") ?? [];
  return servers.length > 0 && servers.every(({ answer }) => answer?.outcome === "nxdomain");
}

/** The nearest pair of parent and child that are both made here. */
function judgeCode({ origin }: OriginRequest, model: EdgeModel): Verdict {
  const { unsure, zones } = publicZonesOf(model, origin.domainName);
  if (unsure.some(({ managed }) => managed) && zones.length > 0)
    return undecidable(reasons(origin.domainName, ...unsure.flatMap((one) => [one.name, one.private])));
  const [child, parent] = zones;
  if (child === undefined || parent === undefined || !child.managed || !parent.managed) return NOT_APPLICABLE;
  if (ifKnown(child.name) === ifKnown(parent.name)) return NOT_APPLICABLE;
  const delegations = model.dnsRecords.filter((record) => mayDelegate(record, parent));
  const named = delegations.filter(({ name }) => sameName(name, child.name).is === true);
  if (named.length > 0) return namesItsServers(origin.domainName.from, child, named);
  const maybe = delegations.filter(({ name }) => sameName(name, child.name).is === "unknown");
  if (maybe.length > 0) return undecidable(reasons(...maybe.flatMap((one) => [one.name, one.recordType])));
  return broken(origin.domainName.from, child, `its parent ${ifKnown(parent.name)} has no NS record of it`, [
    { at: parent.from, label: "the parent zone" },
  ]);
}

function mayDelegate({ recordType, zone }: DnsRecord, parent: DnsZone): boolean {
  if (zone.kind === "known" && zone.value !== parent) return false;
  return recordType.kind === "unknown" || ifKnown(recordType) === "NS";
}

/** Name servers of another zone of the input are certainly wrong; which ones AWS will give this zone nobody knows before. */
function namesItsServers(at: Fail["at"], child: DnsZone, records: readonly DnsRecord[]): Verdict {
  for (const { from, values } of records) {
    const owners = items(values).items.flatMap((one) => textParts(one) ?? []);
    const addresses = [...owners.flatMap(addressOf), ...reasons(values).map(({ what }) => what)];
    const others = addresses.filter((address) => !isOf(address, child.address));
    if (addresses.length > 0 && others.length === addresses.length && others.every(isNameServers)) {
      const fault = "the NS record in its parent names the servers of another zone";
      const fail = broken(at, child, fault, [{ at: from, label: "the NS record" }]);
      return { ...fail, certainty: "proven" };
    }
  }
  return PASS;
}

function addressOf(part: string | { readonly source: string }): readonly string[] {
  return typeof part === "string" ? [] : [part.source];
}

function isOf(source: string, address: string): boolean {
  return source === address || source.startsWith(`${address}.`) || source.startsWith(`${address}[`);
}

function isNameServers(source: string): boolean {
  return /\.(name_servers|NameServers)\b/.test(source);
}

function broken(at: Fail["at"], child: DnsZone, fault: string, related: NonNullable<Fail["related"]>): Fail {
  return {
    outcome: "fail",
    at,
    args: { zone: child.name, fault },
    related: [{ at: child.from, label: "the zone" }, ...related],
  };
}
