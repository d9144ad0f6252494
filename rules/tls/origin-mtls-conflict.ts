import {
  type Conflict,
  certificateRegion,
  defineRule,
  describe,
  equal,
  FALSE,
  isGiven,
  isVpcOrigin,
  judgeConflicts,
  known,
  NOT_APPLICABLE,
  type Origin,
  senderConflicts,
  type Truth,
  truth,
  unknownTruth,
} from "../../src/rule.ts";

export default defineRule({
  title: "A client certificate for the origin does not go together with this",
  section: "B",
  consequence: "deploy-failure",
  certainty: "likely",
  subject: "origin",
  message: "CloudFront is to show {domainName} a client certificate, and {conflict}",
  why: "CloudFront shows a client certificate in the TLS handshake with a custom origin, and takes the certificate from AWS Certificate Manager in us-east-1 only. It does so neither for gRPC nor for VPC origins, nor where a Lambda@Edge function runs on origin-request or origin-response. The API refuses such a distribution; where it does not, the origin asks for a certificate that never comes, and CloudFront returns 502.",
  fix: 'Remove one of the two: set origin_protocol_policy to "https-only", import the certificate with a provider of us-east-1, or take grpc_config and the Lambda@Edge functions of the origin events off the behaviors of this origin; or remove origin_mtls_config (CloudFormation: OriginProtocolPolicy, GrpcConfig, LambdaFunctionAssociations, OriginMtlsConfig).',
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/origin-enable-mtls-distributions.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/origin-certificate-management-certificate-manager.html",
  ],
  check(origin) {
    const { clientCertificateArn: arn } = origin;
    if (arn.kind === "absent") return NOT_APPLICABLE;
    const conflicts = [...ownConflicts(origin), ...senderConflicts(origin)];
    return judgeConflicts(isGiven(arn), conflicts, [{ at: arn.from, label: "the client certificate" }]);
  },
  examples: [
    {
      name: "plain HTTP has no handshake to show a certificate in",
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

      origin_mtls_config {
        client_certificate_arn = "arn:aws:acm:us-east-1:111122223333:certificate/1"
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
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: http-only # <- fail
              OriginSSLProtocols: [TLSv1.2]
              OriginMtlsConfig:
                ClientCertificateArn: arn:aws:acm:us-east-1:111122223333:certificate/1
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "the certificate is in another region",
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

      origin_mtls_config {
        client_certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/1" # <- fail
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
              OriginMtlsConfig:
                ClientCertificateArn: arn:aws:acm:eu-west-1:111122223333:certificate/1 # <- fail
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "the certificate is imported where everything else is",
      expect: "fail",
      terraform: `
provider "aws" {
  region = "eu-west-1"
}

resource "aws_acm_certificate" "client" {
  private_key      = var.key
  certificate_body = var.certificate
}

variable "key" {
  type = string
}

variable "certificate" {
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

      origin_mtls_config {
        client_certificate_arn = aws_acm_certificate.client.arn # <- fail
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
    },
    {
      name: "a Lambda@Edge function runs on the way to the origin",
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

      origin_mtls_config {
        client_certificate_arn = "arn:aws:acm:us-east-1:111122223333:certificate/1"
      }
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
              OriginMtlsConfig:
                ClientCertificateArn: arn:aws:acm:us-east-1:111122223333:certificate/1
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
      name: "gRPC",
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

      origin_mtls_config {
        client_certificate_arn = "arn:aws:acm:us-east-1:111122223333:certificate/1"
      }
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
              OriginMtlsConfig:
                ClientCertificateArn: arn:aws:acm:us-east-1:111122223333:certificate/1
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
      name: "HTTPS with a certificate in us-east-1",
      expect: "pass",
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

      origin_mtls_config {
        client_certificate_arn = "arn:aws:acm:us-east-1:111122223333:certificate/1"
      }
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
              OriginMtlsConfig:
                ClientCertificateArn: arn:aws:acm:us-east-1:111122223333:certificate/1
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
      name: "no client certificate",
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
              OriginProtocolPolicy: http-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "the certificate has no value",
      expect: "unknown",
      terraform: `
variable "certificate" {
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
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]

      origin_mtls_config {
        client_certificate_arn = var.certificate
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
Parameters:
  Certificate:
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
              OriginProtocolPolicy: http-only
              OriginSSLProtocols: [TLSv1.2]
              OriginMtlsConfig:
                ClientCertificateArn: !Ref Certificate
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
  ],
});

function ownConflicts(origin: Origin): readonly Conflict[] {
  const { clientCertificate, clientCertificateArn: arn, protocolPolicy } = origin;
  const region = certificateRegion(arn, clientCertificate);
  return [
    {
      is: equal(protocolPolicy, known("http-only", protocolPolicy.from)),
      at: protocolPolicy.from,
      says: "reaches it over plain HTTP",
    },
    {
      is: isElsewhere(region),
      at: arn.from,
      says: `the certificate is in ${describe(region)}, not us-east-1`,
    },
    { is: isVpcOrigin(origin), at: arn.from, says: "it is a VPC origin" },
  ];
}

/** What ACM does not hold, or holds in China, is left alone. */
function isElsewhere(region: ReturnType<typeof certificateRegion>): Truth {
  if (region.kind === "unknown") return unknownTruth(region.why);
  if (region.kind === "absent" || region.value.startsWith("cn-")) return FALSE;
  return truth(region.value !== "us-east-1");
}
