import {
  type Certificate,
  defineRule,
  describe,
  type Evidence,
  type Fail,
  ifKnown,
  mistrustedCertificates,
  NOT_APPLICABLE,
  type OriginRequest,
  observedOf,
  PASS,
  presentingHandshakes,
  type SeenFailure,
  seenCause,
  type Truth,
  truth,
  undecidable,
  unknownTruth,
  wasAsked,
} from "../../src/rule.ts";

const CURVES = new Set(["prime256v1", "secp256r1"]);

/** ACM's names: `RSA_2048`, `EC_prime256v1`; other kinds of key have no size in them. */
function isSupported(algorithm: string): boolean {
  const [kind = "", size = ""] = algorithm.split("_");
  if (kind === "EC") return CURVES.has(size);
  const bits = Number(size);
  return kind === "RSA" && (Number.isNaN(bits) || (bits >= 1024 && bits <= 4096));
}

function hasUnsupportedKey({ keyAlgorithm }: Certificate): Truth {
  if (keyAlgorithm.kind === "unknown") return unknownTruth(keyAlgorithm.why);
  return truth(keyAlgorithm.kind === "known" && !isSupported(keyAlgorithm.value));
}

/** The handshakes that brought the certificate; none where it stands in the code. */
function evidenceFor(request: OriginRequest, { type, address }: Certificate): readonly Evidence[] {
  if (type !== "observed") return [];
  const seen = observedOf(request);
  return (seen === undefined ? [] : presentingHandshakes(seen))
    .filter(({ chain }) => chain?.certificates[chain.path[0] ?? 0]?.subject === address)
    .map(({ evidence }) => evidence);
}

function unsupported(request: OriginRequest, certificate: Certificate): Fail {
  const { keyAlgorithm, names, address } = certificate;
  const evidence = evidenceFor(request, certificate);
  return {
    outcome: "fail",
    ...(ifKnown(keyAlgorithm) === "EC_secp384r1" && { certainty: "possible" }),
    at: evidence.length > 0 ? request.origin.domainName.from : keyAlgorithm.from,
    args: { key: describe(keyAlgorithm) },
    related: [{ at: names.from, label: `for ${describe(names)}` }],
    discriminator: address,
    evidence,
  };
}

/** The origin has no key that it could use with CloudFront: only a hello that offers everything brings its certificate. */
function refused({ origin }: OriginRequest, { offers, evidence }: SeenFailure): Fail {
  return { outcome: "fail", at: origin.domainName.from, args: { key: offers }, evidence };
}

