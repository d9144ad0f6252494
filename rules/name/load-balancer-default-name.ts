import {
  all,
  certificateEvidence,
  decide,
  defineRule,
  describe,
  type Fail,
  isLoadBalancerName,
  isTrue,
  nameCoverage,
  type OriginRequest,
  PASS,
  truth,
} from "../../src/rule.ts";

function mismatch(request: OriginRequest): Fail {
  const { origin, endpoint, scheme, hostForwarded } = request;
  const { domainName } = origin;
  const owner =
    endpoint.loadBalancer.kind === "known" ? endpoint.loadBalancer.value.address : "the load balancer";
  return {
    outcome: "fail",
    at: domainName.from,
    args: { name: domainName.kind === "known" ? describe(domainName) : `${owner}'s own name` },
    related: [
      { at: scheme.from, label: "makes CloudFront use HTTPS" },
      { at: hostForwarded.from, label: "the viewer's Host is not forwarded" },
    ],
    evidence: certificateEvidence(request),
  };
}

export default defineRule({
  title: "No certificate can carry a load balancer's own name",
  section: "A",
  consequence: "502",
  certainty: "proven",
  subject: "originRequest",
  message:
    "CloudFront will connect over HTTPS to {name}, which lies in AWS's domain: no certificate of yours can carry it",
  why: "The viewer's Host is not forwarded, so CloudFront asks for the load balancer's own name in the TLS handshake and looks for it on the certificate. Nobody but AWS can have a certificate for a name under elb.amazonaws.com: whichever one the listener presents, the names differ, and CloudFront drops the connection and answers 502. Checks that only ask for https-only (Checkov's CKV2_AWS_72, Security Hub's CloudFront.9) are content with this setting.",
  fix: "Give the load balancer a name of your own: a DNS record such as origin.example.com that points at it, that name on the listener's certificate, and the same name in domain_name (CloudFormation: DomainName). Or, if the certificate carries every alias, forward the viewer's Host, for instance with the origin request policy AllViewer. Only where plain HTTP will do, set origin_protocol_policy (CloudFormation: OriginProtocolPolicy) to \"http-only\".",
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html",
  ],
  supersedes: ["name/not-covered", "name/default-listener-certificate"],
  check(request) {
    const { endpoint, scheme } = request;
    const isSomethingElse = endpoint.kind.kind === "known" && endpoint.kind.value !== "load-balancer";
    const isFoundByRecords = endpoint.via.length > 0;
    const applies = all([
      truth(scheme.value === "https" && !isSomethingElse && !isFoundByRecords),
      isLoadBalancerName(request.origin.domainName),
    ]);
    if (applies.is === true && nameCoverage(request).is === "accepted") return PASS;
    return decide(applies, isTrue(request.hostForwarded), () => mismatch(request));
  },
  examples: [
    {
      name: "HTTPS to the load balancer, Host not forwarded",
      expect: "fail",
      terraform: `
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
`,
      cloudformation: `
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
`,
    },
    {
      name: "a name made by Kubernetes, and a header list without Host",
      expect: "fail",
      terraform: `
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
`,
    },
    {
      name: "a network load balancer, and every header but Host",
      expect: "fail",
      terraform: `
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
            DomainName: dualstack.web-0a1b2c3d4e5f6789.elb.eu-west-1.amazonaws.com # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: match-viewer
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: b689b0a8-53d0-40ab-baf2-68738e2966ac
`,
    },
    {
      name: "AllViewer forwards Host",
      expect: "pass",
      terraform: `
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
`,
      cloudformation: `
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
`,
    },
    {
      name: "the behavior of the load balancer forwards Host, that of the bucket does not",
      expect: "pass",
      terraform: `
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
`,
      cloudformation: `
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
`,
    },
    {
      name: "plain HTTP needs no certificate",
      expect: "not-applicable",
      terraform: `
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
`,
      cloudformation: `
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
`,
    },
    {
      name: "a name of one's own points at the load balancer",
      expect: "not-applicable",
      terraform: `
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
`,
      cloudformation: `
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
`,
    },
    {
      name: "the origin request policy has no value",
      expect: "unknown",
      terraform: `
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
`,
      cloudformation: `
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
`,
    },
    {
      name: "the origin's name has no value",
      expect: "unknown",
      terraform: `
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
`,
      cloudformation: `
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
`,
    },
  ],
});
