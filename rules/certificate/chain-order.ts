import {
  type ChainJudgement,
  defineRule,
  type Fail,
  faultyChains,
  judgeShown,
  type ShownChain,
} from "../../src/rule.ts";

function isOutOfOrder({ rightOrder }: ChainJudgement): boolean {
  return rightOrder !== undefined;
}

/** `0 (CN=www.example.com), 2 (CN=Lower), 1 (CN=Upper)`: the numbers are those of the order in which they are sent. */
function orderOf({ rightOrder = [], certificates }: ChainJudgement): string {
  return rightOrder.map((index) => `${index} (${certificates[index]?.subject ?? ""})`).join(", ");
}

function outOfOrder({ chain, bundle, evidence, discriminator }: ShownChain): Fail {
  return {
    outcome: "fail",
    at: bundle,
    args: { order: orderOf(chain) },
    ...(discriminator !== undefined && { discriminator }),
    evidence,
  };
}

export default defineRule({
  title: "The origin's certificate chain is in the wrong order",
  section: "C",
  consequence: "502",
  certainty: "likely",
  subject: "originRequest",
  message: "The certificates of the origin's chain are in the wrong order; right is {order}",
  why: "The server's own certificate comes first, and each further one must have signed the one before it (RFC 5246, 7.4.2). AWS names a chain in the wrong order as a cause of 502: CloudFront drops the connection during the handshake. Browsers and command line clients sort the certificates themselves and show no error.",
  fix: "Write the certificates into the bundle in the order that the finding names, leaf first (certificate_chain; CloudFormation: CertificateChain; nginx: the file of ssl_certificate), and install it again.",
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html",
    "https://www.rfc-editor.org/rfc/rfc5246#section-7.4.2",
  ],
  check(request, { now }) {
    return judgeShown(faultyChains(request, now, isOutOfOrder), outOfOrder);
  },
  examples: [
    {
      name: "the server sends the upper intermediate before the lower one",
      expect: "fail",
      live: "chain-order-wrong",
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
      name: "an imported chain has the upper intermediate first",
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
MIIDqDCCApCgAwIBAgIUAf8HUEJFOm4UFhi0p3vE/vP2h3AwDQYJKoZIhvcNAQEL
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
9w0BAQsFAAOCAQEAJFSzUsWiQnmCGSjSDKfdIQTtoTqpD6REkG9Uea310F62V3fI
UxpI7ej56mqymzR4t4775XsJygSeGWn0KPiGgu7gaXZ7dGDeycKaYA9r2psMEaLp
52P8WwSYabRv7hb0vlbgJyLMhqO2xsjHEQleg+0K63BOYqc43dL1BAyfLrdXkMeI
AR1a7R7tfY1LGo5ph/wDbehq6VRDGcDvlHlA/YgvninB3QSKkdqD1tmMyUtLj+Mr
fS8zYNOamilrJenW0zlY2QBdHp9npUyP6DJvAU91lNZIaubcWPANxUojiXRrRKUU
3hpJFCa6QCOkaCKme8LJMFl8rC5LgFV/PmLv8Q==
-----END CERTIFICATE-----
`,
        "chain.pem": `
-----BEGIN CERTIFICATE-----
MIIDWzCCAkOgAwIBAgIUTeqF59WZDG1yq9FPQP0aKgaM+hcwDQYJKoZIhvcNAQEL
BQAwLjEYMBYGA1UECgwPb3JpZ2lubGludCB0ZXN0MRIwEAYDVQQDDAlUZXN0IFJv
b3QwHhcNMjUwMTAxMDAwMDAwWhcNMzUwMTAxMDAwMDAwWjA8MRgwFgYDVQQKDA9v
cmlnaW5saW50IHRlc3QxIDAeBgNVBAMMF1Rlc3QgVXBwZXIgSW50ZXJtZWRpYXRl
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAu26P50rsih2D8HVTTnLv
3SWw8uq6S5OHetmJGawpnUENSqv5g8wL/kdg3qbPUGF5QoVBy14rZYbbSb57+tqZ
zRSzFXZ0eML4pr6KQ65kDKePNMbkPZMjgnu+rPZyiOz7gR3sffZK0xP8vPkDtgsc
a+bdQJelDeu41ii4zUkqnl/5Y52XZfykbow/gU2dJzIdyBszjyQHt8TbwKzjBtsG
x7SHU8IG8YUJrGsiiK+AjnkCtQ6q9kMOGrjADlSDB0iStSi1Xn4kv0IVJvJPCJVs
JP5xBnrACi1s8eNl0wJ5dExd6Nq4dcIX60e2kikUu7xeCzcHtMhI/TuCJFySS33N
OQIDAQABo2MwYTAPBgNVHRMBAf8EBTADAQH/MA4GA1UdDwEB/wQEAwIBBjAdBgNV
HQ4EFgQUl9xwGvjzdO3ngab0aknwJudKIXUwHwYDVR0jBBgwFoAUQ5GHVg03AVcY
/Npyj1xzloWccg0wDQYJKoZIhvcNAQELBQADggEBAIX1qHCVB6TfQDbYHqF+foyI
qVEVWSPd4fgSWLqib7zHqndqHe/Lezj7tM5tirzbyo9FZoSFuR876RnONHcqRIcN
b+zx4PUuyTu2q4YOl/KnfhZehgEWcCq5hyiMtPOZhBdh5af1WBgWxvSTTG+8Kio/
q/CW84e4ymx13+7je69DgqmFv2Qd/VpiMscFKrI9yUu5MUch3QZa68RwVl5Y9EKj
VIVTUjzlINHotX48+5tDiGSFqPGY9wei+egJVnLYPWKbbawkvorPCoyWudcM7Uuo
MxcK1rW8ZN3wCgWUDOTmE8oxZONKO6G4bwlcbe+S2Oego+sLW82iq1CPIK2vl/k=
-----END CERTIFICATE-----
-----BEGIN CERTIFICATE-----
MIIDaTCCAlGgAwIBAgIUMNzcE7VFYQfe6rLmejb40S26fdgwDQYJKoZIhvcNAQEL
BQAwPDEYMBYGA1UECgwPb3JpZ2lubGludCB0ZXN0MSAwHgYDVQQDDBdUZXN0IFVw
cGVyIEludGVybWVkaWF0ZTAeFw0yNTAxMDEwMDAwMDBaFw0zNTAxMDEwMDAwMDBa
MDwxGDAWBgNVBAoMD29yaWdpbmxpbnQgdGVzdDEgMB4GA1UEAwwXVGVzdCBMb3dl
ciBJbnRlcm1lZGlhdGUwggEiMA0GCSqGSIb3DQEBAQUAA4IBDwAwggEKAoIBAQC4
AuUJr2exd5wJxgpa6S2HiiXzCaZ40OA/bEqJVEeLPk29+L+ymNQ8D93seyqg2H/U
YJb8qGHR4p+rbX/R8URMSqqm+O9wUeMSd9w6m51e5meQBuA6kEZyOnK4/ukWmDyg
Rk9SfIXe1/C3CMqovlqGEton7lXgEdaBMMH99Dbab6OhRac44f+GsMirlT5j9JoM
5dUmvzn36n8ZmUcO7sseSkmCn2s1RrfBGLCF9yAQd/hM4JKql1xqSzDb7+HDGPp+
5pe/ktvJEaO2An3zthUhWbuOTxztakrSBniwpN/1uH66MLOCZ/xCR8NTRwCxMl7/
7NwlGM33krvoAiQ3fC+fAgMBAAGjYzBhMA8GA1UdEwEB/wQFMAMBAf8wDgYDVR0P
AQH/BAQDAgEGMB0GA1UdDgQWBBQwrDRGhL+but2hYwSjpwBqXJg6GjAfBgNVHSME
GDAWgBSX3HAa+PN07eeBpvRqSfAm50ohdTANBgkqhkiG9w0BAQsFAAOCAQEAuUtJ
V9regNzI4BsRN6x1zT/pjC+Xkl8Pa3YbVzbgUwA/0mzmz/0L2mEtIkugG6spqdMB
ygxMZm5q3t5UV/sO6MzmUSXWp1Ep36p6sW8o3ryO2oL4PFxL5RUqY3im3Nw5GzzF
aE8QXIgLqQgGqvWYrxwD9sTjgY7mPCw6+0lHXjsJlX1YFiLKaHUSRFAsM/3z4ejM
Uv7pttLWTGq2Z3y+MwBJAhGk+S9Y+Ya2Cltm5jrSKhEoJTKC5rp9iAM6TdNEjj0g
0CRe0cEXmnVWZGDA2JzAcuHw3fZiODfUSmI5cgN7UmQylyLttG1Q1jfQL6xIi+K5
NcYcaf86T/V+JyQOEQ==
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
        MIIDqDCCApCgAwIBAgIUAf8HUEJFOm4UFhi0p3vE/vP2h3AwDQYJKoZIhvcNAQEL
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
        9w0BAQsFAAOCAQEAJFSzUsWiQnmCGSjSDKfdIQTtoTqpD6REkG9Uea310F62V3fI
        UxpI7ej56mqymzR4t4775XsJygSeGWn0KPiGgu7gaXZ7dGDeycKaYA9r2psMEaLp
        52P8WwSYabRv7hb0vlbgJyLMhqO2xsjHEQleg+0K63BOYqc43dL1BAyfLrdXkMeI
        AR1a7R7tfY1LGo5ph/wDbehq6VRDGcDvlHlA/YgvninB3QSKkdqD1tmMyUtLj+Mr
        fS8zYNOamilrJenW0zlY2QBdHp9npUyP6DJvAU91lNZIaubcWPANxUojiXRrRKUU
        3hpJFCa6QCOkaCKme8LJMFl8rC5LgFV/PmLv8Q==
        -----END CERTIFICATE-----
      CertificateChain: | # <- fail
        -----BEGIN CERTIFICATE-----
        MIIDWzCCAkOgAwIBAgIUTeqF59WZDG1yq9FPQP0aKgaM+hcwDQYJKoZIhvcNAQEL
        BQAwLjEYMBYGA1UECgwPb3JpZ2lubGludCB0ZXN0MRIwEAYDVQQDDAlUZXN0IFJv
        b3QwHhcNMjUwMTAxMDAwMDAwWhcNMzUwMTAxMDAwMDAwWjA8MRgwFgYDVQQKDA9v
        cmlnaW5saW50IHRlc3QxIDAeBgNVBAMMF1Rlc3QgVXBwZXIgSW50ZXJtZWRpYXRl
        MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAu26P50rsih2D8HVTTnLv
        3SWw8uq6S5OHetmJGawpnUENSqv5g8wL/kdg3qbPUGF5QoVBy14rZYbbSb57+tqZ
        zRSzFXZ0eML4pr6KQ65kDKePNMbkPZMjgnu+rPZyiOz7gR3sffZK0xP8vPkDtgsc
        a+bdQJelDeu41ii4zUkqnl/5Y52XZfykbow/gU2dJzIdyBszjyQHt8TbwKzjBtsG
        x7SHU8IG8YUJrGsiiK+AjnkCtQ6q9kMOGrjADlSDB0iStSi1Xn4kv0IVJvJPCJVs
        JP5xBnrACi1s8eNl0wJ5dExd6Nq4dcIX60e2kikUu7xeCzcHtMhI/TuCJFySS33N
        OQIDAQABo2MwYTAPBgNVHRMBAf8EBTADAQH/MA4GA1UdDwEB/wQEAwIBBjAdBgNV
        HQ4EFgQUl9xwGvjzdO3ngab0aknwJudKIXUwHwYDVR0jBBgwFoAUQ5GHVg03AVcY
        /Npyj1xzloWccg0wDQYJKoZIhvcNAQELBQADggEBAIX1qHCVB6TfQDbYHqF+foyI
        qVEVWSPd4fgSWLqib7zHqndqHe/Lezj7tM5tirzbyo9FZoSFuR876RnONHcqRIcN
        b+zx4PUuyTu2q4YOl/KnfhZehgEWcCq5hyiMtPOZhBdh5af1WBgWxvSTTG+8Kio/
        q/CW84e4ymx13+7je69DgqmFv2Qd/VpiMscFKrI9yUu5MUch3QZa68RwVl5Y9EKj
        VIVTUjzlINHotX48+5tDiGSFqPGY9wei+egJVnLYPWKbbawkvorPCoyWudcM7Uuo
        MxcK1rW8ZN3wCgWUDOTmE8oxZONKO6G4bwlcbe+S2Oego+sLW82iq1CPIK2vl/k=
        -----END CERTIFICATE-----
        -----BEGIN CERTIFICATE-----
        MIIDaTCCAlGgAwIBAgIUMNzcE7VFYQfe6rLmejb40S26fdgwDQYJKoZIhvcNAQEL
        BQAwPDEYMBYGA1UECgwPb3JpZ2lubGludCB0ZXN0MSAwHgYDVQQDDBdUZXN0IFVw
        cGVyIEludGVybWVkaWF0ZTAeFw0yNTAxMDEwMDAwMDBaFw0zNTAxMDEwMDAwMDBa
        MDwxGDAWBgNVBAoMD29yaWdpbmxpbnQgdGVzdDEgMB4GA1UEAwwXVGVzdCBMb3dl
        ciBJbnRlcm1lZGlhdGUwggEiMA0GCSqGSIb3DQEBAQUAA4IBDwAwggEKAoIBAQC4
        AuUJr2exd5wJxgpa6S2HiiXzCaZ40OA/bEqJVEeLPk29+L+ymNQ8D93seyqg2H/U
        YJb8qGHR4p+rbX/R8URMSqqm+O9wUeMSd9w6m51e5meQBuA6kEZyOnK4/ukWmDyg
        Rk9SfIXe1/C3CMqovlqGEton7lXgEdaBMMH99Dbab6OhRac44f+GsMirlT5j9JoM
        5dUmvzn36n8ZmUcO7sseSkmCn2s1RrfBGLCF9yAQd/hM4JKql1xqSzDb7+HDGPp+
        5pe/ktvJEaO2An3zthUhWbuOTxztakrSBniwpN/1uH66MLOCZ/xCR8NTRwCxMl7/
        7NwlGM33krvoAiQ3fC+fAgMBAAGjYzBhMA8GA1UdEwEB/wQFMAMBAf8wDgYDVR0P
        AQH/BAQDAgEGMB0GA1UdDgQWBBQwrDRGhL+but2hYwSjpwBqXJg6GjAfBgNVHSME
        GDAWgBSX3HAa+PN07eeBpvRqSfAm50ohdTANBgkqhkiG9w0BAQsFAAOCAQEAuUtJ
        V9regNzI4BsRN6x1zT/pjC+Xkl8Pa3YbVzbgUwA/0mzmz/0L2mEtIkugG6spqdMB
        ygxMZm5q3t5UV/sO6MzmUSXWp1Ep36p6sW8o3ryO2oL4PFxL5RUqY3im3Nw5GzzF
        aE8QXIgLqQgGqvWYrxwD9sTjgY7mPCw6+0lHXjsJlX1YFiLKaHUSRFAsM/3z4ejM
        Uv7pttLWTGq2Z3y+MwBJAhGk+S9Y+Ya2Cltm5jrSKhEoJTKC5rp9iAM6TdNEjj0g
        0CRe0cEXmnVWZGDA2JzAcuHw3fZiODfUSmI5cgN7UmQylyLttG1Q1jfQL6xIi+K5
        NcYcaf86T/V+JyQOEQ==
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
