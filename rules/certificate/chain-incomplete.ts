import {
  type ChainJudgement,
  defineRule,
  type Fail,
  faultyChains,
  judgeShown,
  type ShownChain,
} from "../../src/rule.ts";

/** What cannot be read is another rule's matter, and may be the very certificate that is missing. */
function isIncomplete({ end, path, unreadable }: ChainJudgement): boolean {
  return end.is === "incomplete" && path.length > 0 && unreadable === undefined;
}

function incomplete(shown: ShownChain): Fail {
  const { chain, bundle, asDefaultOnly, evidence, discriminator } = shown;
  const { end } = chain;
  const [url] = end.is === "incomplete" ? end.urls : [];
  return {
    outcome: "fail",
    certainty: asDefaultOnly ? "likely" : "proven",
    at: bundle,
    args: {
      missing: end.is === "incomplete" ? end.missing : "",
      where: url === undefined ? "" : `; it can be had from ${url}`,
    },
    ...(discriminator !== undefined && { discriminator }),
    evidence,
  };
}

export default defineRule({
  title: "Certificates are missing from the origin's chain",
  section: "C",
  consequence: "502",
  certainty: "proven",
  subject: "originRequest",
  message:
    "The origin's chain lacks the certificate {missing}, which is no root that CloudFront knows by itself{where}",
  why: "A server must send its certificate and every intermediate up to, not with, the root. CloudFront knows the roots only, and fetches nothing that is missing: it cannot tell who vouches for the certificate, drops the connection and answers 502. Browsers often hide the mistake, because they fetch or remember intermediates.",
  fix: "Serve the full chain: in nginx the file fullchain.pem rather than cert.pem, on a load balancer the intermediates as certificate_chain (CloudFormation: CertificateChain of AWS::IAM::ServerCertificate), leaf first. Where the missing certificate is a company's own root, use a certificate from a public authority.",
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html",
    "https://docs.aws.amazon.com/acm/latest/userguide/import-certificate-prerequisites.html",
  ],
  supersedes: ["certificate/chain-extra"],
  check(request, { now }) {
    return judgeShown(faultyChains(request, now, isIncomplete), incomplete);
  },
  examples: [
    {
      name: "the server sends its certificate alone",
      expect: "fail",
      live: "chain-incomplete-leaf-alone",
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
      name: "an imported certificate without its intermediates",
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

resource "aws_iam_server_certificate" "web" { # <- fail
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
  Certificate: # <- fail
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
      name: "ACM requests the certificate, and serves its chain",
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
