import {
  any,
  carriedBySome,
  carriedNames,
  covers,
  defineRule,
  type Fail,
  isWildcard,
  known,
  type NameOverride,
  NOT_APPLICABLE,
  nameOverrides,
  type ObservedHandshake,
  type OriginRequest,
  observedOf,
  PASS,
  type Provenance,
  presentsOwnersCertificate,
  type Truth,
  undecidable,
  type Verdict,
} from "../../src/rule.ts";

export default defineRule({
  title: "A CloudFront Function asks for a name that the origin's certificate does not carry",
  section: "A",
  consequence: "502",
  certainty: "possible",
  subject: "originRequest",
  message: "{function} has CloudFront accept only {accepted} on the origin's certificate, {carried}",
  why: "updateRequestOrigin() can set the Host of the origin request (hostHeader), the server name of the TLS handshake (sni) and the names that CloudFront looks for on the certificate (allowedCertificateNames). They replace what the behavior says for every request that reaches the call. If the certificate that the origin presents carries none of these names, CloudFront drops the connection and answers 502. CloudFront's own test of a function does not connect to the origin and does not notice.",
  fix: "Let sni (or hostHeader, where sni is not set) be a name on the origin's certificate, and name it in allowedCertificateNames; or add the name to the certificate.",
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/helper-functions-origin-modification.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html",
  ],
  check(request) {
    if (!presentsOwnersCertificate(request)) return NOT_APPLICABLE;
    const overrides = nameOverrides(request);
    return overrides.length === 0 ? NOT_APPLICABLE : overrides.map((override) => judge(request, override));
  },
  examples: [
    {
      name: "the certificate has none of the allowed names",
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

resource "aws_cloudfront_function" "route" {
  name    = "route"
  runtime = "cloudfront-js-2.0"
  publish = true
  code    = "import cf from 'cloudfront'; function handler(event) { cf.updateRequestOrigin({ sni: 'shop.example.com', allowedCertificateNames: ['shop.example.com'] }); return event.request; }" # <- fail
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

    function_association {
      event_type   = "viewer-request"
      function_arn = aws_cloudfront_function.route.arn
    }
  }
}
`,
      cloudformation: `
Resources:
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
      DomainName: origin.example.com
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
  Route:
    Type: AWS::CloudFront::Function
    Properties:
      Name: route
      AutoPublish: true
      FunctionConfig:
        Comment: route
        Runtime: cloudfront-js-2.0
      FunctionCode: "import cf from 'cloudfront'; function handler(event) { cf.updateRequestOrigin({ sni: 'shop.example.com', allowedCertificateNames: ['shop.example.com'] }); return event.request; }" # <- fail
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          FunctionAssociations:
            - EventType: viewer-request
              FunctionARN: !GetAtt Route.FunctionARN
`,
    },
    {
      name: "the certificate has one of the allowed names",
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

resource "aws_cloudfront_function" "route" {
  name    = "route"
  runtime = "cloudfront-js-2.0"
  publish = true
  code    = "import cf from 'cloudfront'; function handler(event) { cf.updateRequestOrigin({ sni: 'shop.example.com', allowedCertificateNames: ['shop.example.com', 'origin.example.com'] }); return event.request; }"
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

    function_association {
      event_type   = "viewer-request"
      function_arn = aws_cloudfront_function.route.arn
    }
  }
}
`,
      cloudformation: `
Resources:
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
      DomainName: origin.example.com
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
  Route:
    Type: AWS::CloudFront::Function
    Properties:
      Name: route
      AutoPublish: true
      FunctionConfig:
        Comment: route
        Runtime: cloudfront-js-2.0
      FunctionCode: "import cf from 'cloudfront'; function handler(event) { cf.updateRequestOrigin({ sni: 'shop.example.com', allowedCertificateNames: ['shop.example.com', 'origin.example.com'] }); return event.request; }"
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          FunctionAssociations:
            - EventType: viewer-request
              FunctionARN: !GetAtt Route.FunctionARN
`,
    },
    {
      name: "a wildcard among the allowed names stands for the certificate's",
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

resource "aws_cloudfront_function" "route" {
  name    = "route"
  runtime = "cloudfront-js-2.0"
  publish = true
  code    = "import cf from 'cloudfront'; function handler(event) { cf.updateRequestOrigin({ sni: 'origin.example.com', allowedCertificateNames: ['*.example.com'] }); return event.request; }"
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

    function_association {
      event_type   = "viewer-request"
      function_arn = aws_cloudfront_function.route.arn
    }
  }
}
`,
      cloudformation: `
Resources:
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
      DomainName: origin.example.com
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
  Route:
    Type: AWS::CloudFront::Function
    Properties:
      Name: route
      AutoPublish: true
      FunctionConfig:
        Comment: route
        Runtime: cloudfront-js-2.0
      FunctionCode: "import cf from 'cloudfront'; function handler(event) { cf.updateRequestOrigin({ sni: 'origin.example.com', allowedCertificateNames: ['*.example.com'] }); return event.request; }"
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          FunctionAssociations:
            - EventType: viewer-request
              FunctionARN: !GetAtt Route.FunctionARN
`,
    },
    {
      name: "only the Host is set: the origin's own name will do",
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

resource "aws_cloudfront_function" "route" {
  name    = "route"
  runtime = "cloudfront-js-2.0"
  publish = true
  code    = "import cf from 'cloudfront'; function handler(event) { cf.updateRequestOrigin({ hostHeader: 'shop.example.com' }); return event.request; }"
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

    function_association {
      event_type   = "viewer-request"
      function_arn = aws_cloudfront_function.route.arn
    }
  }
}
`,
      cloudformation: `
Resources:
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
      DomainName: origin.example.com
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
  Route:
    Type: AWS::CloudFront::Function
    Properties:
      Name: route
      AutoPublish: true
      FunctionConfig:
        Comment: route
        Runtime: cloudfront-js-2.0
      FunctionCode: "import cf from 'cloudfront'; function handler(event) { cf.updateRequestOrigin({ hostHeader: 'shop.example.com' }); return event.request; }"
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          FunctionAssociations:
            - EventType: viewer-request
              FunctionARN: !GetAtt Route.FunctionARN
`,
    },
    {
      name: "another origin is chosen",
      expect: "not-applicable",
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

resource "aws_cloudfront_function" "route" {
  name    = "route"
  runtime = "cloudfront-js-2.0"
  publish = true
  code    = "import cf from 'cloudfront'; function handler(event) { cf.updateRequestOrigin({ domainName: 'other.example.net', sni: 'shop.example.com', allowedCertificateNames: ['shop.example.com'] }); return event.request; }"
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

    function_association {
      event_type   = "viewer-request"
      function_arn = aws_cloudfront_function.route.arn
    }
  }
}
`,
      cloudformation: `
