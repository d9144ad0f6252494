import{J as j,K as U,M as T,N as $,O as Y,P as K,Q as A,R as Q,S as O,T as x,U as y,V as c,W as n,X as r,Y as b,a as k,b as L,ba as X,c as H,d as w,e as _,f,g as C,k as p,n as q,q as G,r as Z,u as M}from"./chunk-GTHM2BI3.mjs";import{a as E,b as F,c as v,d as m,e as h,f as u,g as S}from"./chunk-7NOTP66P.mjs";import{a as g,f as D}from"./chunk-M6UUFQT6.mjs";function Ne({privateAuthority:e,selfSigned:i}){return u([f(e),h(f(i))])}function We({certificateAuthorityArn:e,bodyPem:i}){return e.kind==="absent"?i.from:e.from}function Be({certificate:e,asDefaultOnly:i}){return{outcome:"fail",certainty:i?"likely":"proven",at:We(e),related:[{at:e.names.from,label:`for ${p(e.names)}`}],discriminator:e.address}}var J={title:"CloudFront does not trust a private certificate authority",section:"C",consequence:"502",certainty:"proven",subject:"originRequest",message:"The origin will present a certificate of a private authority, and CloudFront trusts only public ones",why:"CloudFront accepts an origin's certificate only if its chain ends in a public authority of Mozilla's list. A certificate of AWS Private CA, or of an authority of one's own, ends in a root that CloudFront does not know, and no setting adds one. CloudFront drops the connection during the handshake and answers 502, though clients inside the company accept the same certificate.",fix:"Request a public certificate for the listener: leave out certificate_authority_arn (CloudFormation: CertificateAuthorityArn) and validate by DNS. Where internal clients need the private one, attach the public one beside it; the listener picks by server name.",references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html","https://docs.aws.amazon.com/acm/latest/userguide/gs-acm-request-private.html"],check(e){let i=O(e,Ne);return i.is==="not-applicable"?n:i.is==="unknown"?r(i.why):i.is==="some"?i.certificates.map(Be):c},examples:[{name:"AWS Private CA",expect:"fail",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acmpca_certificate_authority" "company" {
  type = "ROOT"

  certificate_authority_configuration {
    key_algorithm     = "EC_prime256v1"
    signing_algorithm = "SHA256WITHECDSA"

    subject {
      common_name = "Example Company"
    }
  }
}

resource "aws_acm_certificate" "web" {
  domain_name               = "origin.example.com"
  certificate_authority_arn = aws_acmpca_certificate_authority.company.arn # <- fail
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
`,cloudformation:`
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
  Authority:
    Type: AWS::ACMPCA::CertificateAuthority
    Properties:
      Type: ROOT
      KeyAlgorithm: EC_prime256v1
      SigningAlgorithm: SHA256WITHECDSA
      Subject:
        CommonName: Example Company
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: origin.example.com
      CertificateAuthorityArn: !GetAtt Authority.Arn # <- fail
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
`},{name:"an authority of another account",expect:"fail",terraform:`
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
  certificate_authority_arn = "arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/11111111-2222-3333-4444-555555555555" # <- fail
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
`,cloudformation:`
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
      CertificateAuthorityArn: arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/11111111-2222-3333-4444-555555555555 # <- fail
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
`},{name:"an authority made in the same code",expect:"fail",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "tls_private_key" "authority" {
  algorithm = "RSA"
}

resource "tls_self_signed_cert" "authority" {
  private_key_pem       = tls_private_key.authority.private_key_pem
  is_ca_certificate     = true
  validity_period_hours = 87600
  allowed_uses          = ["cert_signing"]

  subject {
    common_name = "Example Company"
  }
}

resource "tls_private_key" "web" {
  algorithm = "RSA"
}

resource "tls_cert_request" "web" {
  private_key_pem = tls_private_key.web.private_key_pem
  dns_names       = ["origin.example.com"]
}

resource "tls_locally_signed_cert" "web" {
  cert_request_pem      = tls_cert_request.web.cert_request_pem
  ca_private_key_pem    = tls_private_key.authority.private_key_pem
  ca_cert_pem           = tls_self_signed_cert.authority.cert_pem
  validity_period_hours = 8760
  allowed_uses          = ["server_auth"]
}

resource "aws_acm_certificate" "web" {
  private_key      = tls_private_key.web.private_key_pem
  certificate_body = tls_locally_signed_cert.web.cert_pem # <- fail
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
`},{name:"a public certificate",expect:"pass",terraform:`
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
`,cloudformation:`
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
`},{name:"the listener's certificate is made elsewhere",expect:"unknown",terraform:`
variable "certificate_arn" {
  type = string
}

resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = var.certificate_arn
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
`,cloudformation:`
Parameters:
  CertificateArn:
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
        - CertificateArn: !Ref CertificateArn
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
`},{name:"plain HTTP needs no certificate",expect:"not-applicable",terraform:`
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
  certificate_authority_arn = "arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/11111111-2222-3333-4444-555555555555"
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
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
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
      CertificateAuthorityArn: arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/11111111-2222-3333-4444-555555555555
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
              OriginProtocolPolicy: http-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`}]};function Ve({certificate:e,asDefaultOnly:i}){return{outcome:"fail",certainty:i?"likely":"proven",at:e.bodyPem.from,related:[{at:e.names.from,label:`for ${p(e.names)}`}],discriminator:e.address}}var ee={title:"CloudFront does not trust a self-signed certificate",section:"C",consequence:"502",certainty:"proven",subject:"originRequest",message:"The origin will present a self-signed certificate, and CloudFront trusts only public authorities",why:"CloudFront accepts an origin's certificate only if a public certificate authority of Mozilla's list has signed it. A self-signed one has no authority behind it, and there is no setting that makes CloudFront trust it. CloudFront drops the connection during the handshake and answers 502, whether or not the names fit.",fix:'Put a certificate from a public authority on the listener: a free one from ACM (aws_acm_certificate with validation_method = "DNS"; CloudFormation: AWS::CertificateManager::Certificate with ValidationMethod: DNS) will do for a load balancer or an API.',references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html","https://docs.aws.amazon.com/acm/latest/userguide/gs-acm-request-public.html"],check(e){let i=O(e,({selfSigned:o})=>f(o));return i.is==="not-applicable"?n:i.is==="unknown"?r(i.why):i.is==="some"?i.certificates.map(Ve):c},examples:[{name:"a certificate that the tls provider signs with its own key",expect:"fail",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "tls_private_key" "web" {
  algorithm = "RSA"
}

resource "tls_self_signed_cert" "web" {
  private_key_pem       = tls_private_key.web.private_key_pem
  dns_names             = ["origin.example.com"]
  validity_period_hours = 8760
  allowed_uses          = ["digital_signature", "key_encipherment", "server_auth"]

  subject {
    common_name = "origin.example.com"
  }
}

