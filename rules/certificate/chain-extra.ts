import {
  type ChainJudgement,
  defineRule,
  type ExtraCertificate,
  type Fail,
  faultyChains,
  judgeShown,
  type ShownChain,
} from "../../src/rule.ts";

const WHY: Readonly<Record<ExtraCertificate["why"], string>> = {
  duplicate: "is there twice",
  unrelated: "belongs to another chain",
  root: "is the root",
};

function hasExtras({ extras }: ChainJudgement): boolean {
  return extras.length > 0;
}

/** `certificate 3 (CN=Root) is the root`, one after the other. */
function extrasOf({ extras, certificates }: ChainJudgement): string {
  return extras
    .map(({ index, why }) => `certificate ${index} (${certificates[index]?.subject ?? ""}) ${WHY[why]}`)
    .join("; ");
}

function superfluous({ chain, bundle, evidence, discriminator }: ShownChain): Fail {
  return {
    outcome: "fail",
    at: bundle,
    args: { extras: extrasOf(chain) },
    ...(discriminator !== undefined && { discriminator }),
    evidence,
  };
}

export default defineRule({
  title: "The origin's chain holds certificates that do not belong there",
  section: "C",
  consequence: "502",
  certainty: "possible",
  subject: "originRequest",
  message: "The origin's chain holds more than CloudFront asks for: {extras}",
  why: "AWS asks for a chain of the certificate and its intermediates, without the root and without intermediates that do not lie on the path. Many clients ignore what is too much. A client that expects each certificate to have signed the one before it, as RFC 5246 has it, refuses the chain, and CloudFront then answers 502.",
  fix: "Take the certificates that the finding names out of the bundle (certificate_chain; CloudFormation: CertificateChain; nginx: the file of ssl_certificate), and install it again.",
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html",
    "https://www.rfc-editor.org/rfc/rfc5246#section-7.4.2",
  ],
  check(request, { now }) {
    return judgeShown(faultyChains(request, now, hasExtras), superfluous);
  },
  examples: [
    {
      name: "an intermediate is sent twice",
      expect: "fail",
      live: "chain-extra-duplicate",
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
      name: "a certificate of another chain is sent",
      expect: "fail",
      live: "chain-extra-extra",
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
      name: "the root is sent",
      expect: "fail",
      live: "chain-extra-root-sent",
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
      name: "an imported chain with a certificate of another one",
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
  name              = "web"
  certificate_body  = file("\${path.module}/origin.pem")
  certificate_chain = file("\${path.module}/chain.pem") # <- fail
  private_key       = var.private_key
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
        "chain.pem": `
-----BEGIN CERTIFICATE-----
MIIDWzCCAkOgAwIBAgIUHdvR7AIMcPH+78LemGDI6mBjmV8wDQYJKoZIhvcNAQEL
BQAwMTEYMBYGA1UECgwPb3JpZ2lubGludCB0ZXN0MRUwEwYDVQQDDAxQcml2YXRl
IFJvb3QwHhcNMjUwMTAxMDAwMDAwWhcNMzUwMTAxMDAwMDAwWjA5MRgwFgYDVQQK
DA9vcmlnaW5saW50IHRlc3QxHTAbBgNVBAMMFFByaXZhdGUgSW50ZXJtZWRpYXRl
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAzd8LQ9JKMBTotwT5mnvl
/F/LcNvIYtOXQgNEYqnlVq2s9teeMcVHYtOX98bdqYDS5flCFgH8RqN287CZP8hh
4rp2JLhf2+frDZxC96S7AnIAJgPpgkHZQDJNzu1wVM1wwBOTArEZhIUGTz4Chqnc
9Y60KDCgCRx5wH0I4UzqlYU0XUNzP7TyvyYesg8kXtgAhVR+UMCFKtbyPqRUz8yQ
O+czKuYC8wbI0xlXT0TkbPQUXmuj0j1wS9XECncV6W6RewL6xVRAmLe0q+nsTyea
BVtCzBLR+KNfsRiL1gvHJ63S+ev9mCRjxcMSCAWDzAZtB4SHjAEC7lOMNNWpXkKR
3wIDAQABo2MwYTAPBgNVHRMBAf8EBTADAQH/MA4GA1UdDwEB/wQEAwIBBjAdBgNV
HQ4EFgQUgmFQMOg1SzPGQtQhLEJCzMQYdYUwHwYDVR0jBBgwFoAUslUVDh1FKD07
YjUSQTtRrVm4cggwDQYJKoZIhvcNAQELBQADggEBAG7LHpBKU03Ac++A/RPVJoTZ
CcsOhK5+G9Y1sfjs9NOCB8lZ6qNf2HNKEcXcypHRbafvbKiFRqBvX8+hT5V4zjIT
lmrhMAz+szBH9Ew00ZNdoGCDZKc2z9HxzzX7WmIJESh6LBpqWK2H5bHB30nL1ZAH
Svu68e3e7hHcw1aQcnhPkEEx1uNhzo5oqtvximtdPOD9b2R2A4O0eM6nR94Z5pnc
sY5wLWAigejT6d6nEKXjTQpWEXoo3i3vOqsukj0n1QOBxzMrA81JC79Zr6p14e5e
t8ConMdFU2W8fcLl1FNRj6BWNAgOmyffSoKRBe/Vmu0W+znzP4YS4BmNdNsMa3E=
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
      CertificateChain: | # <- fail
        -----BEGIN CERTIFICATE-----
        MIIDWzCCAkOgAwIBAgIUHdvR7AIMcPH+78LemGDI6mBjmV8wDQYJKoZIhvcNAQEL
        BQAwMTEYMBYGA1UECgwPb3JpZ2lubGludCB0ZXN0MRUwEwYDVQQDDAxQcml2YXRl
        IFJvb3QwHhcNMjUwMTAxMDAwMDAwWhcNMzUwMTAxMDAwMDAwWjA5MRgwFgYDVQQK
        DA9vcmlnaW5saW50IHRlc3QxHTAbBgNVBAMMFFByaXZhdGUgSW50ZXJtZWRpYXRl
        MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAzd8LQ9JKMBTotwT5mnvl
        /F/LcNvIYtOXQgNEYqnlVq2s9teeMcVHYtOX98bdqYDS5flCFgH8RqN287CZP8hh
        4rp2JLhf2+frDZxC96S7AnIAJgPpgkHZQDJNzu1wVM1wwBOTArEZhIUGTz4Chqnc
        9Y60KDCgCRx5wH0I4UzqlYU0XUNzP7TyvyYesg8kXtgAhVR+UMCFKtbyPqRUz8yQ
        O+czKuYC8wbI0xlXT0TkbPQUXmuj0j1wS9XECncV6W6RewL6xVRAmLe0q+nsTyea
        BVtCzBLR+KNfsRiL1gvHJ63S+ev9mCRjxcMSCAWDzAZtB4SHjAEC7lOMNNWpXkKR
        3wIDAQABo2MwYTAPBgNVHRMBAf8EBTADAQH/MA4GA1UdDwEB/wQEAwIBBjAdBgNV
        HQ4EFgQUgmFQMOg1SzPGQtQhLEJCzMQYdYUwHwYDVR0jBBgwFoAUslUVDh1FKD07
        YjUSQTtRrVm4cggwDQYJKoZIhvcNAQELBQADggEBAG7LHpBKU03Ac++A/RPVJoTZ
        CcsOhK5+G9Y1sfjs9NOCB8lZ6qNf2HNKEcXcypHRbafvbKiFRqBvX8+hT5V4zjIT
        lmrhMAz+szBH9Ew00ZNdoGCDZKc2z9HxzzX7WmIJESh6LBpqWK2H5bHB30nL1ZAH
        Svu68e3e7hHcw1aQcnhPkEEx1uNhzo5oqtvximtdPOD9b2R2A4O0eM6nR94Z5pnc
        sY5wLWAigejT6d6nEKXjTQpWEXoo3i3vOqsukj0n1QOBxzMrA81JC79Zr6p14e5e
        t8ConMdFU2W8fcLl1FNRj6BWNAgOmyffSoKRBe/Vmu0W+znzP4YS4BmNdNsMa3E=
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