Resources:
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
      DomainName: origin.example.com
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
  Route:
    Type: AWS::CloudFront::Function
    Properties:
      Name: route
      AutoPublish: true
      FunctionConfig:
        Comment: route
        Runtime: cloudfront-js-2.0
      FunctionCode: "import cf from 'cloudfront'; function handler(event) { cf.updateRequestOrigin({ domainName: 'other.example.net', sni: 'shop.example.com', allowedCertificateNames: ['shop.example.com'] }); return event.request; }"
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          FunctionAssociations:
            - EventType: viewer-request
              FunctionARN: !GetAtt Route.FunctionARN
`,
    },
    {
      name: "the names come from the request",
      expect: "not-applicable",
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

resource "aws_cloudfront_function" "route" {
  name    = "route"
  runtime = "cloudfront-js-2.0"
  publish = true
  code    = "import cf from 'cloudfront'; function handler(event) { cf.updateRequestOrigin({ sni: event.request.headers.host.value }); return event.request; }"
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

    function_association {
      event_type   = "viewer-request"
      function_arn = aws_cloudfront_function.route.arn
    }
  }
}
`,
      cloudformation: `
Resources:
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
      DomainName: origin.example.com
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
  Route:
    Type: AWS::CloudFront::Function
    Properties:
      Name: route
      AutoPublish: true
      FunctionConfig:
        Comment: route
        Runtime: cloudfront-js-2.0
      FunctionCode: "import cf from 'cloudfront'; function handler(event) { cf.updateRequestOrigin({ sni: event.request.headers.host.value }); return event.request; }"
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          FunctionAssociations:
            - EventType: viewer-request
              FunctionARN: !GetAtt Route.FunctionARN
`,
    },
    {
      name: "nothing is known of the origin",
      expect: "unknown",
      terraform: `
resource "aws_cloudfront_function" "route" {
  name    = "route"
  runtime = "cloudfront-js-2.0"
  publish = true
  code    = "import cf from 'cloudfront'; function handler(event) { cf.updateRequestOrigin({ sni: 'shop.example.com', allowedCertificateNames: ['shop.example.com'] }); return event.request; }"
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

    function_association {
      event_type   = "viewer-request"
      function_arn = aws_cloudfront_function.route.arn
    }
  }
}
`,
      cloudformation: `
Resources:
  Route:
    Type: AWS::CloudFront::Function
    Properties:
      Name: route
      AutoPublish: true
      FunctionConfig:
        Comment: route
        Runtime: cloudfront-js-2.0
      FunctionCode: "import cf from 'cloudfront'; function handler(event) { cf.updateRequestOrigin({ sni: 'shop.example.com', allowedCertificateNames: ['shop.example.com'] }); return event.request; }"
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          FunctionAssociations:
            - EventType: viewer-request
              FunctionARN: !GetAtt Route.FunctionARN
`,
    },
    {
      name: "the origin presents another certificate",
      expect: "fail",
      live: "function-overrides-other-name",
      terraform: `
resource "aws_cloudfront_function" "route" {
  name    = "route"
  runtime = "cloudfront-js-2.0"
  publish = true
  code    = "import cf from 'cloudfront'; function handler(event) { cf.updateRequestOrigin({ sni: 'shop.example.com', allowedCertificateNames: ['shop.example.com'] }); return event.request; }" # <- fail
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

    function_association {
      event_type   = "viewer-request"
      function_arn = aws_cloudfront_function.route.arn
    }
  }
}
`,
      cloudformation: `
Resources:
  Route:
    Type: AWS::CloudFront::Function
    Properties:
      Name: route
      AutoPublish: true
      FunctionConfig:
        Comment: route
        Runtime: cloudfront-js-2.0
      FunctionCode: "import cf from 'cloudfront'; function handler(event) { cf.updateRequestOrigin({ sni: 'shop.example.com', allowedCertificateNames: ['shop.example.com'] }); return event.request; }" # <- fail
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          FunctionAssociations:
            - EventType: viewer-request
              FunctionARN: !GetAtt Route.FunctionARN
`,
    },
    {
      name: "the origin presents a certificate with the name",
      expect: "pass",
      live: "function-overrides-other-name",
      terraform: `
resource "aws_cloudfront_function" "route" {
  name    = "route"
  runtime = "cloudfront-js-2.0"
  publish = true
  code    = "import cf from 'cloudfront'; function handler(event) { cf.updateRequestOrigin({ sni: 'shop.example.com', allowedCertificateNames: ['origin.example.com'] }); return event.request; }"
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

    function_association {
      event_type   = "viewer-request"
      function_arn = aws_cloudfront_function.route.arn
    }
  }
}
`,
      cloudformation: `
Resources:
  Route:
    Type: AWS::CloudFront::Function
    Properties:
      Name: route
      AutoPublish: true
      FunctionConfig:
        Comment: route
        Runtime: cloudfront-js-2.0
      FunctionCode: "import cf from 'cloudfront'; function handler(event) { cf.updateRequestOrigin({ sni: 'shop.example.com', allowedCertificateNames: ['origin.example.com'] }); return event.request; }"
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          FunctionAssociations:
            - EventType: viewer-request
              FunctionARN: !GetAtt Route.FunctionARN
`,
    },
    {
      name: "the origin refuses the server name",
      expect: "fail",
      live: "function-overrides-refused",
      terraform: `
resource "aws_cloudfront_function" "route" {
  name    = "route"
  runtime = "cloudfront-js-2.0"
  publish = true
  code    = "import cf from 'cloudfront'; function handler(event) { cf.updateRequestOrigin({ sni: 'shop.example.com', allowedCertificateNames: ['shop.example.com'] }); return event.request; }" # <- fail
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

    function_association {
      event_type   = "viewer-request"
      function_arn = aws_cloudfront_function.route.arn
    }
  }
}
`,
      cloudformation: `
Resources:
  Route:
    Type: AWS::CloudFront::Function
    Properties:
      Name: route
      AutoPublish: true
      FunctionConfig:
        Comment: route
        Runtime: cloudfront-js-2.0
      FunctionCode: "import cf from 'cloudfront'; function handler(event) { cf.updateRequestOrigin({ sni: 'shop.example.com', allowedCertificateNames: ['shop.example.com'] }); return event.request; }" # <- fail
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          FunctionAssociations:
            - EventType: viewer-request
              FunctionARN: !GetAtt Route.FunctionARN
`,
    },
  ],
});