resource "aws_acm_certificate" "web" {
  private_key      = tls_private_key.web.private_key_pem
  certificate_body = tls_self_signed_cert.web.cert_pem # <- fail
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
`},{name:"an imported one whose issuer is its subject",expect:"fail",terraform:{"main.tf":`
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
  name_prefix      = "web"
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
`,"origin.pem":`
-----BEGIN CERTIFICATE-----
MIIBsDCCAVagAwIBAgIUbE/Szq3+qHtKtRgVy0LmGfVA5SgwCgYIKoZIzj0EAwIw
HTEbMBkGA1UEAwwSb3JpZ2luLmV4YW1wbGUuY29tMCAXDTI2MTEyMzA5MDk0NloY
DzIxMjYxMDMwMDkwOTQ2WjAdMRswGQYDVQQDDBJvcmlnaW4uZXhhbXBsZS5jb20w
WTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATGTIo7QShG+TS7wjcCSpUALMr5LaGu
UMit+9JinROq/CFjMJnlE6VuTeGdDJl6Ftx4PTXkqXgGn3+048ay7TVYo3IwcDAd
BgNVHQ4EFgQUb/iZLf8EMJv0pg9W5+0m4og326swHwYDVR0jBBgwFoAUb/iZLf8E
MJv0pg9W5+0m4og326swDwYDVR0TAQH/BAUwAwEB/zAdBgNVHREEFjAUghJvcmln
aW4uZXhhbXBsZS5jb20wCgYIKoZIzj0EAwIDSAAwRQIhAPFNRILfYFrYfTZCwLNN
L/Ze/f2SV0D/hfgG95xQ/EMlAiAxBWjFlRly00YcAizKx5O0xyP9tvj/LYQYz/A5
btbEvg==
-----END CERTIFICATE-----
`},cloudformation:`
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
        MIIBsDCCAVagAwIBAgIUbE/Szq3+qHtKtRgVy0LmGfVA5SgwCgYIKoZIzj0EAwIw
        HTEbMBkGA1UEAwwSb3JpZ2luLmV4YW1wbGUuY29tMCAXDTI2MTEyMzA5MDk0NloY
        DzIxMjYxMDMwMDkwOTQ2WjAdMRswGQYDVQQDDBJvcmlnaW4uZXhhbXBsZS5jb20w
        WTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATGTIo7QShG+TS7wjcCSpUALMr5LaGu
        UMit+9JinROq/CFjMJnlE6VuTeGdDJl6Ftx4PTXkqXgGn3+048ay7TVYo3IwcDAd
        BgNVHQ4EFgQUb/iZLf8EMJv0pg9W5+0m4og326swHwYDVR0jBBgwFoAUb/iZLf8E
        MJv0pg9W5+0m4og326swDwYDVR0TAQH/BAUwAwEB/zAdBgNVHREEFjAUghJvcmln
        aW4uZXhhbXBsZS5jb20wCgYIKoZIzj0EAwIDSAAwRQIhAPFNRILfYFrYfTZCwLNN
        L/Ze/f2SV0D/hfgG95xQ/EMlAiAxBWjFlRly00YcAizKx5O0xyP9tvj/LYQYz/A5
        btbEvg==
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
`},{name:"a public certificate",expect:"pass",terraform:`
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
`,cloudformation:`
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
`},{name:"the self-signed default is never presented: a public one carries the name",expect:"pass",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "tls_private_key" "web" {
  algorithm = "RSA"
}

resource "tls_self_signed_cert" "web" {
  private_key_pem       = tls_private_key.web.private_key_pem
  dns_names             = ["dummy.example.com"]
  validity_period_hours = 8760
  allowed_uses          = ["digital_signature", "key_encipherment", "server_auth"]

  subject {
    common_name = "dummy.example.com"
  }
}

resource "aws_acm_certificate" "web" {
  private_key      = tls_private_key.web.private_key_pem
  certificate_body = tls_self_signed_cert.web.cert_pem
}

resource "aws_acm_certificate" "origin" {
  domain_name       = "origin.example.com"
  validation_method = "DNS"
}

resource "aws_lb_listener_certificate" "origin" {
  listener_arn    = aws_lb_listener.https.arn
  certificate_arn = aws_acm_certificate.origin.arn
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
`},{name:"the certificate's body has no value",expect:"unknown",terraform:`
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
  name_prefix      = "web"
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
`,cloudformation:`
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
`},{name:"plain HTTP needs no certificate",expect:"not-applicable",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "tls_private_key" "web" {
  algorithm = "RSA"
}

resource "tls_self_signed_cert" "web" {
  private_key_pem       = tls_private_key.web.private_key_pem
  dns_names             = ["origin.example.com"]
  validity_period_hours = 8760
  allowed_uses          = ["digital_signature", "key_encipherment", "server_auth"]

  subject {
    common_name = "origin.example.com"
  }
}

resource "aws_acm_certificate" "web" {
  private_key      = tls_private_key.web.private_key_pem
  certificate_body = tls_self_signed_cert.web.cert_pem
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
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`}]};var te={title:"A behavior or origin group names an origin that does not exist",section:"-",consequence:"deploy-failure",certainty:"proven",subject:"distribution",message:'{user} sends its requests to "{target}", and the distribution has no origin or origin group of that id (it has {ids})',why:"Every target_origin_id and every member of an origin group must be the id of an origin of the same distribution. The API refuses the distribution otherwise (NoSuchOrigin).",fix:"Correct target_origin_id (CloudFormation: TargetOriginId), or add the origin.",references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html#DownloadDistValuesTargetOriginId"],check({address:e,from:i,behaviors:o,origins:t,originGroups:a}){if(t.items.length===0)return r(t.open.length>0?t.open:[ze(e,i)]);let s=[...t.open,...a.open],l=ie(t.items),N=[...l,...ie(a.items)],W=o.items.map(P=>{let B=P.isDefault?"The default behavior":`The behavior ${V(P.pathPattern)}`;return oe(P.targetOriginId,N,s,B)});for(let P of a.items){let B=`The origin group ${V(P.id)}`;P.members.kind==="known"&&W.push(...P.members.value.map(Ie=>oe(Ie,l,t.open,B)))}return W.length>0?W:n},examples:[{name:"a typing mistake",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "flies" # <- fail
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: flies # <- fail
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`},{name:"an ordered behavior names an origin that was removed",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }

  ordered_cache_behavior {
    path_pattern           = "/api/*"
    target_origin_id       = "api" # <- fail
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
        CacheBehaviors:
          - PathPattern: /api/*
            TargetOriginId: api # <- fail
            ViewerProtocolPolicy: redirect-to-https
            CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`},{name:"both are the same name, unknown as it is",expect:"pass",terraform:`
variable "name" {
  type = string
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = var.name
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = var.name
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
}
`,cloudformation:`
Parameters:
  Name:
    Type: String
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: !Ref Name
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: !Ref Name
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`},{name:"the target is an origin group",expect:"pass",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "blue"
    domain_name = "blue-example.s3.eu-west-1.amazonaws.com"
  }

  origin {
    origin_id   = "green"
    domain_name = "green-example.s3.eu-central-1.amazonaws.com"
  }

  origin_group {
    origin_id = "both"

    failover_criteria {
      status_codes = [502, 503, 504]
    }

    member {
      origin_id = "blue"
    }

    member {
      origin_id = "green"
    }
  }

  default_cache_behavior {
    target_origin_id       = "both"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: blue
            DomainName: blue-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
          - Id: green
            DomainName: green-example.s3.eu-central-1.amazonaws.com
            S3OriginConfig: {}
        OriginGroups:
          Quantity: 1
          Items:
            - Id: both
              FailoverCriteria:
                StatusCodes: { Quantity: 3, Items: [502, 503, 504] }
              Members:
                Quantity: 2
                Items: [{ OriginId: blue }, { OriginId: green }]
        DefaultCacheBehavior:
          TargetOriginId: both
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`},{name:"the target has no value",expect:"unknown",terraform:`
variable "target" {
  type = string
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = var.target
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
}
`,cloudformation:`
Parameters:
  Target:
    Type: String
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: !Ref Target
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`}]};function ie(e){return e.map(i=>i.id)}function oe(e,i,o,t){if(e.kind==="absent")return n;let a=w({kind:"known",value:i,from:e.from},e);return a.is===!0?c:a.is==="unknown"?r(a.why):o.length>0?r(o):{outcome:"fail",at:e.from,args:{user:t,target:e,ids:i.map(V)},discriminator:e.from.path}}function ze(e,{at:i}){return{what:e,why:"no-value",says:"has no origin yet",at:i}}function V(e){return e.kind==="known"?e.value:"of unknown name"}var Ee=/^arn:(aws[a-z-]*):acm:([a-z0-9-]+):/,ae={title:"The viewer certificate must be in us-east-1",section:"-",consequence:"deploy-failure",certainty:"proven",subject:"distribution",message:"The viewer certificate is in {region}, and CloudFront takes certificates for viewers from us-east-1 only",why:"CloudFront reads the certificate that viewers see from AWS Certificate Manager in us-east-1. The API refuses the distribution with InvalidViewerCertificate. Certificates of origins may be in any region.",fix:"Request the certificate with a provider of us-east-1 (provider = aws.us_east_1); in CloudFormation: in a stack in us-east-1.",references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html#https-requirements-aws-region"],check({viewerCertificate:{acmCertificateArn:e,certificate:i}}){if(e.kind==="absent")return n;let o=Fe(e,i);if(o.kind==="absent")return n;if(o.kind==="unknown")return r(o.why);if(o.value==="us-east-1"||o.value.startsWith("cn-"))return c;let t=i.kind==="known"?[{at:i.value.from,label:`made in ${o.value}`}]:[];return{outcome:"fail",at:e.from,args:{region:o.value},related:t}},examples:[{name:"the certificate is requested where everything else is",expect:"fail",terraform:`
provider "aws" {
  region = "eu-west-1"
}

resource "aws_acm_certificate" "site" {
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_acm_certificate_validation" "site" {
  certificate_arn = aws_acm_certificate.site.arn
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }

  viewer_certificate {
    acm_certificate_arn = aws_acm_certificate_validation.site.certificate_arn # <- fail
    ssl_support_method  = "sni-only"
  }
}
`},{name:"the ARN itself names another region",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }

  viewer_certificate {
    acm_certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/1" # <- fail
    ssl_support_method  = "sni-only"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
        ViewerCertificate:
          AcmCertificateArn: arn:aws:acm:eu-west-1:111122223333:certificate/1 # <- fail
          SslSupportMethod: sni-only
`},{name:"requested in us-east-1",expect:"pass",terraform:`
provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "us_east_1"
  region = "us-east-1"
}

resource "aws_acm_certificate" "site" {
  provider          = aws.us_east_1
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_acm_certificate_validation" "site" {
  provider        = aws.us_east_1
  certificate_arn = aws_acm_certificate.site.arn
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }

  viewer_certificate {
    acm_certificate_arn = aws_acm_certificate_validation.site.certificate_arn
    ssl_support_method  = "sni-only"
  }
}
`},{name:"the ARN names us-east-1",expect:"pass",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }

  viewer_certificate {
    acm_certificate_arn = "arn:aws:acm:us-east-1:111122223333:certificate/1"
    ssl_support_method  = "sni-only"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
        ViewerCertificate:
          AcmCertificateArn: arn:aws:acm:us-east-1:111122223333:certificate/1
          SslSupportMethod: sni-only
`},{name:"the ARN has no value",expect:"unknown",terraform:`
variable "certificate_arn" {
  type = string
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }

  viewer_certificate {
    acm_certificate_arn = var.certificate_arn
    ssl_support_method  = "sni-only"
  }
}
`,cloudformation:`
Parameters:
  CertificateArn:
    Type: String
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
        ViewerCertificate:
          AcmCertificateArn: !Ref CertificateArn
          SslSupportMethod: sni-only
`}]};function Fe(e,i){let o=e.kind==="known"?Ee.exec(e.value)?.[2]:void 0;return o?{kind:"known",value:o,from:e.from}:i.kind==="known"?i.value.region:i}var ke={empty:"it is empty",unsubstituted:"it holds ${\u2026}, and nothing substitutes that here",scheme:"it holds a scheme or a double slash",path:"it holds a path",port:"it holds a port","ip-address":"it is an IP address",character:"it holds a character that no host name has",label:"one of its labels is empty or longer than 63 characters","too-long":"it is longer than 253 characters"},re={title:"The origin's domain is not a host name",section:"F",consequence:"deploy-failure",certainty:"proven",subject:"origin",message:"{domainName} cannot be an origin's domain name: {fault}",why:`CloudFront looks the origin's domain name up in DNS, so it must be a host name and nothing else. The path, the port and the protocol have settings of their own. The API refuses anything else (InvalidArgument, "must be a domain name", "cannot contain a colon").`,fix:'Give the host name alone; put the path into origin_path and the port into http_port or https_port. From a URL take the host: split("/", url)[2], in CloudFormation !Select [2, !Split ["/", url]].',references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html#DownloadDistValuesDomainName"],check({access:e,domainName:i}){if(i.kind==="absent"||e.kind==="known"&&e.value==="vpc")return n;let o=Z(i);if(o.kind==="absent")return c;if(o.kind==="unknown")return r(o.why);let t=M(i);return t?r([t]):{outcome:"fail",at:i.from,args:{fault:ke[o.value]}}},examples:[{name:"the default of a variable only stands for a value to be given",expect:"unknown",terraform:`
variable "api" {
  type    = string
  default = ""
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = var.api

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Parameters:
  Api:
    Type: String
    Default: The API's host name
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: !Ref Api
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"a substitution where none happens",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = "api.$\${var.domain}" # <- fail

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: !Join ["", [api, ".\${var.domain}"]] # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"a whole URL",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = "https://api.example.com/v1" # <- fail

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: https://api.example.com/v1 # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"a function's URL, where its host is meant",expect:"fail",terraform:`
resource "aws_lambda_function_url" "api" {
  function_name      = "api"
  authorization_type = "NONE"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = aws_lambda_function_url.api.function_url # <- fail

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Url:
    Type: AWS::Lambda::Url
    Properties:
      TargetFunctionArn: api
      AuthType: NONE
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: !GetAtt Url.FunctionUrl # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"a port",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = "api.example.com:8443" # <- fail

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: api.example.com:8443 # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"an address",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = "198.51.100.7" # <- fail

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: 198.51.100.7 # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"the host of a function's URL",expect:"pass",terraform:`
resource "aws_lambda_function_url" "api" {
  function_name      = "api"
  authorization_type = "NONE"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = trimsuffix(trimprefix(aws_lambda_function_url.api.function_url, "https://"), "/")

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Url:
    Type: AWS::Lambda::Url
    Properties:
      TargetFunctionArn: api
      AuthType: NONE
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: !Select [2, !Split ["/", !GetAtt Url.FunctionUrl]]
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"a host name",expect:"pass",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = "api.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: api.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"the name has no value",expect:"unknown",terraform:`
variable "api" {
  type = string
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = var.api

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Parameters:
  Api:
    Type: String
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: !Ref Api
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`}]};var ne={title:"The origin's name exists only in a private hosted zone",section:"F",consequence:"502",certainty:"likely",subject:"originRequest",message:"{origin.domainName} has a record only in the private hosted zone {zone}, and CloudFront resolves names in public DNS",why:"A private hosted zone answers only inside the VPCs it is associated with. CloudFront asks public DNS for the origin's address, gets none, and returns 502 with NonS3OriginDnsError.",fix:"Put the record into a public hosted zone, or reach the origin through a VPC origin (vpc_origin_config; CloudFormation: VpcOriginConfig).",references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html","https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zones-private.html"],check({origin:e,endpoint:i},{model:o}){if(i.via.length===0)return n;let t=[];for(let a of i.via){let s=He(a);if(s==="unknown"&&t.push(...Ze(a)),typeof s!="object")continue;let l=o.dnsZones.find(N=>qe(N,s));return l?r([Ge(l)]):{outcome:"fail",at:e.domainName.from,args:{zone:s.name},related:[{at:a.from,label:"the record"},{at:s.from,label:"its zone is private"}]}}return t.length>0?r(t):c},examples:[{name:"the record stands in a zone that belongs to a VPC",expect:"fail",terraform:`
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_route53_zone" "internal" {
  name = "corp.example.com"

  vpc {
    vpc_id = aws_vpc.main.id
  }
}

resource "aws_route53_record" "web" {
  zone_id = aws_route53_zone.internal.zone_id
  name    = "web.corp.example.com"
  type    = "A"
  ttl     = 60
  records = ["10.0.1.17"]
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "web.corp.example.com" # <- fail

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Main:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.0.0.0/16
  Internal:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: corp.example.com
      VPCs:
        - VPCId: !Ref Main
          VPCRegion: eu-west-1
  Web:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Internal
      Name: web.corp.example.com
      Type: A
      TTL: "60"
      ResourceRecords: [10.0.1.17]
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: web.corp.example.com # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"split horizon: a public zone has the name as well",expect:"pass",terraform:`
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_route53_zone" "private" {
  name = "example.com"

  vpc {
    vpc_id = aws_vpc.main.id
  }
}

resource "aws_route53_zone" "public" {
  name = "example.com"
}

resource "aws_route53_record" "inside" {
  zone_id = aws_route53_zone.private.zone_id
  name    = "web"
  type    = "A"
  ttl     = 60
  records = ["10.0.1.17"]
}

resource "aws_route53_record" "outside" {
  zone_id = aws_route53_zone.public.zone_id
  name    = "web"
  type    = "A"
  ttl     = 60
  records = ["198.51.100.7"]
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "web.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Main:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.0.0.0/16
  Private:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
      VPCs:
        - VPCId: !Ref Main
          VPCRegion: eu-west-1
  Public:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
  Inside:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Private
      Name: web.example.com
      Type: A
      TTL: "60"
      ResourceRecords: [10.0.1.17]
  Outside:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Public
      Name: web.example.com.
      Type: A
      TTL: "60"
      ResourceRecords: [198.51.100.7]
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: web.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"the zone is given by an id without a value",expect:"unknown",terraform:`
variable "zone_id" {
  type = string
}

resource "aws_route53_record" "web" {
  zone_id = var.zone_id
  name    = "web.example.com"
  type    = "A"
  ttl     = 60
  records = ["198.51.100.7"]
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "web.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Parameters:
  ZoneId:
    Type: String
Resources:
  Web:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref ZoneId
      Name: web.example.com
      Type: A
      TTL: "60"
      ResourceRecords: [198.51.100.7]
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: web.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`}]};function He({zone:e}){return e.kind==="absent"?"public":e.kind==="unknown"||e.value.private.kind==="unknown"?"unknown":e.value.private.kind==="known"&&e.value.private.value?e.value:"public"}function qe(e,i){let o=e.private.kind==="known"&&e.private.value;return e!==i&&!e.managed&&!o&&q(e.name,i.name).is!==!1}function Ge({address:e,from:i}){return{what:e,why:"not-in-input",says:"is a zone whose records are not all in the input",at:i.at}}function Ze({zone:e}){return e.kind==="unknown"?e.why:e.kind==="known"&&e.value.private.kind==="unknown"?e.value.private.why:[]}var Me=/^arn:aws[a-z-]*:lambda:([a-z0-9-]+):/,se={title:"A Lambda@Edge function must live in us-east-1",section:"E",consequence:"deploy-failure",certainty:"proven",subject:"behavior",message:"The function for {eventType} is made in {region}, and CloudFront takes Lambda@Edge functions from us-east-1 only",why:"CloudFront replicates an edge function to its locations from us-east-1. The API refuses an association with a function of any other region (InvalidLambdaFunctionAssociation).",fix:"Make the function with a provider of us-east-1 (provider = aws.us_east_1); in CloudFormation: in a stack in us-east-1.",references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html"],check({functions:e}){let i=e.items.filter(o=>o.service==="lambda");return i.length===0?e.open.length>0?r(e.open):n:i.map(je)},examples:[{name:"the function is made by the provider of another region",expect:"fail",terraform:`
provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "us_east_1"
  region = "us-east-1"
}

resource "aws_lambda_function" "auth" { # <- fail
  function_name = "auth"
  role          = "arn:aws:iam::111122223333:role/edge"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "auth.zip"
  publish       = true
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = aws_lambda_function.auth.qualified_arn
    }
  }
}
`},{name:"the ARN itself names another region",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = "arn:aws:lambda:eu-west-1:111122223333:function:auth:7" # <- fail
    }
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
          LambdaFunctionAssociations:
            - EventType: origin-request
              LambdaFunctionARN: arn:aws:lambda:eu-west-1:111122223333:function:auth:7 # <- fail
`},{name:"the function is made by a provider of us-east-1",expect:"pass",terraform:`
provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "us_east_1"
  region = "us-east-1"
}

resource "aws_lambda_function" "auth" {
  provider      = aws.us_east_1
  function_name = "auth"
  role          = "arn:aws:iam::111122223333:role/edge"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "auth.zip"
  publish       = true
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = aws_lambda_function.auth.qualified_arn
    }
  }
}
`},{name:"the ARN names us-east-1",expect:"pass",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = "arn:aws:lambda:us-east-1:111122223333:function:auth:7"
    }
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
          LambdaFunctionAssociations:
            - EventType: origin-request
              LambdaFunctionARN: arn:aws:lambda:us-east-1:111122223333:function:auth:7
`},{name:"no region is configured",expect:"unknown",terraform:`
resource "aws_lambda_function" "auth" {
  function_name = "auth"
  role          = "arn:aws:iam::111122223333:role/edge"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "auth.zip"
  publish       = true
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = aws_lambda_function.auth.qualified_arn
    }
  }
}
`,cloudformation:`
Resources:
  Auth:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: auth
      Role: arn:aws:iam::111122223333:role/edge
      Runtime: nodejs22.x
      Handler: index.handler
      Code: { S3Bucket: code-example, S3Key: auth.zip }
  AuthVersion:
    Type: AWS::Lambda::Version
    Properties:
      FunctionName: !Ref Auth
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
          LambdaFunctionAssociations:
            - EventType: origin-request
              LambdaFunctionARN: !Ref AuthVersion
`}]};function je(e){let{region:i,at:o}=Ue(e);if(i.kind==="absent")return n;if(i.kind==="unknown")return r(i.why);if(i.value==="us-east-1")return c;let t=e.eventType.kind==="known"?e.eventType.value:"an event";return{outcome:"fail",at:o,args:{region:i.value,eventType:t},related:o===e.arn.from?[]:[{at:e.arn.from,label:"associated here"}],discriminator:t}}function Ue({arn:e,function:i}){let o=e.kind==="known"?Me.exec(e.value)?.[1]:void 0;return o?{region:{kind:"known",value:o,from:e.from},at:e.from}:i.kind!=="known"?{region:i,at:e.from}:{region:i.value.region,at:i.value.from}}var $e=512,le={title:"The function uses a feature that Lambda@Edge does not have",section:"E",consequence:"deploy-failure",certainty:"proven",subject:"behavior",message:"The function for {eventType} uses {feature}, which Lambda@Edge does not support",why:"At CloudFront's locations a function has no environment variables, VPC, layers, dead-letter queue, tracing, container image, arm64, extra storage or customer key. The API refuses to associate a function that has one (InvalidLambdaFunctionAssociation). Linters that ask for a VPC, a dead-letter queue or X-Ray on every function do not know that this one runs at the edge.",fix:"Remove the feature from this function; constants can be written into its code at build time.",references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html"],check({functions:e}){let i=[];for(let{service:o,eventType:t,arn:a,function:s}of e.items){if(o!=="lambda")continue;let l=t.kind==="known"?t.value:"an event";s.kind==="known"?i.push(...Ye(s.value,l,a.from)):s.kind==="unknown"&&i.push(r(s.why))}return i.length>0?i:e.open.length>0?r(e.open):n},examples:[{name:"environment variables",expect:"fail",terraform:`provider "aws" {
  region = "us-east-1"
}

resource "aws_lambda_function" "auth" {
  function_name = "auth"
  role          = "arn:aws:iam::111122223333:role/edge"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "auth.zip"
  publish       = true

  environment {
    variables = { # <- fail
      LOGIN_URL = "https://login.example.com"
    }
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = aws_lambda_function.auth.qualified_arn
    }
  }
}
`,cloudformation:`
Resources:
  Auth:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: auth
      Role: arn:aws:iam::111122223333:role/edge
      Runtime: nodejs22.x
      Handler: index.handler
      Code: { S3Bucket: code-example, S3Key: auth.zip }
      Environment:
        Variables: # <- fail
          LOGIN_URL: https://login.example.com
  AuthVersion:
    Type: AWS::Lambda::Version
    Properties:
      FunctionName: !Ref Auth
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
          LambdaFunctionAssociations:
            - EventType: origin-request
              LambdaFunctionARN: !Ref AuthVersion
`},{name:"X-Ray tracing",expect:"fail",terraform:`provider "aws" {
  region = "us-east-1"
}

resource "aws_lambda_function" "auth" {
  function_name = "auth"
  role          = "arn:aws:iam::111122223333:role/edge"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "auth.zip"
  publish       = true

  tracing_config {
    mode = "Active" # <- fail
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = aws_lambda_function.auth.qualified_arn
    }
  }
}
`,cloudformation:`
Resources:
  Auth:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: auth
      Role: arn:aws:iam::111122223333:role/edge
      Runtime: nodejs22.x
      Handler: index.handler
      Code: { S3Bucket: code-example, S3Key: auth.zip }
      TracingConfig:
        Mode: Active # <- fail
  AuthVersion:
    Type: AWS::Lambda::Version
    Properties:
      FunctionName: !Ref Auth
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
          LambdaFunctionAssociations:
            - EventType: origin-request
              LambdaFunctionARN: !Ref AuthVersion
`},{name:"arm64",expect:"fail",terraform:`provider "aws" {
  region = "us-east-1"
}

resource "aws_lambda_function" "auth" {
  function_name = "auth"
  role          = "arn:aws:iam::111122223333:role/edge"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "auth.zip"
  publish       = true
  architectures = ["arm64"] # <- fail
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = aws_lambda_function.auth.qualified_arn
    }
  }
}
`,cloudformation:`
Resources:
  Auth:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: auth
      Role: arn:aws:iam::111122223333:role/edge
      Runtime: nodejs22.x
      Handler: index.handler
      Code: { S3Bucket: code-example, S3Key: auth.zip }
      Architectures: [arm64] # <- fail
  AuthVersion:
    Type: AWS::Lambda::Version
    Properties:
      FunctionName: !Ref Auth
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
          LambdaFunctionAssociations:
            - EventType: origin-request
              LambdaFunctionARN: !Ref AuthVersion
`},{name:"nothing out of the ordinary",expect:"pass",terraform:`provider "aws" {
  region = "us-east-1"
}

resource "aws_lambda_function" "auth" {
  function_name = "auth"
  role          = "arn:aws:iam::111122223333:role/edge"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "auth.zip"
  publish       = true
  timeout       = 5

  ephemeral_storage {
    size = 512
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = aws_lambda_function.auth.qualified_arn
    }
  }
}
`,cloudformation:`
Resources:
  Auth:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: auth
      Role: arn:aws:iam::111122223333:role/edge
      Runtime: nodejs22.x
      Handler: index.handler
      Code: { S3Bucket: code-example, S3Key: auth.zip }
      Timeout: 5
      EphemeralStorage:
        Size: 512
  AuthVersion:
    Type: AWS::Lambda::Version
    Properties:
      FunctionName: !Ref Auth
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
          LambdaFunctionAssociations:
            - EventType: origin-request
              LambdaFunctionARN: !Ref AuthVersion
`},{name:"the tracing mode has no value",expect:"unknown",terraform:`
variable "tracing" {
  type = string
}

resource "aws_lambda_function" "auth" {
  function_name = "auth"
  role          = "arn:aws:iam::111122223333:role/edge"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "auth.zip"
  publish       = true

  tracing_config {
    mode = var.tracing
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = aws_lambda_function.auth.qualified_arn
    }
  }
}
`,cloudformation:`
Parameters:
  Tracing:
    Type: String
Resources:
  Auth:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: auth
      Role: arn:aws:iam::111122223333:role/edge
      Runtime: nodejs22.x
      Handler: index.handler
      Code: { S3Bucket: code-example, S3Key: auth.zip }
      TracingConfig:
        Mode: !Ref Tracing
  AuthVersion:
    Type: AWS::Lambda::Version
    Properties:
      FunctionName: !Ref Auth
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
          LambdaFunctionAssociations:
            - EventType: origin-request
              LambdaFunctionARN: !Ref AuthVersion
`},{name:"a function that is at no edge may have all of them",expect:"not-applicable",terraform:`
resource "aws_lambda_function" "auth" {
  function_name = "auth"
  role          = "arn:aws:iam::111122223333:role/edge"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "auth.zip"
  publish       = true

  environment {
    variables = {
      LOGIN_URL = "https://login.example.com"
    }
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
}
`,cloudformation:`
Resources:
  Auth:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: auth
      Role: arn:aws:iam::111122223333:role/edge
      Runtime: nodejs22.x
      Handler: index.handler
      Code: { S3Bucket: code-example, S3Key: auth.zip }
      Environment:
        Variables:
          LOGIN_URL: https://login.example.com
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`}]};function Ye(e,i,o){let t=[z(e.environmentVariables,"environment variables"),z(e.vpcSubnets,"a VPC"),z(e.layers,"layers"),ce(e.deadLetterTarget,"a dead-letter queue"),R(e.tracingMode,l=>l==="Active","X-Ray tracing"),R(e.packageType,l=>l==="Image","a container image"),R(e.ephemeralStorageMegabytes,l=>l>$e,"more than 512 MB of storage"),ce(e.kmsKeyArn,"a customer-managed key"),Ke(e.architectures)],a=[{at:o,label:"runs at the edge through this association"}],s=[];for(let l of t)l!==void 0&&("why"in l?s.push(r(l.why)):s.push({...l.fail,args:{...l.fail.args,eventType:i},related:a}));return s.length>0?s:[c]}function I(e,i){return{fail:{outcome:"fail",at:i,args:{feature:e},discriminator:e}}}function z(e,i){let{items:o,open:t}=_(e);return o.length>0?I(i,e.from):t.length>0?{why:t}:void 0}function R(e,i,o){return e.kind==="unknown"?{why:e.why}:e.kind==="known"&&i(e.value)?I(o,e.from):void 0}function ce(e,i){return e.kind==="unknown"&&k(e)?.some(t=>typeof t=="object"&&t.kind==="arn")?I(i,e.from):R(e,t=>t!=="",i)}function Ke(e){let{items:i,open:o}=_(e);if(i.some(a=>a.kind==="known"&&a.value==="arm64"))return I("arm64",e.from);let t=[...o,...i.flatMap(a=>a.kind==="unknown"?a.why:[])];return t.length>0?{why:t}:void 0}var Qe={latest:"$LATEST",alias:"an alias",unqualified:"no version",unpublished:"no published version, since publish is not true","invoke-arn":"an invocation path of API Gateway"},de={title:"A Lambda@Edge association must name a numbered version",section:"E",consequence:"deploy-failure",certainty:"proven",subject:"behavior",message:"The function for {eventType} is given by an ARN that names {version}, and CloudFront takes only a numbered version",why:"CloudFront copies one published version of the function to its locations. The API refuses an association whose ARN ends in $LATEST, in an alias, or in no version at all (InvalidLambdaFunctionAssociation).",fix:"Publish versions (publish = true) and associate qualified_arn; in CloudFormation: make an AWS::Lambda::Version and give LambdaFunctionARN its Ref.",references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-edge-how-it-works-tutorial.html"],check({functions:e}){let i=e.items.filter(o=>o.service==="lambda");return i.length===0?e.open.length>0?r(e.open):n:i.map(Xe)},examples:[{name:"the function's own ARN",expect:"fail",terraform:`provider "aws" {
  region = "us-east-1"
}

resource "aws_lambda_function" "auth" {
  function_name = "auth"
  role          = "arn:aws:iam::111122223333:role/edge"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "auth.zip"
  publish       = true
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = aws_lambda_function.auth.arn # <- fail
    }
  }
}
`,cloudformation:`
Resources:
  Auth:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: auth
      Role: arn:aws:iam::111122223333:role/edge
      Runtime: nodejs22.x
      Handler: index.handler
      Code: { S3Bucket: code-example, S3Key: auth.zip }
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
          LambdaFunctionAssociations:
            - EventType: origin-request
              LambdaFunctionARN: !GetAtt Auth.Arn # <- fail
`},{name:"no version is ever published",expect:"fail",terraform:`provider "aws" {
  region = "us-east-1"
}

resource "aws_lambda_function" "auth" {
  function_name = "auth"
  role          = "arn:aws:iam::111122223333:role/edge"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "auth.zip"
  publish       = false
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = aws_lambda_function.auth.qualified_arn # <- fail
    }
  }
}
`},{name:"an alias",expect:"fail",terraform:`provider "aws" {
  region = "us-east-1"
}

resource "aws_lambda_function" "auth" {
  function_name = "auth"
  role          = "arn:aws:iam::111122223333:role/edge"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "auth.zip"
  publish       = true
}

resource "aws_lambda_alias" "live" {
  name             = "live"
  function_name    = aws_lambda_function.auth.function_name
  function_version = aws_lambda_function.auth.version
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = aws_lambda_alias.live.arn # <- fail
    }
  }
}
`,cloudformation:`
Resources:
  Auth:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: auth
      Role: arn:aws:iam::111122223333:role/edge
      Runtime: nodejs22.x
      Handler: index.handler
      Code: { S3Bucket: code-example, S3Key: auth.zip }
  AuthVersion:
    Type: AWS::Lambda::Version
    Properties:
      FunctionName: !Ref Auth
  Live:
    Type: AWS::Lambda::Alias
    Properties:
      Name: live
      FunctionName: !Ref Auth
      FunctionVersion: !GetAtt AuthVersion.Version
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
          LambdaFunctionAssociations:
            - EventType: origin-request
              LambdaFunctionARN: !Ref Live # <- fail
`},{name:"a published version",expect:"pass",terraform:`provider "aws" {
  region = "us-east-1"
}

resource "aws_lambda_function" "auth" {
  function_name = "auth"
  role          = "arn:aws:iam::111122223333:role/edge"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "auth.zip"
  publish       = true
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = aws_lambda_function.auth.qualified_arn
    }
  }
}
`,cloudformation:`
Resources:
  Auth:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: auth
      Role: arn:aws:iam::111122223333:role/edge
      Runtime: nodejs22.x
      Handler: index.handler
      Code: { S3Bucket: code-example, S3Key: auth.zip }
  AuthVersion:
    Type: AWS::Lambda::Version
    Properties:
      FunctionName: !Ref Auth
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
          LambdaFunctionAssociations:
            - EventType: origin-request
              LambdaFunctionARN: !Ref AuthVersion
`},{name:"a version written by hand",expect:"pass",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = "arn:aws:lambda:us-east-1:111122223333:function:auth:7"
    }
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
          LambdaFunctionAssociations:
            - EventType: origin-request
              LambdaFunctionARN: arn:aws:lambda:us-east-1:111122223333:function:auth:7
`},{name:"the ARN has no value",expect:"unknown",terraform:`
variable "auth_arn" {
  type = string
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = var.auth_arn
    }
  }
}
`,cloudformation:`
Parameters:
  AuthArn:
    Type: String
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
          LambdaFunctionAssociations:
            - EventType: origin-request
              LambdaFunctionARN: !Ref AuthArn
`}]};function Xe({version:e,arn:i,eventType:o}){if(e.kind==="absent")return n;if(e.kind==="unknown")return r(e.why);if(e.value==="numbered")return c;let t=o.kind==="known"?o.value:"an event";return{outcome:"fail",at:i.from,args:{version:Qe[e.value],eventType:t},discriminator:t}}var Je=new Set(["execute-api","api-domain","api-domain-target"]),pe={title:"API Gateway refuses a Host that is not its own",section:"-",consequence:"403",certainty:"proven",subject:"originRequest",message:"The viewer's Host is sent on to {origin.domainName}, and API Gateway answers 403 to any Host that is not a name of the API",why:"API Gateway finds the API by the Host header. With the viewer's Host it looks for an API of the name that the viewer typed, finds none, and answers 403 Forbidden, which CloudFront passes on.",fix:"Use the managed origin request policy AllViewerExceptHostHeader (b689b0a8-53d0-40ab-baf2-68738e2966ac), or take Host out of the forwarded headers.",references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html#managed-origin-request-policy-all-viewer-except-host-header","https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains.html"],check({endpoint:e,hostForwarded:i,distribution:o},t){let{kind:a}=e;if(a.kind==="absent"||a.kind==="known"&&!Je.has(a.value))return n;if(i.kind==="known"&&!i.value)return ei(e);if(a.kind==="unknown")return r(a.why);if(i.kind!=="known")return r(C(i));let s=ii(o,t);return s.is===!0?c:s.is==="unknown"?r(s.why):oi(i.from,o,a.value==="execute-api")},examples:[{name:"AllViewer without aliases",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "api"
    viewer_protocol_policy   = "https-only"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3" # <- fail
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: https-only
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3 # <- fail
`},{name:"AllViewer with an alias that is no name of an API here",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "api"
    domain_name = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "api"
    viewer_protocol_policy   = "https-only"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3" # <- fail
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: api
            DomainName: a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: https-only
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3 # <- fail
`},{name:"AllViewerExceptHostHeader",expect:"pass",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "api"
    domain_name = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "api"
    viewer_protocol_policy   = "https-only"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "b689b0a8-53d0-40ab-baf2-68738e2966ac"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: api
            DomainName: a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: https-only
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: b689b0a8-53d0-40ab-baf2-68738e2966ac
`},{name:"the alias is the API's own custom domain",expect:"pass",terraform:`
resource "aws_apigatewayv2_domain_name" "api" {
  domain_name = "api.example.com"

  domain_name_configuration {
    certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/1"
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["api.example.com"]

  origin {
    origin_id   = "api"
    domain_name = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "api"
    viewer_protocol_policy   = "https-only"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
Resources:
  Domain:
    Type: AWS::ApiGatewayV2::DomainName
    Properties:
      DomainName: api.example.com
      DomainNameConfigurations:
        - CertificateArn: arn:aws:acm:eu-west-1:111122223333:certificate/1
          EndpointType: REGIONAL
          SecurityPolicy: TLS_1_2
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [api.example.com]
        Origins:
          - Id: api
            DomainName: a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: https-only
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"the policy has no value",expect:"unknown",terraform:`
variable "policy" {
  type = string
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "api"
    viewer_protocol_policy   = "https-only"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = var.policy
  }
}
`,cloudformation:`
Parameters:
  Policy:
    Type: String
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: https-only
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: !Ref Policy
`}]};function ei({kind:e,apiDomain:i}){if(e.kind!=="known"||e.value!=="api-domain-target")return c;let o="is the DNS target of a custom domain, and API Gateway may know no API by that name",t=i.kind==="known"?i.value.address:"the origin's domain";return r([{what:t,why:"not-modelled",says:o,at:e.from.at}])}function ii({aliases:e},{model:i}){let{items:o,open:t}=_(e);return o.length===0?t.length>0?{is:"unknown",why:t}:{is:!1}:u(o.map(a=>{let s=i.apiDomains.map(l=>l.name);return w({kind:"known",value:s,from:e.from},a,H)}))}function oi(e,{aliases:i},o){let t=_(i).items.length>0||!o;return{outcome:"fail",at:e,...t?{certainty:"likely"}:{}}}function ti(e,i){let o=i.map(({name:t})=>p(t)).join(", ");return{outcome:"fail",at:e.hosts.from,args:{aliases:o},affects:`alias ${o}`,related:[...i.map(({name:t})=>({at:t.from,label:`${p(t)} is not on the certificate`})),...A(e).map(({at:t,names:a})=>({at:t,label:`the certificate carries ${a}`}))]}}var _e={title:"The origin's certificate carries some aliases, and not this one",section:"A",consequence:"502",certainty:"likely",subject:"originRequest",message:"The viewer's Host is forwarded, and the origin's certificate carries neither {aliases} nor the origin's own name",why:"With Host forwarded, CloudFront asks the origin for the name that the viewer used and looks for it on the certificate; the origin's domain name would do as well. Under the aliases that the certificate carries the site works. Under the others CloudFront drops the connection and answers 502, so the site is broken for a part of its viewers only.",fix:"Add every alias to the certificate on the origin (subject_alternative_names; CloudFormation: SubjectAlternativeNames), or the origin's own domain name. Or stop forwarding Host, with the origin request policy AllViewerExceptHostHeader, if the certificate carries the origin's domain name.",references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html"],supersedes:["name/not-covered"],check(e){if(f(e.hostForwarded).is===!1)return n;let i=T(e);return i.is==="unknown"?r(i.why):i.is==="accepted"?c:i.is==="partly-refused"?ti(e,i.hosts):n},examples:[{name:"AllViewer, and a certificate for one of two aliases",expect:"fail",terraform:`
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
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["example.com", "www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3" # <- fail
  }
}
`,cloudformation:`
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
      DomainName: www.example.com
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [example.com, www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3 # <- fail
`},{name:"a header list with Host, and a wildcard that leaves out the domain itself",expect:"fail",terraform:`
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
  domain_name       = "*.example.com"
  validation_method = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["example.com", "www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

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

    forwarded_values {
      query_string = true
      headers      = ["host", "origin"] # <- fail

      cookies {
        forward = "none"
      }
    }
  }
}
`,cloudformation:`
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
      DomainName: "*.example.com"
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [example.com, www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          ForwardedValues:
            QueryString: true
            Headers: [host, origin] # <- fail
`},{name:"every alias is on the certificate",expect:"pass",terraform:`
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
  domain_name               = "example.com"
  subject_alternative_names = ["www.example.com"]
  validation_method         = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["example.com", "www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
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
      DomainName: example.com
      SubjectAlternativeNames: [www.example.com]
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [example.com, www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"the origin's own name is on the certificate",expect:"pass",terraform:`
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
  domain_name               = "www.example.com"
  subject_alternative_names = ["origin.example.com"]
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
  aliases = ["example.com", "www.example.com"]

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
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
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
      DomainName: www.example.com
      SubjectAlternativeNames: [origin.example.com]
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
        Aliases: [example.com, www.example.com]
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
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"an alias without a value",expect:"unknown",terraform:`
variable "alias" {
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
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com", var.alias]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
Parameters:
  Alias:
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
      DomainName: www.example.com
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com, !Ref Alias]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"Host is not forwarded",expect:"not-applicable",terraform:`
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
  domain_name               = "www.example.com"
  subject_alternative_names = ["origin.example.com"]
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
  aliases = ["example.com", "www.example.com"]

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
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "b689b0a8-53d0-40ab-baf2-68738e2966ac"
  }
}
`,cloudformation:`
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
      DomainName: www.example.com
      SubjectAlternativeNames: [origin.example.com]
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
        Aliases: [example.com, www.example.com]
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
          OriginRequestPolicyId: b689b0a8-53d0-40ab-baf2-68738e2966ac
`}]};function ai({aliases:e}){let{items:i,open:o}=_(e);return i.some(t=>t.kind!=="absent")?m(!1):o.length>0?v(o):m(!0)}function ri(e){return{outcome:"fail",at:e.hosts.from,related:[{at:e.distribution.aliases.from,label:"no alias"},...A(e).map(({at:i,names:o})=>({at:i,label:`the certificate carries ${o}`}))]}}var me={title:"No certificate can carry the distribution's own cloudfront.net name",section:"A",consequence:"502",certainty:"proven",subject:"originRequest",message:"The viewer's Host is forwarded, and without aliases that is the cloudfront.net name, which no certificate of yours can carry",why:"A distribution without aliases is reached under its own name only, d111111abcdef8.cloudfront.net or the like, and this behavior forwards that name. CloudFront then asks the origin for it in the TLS handshake, and the origin answers with its default certificate. That one cannot carry a name of AWS's, and it does not carry the origin's domain name either, so CloudFront drops the connection and answers 502.",fix:"Give the distribution an alias that the origin's certificate carries (aliases; CloudFormation: Aliases). Or stop forwarding Host, with the origin request policy AllViewerExceptHostHeader, and let domain_name (CloudFormation: DomainName) be a name on the origin's certificate.",references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html","https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html"],supersedes:["name/not-covered"],check(e){let i=u([m($(e)),f(e.hostForwarded),ai(e.distribution),h(f(e.distribution.staging))]),o=Y(e,e.origin.domainName);return b(i,o,()=>ri(e))},examples:[{name:"AllViewer in front of a load balancer, and no alias",expect:"fail",terraform:`
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
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3" # <- fail
  }
}
`,cloudformation:`
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
      DomainName: www.example.com
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3 # <- fail
`},{name:"every header is forwarded to a load balancer of which nothing else is known",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "k8s-shop-web-0a1b2c3d4e-1234567890.eu-west-1.elb.amazonaws.com"

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

    forwarded_values {
      query_string = true
      headers      = ["*"] # <- fail

      cookies {
        forward = "none"
      }
    }
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: k8s-shop-web-0a1b2c3d4e-1234567890.eu-west-1.elb.amazonaws.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          ForwardedValues:
            QueryString: true
            Headers: ["*"] # <- fail
`},{name:"an origin of one's own whose certificate carries another name",expect:"fail",terraform:`
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
  domain_name       = "www.example.com"
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
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3" # <- fail
  }
}
`,cloudformation:`
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
      DomainName: www.example.com
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
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3 # <- fail
`},{name:"the certificate carries the origin's own name",expect:"pass",terraform:`
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
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
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
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"the aliases have no value",expect:"unknown",terraform:`
variable "aliases" {
  type = list(string)
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
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = var.aliases

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
Parameters:
  Aliases:
    Type: CommaDelimitedList
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
      DomainName: www.example.com
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: !Ref Aliases
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"there is an alias",expect:"not-applicable",terraform:`
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
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
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
      DomainName: www.example.com
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"a staging distribution serves under the names of its primary",expect:"not-applicable",terraform:`
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
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  staging = true

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
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
      DomainName: www.example.com
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Staging: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`}]};function ni({origin:e,endpoint:i,scheme:o,hostForwarded:t}){let{domainName:a}=e,s=i.loadBalancer.kind==="known"?i.loadBalancer.value.address:"the load balancer";return{outcome:"fail",at:a.from,args:{name:a.kind==="known"?p(a):`${s}'s own name`},related:[{at:o.from,label:"makes CloudFront use HTTPS"},{at:t.from,label:"the viewer's Host is not forwarded"}]}}var ue={title:"No certificate can carry a load balancer's own name",section:"A",consequence:"502",certainty:"proven",subject:"originRequest",message:"CloudFront will connect over HTTPS to {name}, which lies in AWS's domain: no certificate of yours can carry it",why:"The viewer's Host is not forwarded, so CloudFront asks for the load balancer's own name in the TLS handshake and looks for it on the certificate. Nobody but AWS can have a certificate for a name under elb.amazonaws.com: whichever one the listener presents, the names differ, and CloudFront drops the connection and answers 502. Checks that only ask for https-only (Checkov's CKV2_AWS_72, Security Hub's CloudFront.9) are content with this setting.",fix:`Give the load balancer a name of your own: a DNS record such as origin.example.com that points at it, that name on the listener's certificate, and the same name in domain_name (CloudFormation: DomainName). Or, if the certificate carries every alias, forward the viewer's Host, for instance with the origin request policy AllViewer. Only where plain HTTP will do, set origin_protocol_policy (CloudFormation: OriginProtocolPolicy) to "http-only".`,references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html"],supersedes:["name/not-covered"],check(e){let{endpoint:i,scheme:o}=e,t=i.kind.kind==="known"&&i.kind.value!=="load-balancer",a=i.via.length>0,s=u([m(o.value==="https"&&!t&&!a),Q(e.origin.domainName)]);return b(s,f(e.hostForwarded),()=>ni(e))},examples:[{name:"HTTPS to the load balancer, Host not forwarded",expect:"fail",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name # <- fail

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
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"a name made by Kubernetes, and a header list without Host",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "k8s-shop-web-0a1b2c3d4e-1234567890.eu-west-1.elb.amazonaws.com" # <- fail

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

    forwarded_values {
      query_string = true
      headers      = ["Authorization", "Origin"]

      cookies {
        forward = "none"
      }
    }
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: k8s-shop-web-0a1b2c3d4e-1234567890.eu-west-1.elb.amazonaws.com # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          ForwardedValues:
            QueryString: true
            Headers: [Authorization, Origin]
`},{name:"a network load balancer, and every header but Host",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "dualstack.web-0a1b2c3d4e5f6789.elb.eu-west-1.amazonaws.com" # <- fail

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "match-viewer"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "b689b0a8-53d0-40ab-baf2-68738e2966ac"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: dualstack.web-0a1b2c3d4e5f6789.elb.eu-west-1.amazonaws.com # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: match-viewer
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: b689b0a8-53d0-40ab-baf2-68738e2966ac
`},{name:"AllViewer forwards Host",expect:"pass",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"the behavior of the load balancer forwards Host, that of the bucket does not",expect:"pass",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"

    forwarded_values {
      query_string = true
      headers      = ["host", "origin"]

      cookies {
        forward = "none"
      }
    }
  }

  ordered_cache_behavior {
    path_pattern           = "/files/*"
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          ForwardedValues:
            QueryString: true
            Headers: [host, origin]
        CacheBehaviors:
          - PathPattern: /files/*
            TargetOriginId: files
            ViewerProtocolPolicy: redirect-to-https
            CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`},{name:"plain HTTP needs no certificate",expect:"not-applicable",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"a name of one's own points at the load balancer",expect:"not-applicable",terraform:`
resource "aws_lb" "web" {
  name = "web"
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
    domain_name = aws_route53_record.origin.fqdn

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
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
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
            DomainName: !Ref Record
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"the origin request policy has no value",expect:"unknown",terraform:`
variable "request_policy" {
  type = string
}

resource "aws_lb" "web" {
  name = "web"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = var.request_policy
  }
}
`,cloudformation:`
Parameters:
  RequestPolicy:
    Type: String
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: !Ref RequestPolicy
`},{name:"the origin's name has no value",expect:"unknown",terraform:`
variable "origin_domain" {
  type = string
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = var.origin_domain

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
`,cloudformation:`
Parameters:
  OriginDomain:
    Type: String
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !Ref OriginDomain
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`}]};function si(e,i){let{origin:o,endpoint:t}=e,a=A(e);return{outcome:"fail",certainty:t.apiDomain.kind==="known"?"proven":"likely",at:o.domainName.from,args:{wanted:K(i).join(" or "),carried:a.map(({names:s})=>s).join(", ")},related:a.map(({at:s,names:l})=>({at:s,label:`the certificate carries ${l}`}))}}var fe={title:"The origin's certificate carries no name that CloudFront accepts",section:"A",consequence:"502",certainty:"likely",subject:"originRequest",message:"CloudFront will look for {wanted} on the origin's certificate and find only {carried}",why:"When CloudFront connects to a custom origin over HTTPS, the certificate must carry the origin's domain name or, if the behavior forwards it, the Host that the viewer asked for. Here it carries neither, so CloudFront drops the connection during the handshake and answers 502 with `X-Cache: Error from cloudfront`. Browsers that open the origin directly under another name do not notice.",fix:"Add the name to the certificate (subject_alternative_names; CloudFormation: SubjectAlternativeNames) or attach another one that carries it (aws_lb_listener_certificate; CloudFormation: AWS::ElasticLoadBalancingV2::ListenerCertificate). Or set domain_name (CloudFormation: DomainName) to a name that the certificate carries and that resolves to the same origin.",references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html","https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html"],check(e){let i=T(e);return i.is==="not-applicable"?n:i.is==="unknown"?r(i.why):i.is==="refused"?si(e,i.hosts):c},examples:[{name:"the certificate carries the site's name, not the origin's",expect:"fail",terraform:`
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
  domain_name       = "www.example.com"
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
`,cloudformation:`
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
      DomainName: www.example.com
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
`},{name:"Host is forwarded, and the certificate belongs to another site",expect:"fail",terraform:`
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
  domain_name       = "api.example.com"
  validation_method = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name # <- fail

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
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
      DomainName: api.example.com
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"the origin's name will do where Host is forwarded too",expect:"pass",terraform:`
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
  aliases = ["www.example.com"]

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
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
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
        Aliases: [www.example.com]
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
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"Host is forwarded to the load balancer's own name, and the certificate carries the aliases",expect:"pass",terraform:`
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
  domain_name               = "example.com"
  subject_alternative_names = ["*.example.com"]
  validation_method         = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["example.com", "www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
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
      DomainName: example.com
      SubjectAlternativeNames: ["*.example.com"]
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [example.com, www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"a wildcard over a domain without a value",expect:"pass",terraform:`
variable "domain" {
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
  domain_name       = "*.\${var.domain}"
  validation_method = "DNS"
}

resource "aws_route53_zone" "main" {
  name = var.domain
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.\${var.domain}"
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
    domain_name = "origin.\${var.domain}"

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
`,cloudformation:`
Parameters:
  Domain:
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
      DomainName: !Sub "*.\${Domain}"
      ValidationMethod: DNS
  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: !Ref Domain
  Record:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: !Sub "origin.\${Domain}"
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
            DomainName: !Sub "origin.\${Domain}"
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"viewers and the listener get the same certificate, so it carries the aliases",expect:"pass",terraform:`
variable "certificate_arn" {
  type = string
}

resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = var.certificate_arn
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }

  viewer_certificate {
    acm_certificate_arn = var.certificate_arn
    ssl_support_method  = "sni-only"
  }
}
`,cloudformation:`
Parameters:
  CertificateArn:
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
        - CertificateArn: !Ref CertificateArn
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
        ViewerCertificate:
          AcmCertificateArn: !Ref CertificateArn
          SslSupportMethod: sni-only
`},{name:"an additional certificate carries the name",expect:"pass",terraform:`
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
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_acm_certificate" "origin" {
  domain_name       = "origin.example.com"
  validation_method = "DNS"
}

resource "aws_lb_listener_certificate" "origin" {
  listener_arn    = aws_lb_listener.https.arn
  certificate_arn = aws_acm_certificate.origin.arn
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
`,cloudformation:`
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
      DomainName: www.example.com
      ValidationMethod: DNS
  OriginCertificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: origin.example.com
      ValidationMethod: DNS
  Additional:
    Type: AWS::ElasticLoadBalancingV2::ListenerCertificate
    Properties:
      ListenerArn: !Ref Listener
      Certificates:
        - CertificateArn: !Ref OriginCertificate
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
`},{name:"an additional certificate may carry the name",expect:"unknown",terraform:`
variable "certificate_arn" {
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
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_lb_listener_certificate" "origin" {
  listener_arn    = aws_lb_listener.https.arn
  certificate_arn = var.certificate_arn
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
`,cloudformation:`
Parameters:
  CertificateArn:
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
      DomainName: www.example.com
      ValidationMethod: DNS
  Additional:
    Type: AWS::ElasticLoadBalancingV2::ListenerCertificate
    Properties:
      ListenerArn: !Ref Listener
      Certificates:
        - CertificateArn: !Ref CertificateArn
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
`},{name:"nothing is known of the certificate",expect:"unknown",terraform:`
variable "certificate_arn" {
  type = string
}

resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = var.certificate_arn
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
`,cloudformation:`
Parameters:
  CertificateArn:
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
        - CertificateArn: !Ref CertificateArn
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
`},{name:"plain HTTP needs no certificate",expect:"not-applicable",terraform:`
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
  domain_name       = "www.example.com"
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
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
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
      DomainName: www.example.com
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
              OriginProtocolPolicy: http-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"API Gateway answers with a certificate of its own",expect:"not-applicable",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "b689b0a8-53d0-40ab-baf2-68738e2966ac"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: b689b0a8-53d0-40ab-baf2-68738e2966ac
`}]};var ci={apex:"a wildcard does not stand for the domain itself","too-deep":"a wildcard stands for one label, not for several"};function li({namesThatWillDo:e},i){for(let o of e)for(let t of i){let a=G(t,o);if(a!==void 0)return{wildcard:t,name:o,because:ci[a]}}}function di(e,i){let t=e.endpoint.certificates.items.flatMap(({certificate:l})=>D(l)??[]).flatMap(({names:l})=>_(l).items),a=i.map(l=>li(l,t)),[s]=a;return s===void 0||a.includes(void 0)?n:{outcome:"fail",at:e.origin.domainName.from,args:{wildcard:p(s.wildcard),name:p(s.name),because:s.because},related:[{at:s.wildcard.from,label:`${p(s.wildcard)} on the certificate`}]}}var be={title:"A wildcard stands for exactly one label",section:"A",consequence:"502",certainty:"proven",subject:"originRequest",message:"{wildcard} on the origin's certificate does not cover {name}: {because}",why:"In a certificate, `*` stands for one label, the left-most: *.example.com covers www.example.com, but neither example.com itself nor a.b.example.com. CloudFront compares names by this rule, finds none that fits, drops the connection during the handshake and answers 502. DNS wildcards reach deeper, which makes this easy to miss.",fix:"Add the name itself, or a wildcard of its own level such as *.b.example.com, to the certificate (subject_alternative_names; CloudFormation: SubjectAlternativeNames). Or choose a domain_name (CloudFormation: DomainName) one label below the wildcard's domain.",references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html#alternate-domain-names-requirements","https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html"],supersedes:["name/not-covered"],check(e){let i=T(e);return i.is==="unknown"?r(i.why):i.is==="accepted"?c:i.is==="refused"?di(e,i.hosts):n},examples:[{name:"the origin lies two labels below the wildcard's domain",expect:"fail",terraform:`
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
  domain_name       = "*.example.com"
  validation_method = "DNS"
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.eu.example.com"
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
    domain_name = "origin.eu.example.com" # <- fail

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
`,cloudformation:`
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
      DomainName: "*.example.com"
      ValidationMethod: DNS
  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
  Record:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: origin.eu.example.com
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
            DomainName: origin.eu.example.com # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"the forwarded Host is the domain itself",expect:"fail",terraform:`
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
  domain_name       = "*.example.com"
  validation_method = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name # <- fail

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
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
      DomainName: "*.example.com"
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"one label below",expect:"pass",terraform:`
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
  domain_name       = "*.example.com"
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
`,cloudformation:`
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
      DomainName: "*.example.com"
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
`},{name:"the domain itself stands beside the wildcard",expect:"pass",terraform:`
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
  domain_name               = "example.com"
  subject_alternative_names = ["*.example.com"]
  validation_method         = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
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
      DomainName: example.com
      SubjectAlternativeNames: ["*.example.com"]
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"the certificate's other names have no value",expect:"unknown",terraform:`
variable "names" {
  type = list(string)
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
  domain_name               = "*.example.com"
  subject_alternative_names = var.names
  validation_method         = "DNS"
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.eu.example.com"
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
    domain_name = "origin.eu.example.com"

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
`,cloudformation:`
Parameters:
  Names:
    Type: CommaDelimitedList
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
      DomainName: "*.example.com"
      SubjectAlternativeNames: !Ref Names
      ValidationMethod: DNS
  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
  Record:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: origin.eu.example.com
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
            DomainName: origin.eu.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"no wildcard comes near",expect:"not-applicable",terraform:`
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
  domain_name       = "*.example.org"
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
`,cloudformation:`
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
      DomainName: "*.example.org"
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
`}]};var ge={title:"An internal load balancer cannot be reached from the internet",section:"D",consequence:"504",certainty:"proven",subject:"originRequest",message:"{origin.domainName} is an internal load balancer, and CloudFront reaches a custom origin over the internet",why:"The name of an internal load balancer resolves to private addresses. CloudFront connects to custom origins over the public internet, where these addresses lead nowhere: the connection times out and the viewer gets 504 (or 502).",fix:"Make the origin a VPC origin (aws_cloudfront_vpc_origin with vpc_origin_config; CloudFormation: AWS::CloudFront::VpcOrigin with VpcOriginConfig), or use an internet-facing load balancer.",references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-504-gateway-timeout.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html"],check(e){let{access:i,domainName:o}=e.origin;if(i.kind==="known"&&i.value!=="custom")return n;let t=pi(e);return t.kind==="absent"?n:t.kind==="unknown"?r(t.why):t.value?i.kind==="unknown"?r(i.why):_i(o.from,t):c},examples:[{name:"an internal load balancer as a custom origin",expect:"fail",terraform:`
resource "aws_lb" "web" {
  name     = "web"
  internal = true
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name # <- fail

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Scheme: internal
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"the name itself says internal",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "internal-web-123456.eu-west-1.elb.amazonaws.com" # <- fail

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: internal-web-123456.eu-west-1.elb.amazonaws.com # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"reached through a VPC origin",expect:"not-applicable",terraform:`
resource "aws_lb" "web" {
  name     = "web"
  internal = true
}

resource "aws_cloudfront_vpc_origin" "web" {
  vpc_origin_endpoint_config {
    name                   = "web"
    arn                    = aws_lb.web.arn
    http_port              = 80
    https_port             = 443
    origin_protocol_policy = "http-only"

    origin_ssl_protocols {
      items    = ["TLSv1.2"]
      quantity = 1
    }
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    vpc_origin_config {
      vpc_origin_id = aws_cloudfront_vpc_origin.web.id
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Scheme: internal
  WebOrigin:
    Type: AWS::CloudFront::VpcOrigin
    Properties:
      VpcOriginEndpointConfig:
        Name: web
        Arn: !Ref Web
        HTTPPort: 80
        HTTPSPort: 443
        OriginProtocolPolicy: http-only
        OriginSSLProtocols: [TLSv1.2]
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            VpcOriginConfig:
              VpcOriginId: !GetAtt WebOrigin.Id
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"an internet-facing load balancer, as is the default",expect:"pass",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"a flag without a value decides",expect:"unknown",terraform:`
variable "internal" {
  type = string
}

resource "aws_lb" "web" {
  name     = "web"
  internal = var.internal
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Parameters:
  Scheme:
    Type: String
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Scheme: !Ref Scheme
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`}]};function pi({origin:e,endpoint:i}){let{domainName:o}=e,{loadBalancer:t}=i;return o.kind==="known"&&/\.[a-z0-9-]+\.elb\.amazonaws\.com(\.cn)?$/i.test(o.value)?{kind:"known",value:/^(dualstack\.)?internal-/i.test(o.value),from:o.from}:t.kind==="known"?t.value.internal:t}function _i(e,i){let o=i.from===e?[]:[{at:i.from,label:"the load balancer is internal"}];return{outcome:"fail",at:e,related:o}}var mi=65535,we={title:"CloudFront does not connect to this port",section:"D",consequence:"deploy-failure",certainty:"proven",subject:"origin",message:"Port {port} cannot be an origin's {scheme} port: CloudFront takes 80, 443 and 1024 to 65535",why:"CloudFront connects to origins on ports 80, 443 and 1024 to 65535 only. The API refuses a distribution that names another port, whether or not the protocol policy ever uses it.",fix:"Let the origin listen on one of these ports, and set http_port or https_port (CloudFormation: HTTPPort, HTTPSPort) to it.",references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html#DownloadDistValuesHTTPPort"],check({httpPort:e,httpsPort:i}){return[he(e,"HTTP"),he(i,"HTTPS")]},examples:[{name:"port 444",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 444 # <- fail
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
`,cloudformation:`
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
              HTTPSPort: 444 # <- fail
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"ports given as text, and high ones",expect:"pass",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = "80"
      https_port             = 9243
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
`,cloudformation:`
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
              HTTPPort: "80"
              HTTPSPort: 9243
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"the port has no value",expect:"unknown",terraform:`
variable "port" {
  type = number
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = var.port
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
`,cloudformation:`
Parameters:
  Port:
    Type: Number
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
              HTTPSPort: !Ref Port
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`}]};function he(e,i){return e.kind==="absent"?n:e.kind==="unknown"?r(C(e)):ui(e.value)?c:{outcome:"fail",at:e.from,args:{port:e,scheme:i},discriminator:i}}function ui(e){return e===80||e===443||Number.isInteger(e)&&e>=1024&&e<=mi}var fi=new Set(["HTTPS","TLS","SSL"]),ye={title:"CloudFront and the listener do not speak the same protocol",section:"D",consequence:"502",certainty:"proven",subject:"originRequest",message:"CloudFront will speak {scheme} to port {port} of {endpoint.loadBalancer.address}, where the listener speaks {protocol}",why:"A listener speaks one protocol. A TLS handshake sent to a plain HTTP listener is answered with an HTTP error that CloudFront cannot read as TLS, so it drops the connection and returns 502. Plain HTTP sent to a TLS listener fails too: an application or classic load balancer answers 400, a network load balancer closes the connection.",fix:"Use the scheme of the listener (origin_protocol_policy; CloudFormation: OriginProtocolPolicy), or point the port at a listener of the other protocol.",references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html","https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html","https://repost.aws/knowledge-center/api-gateway-private-integration-errors"],check(e){let{listener:i}=e.endpoint;if(i.kind==="absent")return n;if(i.kind==="unknown")return r(i.why);let{protocol:o}=i.value;if(o.kind!=="known")return r(C(o));let t=fi.has(o.value);return!t&&o.value!=="HTTP"?n:t===(e.scheme.value==="https")?c:bi(e,o.value,i.value.protocol.from)},examples:[{name:"https-only to a plain HTTP listener on 443",expect:"fail",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTP"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only" # <- fail
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTP
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only # <- fail
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"plain HTTP to an HTTPS listener: the load balancer itself answers 400",expect:"fail",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  port              = 8443
  protocol          = "HTTPS"
  certificate_arn   = "arn:aws:acm:eu-west-1:111122223333:certificate/1"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 8443
      https_port             = 443
      origin_protocol_policy = "http-only" # <- fail
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 8443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: arn:aws:acm:eu-west-1:111122223333:certificate/1
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              HTTPPort: 8443
              OriginProtocolPolicy: http-only # <- fail
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"plain HTTP to a plain HTTP listener",expect:"pass",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  port              = "80"
  protocol          = "HTTP"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 80
      Protocol: HTTP
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"a TCP listener passes TLS on to its target",expect:"not-applicable",terraform:`
resource "aws_lb" "web" {
  name               = "web"
  load_balancer_type = "network"
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "TCP"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Type: network
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: TCP
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"the listener's protocol has no value",expect:"unknown",terraform:`
variable "protocol" {
  type = string
}

resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  port              = 80
  protocol          = var.protocol
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Parameters:
  Protocol:
    Type: String
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 80
      Protocol: !Ref Protocol
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`}]};function bi(e,i,o){let{loadBalancer:t}=e.endpoint,a=t.kind==="known"?t.value.kind:void 0,s=a?.kind==="known"&&a.value==="network",l=e.scheme.value==="http"&&!s;return{outcome:"fail",at:e.scheme.from,args:{scheme:e.scheme.value==="https"?"HTTPS":"plain HTTP",protocol:i},related:[{at:o,label:`the listener speaks ${i}`}],...l?{consequence:"400"}:{}}}var Pe=["TLSv1","TLSv1.1"];function gi(e){return S(Pe.map(i=>L(e,g(i,e.from))))}function hi({protocols:e}){let{items:i,open:o}=_(e);return i.length===0&&o.length===0?F:u([...i.map(gi),...o.length>0?[v(o)]:[]])}function Se(e){let i=D(x(e));if(i!==void 0){let t=i.protocols.some(a=>Pe.includes(a));return t||e.apiDomain.kind!=="known"?t:"unknown"}let o=D(e.kind);return o==="function-url"||o==="s3-bucket"?!1:"unknown"}function wi({protocols:e,endpoint:i}){let o=Se(i)===!1;return{outcome:"fail",certainty:o?"likely":"possible",at:e.from,args:{offered:p(e),origin:o?"this origin wants TLS 1.2":"most origins now want TLS 1.2; if this one does, the handshake fails"}}}var ve={title:"Only TLS versions are listed that most origins have switched off",section:"B",consequence:"502",certainty:"possible",subject:"originRequest",message:"CloudFront may speak only {offered} with the origin: {origin}",why:"TLS 1.0 and 1.1 were deprecated in 2021 (RFC 8996), and current servers, the newer policies of load balancers and AWS's own services refuse them. If the origin does, it shares no version with CloudFront: the handshake fails and CloudFront answers 502. That can begin on the day when somebody updates the origin, without any change here.",fix:'Set origin_ssl_protocols (CloudFormation: OriginSSLProtocols) to ["TLSv1.2"], or add TLSv1.2 to the list while the origin still needs an older version.',references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html#DownloadDistValuesOriginSSLProtocols","https://docs.aws.amazon.com/lambda/latest/dg/security-infrastructure.html","https://docs.aws.amazon.com/AmazonS3/latest/userguide/network-isolation.html","https://www.rfc-editor.org/rfc/rfc8996"],check(e){let i=m(e.scheme.value==="https"&&y(e.protocols)),o=S([h(hi(e)),m(Se(e.endpoint)===!0)]);return b(i,o,()=>wi(e))},examples:[{name:"an origin of which nothing is known",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1", "TLSv1.1"] # <- fail
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
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
              OriginSSLProtocols: [TLSv1, TLSv1.1] # <- fail
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"a function URL wants TLS 1.2",expect:"fail",terraform:`
resource "aws_lambda_function_url" "api" {
  function_name      = "api"
  authorization_type = "NONE"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = split("/", aws_lambda_function_url.api.function_url)[2]

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.1"] # <- fail
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Url:
    Type: AWS::Lambda::Url
    Properties:
      TargetFunctionArn: arn:aws:lambda:eu-west-1:111122223333:function:api
      AuthType: NONE
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: !Select [2, !Split ["/", !GetAtt Url.FunctionUrl]]
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.1] # <- fail
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"TLS 1.2 stands beside the older ones",expect:"pass",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1", "TLSv1.1", "TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
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
              OriginSSLProtocols: [TLSv1, TLSv1.1, TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"the listener's policy accepts TLS 1.0",expect:"pass",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-2016-08"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      SslPolicy: ELBSecurityPolicy-2016-08
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: www.example.com
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"a version without a value stands beside TLS 1.0",expect:"unknown",terraform:`
variable "protocol" {
  type = string
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
      origin_ssl_protocols   = ["TLSv1", var.protocol]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Parameters:
  Protocol:
    Type: String
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
              OriginSSLProtocols: [TLSv1, !Ref Protocol]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"with http-only the list is never used",expect:"not-applicable",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "website"
    domain_name = "www.example.com.s3-website.eu-central-1.amazonaws.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "website"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: website
            DomainName: www.example.com.s3-website.eu-central-1.amazonaws.com
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
              OriginSSLProtocols: [TLSv1]
        DefaultCacheBehavior:
          TargetOriginId: website
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`}]};function Ce({protocols:e},i){return w(e,g(i,e.from))}function yi({protocols:e}){return e.filter(i=>i!=="TLSv1.3")}function Pi(e){return e.join(", ").replace(/, (?=[^,]*$)/," and ")}function Si({protocols:e,endpoint:i},o){let t=Pi(o.value.protocols),a=i.apiDomain.kind==="known";return{outcome:"fail",...a?{certainty:"possible"}:{},at:e.from,args:{offered:p(e),policy:a?`${o.value.name}, if the API has the same,`:o.value.name,accepted:t},related:[{at:o.from,label:`${o.value.name} accepts only ${t}`}]}}var Te={title:"CloudFront and the origin have no TLS version in common",section:"B",consequence:"502",certainty:"likely",subject:"originRequest",message:"CloudFront may speak only {offered} with this origin, and its policy {policy} accepts only {accepted}",why:"CloudFront offers an origin the TLS versions that the origin's settings list. A listener accepts those of its TLS policy; under a custom domain of API Gateway the API's own policy decides, which may be another than the domain's. The two lists share no version, so the handshake fails before any certificate is looked at, and CloudFront answers 502.",fix:'Set origin_ssl_protocols (CloudFormation: OriginSSLProtocols) to ["TLSv1.2"]. Every policy of a load balancer or API domain accepts it, but for those of TLS 1.3 only.',references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html#DownloadDistValuesOriginSSLProtocols","https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html","https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies-list.html","https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html"],supersedes:["tls/legacy-only","tls/sslv3"],check(e){if(e.scheme.value==="http"||!y(e.protocols))return n;let i=x(e.endpoint);if(i.kind==="absent")return n;if(i.kind==="unknown")return Ce(e,"TLSv1.2").is===!0?c:r(i.why);let o=yi(i.value);if(o.length===0)return n;let t=S(o.map(a=>Ce(e,a)));return b(E,t,()=>Si(e,i))},examples:[{name:"TLS 1.1 at most, and a listener that wants 1.2",expect:"fail",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS-1-2-2017-01"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1", "TLSv1.1"] # <- fail
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      SslPolicy: ELBSecurityPolicy-TLS-1-2-2017-01
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: www.example.com
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1, TLSv1.1] # <- fail
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"the domain of an API wants TLS 1.2",expect:"fail",terraform:`
resource "aws_acm_certificate" "api" {
  domain_name       = "api.example.com"
  validation_method = "DNS"
}

resource "aws_apigatewayv2_domain_name" "api" {
  domain_name = "api.example.com"

  domain_name_configuration {
    certificate_arn = aws_acm_certificate.api.arn
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = "api.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1"] # <- fail
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: api.example.com
      ValidationMethod: DNS
  Api:
    Type: AWS::ApiGatewayV2::DomainName
    Properties:
      DomainName: api.example.com
      DomainNameConfigurations:
        - CertificateArn: !Ref Certificate
          EndpointType: REGIONAL
          SecurityPolicy: TLS_1_2
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: api.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1] # <- fail
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"older versions beside TLS 1.2",expect:"pass",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1", "TLSv1.1", "TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      SslPolicy: ELBSecurityPolicy-TLS13-1-2-2021-06
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: www.example.com
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1, TLSv1.1, TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"a listener without a policy of its own accepts TLS 1.0",expect:"pass",terraform:`
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
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
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
      DomainName: www.example.com
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"the listener's policy has no value",expect:"unknown",terraform:`
variable "ssl_policy" {
  type = string
}

resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = var.ssl_policy
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
Parameters:
  SslPolicy:
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
      SslPolicy: !Ref SslPolicy
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: www.example.com
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"with http-only the list is never used",expect:"not-applicable",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS-1-2-2017-01"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      SslPolicy: ELBSecurityPolicy-TLS-1-2-2017-01
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: www.example.com
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
              OriginSSLProtocols: [TLSv1]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"TLS 1.2 is offered, whatever the listener's policy",expect:"pass",terraform:`
variable "ssl_policy" {
  type = string
}

resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = var.ssl_policy
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
Parameters:
  SslPolicy:
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
      SslPolicy: !Ref SslPolicy
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: www.example.com
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"TLS 1.3 only is another question",expect:"not-applicable",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-3-2021-06"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      SslPolicy: ELBSecurityPolicy-TLS13-1-3-2021-06
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: www.example.com
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"no list is written",expect:"not-applicable",cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      SslPolicy: ELBSecurityPolicy-TLS13-1-2-2021-06
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`}]};function Ae({protocols:e},i){return w(e,g(i,e.from))}function vi(e){let i=Ae(e,"TLSv1.2").is!==!1;return{outcome:"fail",at:e.protocols.from,args:{because:i?"if CloudFront begins with it, and not with the TLSv1.2 beside it, almost no origin answers":"CloudFront will send an SSLv3 handshake, which almost no origin answers"},...i?{certainty:"possible"}:{}}}var De={title:"SSLv3 makes CloudFront send a handshake that origins refuse",section:"B",consequence:"502",certainty:"likely",subject:"originRequest",message:"SSLv3 is listed for the origin: {because}",why:"Where SSLv3 is chosen, CloudFront sends SSLv3 handshakes to the origin, and TLS 1.1 and later are not compatible with these. Servers have refused SSLv3 since 2014 (RFC 7568), so the handshake fails and CloudFront answers 502.",fix:'Remove SSLv3 from origin_ssl_protocols (CloudFormation: OriginSSLProtocols); ["TLSv1.2"] suits every origin of today.',references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html#DownloadDistValuesOriginSSLProtocols","https://www.rfc-editor.org/rfc/rfc7568"],check(e){let i=m(e.scheme.value==="https"&&y(e.protocols));return b(i,h(Ae(e,"SSLv3")),()=>vi(e))},examples:[{name:"SSLv3 alone",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["SSLv3"] # <- fail
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
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
              OriginSSLProtocols: [SSLv3] # <- fail
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"SSLv3 beside TLS 1.2",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["SSLv3", "TLSv1.2"] # <- fail
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
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
              OriginSSLProtocols: [SSLv3, TLSv1.2] # <- fail
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"TLS only",expect:"pass",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.1", "TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
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
              OriginSSLProtocols: [TLSv1.1, TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"the list has no value",expect:"unknown",terraform:`
variable "protocols" {
  type = list(string)
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
      origin_ssl_protocols   = var.protocols
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Parameters:
  Protocols:
    Type: CommaDelimitedList
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
              OriginSSLProtocols: !Ref Protocols
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"with http-only the list is never used",expect:"not-applicable",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["SSLv3"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
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
              OriginProtocolPolicy: http-only
              OriginSSLProtocols: [SSLv3]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"CloudFormation does without a list",expect:"not-applicable",cloudformation:`
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
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`}]};var Ci=["SSLv3","TLSv1","TLSv1.1","TLSv1.2"];function Le(e){return S(Ci.map(i=>L(e,g(i,e.from))))}function Ti({sslProtocols:e}){let i=_(e).items.filter(o=>Le(o).is===!1);return{outcome:"fail",at:e.from,args:{strangers:i.map(p).join(", ")}}}var Oe={title:"CloudFront cannot be given this protocol for an origin",section:"B",consequence:"deploy-failure",certainty:"proven",subject:"origin",message:"CloudFront takes SSLv3, TLSv1, TLSv1.1 and TLSv1.2 for an origin, and not {strangers}",why:"The API knows four values and refuses a distribution with any other, even where http-only makes the list irrelevant. TLS 1.3 towards origins cannot be configured. Names such as TLSv1.2_2021 are security policies for viewers and belong to the viewer certificate.",fix:'Set origin_ssl_protocols (CloudFormation: OriginSSLProtocols) to ["TLSv1.2"].',references:["https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_OriginSslProtocols.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html#DownloadDistValuesOriginSSLProtocols"],supersedes:["tls/no-common-protocol"],check(e){let{items:i,open:o}=_(e.sslProtocols),t=u([...i.map(Le),...o.length>0?[v(o)]:[]]);return b(m(y(e.sslProtocols)),t,()=>Ti(e))},examples:[{name:"TLS 1.3 cannot be chosen",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2", "TLSv1.3"] # <- fail
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
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
              OriginSSLProtocols: [TLSv1.2, TLSv1.3] # <- fail
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"a policy for viewers, where the list is not even used",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2_2021"] # <- fail
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
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
              OriginProtocolPolicy: http-only
              OriginSSLProtocols: [TLSv1.2_2021] # <- fail
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"the four that there are",expect:"pass",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["SSLv3", "TLSv1", "TLSv1.1", "TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
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
              OriginProtocolPolicy: http-only
              OriginSSLProtocols: [SSLv3, TLSv1, TLSv1.1, TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"the list has no value",expect:"unknown",terraform:`
variable "protocols" {
  type = list(string)
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
      origin_ssl_protocols   = var.protocols
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Parameters:
  Protocols:
    Type: CommaDelimitedList
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
              OriginSSLProtocols: !Ref Protocols
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"a bucket has no such list",expect:"not-applicable",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"CloudFormation does without a list",expect:"not-applicable",cloudformation:`
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
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`}]};var xe={"certificate/private-ca":J,"certificate/self-signed":ee,"deploy/dangling-target-origin":te,"deploy/viewer-certificate-region":ae,"dns/malformed-origin-domain":re,"dns/private-zone":ne,"edge/region":se,"edge/unsupported-feature":le,"edge/version":de,"host/forwarded-to-api-gateway":pe,"name/alias-not-covered":_e,"name/cloudfront-default-domain":me,"name/load-balancer-default-name":ue,"name/not-covered":fe,"name/wildcard-depth":be,"port/internal-load-balancer":ge,"port/invalid":we,"port/protocol-mismatch":ye,"tls/legacy-only":ve,"tls/no-common-protocol":Te,"tls/sslv3":De,"tls/unknown-protocol":Oe},Re={"port/api-gateway-http":{title:"API Gateway does not answer plain HTTP",subject:"originRequest",then:[{given:"$.scheme",operator:"is",operand:{literal:"https"}}],message:"CloudFront will use plain HTTP to reach {origin.domainName}, and API Gateway answers only HTTPS",consequence:"502",certainty:"proven",section:"D",why:"API Gateway exposes HTTPS endpoints only. On port 80 of an API's default endpoint nobody listens: the connection is refused, and CloudFront returns 502.",fix:'Set origin_protocol_policy to "https-only" (CloudFormation: OriginProtocolPolicy: https-only).',references:["https://docs.aws.amazon.com/apigateway/latest/developerguide/data-protection-encryption.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/template-preconfigured-origin-settings.html"],where:[{given:"$.endpoint.kind",operator:"is",operand:{literal:"execute-api"}}],examples:[{name:"http-only to a REST API",expect:"fail",terraform:`resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    origin_path = "/v1"
    domain_name = "\${aws_api_gateway_rest_api.orders.id}.execute-api.eu-west-1.amazonaws.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only" # <- fail
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`Resources:
  Orders:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: orders
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            OriginPath: /v1
            DomainName: !Sub "\${Orders}.execute-api.eu-west-1.amazonaws.com"
            CustomOriginConfig:
              OriginProtocolPolicy: http-only # <- fail
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"match-viewer behind HTTPS viewers only",expect:"pass",terraform:`resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = trimprefix(aws_apigatewayv2_api.orders.api_endpoint, "https://")

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "match-viewer"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "https-only"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`Resources:
  Orders:
    Type: AWS::ApiGatewayV2::Api
    Properties:
      Name: orders
      ProtocolType: HTTP
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: !Select [2, !Split ["/", !GetAtt Orders.ApiEndpoint]]
            CustomOriginConfig:
              OriginProtocolPolicy: match-viewer
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: https-only
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"match-viewer lets plain HTTP viewers through",expect:"fail",terraform:`resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "match-viewer" # <- fail
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "allow-all"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com
            CustomOriginConfig:
              OriginProtocolPolicy: match-viewer # <- fail
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: allow-all
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"the origin's name has no value",expect:"unknown",terraform:`variable "api_domain" {
  type = string
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = var.api_domain

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`Parameters:
  ApiDomain:
    Type: String
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: !Ref ApiDomain
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`}]},"port/no-listener":{title:"The load balancer has no listener on the port that CloudFront uses",subject:"originRequest",then:[{given:"$.endpoint.listener",operator:"present",operand:{literal:!0}}],message:"CloudFront will connect to port {port} of {endpoint.loadBalancer.address}, and nothing listens there: its listeners are on {endpoint.loadBalancer.listeners[*].port}",consequence:"502",certainty:"likely",section:"D",why:"CloudFront opens a TCP connection to the origin's HTTP or HTTPS port, whichever the protocol policy selects. A load balancer accepts connections only on the ports of its listeners; on any other port the connection is refused or never answered, and CloudFront returns 502 to the viewer.",fix:"Set https_port or http_port (CloudFormation: HTTPSPort, HTTPPort) of the origin to the port of a listener, or add a listener on that port.",references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html","https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html"],where:[{given:"$.endpoint.loadBalancer",operator:"present",operand:{literal:!0}}],at:"$.port",related:[{at:"$.endpoint.loadBalancer.listeners[*].port",label:"the load balancer listens here"}],examples:[{name:"the origin asks for 8443, the listener is on 443",expect:"fail",terraform:`resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name = "www.example.com"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 8443 # <- fail
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Https:
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
      DomainName: www.example.com
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              HTTPSPort: 8443 # <- fail
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"origin and listener agree on a port of their own",expect:"pass",terraform:`resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.web.arn
  port              = 8080
  protocol          = "HTTP"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = "8080"
      https_port             = "443"
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Http:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 8080
      Protocol: HTTP
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              HTTPPort: "8080"
              OriginProtocolPolicy: http-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"the listeners are made elsewhere",expect:"unknown",terraform:`resource "aws_lb" "web" {
  name = "web"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 8080
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              HTTPPort: 8080
              OriginProtocolPolicy: http-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"no load balancer is involved",expect:"not-applicable",terraform:`resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
}
`,cloudformation:`Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`}]},"port/s3-website-https":{title:"An S3 website endpoint does not speak HTTPS",subject:"originRequest",then:[{given:"$.scheme",operator:"is",operand:{literal:"http"}}],message:"CloudFront will use HTTPS to reach {origin.domainName}, and an S3 website endpoint answers only plain HTTP",consequence:"502",certainty:"proven",section:"D",why:"A bucket's website endpoint listens on port 80 only. CloudFront's connection to port 443 fails, and every viewer whose request leads to an HTTPS origin request gets an error: 502 for an origin that does not respond on its port, or 504 where the connection is left to time out.",fix:`Set the origin's protocol policy to "http-only"; or use the bucket's REST endpoint with origin access control, which speaks HTTPS.`,references:["https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistS3AndCustomOrigins.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-504-gateway-timeout.html","https://github.com/aws/aws-cdk/issues/17835"],supersedes:["tls/sslv3","tls/legacy-only"],where:[{given:"$.endpoint.kind",operator:"is",operand:{literal:"s3-website"}}],examples:[{name:"https-only to a website endpoint",expect:"fail",terraform:`resource "aws_cloudfront_distribution" "site" {
  enabled = true
  origin {
    origin_id   = "site"
    domain_name = "site.s3-website-eu-west-1.amazonaws.com"
    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only" # <- fail
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }
  default_cache_behavior {
    target_origin_id       = "site"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }
  viewer_certificate {
    cloudfront_default_certificate = true
  }
}
`,cloudformation:`Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: site
            DomainName: site.s3-website-eu-west-1.amazonaws.com
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: https-only # <- fail
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: site
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`},{name:"match-viewer lets HTTPS viewers through",expect:"fail",terraform:`resource "aws_cloudfront_distribution" "site" {
  enabled = true
  origin {
    origin_id   = "site"
    domain_name = "site.s3-website-eu-west-1.amazonaws.com"
    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "match-viewer" # <- fail
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }
  default_cache_behavior {
    target_origin_id       = "site"
    viewer_protocol_policy = "allow-all"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }
  viewer_certificate {
    cloudfront_default_certificate = true
  }
}
`,cloudformation:`Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: site
            DomainName: site.s3-website-eu-west-1.amazonaws.com
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: match-viewer # <- fail
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: site
          ViewerProtocolPolicy: allow-all
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`},{name:"http-only is what a website endpoint speaks",expect:"pass",terraform:`resource "aws_cloudfront_distribution" "site" {
  enabled = true
  origin {
    origin_id   = "site"
    domain_name = "site.s3-website-eu-west-1.amazonaws.com"
    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }
  default_cache_behavior {
    target_origin_id       = "site"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }
  viewer_certificate {
    cloudfront_default_certificate = true
  }
}
`,cloudformation:`Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: site
            DomainName: site.s3-website-eu-west-1.amazonaws.com
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: http-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: site
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`},{name:"a name without a value may be anything",expect:"unknown",terraform:`variable "origin_domain" {
  type = string
}
resource "aws_cloudfront_distribution" "site" {
  enabled = true
  origin {
    origin_id   = "site"
    domain_name = var.origin_domain
    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }
  default_cache_behavior {
    target_origin_id       = "site"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }
  viewer_certificate {
    cloudfront_default_certificate = true
  }
}
`,cloudformation:`Parameters:
  OriginDomain:
    Type: String
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: site
            DomainName: !Ref OriginDomain
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: site
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`}]}};function Go(){let i=Object.entries(Re).map(([t,a])=>X(t,a,j(t,"yaml"))),o=Object.entries(xe).map(([t,a])=>U(t,a));return[...i,...o].sort((t,a)=>t.id<a.id?-1:1)}export{Go as a};
