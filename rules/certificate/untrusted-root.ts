import {
  type ChainJudgement,
  defineRule,
  type Fail,
  faultyChains,
  judgeShown,
  type ShownChain,
} from "../../src/rule.ts";

function isUntrusted({ end }: ChainJudgement): boolean {
  return end.is === "untrusted-root";
}

function mistrusted(shown: ShownChain): Fail {
  const { chain, body, asDefaultOnly, evidence, discriminator } = shown;
  return {
    outcome: "fail",
    certainty: asDefaultOnly ? "likely" : "proven",
    at: body,
    args: { root: chain.end.is === "untrusted-root" ? chain.end.root : "" },
    ...(discriminator !== undefined && { discriminator }),
    evidence,
  };
}

export default defineRule({
  title: "CloudFront does not trust the authority behind the origin's certificate",
  section: "C",
  consequence: "502",
  certainty: "proven",
  subject: "originRequest",
  message: "The origin's chain ends in {root}, which is no root that CloudFront trusts",
  why: "CloudFront accepts an origin's certificate only if its chain ends in a public authority of Mozilla's list. This one ends in a root that is not on it: of a company, of a development tool, or of an authority that Mozilla has removed. Nothing makes CloudFront trust a further root. It drops the connection during the handshake and answers 502.",
  fix: 'Use a certificate from a public authority: from ACM on a load balancer or API (aws_acm_certificate with validation_method = "DNS"; CloudFormation: AWS::CertificateManager::Certificate with ValidationMethod: DNS), from any public one on a server of your own.',
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html",
    "https://wiki.mozilla.org/CA/Included_Certificates",
  ],
  check(request, { now }) {
    return judgeShown(faultyChains(request, now, isUntrusted), mistrusted);
  },
  examples: [
    {
      name: "the chain served ends in a company's own root",
      expect: "fail",
      live: "untrusted-root-served",
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
      name: "an imported chain ends in a company's own root",
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
  certificate_body  = file("\${path.module}/origin.pem") # <- fail
  certificate_chain = file("\${path.module}/chain.pem")
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
MIIDpTCCAo2gAwIBAgIUDhyB6qcegtEW9I0qFEJNurz9xpAwDQYJKoZIhvcNAQEL
BQAwOTEYMBYGA1UECgwPb3JpZ2lubGludCB0ZXN0MR0wGwYDVQQDDBRQcml2YXRl
IEludGVybWVkaWF0ZTAeFw0yNTAxMDEwMDAwMDBaFw0zNTAxMDEwMDAwMDBaMDcx
GDAWBgNVBAoMD29yaWdpbmxpbnQgdGVzdDEbMBkGA1UEAwwSb3JpZ2luLmV4YW1w
bGUuY29tMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAo+EhfrCSrGJH
Yk4XBNO9FGqsxOHu+tTxoHNc8k93Vz6TonQBC8QFgfArPD2fCxTsPMvijcIGyEbX
ycEthZSW8Vkc4AyEA/32SMy9Pj5zZsHAnUoNK/P7sP6S+5kpaWmRsAU8flgWEZdS
P3Vtb/qjM67AKe1fVlEy/lsEBmjvjGE7PPQ69PJ7/HHgDdqiZf417jFWTJs5NYc/
/HGuX8n6Z62jvOtpg7osxz4oocQB3u5ErFKYl8Es/t98ysdfBabrMXYD/Zlo441c
tzoYtTBFmUSPe9t3W06F2R6Eo5I9kuNS3l/P5Fk6+Rt7aD+4Sh3Zg7/EiT45YLBm
dR5XcG3oywIDAQABo4GmMIGjMAwGA1UdEwEB/wQCMAAwDgYDVR0PAQH/BAQDAgWg
MBMGA1UdJQQMMAoGCCsGAQUFBwMBMC4GA1UdEQQnMCWCEm9yaWdpbi5leGFtcGxl
LmNvbYIPd3d3LmV4YW1wbGUuY29tMB0GA1UdDgQWBBS/RUCeY++zJ/iy1ZoRq+Gr
bIg2yjAfBgNVHSMEGDAWgBSCYVAw6DVLM8ZC1CEsQkLMxBh1hTANBgkqhkiG9w0B
AQsFAAOCAQEAEiamFge3R65K3g3zBD2P9MkpCMGgpDX+o6P07BMvN9ilo+LgNaNa
QT+CFsrK7I2gS8tDg8Z2iE5FHsOUTqUVEldWAk9T1K88DZUUfKJXHZctfIrtziqc
YVMpM8iZYixfzKpyA4lBaytyBXpi0Iz0pFj25BmpxOKK+s/cTV2ycOlr8nrLRUw5
t5+TRdTOMKJyMP5u7KZMi1qJcT+tEVyN9RKYl4AsQ7Fo8ni8JFMWUDcqhtmajRGS
Hz8jwyiZqmt/B+gilc9DmJwaDAtgwgh5/o5mdVz3gOeK7HFuXMJzphQK54pLzOwQ
vcu8VYwZvMjE/4RXBIBptxiExvjXNd2bCQ==
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
-----BEGIN CERTIFICATE-----
MIIDMjCCAhqgAwIBAgIURLyFWpa3NSqGLmHaU3fewigttGkwDQYJKoZIhvcNAQEL
BQAwMTEYMBYGA1UECgwPb3JpZ2lubGludCB0ZXN0MRUwEwYDVQQDDAxQcml2YXRl
IFJvb3QwHhcNMjUwMTAxMDAwMDAwWhcNMzUwMTAxMDAwMDAwWjAxMRgwFgYDVQQK
DA9vcmlnaW5saW50IHRlc3QxFTATBgNVBAMMDFByaXZhdGUgUm9vdDCCASIwDQYJ
KoZIhvcNAQEBBQADggEPADCCAQoCggEBANznRO6IYYZyI30LWPBweWI7ssKXWTY2
MagZFiXmidSCYVfwSxrjZSTbN2ovzVikq8/ztNvE8xXKE8+qE955vAMlE4POEGr+
SFs5R0eoGR0cOwYMMBB25iwfOS3q7fmetKvOOLN3ke7yKU18IxKPCLLkLkYMoPpj
dWkbQGY9ppBTbw9aVpl4gqyP/i/+eFvs3dp8GkXGjIApVszKb4zD2+ac/Lnbz8YJ
Q+LQeIW4/ena34RKil7Ol7tlVje3kLllcY5ZIgmyzVpmzB5EzK8+5eW83Zw9V3+J
z5xOjf0z+T+j11xLQisjX3Ov/r89tUmWedGfJGbUoFsN39E86iq0gY8CAwEAAaNC
MEAwDwYDVR0TAQH/BAUwAwEB/zAOBgNVHQ8BAf8EBAMCAQYwHQYDVR0OBBYEFLJV
FQ4dRSg9O2I1EkE7Ua1ZuHIIMA0GCSqGSIb3DQEBCwUAA4IBAQBdrYbxo+JbAueI
nkxJZPGe7C6oiyS5+qnNydVrNH+D/wurRbI57mT/eQYRP40DiayzfkQR8UG8egT0
3btyaUuZXHZKMvDs9lIk2Ivse/Mm7U6eJqtKMPsE1eQcJzh7Sd/slsT1+90T7j38
itWjT627H29rKfeuxCbqzZ9JDUMy+odZhY1D0uND7fyGnKBkumJDCJsKHOh0fJsY
MIz3Z4gxaaruf2vPd74eFAAdiM2aqFzGUCf7EX1soBPlu8oEhMvgaTJZYOQNIC2A
TssZDQe2DVPZ8ReLt6KhXdo5Cgrlwb24VODKCLhdrVs/KgGT93hhMhCatDAFRVHa
KeaOlIEC
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
        MIIDpTCCAo2gAwIBAgIUDhyB6qcegtEW9I0qFEJNurz9xpAwDQYJKoZIhvcNAQEL
        BQAwOTEYMBYGA1UECgwPb3JpZ2lubGludCB0ZXN0MR0wGwYDVQQDDBRQcml2YXRl
        IEludGVybWVkaWF0ZTAeFw0yNTAxMDEwMDAwMDBaFw0zNTAxMDEwMDAwMDBaMDcx
        GDAWBgNVBAoMD29yaWdpbmxpbnQgdGVzdDEbMBkGA1UEAwwSb3JpZ2luLmV4YW1w
        bGUuY29tMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAo+EhfrCSrGJH
        Yk4XBNO9FGqsxOHu+tTxoHNc8k93Vz6TonQBC8QFgfArPD2fCxTsPMvijcIGyEbX
        ycEthZSW8Vkc4AyEA/32SMy9Pj5zZsHAnUoNK/P7sP6S+5kpaWmRsAU8flgWEZdS
        P3Vtb/qjM67AKe1fVlEy/lsEBmjvjGE7PPQ69PJ7/HHgDdqiZf417jFWTJs5NYc/
        /HGuX8n6Z62jvOtpg7osxz4oocQB3u5ErFKYl8Es/t98ysdfBabrMXYD/Zlo441c
        tzoYtTBFmUSPe9t3W06F2R6Eo5I9kuNS3l/P5Fk6+Rt7aD+4Sh3Zg7/EiT45YLBm
        dR5XcG3oywIDAQABo4GmMIGjMAwGA1UdEwEB/wQCMAAwDgYDVR0PAQH/BAQDAgWg
        MBMGA1UdJQQMMAoGCCsGAQUFBwMBMC4GA1UdEQQnMCWCEm9yaWdpbi5leGFtcGxl
        LmNvbYIPd3d3LmV4YW1wbGUuY29tMB0GA1UdDgQWBBS/RUCeY++zJ/iy1ZoRq+Gr
        bIg2yjAfBgNVHSMEGDAWgBSCYVAw6DVLM8ZC1CEsQkLMxBh1hTANBgkqhkiG9w0B
        AQsFAAOCAQEAEiamFge3R65K3g3zBD2P9MkpCMGgpDX+o6P07BMvN9ilo+LgNaNa
        QT+CFsrK7I2gS8tDg8Z2iE5FHsOUTqUVEldWAk9T1K88DZUUfKJXHZctfIrtziqc
        YVMpM8iZYixfzKpyA4lBaytyBXpi0Iz0pFj25BmpxOKK+s/cTV2ycOlr8nrLRUw5
        t5+TRdTOMKJyMP5u7KZMi1qJcT+tEVyN9RKYl4AsQ7Fo8ni8JFMWUDcqhtmajRGS
        Hz8jwyiZqmt/B+gilc9DmJwaDAtgwgh5/o5mdVz3gOeK7HFuXMJzphQK54pLzOwQ
        vcu8VYwZvMjE/4RXBIBptxiExvjXNd2bCQ==
        -----END CERTIFICATE-----
      CertificateChain: |
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
        -----BEGIN CERTIFICATE-----
        MIIDMjCCAhqgAwIBAgIURLyFWpa3NSqGLmHaU3fewigttGkwDQYJKoZIhvcNAQEL
        BQAwMTEYMBYGA1UECgwPb3JpZ2lubGludCB0ZXN0MRUwEwYDVQQDDAxQcml2YXRl
        IFJvb3QwHhcNMjUwMTAxMDAwMDAwWhcNMzUwMTAxMDAwMDAwWjAxMRgwFgYDVQQK
        DA9vcmlnaW5saW50IHRlc3QxFTATBgNVBAMMDFByaXZhdGUgUm9vdDCCASIwDQYJ
        KoZIhvcNAQEBBQADggEPADCCAQoCggEBANznRO6IYYZyI30LWPBweWI7ssKXWTY2
        MagZFiXmidSCYVfwSxrjZSTbN2ovzVikq8/ztNvE8xXKE8+qE955vAMlE4POEGr+
        SFs5R0eoGR0cOwYMMBB25iwfOS3q7fmetKvOOLN3ke7yKU18IxKPCLLkLkYMoPpj
        dWkbQGY9ppBTbw9aVpl4gqyP/i/+eFvs3dp8GkXGjIApVszKb4zD2+ac/Lnbz8YJ
        Q+LQeIW4/ena34RKil7Ol7tlVje3kLllcY5ZIgmyzVpmzB5EzK8+5eW83Zw9V3+J
        z5xOjf0z+T+j11xLQisjX3Ov/r89tUmWedGfJGbUoFsN39E86iq0gY8CAwEAAaNC
        MEAwDwYDVR0TAQH/BAUwAwEB/zAOBgNVHQ8BAf8EBAMCAQYwHQYDVR0OBBYEFLJV
        FQ4dRSg9O2I1EkE7Ua1ZuHIIMA0GCSqGSIb3DQEBCwUAA4IBAQBdrYbxo+JbAueI
        nkxJZPGe7C6oiyS5+qnNydVrNH+D/wurRbI57mT/eQYRP40DiayzfkQR8UG8egT0
        3btyaUuZXHZKMvDs9lIk2Ivse/Mm7U6eJqtKMPsE1eQcJzh7Sd/slsT1+90T7j38
        itWjT627H29rKfeuxCbqzZ9JDUMy+odZhY1D0uND7fyGnKBkumJDCJsKHOh0fJsY
        MIz3Z4gxaaruf2vPd74eFAAdiM2aqFzGUCf7EX1soBPlu8oEhMvgaTJZYOQNIC2A
        TssZDQe2DVPZ8ReLt6KhXdo5Cgrlwb24VODKCLhdrVs/KgGT93hhMhCatDAFRVHa
        KeaOlIEC
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