function judge(request: OriginRequest, override: NameOverride): Verdict {
  const seen = handshakeWith(request, override);
  if (seen !== undefined) return judgeSeen(request, override, seen);
  const carried = any(override.accepted.map((name) => isCarried(request, name, override.at)));
  if (carried.is === "unknown") return undecidable(carried.why);
  if (carried.is === true) return PASS;
  const names = carriedNames(request);
  return mismatch(override, `which carries ${names.map((one) => one.names).join(" or ") || "none"}`, {
    related: names.map(({ at, names: listed }) => ({ at, label: `the certificate carries ${listed}` })),
  });
}

/** A wildcard among the allowed names stands for whatever the certificate carries below it. */
function isCarried(request: OriginRequest, name: string, at: Provenance): Truth {
  const wanted = known(name, at);
  const itself = carriedBySome(request, wanted);
  if (!isWildcard(name)) return itself;
  const below = carriedLiterals(request).map((carried) => covers(wanted, known(carried, at)));
  return any([itself, ...below]);
}

function carriedLiterals({ endpoint }: OriginRequest): readonly string[] {
  return endpoint.certificates.items.flatMap(({ certificate }) => {
    if (certificate.kind !== "known" || certificate.value.names.kind !== "known") return [];
    return certificate.value.names.value.flatMap((name) => (name.kind === "known" ? [name.value] : []));
  });
}

