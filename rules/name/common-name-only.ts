import {
  any,
  certificateEvidence,
  covers,
  defineRule,
  describe,
  type Fail,
  type Host,
  ifKnown,
  NOT_APPLICABLE,
  nameCoverage,
  type OriginRequest,
  PASS,
  undecidable,
  type Value,
} from "../../src/rule.ts";

export default defineRule({
  title: "The name stands in the certificate's common name alone",
  section: "A",
  consequence: "502",
  certainty: "possible",
  subject: "originRequest",
  message:
    "{commonName} is the common name of the origin's certificate, and no subject alternative name of it covers {name}",
  why: "AWS's pages speak of the common name or the subject alternative names. Clients of today look at the alternative names alone, as RFC 9525 says, and ignore the common name where there are any: then the certificate carries no name that CloudFront accepts, and it drops the connection and answers 502.",
  fix: "Have the certificate issued anew with the name as a subject alternative name too; public authorities have required it for years.",
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html",
    "https://www.rfc-editor.org/rfc/rfc9525#section-6.3",
  ],
  supersedes: ["name/not-covered", "name/default-listener-certificate"],
  check(request) {
    const coverage = nameCoverage(request);
    if (coverage.is === "unknown") return undecidable(coverage.why);
    if (coverage.is === "accepted") return PASS;
    return coverage.is === "refused" ? judge(request, coverage.hosts) : NOT_APPLICABLE;
  },
  examples: [
    {
      name: "an imported certificate for another name",
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
        "origin.pem": `
-----BEGIN CERTIFICATE-----
MIIDljCCAn6gAwIBAgIUVq7vSUZpGg3ux1vMe6LZEIZRsIYwDQYJKoZIhvcNAQEL
BQAwPDEYMBYGA1UECgwPb3JpZ2lubGludCB0ZXN0MSAwHgYDVQQDDBdUZXN0IExv
d2VyIEludGVybWVkaWF0ZTAeFw0yNTAxMDEwMDAwMDBaFw0zNTAxMDEwMDAwMDBa
MDcxGDAWBgNVBAoMD29yaWdpbmxpbnQgdGVzdDEbMBkGA1UEAwwSb3JpZ2luLmV4
YW1wbGUuY29tMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAo+EhfrCS
rGJHYk4XBNO9FGqsxOHu+tTxoHNc8k93Vz6TonQBC8QFgfArPD2fCxTsPMvijcIG
yEbXycEthZSW8Vkc4AyEA/32SMy9Pj5zZsHAnUoNK/P7sP6S+5kpaWmRsAU8flgW
EZdSP3Vtb/qjM67AKe1fVlEy/lsEBmjvjGE7PPQ69PJ7/HHgDdqiZf417jFWTJs5
NYc//HGuX8n6Z62jvOtpg7osxz4oocQB3u5ErFKYl8Es/t98ysdfBabrMXYD/Zlo
441ctzoYtTBFmUSPe9t3W06F2R6Eo5I9kuNS3l/P5Fk6+Rt7aD+4Sh3Zg7/EiT45
YLBmdR5XcG3oywIDAQABo4GUMIGRMAwGA1UdEwEB/wQCMAAwDgYDVR0PAQH/BAQD
AgWgMBMGA1UdJQQMMAoGCCsGAQUFBwMBMBwGA1UdEQQVMBOCEW90aGVyLmV4YW1w
bGUuY29tMB0GA1UdDgQWBBS/RUCeY++zJ/iy1ZoRq+GrbIg2yjAfBgNVHSMEGDAW
gBQwrDRGhL+but2hYwSjpwBqXJg6GjANBgkqhkiG9w0BAQsFAAOCAQEAKKpSuACp
WfCScwhM4KuMss/jzQqL0SsbWKZw83158k8/nkzDmeraRD2Q4Ig9Z/X8teDC30/r
OXwmldmaugIn/fwjywOmll5flrbuMffvQV7W+wioCU2l1+BSAKNpwVNf3fGSripy
OQer1Sv7g5bKSoE8hCP5BRzoXIcGwN27hCKRhYAfKEOg5BWhDu0kVWtncGj/XtCS
69JyzVknP3g3SJuWddhSFfja1oMuvygP9LqkOZT78T5u/cd1jF1wm/UQNBXS6mym
eRhDkdGrJFI0T4NiC6h+x8C4R7mxCTY7K+jWuNGPbvE5oys0che6wh16noySbxRC
yKD/nwTrozhkvQ==
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
        MIIDljCCAn6gAwIBAgIUVq7vSUZpGg3ux1vMe6LZEIZRsIYwDQYJKoZIhvcNAQEL
        BQAwPDEYMBYGA1UECgwPb3JpZ2lubGludCB0ZXN0MSAwHgYDVQQDDBdUZXN0IExv
        d2VyIEludGVybWVkaWF0ZTAeFw0yNTAxMDEwMDAwMDBaFw0zNTAxMDEwMDAwMDBa
        MDcxGDAWBgNVBAoMD29yaWdpbmxpbnQgdGVzdDEbMBkGA1UEAwwSb3JpZ2luLmV4
        YW1wbGUuY29tMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAo+EhfrCS
        rGJHYk4XBNO9FGqsxOHu+tTxoHNc8k93Vz6TonQBC8QFgfArPD2fCxTsPMvijcIG
        yEbXycEthZSW8Vkc4AyEA/32SMy9Pj5zZsHAnUoNK/P7sP6S+5kpaWmRsAU8flgW
        EZdSP3Vtb/qjM67AKe1fVlEy/lsEBmjvjGE7PPQ69PJ7/HHgDdqiZf417jFWTJs5
        NYc//HGuX8n6Z62jvOtpg7osxz4oocQB3u5ErFKYl8Es/t98ysdfBabrMXYD/Zlo
        441ctzoYtTBFmUSPe9t3W06F2R6Eo5I9kuNS3l/P5Fk6+Rt7aD+4Sh3Zg7/EiT45
        YLBmdR5XcG3oywIDAQABo4GUMIGRMAwGA1UdEwEB/wQCMAAwDgYDVR0PAQH/BAQD
        AgWgMBMGA1UdJQQMMAoGCCsGAQUFBwMBMBwGA1UdEQQVMBOCEW90aGVyLmV4YW1w
        bGUuY29tMB0GA1UdDgQWBBS/RUCeY++zJ/iy1ZoRq+GrbIg2yjAfBgNVHSMEGDAW
        gBQwrDRGhL+but2hYwSjpwBqXJg6GjANBgkqhkiG9w0BAQsFAAOCAQEAKKpSuACp
        WfCScwhM4KuMss/jzQqL0SsbWKZw83158k8/nkzDmeraRD2Q4Ig9Z/X8teDC30/r
        OXwmldmaugIn/fwjywOmll5flrbuMffvQV7W+wioCU2l1+BSAKNpwVNf3fGSripy
        OQer1Sv7g5bKSoE8hCP5BRzoXIcGwN27hCKRhYAfKEOg5BWhDu0kVWtncGj/XtCS
        69JyzVknP3g3SJuWddhSFfja1oMuvygP9LqkOZT78T5u/cd1jF1wm/UQNBXS6mym
        eRhDkdGrJFI0T4NiC6h+x8C4R7mxCTY7K+jWuNGPbvE5oys0che6wh16noySbxRC
        yKD/nwTrozhkvQ==
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
      name: "the certificate that is presented",
      expect: "fail",
      live: "common-name-only-seen",
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
      name: "a certificate without alternative names",
      expect: "fail",
      live: "common-name-only-without-san",
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
      name: "the alternative names hold it",
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
MIIDqDCCApCgAwIBAgIUDdQn5HmbHhWl4bsj5a1iES2UI9owDQYJKoZIhvcNAQEL
BQAwPDEYMBYGA1UECgwPb3JpZ2lubGludCB0ZXN0MSAwHgYDVQQDDBdUZXN0IExv
d2VyIEludGVybWVkaWF0ZTAeFw0yNTAxMDEwMDAwMDBaFw0zNTAxMDEwMDAwMDBa
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
9w0BAQsFAAOCAQEAAZszXBu6lRkQzJSAKKymbs9zf2neL1bXlBRBM4W3DJpPvTUg
rE7LI4jf57FMJS0xJkUrsqXbuHZDiJTQ9N9ETbwg3stSZowMsBZRrkfcSXdLgW8t
phTJf5ywyyFbeRAP0yLZOQGzfkiN02LQt3hKe3CULIvQsAG7KHLNKt0OzXLEaWyD
pv01bewtyLlgCxSD2Ie52m2OyebQE5f+8qtJY9mzuKbwGy+nyGVagrBapgJLchB1
4AMwo/LrDYE9CSPHeIEXCs95sIh2wyzewqLg3cWOmS5BsNIIqR+gFZ+mY9JMZfCA
UEoPLKexiWIi8HLOOs5O0wS0COQtYX9sRXDqdg==
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
        MIIDqDCCApCgAwIBAgIUDdQn5HmbHhWl4bsj5a1iES2UI9owDQYJKoZIhvcNAQEL
        BQAwPDEYMBYGA1UECgwPb3JpZ2lubGludCB0ZXN0MSAwHgYDVQQDDBdUZXN0IExv
        d2VyIEludGVybWVkaWF0ZTAeFw0yNTAxMDEwMDAwMDBaFw0zNTAxMDEwMDAwMDBa
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
        9w0BAQsFAAOCAQEAAZszXBu6lRkQzJSAKKymbs9zf2neL1bXlBRBM4W3DJpPvTUg
        rE7LI4jf57FMJS0xJkUrsqXbuHZDiJTQ9N9ETbwg3stSZowMsBZRrkfcSXdLgW8t
        phTJf5ywyyFbeRAP0yLZOQGzfkiN02LQt3hKe3CULIvQsAG7KHLNKt0OzXLEaWyD
        pv01bewtyLlgCxSD2Ie52m2OyebQE5f+8qtJY9mzuKbwGy+nyGVagrBapgJLchB1
        4AMwo/LrDYE9CSPHeIEXCs95sIh2wyzewqLg3cWOmS5BsNIIqR+gFZ+mY9JMZfCA
        UEoPLKexiWIi8HLOOs5O0wS0COQtYX9sRXDqdg==
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
      name: "the alternative names of the certificate that is presented hold it",
      expect: "pass",
      live: "common-name-only-good",
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
      name: "another name altogether",
      expect: "not-applicable",
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
MIIDlTCCAn2gAwIBAgIURp6AuSQ5stOH/xTbUKKvrzdt1howDQYJKoZIhvcNAQEL
BQAwPDEYMBYGA1UECgwPb3JpZ2lubGludCB0ZXN0MSAwHgYDVQQDDBdUZXN0IExv
d2VyIEludGVybWVkaWF0ZTAeFw0yNTAxMDEwMDAwMDBaFw0zNTAxMDEwMDAwMDBa
MDYxGDAWBgNVBAoMD29yaWdpbmxpbnQgdGVzdDEaMBgGA1UEAwwRb3RoZXIuZXhh
bXBsZS5jb20wggEiMA0GCSqGSIb3DQEBAQUAA4IBDwAwggEKAoIBAQCj4SF+sJKs
YkdiThcE070UaqzE4e761PGgc1zyT3dXPpOidAELxAWB8Cs8PZ8LFOw8y+KNwgbI
RtfJwS2FlJbxWRzgDIQD/fZIzL0+PnNmwcCdSg0r8/uw/pL7mSlpaZGwBTx+WBYR
l1I/dW1v+qMzrsAp7V9WUTL+WwQGaO+MYTs89Dr08nv8ceAN2qJl/jXuMVZMmzk1
hz/8ca5fyfpnraO862mDuizHPiihxAHe7kSsUpiXwSz+33zKx18FpusxdgP9mWjj
jVy3Ohi1MEWZRI9723dbToXZHoSjkj2S41LeX8/kWTr5G3toP7hKHdmDv8SJPjlg
sGZ1HldwbejLAgMBAAGjgZQwgZEwDAYDVR0TAQH/BAIwADAOBgNVHQ8BAf8EBAMC
BaAwEwYDVR0lBAwwCgYIKwYBBQUHAwEwHAYDVR0RBBUwE4IRb3RoZXIuZXhhbXBs
ZS5jb20wHQYDVR0OBBYEFL9FQJ5j77Mn+LLVmhGr4atsiDbKMB8GA1UdIwQYMBaA
FDCsNEaEv5u63aFjBKOnAGpcmDoaMA0GCSqGSIb3DQEBCwUAA4IBAQA88wAmhwTH
drvCMXLfhDQUADznIW2/Xu3SOHig6JVb4Bo4h+TOLCQxQxvsN4vqZ4NZiFwgkeXo
15ojShUmQklXBX8LAEclK3qp5HOh/lkhjS5PYT7DP78O7jihV62veC1bzbv7JvAu
pqNxTcrWuv2i1GCZJ3kJJIx0DB7UiHAVqT8doKx4iJaIc1rl9DmSmhqVc7prc5lR
Y0veaWvu0/7m9LYuBd9SrGf9J3O5Cpl7TXpWXXCgSkwhOfEw49TNdHS/6hKraOQM
ps8KHQxoCuHleRMh1Bvzx9e6eeY3CQTj6I0tLQdlfjxt+K759u6rcFozniimMMKN
URBCMJsb9eCt
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
        MIIDlTCCAn2gAwIBAgIURp6AuSQ5stOH/xTbUKKvrzdt1howDQYJKoZIhvcNAQEL
        BQAwPDEYMBYGA1UECgwPb3JpZ2lubGludCB0ZXN0MSAwHgYDVQQDDBdUZXN0IExv
        d2VyIEludGVybWVkaWF0ZTAeFw0yNTAxMDEwMDAwMDBaFw0zNTAxMDEwMDAwMDBa
        MDYxGDAWBgNVBAoMD29yaWdpbmxpbnQgdGVzdDEaMBgGA1UEAwwRb3RoZXIuZXhh
        bXBsZS5jb20wggEiMA0GCSqGSIb3DQEBAQUAA4IBDwAwggEKAoIBAQCj4SF+sJKs
        YkdiThcE070UaqzE4e761PGgc1zyT3dXPpOidAELxAWB8Cs8PZ8LFOw8y+KNwgbI
        RtfJwS2FlJbxWRzgDIQD/fZIzL0+PnNmwcCdSg0r8/uw/pL7mSlpaZGwBTx+WBYR
        l1I/dW1v+qMzrsAp7V9WUTL+WwQGaO+MYTs89Dr08nv8ceAN2qJl/jXuMVZMmzk1
        hz/8ca5fyfpnraO862mDuizHPiihxAHe7kSsUpiXwSz+33zKx18FpusxdgP9mWjj
        jVy3Ohi1MEWZRI9723dbToXZHoSjkj2S41LeX8/kWTr5G3toP7hKHdmDv8SJPjlg
        sGZ1HldwbejLAgMBAAGjgZQwgZEwDAYDVR0TAQH/BAIwADAOBgNVHQ8BAf8EBAMC
        BaAwEwYDVR0lBAwwCgYIKwYBBQUHAwEwHAYDVR0RBBUwE4IRb3RoZXIuZXhhbXBs
        ZS5jb20wHQYDVR0OBBYEFL9FQJ5j77Mn+LLVmhGr4atsiDbKMB8GA1UdIwQYMBaA
        FDCsNEaEv5u63aFjBKOnAGpcmDoaMA0GCSqGSIb3DQEBCwUAA4IBAQA88wAmhwTH
        drvCMXLfhDQUADznIW2/Xu3SOHig6JVb4Bo4h+TOLCQxQxvsN4vqZ4NZiFwgkeXo
        15ojShUmQklXBX8LAEclK3qp5HOh/lkhjS5PYT7DP78O7jihV62veC1bzbv7JvAu
        pqNxTcrWuv2i1GCZJ3kJJIx0DB7UiHAVqT8doKx4iJaIc1rl9DmSmhqVc7prc5lR
        Y0veaWvu0/7m9LYuBd9SrGf9J3O5Cpl7TXpWXXCgSkwhOfEw49TNdHS/6hKraOQM
        ps8KHQxoCuHleRMh1Bvzx9e6eeY3CQTj6I0tLQdlfjxt+K759u6rcFozniimMMKN
        URBCMJsb9eCt
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
      name: "nothing is known of the certificate",
      expect: "unknown",
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

/** Where one Host is not even the common name, that other mistake is told instead. */
function judge(request: OriginRequest, hosts: readonly Host[]) {
  const commonNames = request.endpoint.certificates.items.flatMap(
    ({ certificate }) => ifKnown(certificate)?.commonName ?? [],
  );
  const matches = hosts.map((host) => commonNames.find((name) => isFor(name, host)));
  const [first] = matches;
  if (first === undefined || matches.includes(undefined)) return NOT_APPLICABLE;
  return fail(request, hosts, first);
}

function isFor(commonName: Value<string>, { namesThatWillDo }: Host): boolean {
  return any(namesThatWillDo.map((name) => covers(commonName, name))).is === true;
}

function fail(request: OriginRequest, hosts: readonly Host[], commonName: Value<string>): Fail {
  const names = hosts.flatMap(({ namesThatWillDo }) => namesThatWillDo).map(describe);
  return {
    outcome: "fail",
    at: request.origin.domainName.from,
    args: { commonName: describe(commonName), name: [...new Set(names)].join(" or ") },
    related: [{ at: commonName.from, label: `${describe(commonName)} is the certificate's common name` }],
    evidence: certificateEvidence(request, hosts),
  };
}
