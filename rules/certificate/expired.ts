import {
  type CertificateFault,
  type ChainJudgement,
  defineRule,
  type Fail,
  faultyChains,
  judgeShown,
  type ShownChain,
} from "../../src/rule.ts";

function outdated({ faults }: ChainJudgement): readonly CertificateFault[] {
  return faults.filter(({ is }) => is === "expired" || is === "not-yet-valid");
}

function invalidToday(shown: ShownChain): Fail {
  const { chain, body, bundle, asDefaultOnly, evidence, discriminator } = shown;
  const [first] = outdated(chain);
  const isLeaf = first?.index === chain.path[0];
  return {
    outcome: "fail",
    certainty: asDefaultOnly ? "likely" : "proven",
    at: isLeaf ? body : bundle,
    args: {
      which: isLeaf ? "certificate" : "intermediate certificate",
      subject: chain.certificates[first?.index ?? 0]?.subject ?? "",
      says: first?.says ?? "",
    },
    ...(discriminator !== undefined && { discriminator }),
    evidence,
  };
}

export default defineRule({
  title: "The origin's certificate has expired, or is not valid yet",
  section: "C",
  consequence: "502",
  certainty: "proven",
  subject: "originRequest",
  message: "The origin's {which} {subject} is not valid today: {says}",
  why: "Every certificate of a chain has a first and a last day. Before and after these CloudFront accepts neither the certificate nor what it has signed: it drops the connection during the handshake and answers 502. An expired intermediate does the same as an expired leaf, though browsers that know another path may not notice.",
  fix: "Renew the certificate and attach the new one to the listener or server. A certificate that ACM issues itself (aws_acm_certificate with validation_method; CloudFormation: AWS::CertificateManager::Certificate with ValidationMethod) renews on its own; an imported one (certificate_body; CloudFormation: CertificateBody of AWS::IAM::ServerCertificate) never does.",
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html",
    "https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html",
  ],
  check(request, { now }) {
    const found = faultyChains(request, now, (chain) => outdated(chain).length > 0);
    return judgeShown(found, invalidToday);
  },
  examples: [
    {
      name: "the certificate served expired a month ago",
      expect: "fail",
      live: "expired-leaf",
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
      name: "the certificate served is not valid yet",
      expect: "fail",
      live: "expired-not-yet-valid",
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
      name: "one of two addresses serves an old certificate",
      expect: "fail",
      live: "expired-at-one-address",
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
      name: "an imported one has expired",
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
MIIDqDCCApCgAwIBAgIUGgA5XHl6+nDZBgEWlLMNu90gX7wwDQYJKoZIhvcNAQEL
BQAwPDEYMBYGA1UECgwPb3JpZ2lubGludCB0ZXN0MSAwHgYDVQQDDBdUZXN0IExv
d2VyIEludGVybWVkaWF0ZTAeFw0yNTAxMDEwMDAwMDBaFw0yNTEyMDEwMDAwMDBa
MDcxGDAWBgNVBAoMD29yaWdpbmxpbnQgdGVzdDEbMBkGA1UEAwwSb3JpZ2luLmV4
YW1wbGUuY29tMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAo+EhfrCS
rGJHYk4XBNO9FGqsxOHu+tTxoHNc8k93Vz6TonQBC8QFgfArPD2fCxTsPMvijcIG
yEbXycEthZSW8Vkc4AyEA/32SMy9Pj5zZsHAnUoNK/P7sP6S+5kpaWmRsAU8flgW
EZdSP3Vtb/qjM67AKe1fVlEy/lsEBmjvjGE7PPQ69PJ7/HHgDdqiZf417jFWTJs5
NYc//HGuX8n6Z62jvOtpg7osxz4oocQB3u5ErFKYl8Es/t98ysdfBabrMXYD/Zlo
441ctzoYtTBFmUSPe9t3W06F2R6Eo5I9kuNS3l/P5Fk6+Rt7aD+4Sh3Zg7/EiT45
YLBmdR5XcG3oywIDAQABo4GmMIGjMAwGA1UdEwEB/wQCMAAwDgYDVR0PAQH/BAQD
AgWgMBMGA1UdJQQMMAoGCCsGAQUFBwMBMC4GA1UdEQQnMCWCEm9yaWdpbi5leGFt
cGxlLmNvbYIPd3d3LmV4YW1wbGUuY29tMB0GA1UdDgQWBBS/RUCeY++zJ/iy1ZoR
q+GrbIg2yjAfBgNVHSMEGDAWgBQwrDRGhL+but2hYwSjpwBqXJg6GjANBgkqhkiG
9w0BAQsFAAOCAQEAXWakFVtETKtkKZj3GXcckwXKV7aeARBayG9+S7XyVhORQ/5d
g1bfByzUMaIGq5fGG30zGO1n5y5uEwDnKoBzVJV2j874Io9ERfXwu00CDKYvNpEA
GF3A8jQXRtFHSs7dr4/s2XQNX6jPZQNn7aWQaz2a/e/DUlCBTvvEz3vq8gCiVTce
TQHRnYv+O89OCPRQrC+Qn2SA51GRe+xPja5fGcWtuaDKwzSz7fPaSxrz8uWpmXmK
WXFYOSMnwoDDIoop4xSGOhbN7r7cWSdkwK0lHywRBdgvkmbe2WgeppiL4PrcCwJQ
IcJYajSXBDRBV+4jSOHeYfXNwtaFC8zvspUpkg==
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
        MIIDqDCCApCgAwIBAgIUGgA5XHl6+nDZBgEWlLMNu90gX7wwDQYJKoZIhvcNAQEL
        BQAwPDEYMBYGA1UECgwPb3JpZ2lubGludCB0ZXN0MSAwHgYDVQQDDBdUZXN0IExv
        d2VyIEludGVybWVkaWF0ZTAeFw0yNTAxMDEwMDAwMDBaFw0yNTEyMDEwMDAwMDBa
        MDcxGDAWBgNVBAoMD29yaWdpbmxpbnQgdGVzdDEbMBkGA1UEAwwSb3JpZ2luLmV4
        YW1wbGUuY29tMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAo+EhfrCS
        rGJHYk4XBNO9FGqsxOHu+tTxoHNc8k93Vz6TonQBC8QFgfArPD2fCxTsPMvijcIG
        yEbXycEthZSW8Vkc4AyEA/32SMy9Pj5zZsHAnUoNK/P7sP6S+5kpaWmRsAU8flgW
        EZdSP3Vtb/qjM67AKe1fVlEy/lsEBmjvjGE7PPQ69PJ7/HHgDdqiZf417jFWTJs5
        NYc//HGuX8n6Z62jvOtpg7osxz4oocQB3u5ErFKYl8Es/t98ysdfBabrMXYD/Zlo
        441ctzoYtTBFmUSPe9t3W06F2R6Eo5I9kuNS3l/P5Fk6+Rt7aD+4Sh3Zg7/EiT45
        YLBmdR5XcG3oywIDAQABo4GmMIGjMAwGA1UdEwEB/wQCMAAwDgYDVR0PAQH/BAQD
        AgWgMBMGA1UdJQQMMAoGCCsGAQUFBwMBMC4GA1UdEQQnMCWCEm9yaWdpbi5leGFt
        cGxlLmNvbYIPd3d3LmV4YW1wbGUuY29tMB0GA1UdDgQWBBS/RUCeY++zJ/iy1ZoR
        q+GrbIg2yjAfBgNVHSMEGDAWgBQwrDRGhL+but2hYwSjpwBqXJg6GjANBgkqhkiG
        9w0BAQsFAAOCAQEAXWakFVtETKtkKZj3GXcckwXKV7aeARBayG9+S7XyVhORQ/5d
        g1bfByzUMaIGq5fGG30zGO1n5y5uEwDnKoBzVJV2j874Io9ERfXwu00CDKYvNpEA
        GF3A8jQXRtFHSs7dr4/s2XQNX6jPZQNn7aWQaz2a/e/DUlCBTvvEz3vq8gCiVTce
        TQHRnYv+O89OCPRQrC+Qn2SA51GRe+xPja5fGcWtuaDKwzSz7fPaSxrz8uWpmXmK
        WXFYOSMnwoDDIoop4xSGOhbN7r7cWSdkwK0lHywRBdgvkmbe2WgeppiL4PrcCwJQ
        IcJYajSXBDRBV+4jSOHeYfXNwtaFC8zvspUpkg==
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
      name: "the chain served is in order",
      expect: "pass",
      live: "certificate-good",
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
    {
      name: "an imported one is valid",
      expect: "pass",
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
  certificate_body = file("\${path.module}/origin.pem")
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
MIIC3TCCAcWgAwIBAgIUdTBsVPLypK9e5hjhTlgo3oNIRyMwDQYJKoZIhvcNAQEL
BQAwPDEYMBYGA1UECgwPb3JpZ2lubGludCB0ZXN0MSAwHgYDVQQDDBdUZXN0IExv
d2VyIEludGVybWVkaWF0ZTAeFw0yNTAxMDEwMDAwMDBaFw0zNTAxMDEwMDAwMDBa
MDcxGDAWBgNVBAoMD29yaWdpbmxpbnQgdGVzdDEbMBkGA1UEAwwSb3JpZ2luLmV4
YW1wbGUuY29tMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE+1bsIhtJcsMuM6cU
7eyJ0mC/Ua71r/7v7LLR9iiFijs05E0kZzOHQx+Nnrk67PimGUwACUPTazIbWGyc
B+KsZaOBpjCBozAMBgNVHRMBAf8EAjAAMA4GA1UdDwEB/wQEAwIFoDATBgNVHSUE
DDAKBggrBgEFBQcDATAuBgNVHREEJzAlghJvcmlnaW4uZXhhbXBsZS5jb22CD3d3
dy5leGFtcGxlLmNvbTAdBgNVHQ4EFgQUADtXQmwTL4fbK3UBXIEnGLgXfMMwHwYD
VR0jBBgwFoAUMKw0RoS/m7rdoWMEo6cAalyYOhowDQYJKoZIhvcNAQELBQADggEB
AGmbamrbUg9mtxiW+zOeoEC+t0f7KRtJEbvlUfTLSURUsFl9KeK8JLgFq5LP+s16
4xab+cUoxyEAihdQ4dXQXZC6ORNy1M5UwDXoNAlZPpQYGmeXS3v0U2F7cbinY9v+
L749Ig522hMTrk4JRxToi888d5lXBq+uHqd5jI5G5r8CcFwxWgNr8MWZwtdjDyuD
nky5Q5eigwz0PheEANny6xCzvqcokxg8rJ1Xyz7Pp2T5sOSLLqg3rpliQgZ7dn7E
OfSoiKD2wwr5gNdM5DJE/rxD4gcLs9joJAXIlSLZSJkSei3tnVwGMStpgrEvW7Xd
Hyjy90cyxOdY9RWsyokaaMI=
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
      CertificateBody: |
        -----BEGIN CERTIFICATE-----
        MIIC3TCCAcWgAwIBAgIUdTBsVPLypK9e5hjhTlgo3oNIRyMwDQYJKoZIhvcNAQEL
        BQAwPDEYMBYGA1UECgwPb3JpZ2lubGludCB0ZXN0MSAwHgYDVQQDDBdUZXN0IExv
        d2VyIEludGVybWVkaWF0ZTAeFw0yNTAxMDEwMDAwMDBaFw0zNTAxMDEwMDAwMDBa
        MDcxGDAWBgNVBAoMD29yaWdpbmxpbnQgdGVzdDEbMBkGA1UEAwwSb3JpZ2luLmV4
        YW1wbGUuY29tMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE+1bsIhtJcsMuM6cU
        7eyJ0mC/Ua71r/7v7LLR9iiFijs05E0kZzOHQx+Nnrk67PimGUwACUPTazIbWGyc
        B+KsZaOBpjCBozAMBgNVHRMBAf8EAjAAMA4GA1UdDwEB/wQEAwIFoDATBgNVHSUE
        DDAKBggrBgEFBQcDATAuBgNVHREEJzAlghJvcmlnaW4uZXhhbXBsZS5jb22CD3d3
        dy5leGFtcGxlLmNvbTAdBgNVHQ4EFgQUADtXQmwTL4fbK3UBXIEnGLgXfMMwHwYD
        VR0jBBgwFoAUMKw0RoS/m7rdoWMEo6cAalyYOhowDQYJKoZIhvcNAQELBQADggEB
        AGmbamrbUg9mtxiW+zOeoEC+t0f7KRtJEbvlUfTLSURUsFl9KeK8JLgFq5LP+s16
        4xab+cUoxyEAihdQ4dXQXZC6ORNy1M5UwDXoNAlZPpQYGmeXS3v0U2F7cbinY9v+
        L749Ig522hMTrk4JRxToi888d5lXBq+uHqd5jI5G5r8CcFwxWgNr8MWZwtdjDyuD
        nky5Q5eigwz0PheEANny6xCzvqcokxg8rJ1Xyz7Pp2T5sOSLLqg3rpliQgZ7dn7E
        OfSoiKD2wwr5gNdM5DJE/rxD4gcLs9joJAXIlSLZSJkSei3tnVwGMStpgrEvW7Xd
        Hyjy90cyxOdY9RWsyokaaMI=
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
      name: "the certificate's body has no value",
      expect: "unknown",
      terraform: `
variable "private_key" {
  type      = string
  sensitive = true
}

variable "certificate_pem" {
  type = string
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
  certificate_body = var.certificate_pem
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
      cloudformation: `
Parameters:
  PrivateKey:
    Type: String
  CertificatePem:
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
      CertificateBody: !Ref CertificatePem
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
      name: "the handshake fails before any certificate is sent",
      expect: "not-applicable",
      live: "certificate-no-handshake",
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
