import {
  all,
  any,
  type Behavior,
  type Conflict,
  contains,
  defineRule,
  describe,
  equal,
  equalIgnoringCase,
  isTrue,
  judgeConflicts,
  known,
  lambdaConflicts,
  NOT_APPLICABLE,
  not,
  type Target,
  targetsOf,
} from "../../src/rule.ts";

export default defineRule({
  title: "gRPC does not go together with this",
  section: "-",
  consequence: "deploy-failure",
  certainty: "likely",
  subject: "behavior",
  message: "gRPC is on for the behavior {pathPattern}, and {conflict}",
  why: "gRPC is HTTP/2 with POST, encrypted all the way: viewers must be able to use HTTP/2, the behavior must allow POST, and CloudFront must reach the origin over HTTPS. Such requests go past the regional caches, where Lambda@Edge functions and Origin Shield live. The API refuses what cannot work; where it does not, the gRPC calls fail.",
  fix: 'Set origin_protocol_policy to "https-only", allow all seven methods in allowed_methods, and set http_version to "http2" or "http2and3" (CloudFormation: OriginProtocolPolicy, AllowedMethods, HttpVersion); take the Lambda@Edge functions off this behavior or use a CloudFront Function, and turn Origin Shield off. Or turn grpc_config (CloudFormation: GrpcConfig) off.',
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-using-grpc.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html#enable-grpc-distribution",
  ],
  check(behavior) {
    const isOn = isTrue(behavior.grpc);
    if (isOn.is === false) return NOT_APPLICABLE;
    const conflicts = [
      ...viewerConflicts(behavior),
      ...lambdaConflicts(behavior),
      ...targetsOf(behavior).items.flatMap(originConflicts),
    ];
    return judgeConflicts(isOn, conflicts, [{ at: behavior.grpc.from, label: "gRPC is on" }]);
  },
  examples: [
    {
      name: "the origin is asked over plain HTTP",
      expect: "fail",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only" # <- fail
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"

    grpc_config {
      enabled = true
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
        HttpVersion: http2
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: http-only # <- fail
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          AllowedMethods: [GET, HEAD, OPTIONS, PUT, POST, PATCH, DELETE]
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          GrpcConfig:
            Enabled: true
`,
    },
    {
      name: "POST is not allowed",
      expect: "fail",
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
    allowed_methods        = ["GET", "HEAD"] # <- fail
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"

    grpc_config {
      enabled = true
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
        HttpVersion: http2
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          AllowedMethods: [GET, HEAD] # <- fail
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          GrpcConfig:
            Enabled: true
`,
    },
    {
      name: "viewers get HTTP/1.1",
      expect: "fail",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled      = true
  http_version = "http1.1" # <- fail

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
    allowed_methods        = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"

    grpc_config {
      enabled = true
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
        HttpVersion: http1.1 # <- fail
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          AllowedMethods: [GET, HEAD, OPTIONS, PUT, POST, PATCH, DELETE]
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          GrpcConfig:
            Enabled: true
`,
    },
    {
      name: "a Lambda@Edge function signs the requests",
      expect: "fail",
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
    allowed_methods        = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"

    grpc_config {
      enabled = true
    }

    lambda_function_association {
      event_type = "viewer-request"
      lambda_arn = "arn:aws:lambda:us-east-1:111122223333:function:sign:7" # <- fail
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
        HttpVersion: http2
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          AllowedMethods: [GET, HEAD, OPTIONS, PUT, POST, PATCH, DELETE]
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          GrpcConfig:
            Enabled: true
          LambdaFunctionAssociations:
            - EventType: viewer-request
              LambdaFunctionARN: arn:aws:lambda:us-east-1:111122223333:function:sign:7 # <- fail
`,
    },
    {
      name: "Origin Shield is on",
      expect: "fail",
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

    origin_shield {
      enabled              = true # <- fail
      origin_shield_region = "eu-west-1"
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"

    grpc_config {
      enabled = true
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
        HttpVersion: http2
        Origins:
          - Id: web
            DomainName: origin.example.com
            OriginShield:
              Enabled: true # <- fail
              OriginShieldRegion: eu-west-1
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          AllowedMethods: [GET, HEAD, OPTIONS, PUT, POST, PATCH, DELETE]
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          GrpcConfig:
            Enabled: true
`,
    },
    {
      name: "HTTPS, POST and HTTP/2",
      expect: "pass",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled      = true
  http_version = "http2and3"

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
    allowed_methods        = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"

    grpc_config {
      enabled = true
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
        HttpVersion: http2and3
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          AllowedMethods: [GET, HEAD, OPTIONS, PUT, POST, PATCH, DELETE]
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          GrpcConfig:
            Enabled: true
`,
    },
    {
      name: "gRPC is off",
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
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"

    grpc_config {
      enabled = false
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
              OriginProtocolPolicy: http-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          AllowedMethods: [GET, HEAD]
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          GrpcConfig:
            Enabled: false
`,
    },
    {
      name: "whether gRPC is on has no value",
      expect: "unknown",
      terraform: `
variable "grpc" {
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
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"

    grpc_config {
      enabled = var.grpc
    }
  }
}
`,
      cloudformation: `
Parameters:
  Grpc:
    Type: String
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        HttpVersion: http2
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          AllowedMethods: [GET, HEAD]
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          GrpcConfig:
            Enabled: !Ref Grpc
`,
    },
  ],
});

function viewerConflicts({ allowedMethods, distribution: { httpVersion } }: Behavior): readonly Conflict[] {
  return [
    {
      is: not(contains(allowedMethods, known("POST", allowedMethods.from))),
      at: allowedMethods.from,
      says: `POST is not among its allowed methods (${describe(allowedMethods)})`,
    },
    {
      is: any(
        ["http1.1", "http3"].map((version) =>
          equalIgnoringCase(httpVersion, known(version, httpVersion.from)),
        ),
      ),
      at: httpVersion.from,
      says: `viewers cannot use HTTP/2 (${describe(httpVersion)})`,
    },
  ];
}

function originConflicts({ matches, origin }: Target): readonly Conflict[] {
  const { domainName, originShield, protocolPolicy } = origin;
  const isPlain = equal(protocolPolicy, known("http-only", protocolPolicy.from));
  return [
    {
      is: all([matches, isPlain]),
      at: protocolPolicy.from,
      says: `CloudFront uses plain HTTP to reach ${describe(domainName)}`,
    },
    {
      is: all([matches, isTrue(originShield)]),
      at: originShield.from,
      says: `Origin Shield is on for ${describe(domainName)}`,
    },
  ];
}
