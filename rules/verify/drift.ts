import {
  type AttachedCertificate,
  certificateEvidence,
  defineRule,
  type Fail,
  ifKnown,
  items,
  NOT_APPLICABLE,
  normalizeName,
  type OriginRequest,
  observedOf,
  PASS,
} from "../../src/rule.ts";

/** The names of a certificate, for comparison; `undefined` where not all are known. */
function namesOf({ certificate }: AttachedCertificate): string | undefined {
  const names = ifKnown(certificate)?.names;
  if (names === undefined) return undefined;
  const { items: listed, open } = items(names);
  const known = listed.flatMap((name) => ifKnown(name) ?? []);
  if (open.length > 0 || known.length < listed.length || known.length === 0) return undefined;
  return [...new Set(known.map(normalizeName))].sort().join(", ");
}

function difference(request: OriginRequest, coded: readonly string[], seen: readonly string[]): Fail {
  const { predicted } = observedOf(request) ?? {};
  return {
    outcome: "fail",
    at: request.origin.domainName.from,
    args: { coded: coded.join("; "), seen: seen.join("; ") },
    related: (predicted?.certificates.items ?? []).flatMap(({ certificate }) => {
      const inCode = ifKnown(certificate);
      return inCode === undefined ? [] : [{ at: inCode.names.from, label: "the certificate in the code" }];
    }),
    evidence: certificateEvidence(request),
  };
}

export default defineRule({
  title: "The origin presents another certificate than the code gives it",
  section: "-",
  consequence: "502",
  certainty: "possible",
  severity: "note",
  subject: "originRequest",
  message: "The code gives this origin a certificate for {coded}, and it presents one for {seen}",
  why: "What the code describes and what is deployed are not the same: the code was not applied, somebody changed the listener by hand, or the name leads somewhere else. What `check` says of the code then says little of what viewers get.",
  fix: "Find out which of the two is meant. Where it is the code, apply it; where it is the world, change the code.",
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html",
  ],
  check(request) {
    const observed = observedOf(request);
    if (observed === undefined || certificateEvidence(request).length === 0) return NOT_APPLICABLE;
    const { items: predicted, open } = observed.predicted.certificates;
    const coded = predicted.map(namesOf);
    if (coded.length === 0 || open.length > 0 || coded.includes(undefined)) return NOT_APPLICABLE;
    const known = coded.filter((names) => names !== undefined);
    const seen = request.endpoint.certificates.items.flatMap((attached) => namesOf(attached) ?? []);
    const others = seen.filter((names) => !known.includes(names));
    return others.length > 0 ? difference(request, known, others) : PASS;
  },
  examples: [
    {
      name: "the listener presents a certificate that the code does not know",
      expect: "fail",
      live: "verify-drift",
      terraform: `
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name               = "origin.example.com"
  subject_alternative_names = ["api.example.com"]
  validation_method         = "DNS"
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.web.dns_name
    zone_id                = aws_lb.web.zone_id
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
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: origin.example.com
      SubjectAlternativeNames: [api.example.com]
      ValidationMethod: DNS
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
        DNSName: !GetAtt Web.DNSName
        HostedZoneId: !GetAtt Web.CanonicalHostedZoneID
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "the certificate of the code is the one that is presented",
      expect: "pass",
      live: "verify-drift",
      terraform: `
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name               = "origin.example.com"
  subject_alternative_names = ["www.example.com"]
  validation_method         = "DNS"
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.web.dns_name
    zone_id                = aws_lb.web.zone_id
    evaluate_target_health = false
  }
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
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: origin.example.com
      SubjectAlternativeNames: [www.example.com]
      ValidationMethod: DNS
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
`,
    },
  ],
});