export default defineRule({
  title: "The key of the origin's certificate is none that CloudFront supports",
  section: "B",
  consequence: "502",
  certainty: "likely",
  subject: "originRequest",
  message:
    "The origin's certificate has the key {key}, and CloudFront supports RSA of 1024 to 4096 bits and P-256",
  why: "AWS documents RSA keys of 1024, 2048, 3072 and 4096 bits and ECDSA keys on P-256. With another key the origin may find no cipher and no signature algorithm of CloudFront's that it can use, or CloudFront refuses the certificate: the handshake fails and CloudFront answers 502. P-384 is not documented for certificates, though the curve is.",
  fix: "Have the certificate issued for an RSA key of 2048 bits or an ECDSA key on P-256: key_algorithm = RSA_2048 or EC_prime256v1 (CloudFormation: KeyAlgorithm).",
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-ciphers-cloudfront-to-origin.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html",
  ],
  check(request) {
    const seen = seenCause(request, "key");
    if (seen.is === "seen") return refused(request, seen);
    const found = mistrustedCertificates(request, hasUnsupportedKey);
    if (found.is === "not-applicable") return NOT_APPLICABLE;
    if (found.is === "unknown") return wasAsked(request) ? NOT_APPLICABLE : undecidable(found.why);
    if (found.is === "none") return PASS;
    return found.certificates.map(({ certificate }) => unsupported(request, certificate));
  },
  examples: [
    {
      name: "a certificate on P-521",
      expect: "fail",
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
  domain_name       = "origin.example.com"
  validation_method = "DNS"
  key_algorithm     = "EC_secp521r1" # <- fail
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
      ValidationMethod: DNS
      KeyAlgorithm: EC_secp521r1 # <- fail
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
    {
      name: "a certificate on P-384",
      expect: "fail",
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
  domain_name       = "origin.example.com"
  validation_method = "DNS"
  key_algorithm     = "EC_secp384r1" # <- fail
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
      ValidationMethod: DNS
      KeyAlgorithm: EC_secp384r1 # <- fail
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
    {
      name: "an imported one with an Ed25519 key",
      expect: "fail",
      terraform: {
        "main.tf": `
variable "private_key" {
  type      = string
  sensitive = true
}

resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_iam_server_certificate.web.arn
}

resource "aws_iam_server_certificate" "web" {
  name             = "web"
  certificate_body = file("\${path.module}/origin.pem") # <- fail
  private_key      = var.private_key
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
        "origin.pem": `
-----BEGIN CERTIFICATE-----
MIICrjCCAZagAwIBAgIUOQQHOXxJQnHqZ/8y6a9ajhjnjV8wDQYJKoZIhvcNAQEL
BQAwPDEYMBYGA1UECgwPb3JpZ2lubGludCB0ZXN0MSAwHgYDVQQDDBdUZXN0IExv
d2VyIEludGVybWVkaWF0ZTAeFw0yNTAxMDEwMDAwMDBaFw0zNTAxMDEwMDAwMDBa
MDcxGDAWBgNVBAoMD29yaWdpbmxpbnQgdGVzdDEbMBkGA1UEAwwSb3JpZ2luLmV4
YW1wbGUuY29tMCowBQYDK2VwAyEAtrAwVy3QGIkCJzyr+dUWJfwpka5YAgsD8HZ+
WEvMzXyjgaYwgaMwDAYDVR0TAQH/BAIwADAOBgNVHQ8BAf8EBAMCBaAwEwYDVR0l
BAwwCgYIKwYBBQUHAwEwLgYDVR0RBCcwJYISb3JpZ2luLmV4YW1wbGUuY29tgg93
d3cuZXhhbXBsZS5jb20wHQYDVR0OBBYEFMYCtPplIxq/lzyi1Hx/GPfxqhGKMB8G
A1UdIwQYMBaAFDCsNEaEv5u63aFjBKOnAGpcmDoaMA0GCSqGSIb3DQEBCwUAA4IB
AQCJcAXvnXe5cQq24Zjhi03NZTJTQiVkymi0sFb6LHk4GWpkv1Y7/WcDSeGr8EN8
YnaDdTBL0wKls0HdPvgapu0mJn9LUDCHEYdNZPY65aT7ynH54TQsZqCPh36rPKY7
56zymmb5uotnpXqPfBeP3eVJaRXZKkUPMQnpyAcDpva9ivL9h7ToHnKZH2GOHjZl
ax+Oxmgl/vby1zito9qla/MEobBpAq/RrgePMM6RaOdfQZWOXYzG3svR9PDqeIe+
KF0FrQm3e5j2d79jD0a/opbOaDwEks6+QJW0weq352K+cB1CYrUpemqqB+ZVCzV6
YjGJs6cfIaiezpePxaX9V+Ra
-----END CERTIFICATE-----
`,
      },
      cloudformation: `
Parameters:
  PrivateKey:
    Type: String
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
        - CertificateArn: !GetAtt Certificate.Arn
  Certificate:
    Type: AWS::IAM::ServerCertificate
    Properties:
      PrivateKey: !Ref PrivateKey
      CertificateBody: | # <- fail
        -----BEGIN CERTIFICATE-----
        MIICrjCCAZagAwIBAgIUOQQHOXxJQnHqZ/8y6a9ajhjnjV8wDQYJKoZIhvcNAQEL
        BQAwPDEYMBYGA1UECgwPb3JpZ2lubGludCB0ZXN0MSAwHgYDVQQDDBdUZXN0IExv
        d2VyIEludGVybWVkaWF0ZTAeFw0yNTAxMDEwMDAwMDBaFw0zNTAxMDEwMDAwMDBa
        MDcxGDAWBgNVBAoMD29yaWdpbmxpbnQgdGVzdDEbMBkGA1UEAwwSb3JpZ2luLmV4
        YW1wbGUuY29tMCowBQYDK2VwAyEAtrAwVy3QGIkCJzyr+dUWJfwpka5YAgsD8HZ+
        WEvMzXyjgaYwgaMwDAYDVR0TAQH/BAIwADAOBgNVHQ8BAf8EBAMCBaAwEwYDVR0l
        BAwwCgYIKwYBBQUHAwEwLgYDVR0RBCcwJYISb3JpZ2luLmV4YW1wbGUuY29tgg93
        d3cuZXhhbXBsZS5jb20wHQYDVR0OBBYEFMYCtPplIxq/lzyi1Hx/GPfxqhGKMB8G
        A1UdIwQYMBaAFDCsNEaEv5u63aFjBKOnAGpcmDoaMA0GCSqGSIb3DQEBCwUAA4IB
        AQCJcAXvnXe5cQq24Zjhi03NZTJTQiVkymi0sFb6LHk4GWpkv1Y7/WcDSeGr8EN8
        YnaDdTBL0wKls0HdPvgapu0mJn9LUDCHEYdNZPY65aT7ynH54TQsZqCPh36rPKY7
        56zymmb5uotnpXqPfBeP3eVJaRXZKkUPMQnpyAcDpva9ivL9h7ToHnKZH2GOHjZl
        ax+Oxmgl/vby1zito9qla/MEobBpAq/RrgePMM6RaOdfQZWOXYzG3svR9PDqeIe+
        KF0FrQm3e5j2d79jD0a/opbOaDwEks6+QJW0weq352K+cB1CYrUpemqqB+ZVCzV6
        YjGJs6cfIaiezpePxaX9V+Ra
        -----END CERTIFICATE-----
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
    {
      name: "a certificate on P-256",
      expect: "pass",
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
  domain_name       = "origin.example.com"
  validation_method = "DNS"
  key_algorithm     = "EC_prime256v1"
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
      ValidationMethod: DNS
      KeyAlgorithm: EC_prime256v1
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
    {
      name: "the key algorithm has no value",
      expect: "unknown",
      terraform: `
variable "key_algorithm" {
  type = string
}

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
  domain_name       = "origin.example.com"
  validation_method = "DNS"
  key_algorithm     = var.key_algorithm
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
Parameters:
  KeyAlgorithm:
    Type: String
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
      ValidationMethod: DNS
      KeyAlgorithm: !Ref KeyAlgorithm
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
    {
      name: "the certificate served is on P-384",
      expect: "fail",
      live: "key-unsupported-p384",
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
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "the certificate served has an RSA key of 8192 bits",
      expect: "fail",
      live: "key-unsupported-rsa-8192",
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
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "the certificate served has an RSA key of 2048 bits",
      expect: "pass",
      live: "tls-agreed",
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
