import {
  type CertificateFault,
  type ChainJudgement,
  defineRule,
  type Fail,
  faultyChains,
  judgeShown,
  type ShownChain,
} from "../../src/rule.ts";

function weakPart({ faults }: ChainJudgement): CertificateFault | undefined {
  return faults.find(({ is }) => is === "weak-signature");
}

function weak({ chain, body, bundle, evidence, discriminator }: ShownChain): Fail {
  const index = weakPart(chain)?.index ?? 0;
  const isLeaf = index === chain.path[0];
  const certificate = chain.certificates[index];
  return {
    outcome: "fail",
    at: isLeaf ? body : bundle,
    args: {
      which: isLeaf ? "certificate" : "intermediate certificate",
      subject: certificate?.subject ?? "",
      algorithm: certificate?.signature.algorithm ?? "",
    },
    ...(discriminator !== undefined && { discriminator }),
    evidence,
  };
}

export default defineRule({
  title: "A certificate of the origin is signed with MD5 or SHA-1",
  section: "C",
  consequence: "502",
  certainty: "possible",
  subject: "originRequest",
  message: "The origin's {which} {subject} is signed with {algorithm}",
  why: "Signatures over MD5 and SHA-1 can be forged. Public authorities have not been allowed to make them for years, and current TLS libraries refuse them. AWS does not say what CloudFront does; if it refuses them too, the handshake fails and it answers 502.",
  fix: "Have the certificate issued again with a signature over SHA-256 or better, and install it with its new intermediates (certificate_body, certificate_chain; CloudFormation: CertificateBody, CertificateChain).",
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html",
    "https://www.rfc-editor.org/rfc/rfc9155",
  ],
  check(request, { now }) {
    const found = faultyChains(request, now, (chain) => weakPart(chain) !== undefined);
    return judgeShown(found, weak);
  },
  examples: [
    {
      name: "the certificate served is signed over SHA-1",
      expect: "fail",
      live: "weak-signature-sha1",
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
      name: "an imported one is signed over SHA-1",
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
MIIDqDCCApCgAwIBAgIUc69lxbCrmO/WmOavctdmaRgtmX0wDQYJKoZIhvcNAQEF
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
9w0BAQUFAAOCAQEALFaY6pgHUcn9c4ySEWaz7aQub01yeVmEBbaIChzYrkBidpff
4UB5SnvY8MwP2xy6XehDUvIKxsk48GJfGf4kDXtLdG0ejKWztgji7rQMviXGvLTy
1KFRpyIZvVqxYFk26iemoqOp5eriOFcQP4ApuwTzyMusOQwAEvp6rPCTc3F+6WBD
/3OI0/F4hVj/7qeChJN93rjAStepGTe18fN5KXrBeE2ACN/61VKokGl/AE88ULZZ
ldYUxbfjWWkwS/4NB6/yHcj+nKPneJhCCDfcPAPzt62Tm1ELxU0LQIyU0v69WrRD
qXzGY6tbmciPjJuEP8WfGbX5zKHgLKIvYX7IqQ==
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
        MIIDqDCCApCgAwIBAgIUc69lxbCrmO/WmOavctdmaRgtmX0wDQYJKoZIhvcNAQEF
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
        9w0BAQUFAAOCAQEALFaY6pgHUcn9c4ySEWaz7aQub01yeVmEBbaIChzYrkBidpff
        4UB5SnvY8MwP2xy6XehDUvIKxsk48GJfGf4kDXtLdG0ejKWztgji7rQMviXGvLTy
        1KFRpyIZvVqxYFk26iemoqOp5eriOFcQP4ApuwTzyMusOQwAEvp6rPCTc3F+6WBD
        /3OI0/F4hVj/7qeChJN93rjAStepGTe18fN5KXrBeE2ACN/61VKokGl/AE88ULZZ
        ldYUxbfjWWkwS/4NB6/yHcj+nKPneJhCCDfcPAPzt62Tm1ELxU0LQIyU0v69WrRD
        qXzGY6tbmciPjJuEP8WfGbX5zKHgLKIvYX7IqQ==
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
      name: "an imported one is signed over SHA-256",
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
      name: "the port does not answer",
      expect: "not-applicable",
      live: "certificate-silent",
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