// ------------------------------------------------------------------ what was seen

/** The handshake with the function's server name, if it was made. */
function handshakeWith(request: OriginRequest, { serverName }: NameOverride): ObservedHandshake | undefined {
  const seen = observedOf(request);
  if (seen === undefined || serverName === undefined) return undefined;
  return [...seen.handshakes, ...seen.comparisons].find((one) => one.serverName === serverName);
}

function judgeSeen(request: OriginRequest, override: NameOverride, seen: ObservedHandshake): Verdict {
  const { chain, evidence, outcome } = seen;
  const leaf = chain?.certificates[chain.path[0] ?? 0];
  if (leaf !== undefined) {
    const carried = any(override.accepted.map((name) => carriesOneOf(leaf.names, name, override.at)));
    if (carried.is !== false) return PASS;
    return mismatch(override, `which carries ${leaf.names.join(", ") || "no name"}`, {
      evidence: [evidence],
    });
  }
  const isRefused = outcome.is === "alert" && answersOthers(request);
  if (!isRefused) return NOT_APPLICABLE;
  return mismatch(override, `and the origin refuses the server name ${override.serverName ?? ""}`, {
    evidence: [evidence],
  });
}

function carriesOneOf(names: readonly string[], wanted: string, at: Provenance): Truth {
  const host = known(wanted, at);
  return any(
    names.flatMap((name) => {
      const carried = known(name, at);
      return isWildcard(wanted) ? [covers(carried, host), covers(host, carried)] : [covers(carried, host)];
    }),
  );
}

function answersOthers(request: OriginRequest): boolean {
  const seen = observedOf(request);
  const all = [...(seen?.handshakes ?? []), ...(seen?.comparisons ?? [])];
  return all.some(({ outcome }) => outcome.is === "answered");
}

function mismatch(
  { accepted, at, by }: NameOverride,
  carried: string,
  more: Pick<Fail, "related" | "evidence">,
): Fail {
  return {
    outcome: "fail",
    at,
    args: { function: by, accepted: accepted.join(" or "), carried },
    discriminator: accepted.join(),
    ...more,
  };
}
