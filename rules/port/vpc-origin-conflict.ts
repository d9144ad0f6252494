import {
  type Conflict,
  defineRule,
  isGiven,
  isVpcOrigin,
  judgeConflicts,
  NOT_APPLICABLE,
  type Origin,
  senderConflicts,
} from "../../src/rule.ts";

export default defineRule({
  title: "A VPC origin does not go together with this",
  section: "D",
  consequence: "deploy-failure",
  certainty: "likely",
  subject: "origin",
  message: "{domainName} is a VPC origin, and {conflict}",
  why: "CloudFront reaches a VPC origin through network interfaces of its own in the VPC. That way carries neither gRPC nor client certificates, and no Lambda@Edge function can run on origin-request or origin-response. The API refuses such a distribution.",
  fix: "Take the Lambda@Edge functions of the origin events (lambda_function_association; CloudFormation: LambdaFunctionAssociations) and grpc_config (CloudFormation: GrpcConfig) off the behaviors of this origin; functions on viewer-request and viewer-response may stay. Or make the load balancer public and use custom_origin_config (CloudFormation: CustomOriginConfig).",
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/origin-enable-mtls-distributions.html",
  ],
  supersedes: ["tls/origin-mtls-conflict"],
  check(origin) {
    const isVpc = isVpcOrigin(origin);
    if (isVpc.is === false) return NOT_APPLICABLE;
    const conflicts = [clientCertificate(origin), ...senderConflicts(origin)];
    return judgeConflicts(isVpc, conflicts, [{ at: origin.access.from, label: "a VPC origin" }]);
  },
  examples: [
    {
      name: "a Lambda@Edge function on origin-request",
      expect: "fail",
      terraform: `
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

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = "arn:aws:lambda:us-east-1:111122223333:function:sign:7" # <- fail
    }
  }
}
`,
      cloudformation: `
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
          LambdaFunctionAssociations:
            - EventType: origin-request
              LambdaFunctionARN: arn:aws:lambda:us-east-1:111122223333:function:sign:7 # <- fail
`,
    },
    {
      name: "a Lambda@Edge function on origin-response",
      expect: "fail",
      terraform: `
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

    lambda_function_association {
      event_type = "origin-response"
      lambda_arn = "arn:aws:lambda:us-east-1:111122223333:function:sign:7" # <- fail
    }
  }
}
`,
      cloudformation: `
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
          LambdaFunctionAssociations:
            - EventType: origin-response
              LambdaFunctionARN: arn:aws:lambda:us-east-1:111122223333:function:sign:7 # <- fail
`,
    },
    {
      name: "gRPC",
      expect: "fail",
      terraform: `
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
    allowed_methods        = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"

    grpc_config {
      enabled = true # <- fail
    }
  }
}
`,
      cloudformation: `
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
        HttpVersion: http2
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            VpcOriginConfig:
              VpcOriginId: !GetAtt WebOrigin.Id
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          AllowedMethods: [GET, HEAD, OPTIONS, PUT, POST, PATCH, DELETE]
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          GrpcConfig:
            Enabled: true # <- fail
`,
    },
    {
      name: "a client certificate",
      expect: "fail",
      terraform: `
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

      origin_mtls_config {
        client_certificate_arn = "arn:aws:acm:us-east-1:111122223333:certificate/1" # <- fail
      }
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
              OriginMtlsConfig:
                ClientCertificateArn: arn:aws:acm:us-east-1:111122223333:certificate/1 # <- fail
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "a Lambda@Edge function for viewers",
      expect: "pass",
      terraform: `
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

    lambda_function_association {
      event_type = "viewer-request"
      lambda_arn = "arn:aws:lambda:us-east-1:111122223333:function:sign:7"
    }
  }
}
`,
      cloudformation: `
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
          LambdaFunctionAssociations:
            - EventType: viewer-request
              LambdaFunctionARN: arn:aws:lambda:us-east-1:111122223333:function:sign:7
`,
    },
    {
      name: "a public origin",
      expect: "not-applicable",
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

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = "arn:aws:lambda:us-east-1:111122223333:function:sign:7"
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
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          LambdaFunctionAssociations:
            - EventType: origin-request
              LambdaFunctionARN: arn:aws:lambda:us-east-1:111122223333:function:sign:7
`,
    },
    {
      name: "on which event the function runs has no value",
      expect: "unknown",
      terraform: `
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

variable "event" {
  type = string
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

    lambda_function_association {
      event_type = var.event
      lambda_arn = "arn:aws:lambda:us-east-1:111122223333:function:sign:7"
    }
  }
}
`,
      cloudformation: `
Parameters:
  Event:
    Type: String
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
          LambdaFunctionAssociations:
            - EventType: !Ref Event
              LambdaFunctionARN: arn:aws:lambda:us-east-1:111122223333:function:sign:7
`,
    },
  ],
});

function clientCertificate({ clientCertificateArn: arn }: Origin): Conflict {
  return { is: isGiven(arn), at: arn.from, says: "CloudFront is to show it a client certificate" };
}
