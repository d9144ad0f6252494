import {
  addressIn,
  all,
  any,
  defineRule,
  distinct,
  type Evidence,
  equal,
  FALSE,
  type Fail,
  type FunctionUrl,
  known,
  NOT_APPLICABLE,
  type OriginRequest,
  PASS,
  type Reason,
  type RuleContext,
  reasons,
  seenAnswers,
  TRUE,
  type Truth,
  truth,
  undecidable,
  unknownTruth,
  type Value,
  type Verdict,
} from "../../src/rule.ts";

export default defineRule({
  title: "The function URL refuses CloudFront's requests",
  section: "-",
  consequence: "403",
  certainty: "likely",
  subject: "originRequest",
  message: "CloudFront's requests to {origin.domainName} will be answered 403: {because}",
  why: "A function URL with the authorization type AWS_IAM answers 403 to requests without a signature, and CloudFront signs requests only where the origin has an origin access control of the type lambda. With the type NONE the signature counts for nothing: then the function's policy must let everybody in, and a permission for CloudFront alone does not help. A signature alone does not either: the function's policy must allow cloudfront.amazonaws.com lambda:InvokeFunctionUrl and, for URLs made since October 2025, lambda:InvokeFunction. CloudFront passes the 403 on.",
  fix: 'Set authorization_type to "AWS_IAM" (CloudFormation: AuthType), give the origin an origin access control for Lambda (origin_access_control_id; CloudFormation: OriginAccessControlId), and give cloudfront.amazonaws.com the permissions lambda:InvokeFunctionUrl and lambda:InvokeFunction for this distribution. With PUT and POST, viewers must send x-amz-content-sha256.',
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-lambda.html",
    "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html",
  ],
  check(request, context) {
    const { kind } = request.endpoint;
    if (kind.kind !== "known" || kind.value !== "function-url") return NOT_APPLICABLE;
    const seen = seenAccess(request);
    if (seen.is === "open") return PASS;
    const url = functionUrlOf(request, context);
    const inCode = url === undefined ? NOT_APPLICABLE : judge(request, url);
    if (inCode.outcome === "fail") return { ...inCode, evidence: seen.evidence };
    if (seen.is !== "refused") return inCode;
    return fail(request.origin.domainName.from, "it refuses a request without a signature", seen.evidence);
  },
  examples: [
    {
      name: "AWS_IAM without origin access control",
      expect: "fail",
      terraform: `
resource "aws_lambda_function" "api" {
  function_name = "api"
  role          = "arn:aws:iam::111122223333:role/api"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "api.zip"
}

resource "aws_lambda_function_url" "api" {
  function_name      = aws_lambda_function.api.function_name
  authorization_type = "AWS_IAM"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = split("/", aws_lambda_function_url.api.function_url)[2] # <- fail

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
  Api:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: api
      Role: arn:aws:iam::111122223333:role/api
      Runtime: nodejs22.x
      Handler: index.handler
      Code:
        S3Bucket: code
        S3Key: api.zip
  Url:
    Type: AWS::Lambda::Url
    Properties:
      TargetFunctionArn: !GetAtt Api.Arn
      AuthType: AWS_IAM
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !Select [2, !Split ["/", !GetAtt Url.FunctionUrl]] # <- fail
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
      name: "origin access control, and the authorization type NONE",
      expect: "fail",
      terraform: `
resource "aws_lambda_function" "api" {
  function_name = "api"
  role          = "arn:aws:iam::111122223333:role/api"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "api.zip"
}

resource "aws_lambda_function_url" "api" {
  function_name      = aws_lambda_function.api.function_name
  authorization_type = "NONE"
}

resource "aws_cloudfront_origin_access_control" "api" {
  name                              = "api"
  origin_access_control_origin_type = "lambda"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id                = "web"
    domain_name              = split("/", aws_lambda_function_url.api.function_url)[2]
    origin_access_control_id = aws_cloudfront_origin_access_control.api.id # <- fail

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
  Api:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: api
      Role: arn:aws:iam::111122223333:role/api
      Runtime: nodejs22.x
      Handler: index.handler
      Code:
        S3Bucket: code
        S3Key: api.zip
  Url:
    Type: AWS::Lambda::Url
    Properties:
      TargetFunctionArn: !GetAtt Api.Arn
      AuthType: NONE
  Access:
    Type: AWS::CloudFront::OriginAccessControl
    Properties:
      OriginAccessControlConfig:
        Name: api
        OriginAccessControlOriginType: lambda
        SigningBehavior: always
        SigningProtocol: sigv4
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !Select [2, !Split ["/", !GetAtt Url.FunctionUrl]]
            OriginAccessControlId: !Ref Access # <- fail
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
      name: "403 to a request without a signature",
      expect: "fail",
      live: "function-url-access-403",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "abcdefghijklmnop.lambda-url.eu-west-1.on.aws" # <- fail

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
            DomainName: abcdefghijklmnop.lambda-url.eu-west-1.on.aws # <- fail
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
      name: "AWS_IAM with origin access control and both permissions",
      expect: "pass",
      terraform: `
resource "aws_lambda_function" "api" {
  function_name = "api"
  role          = "arn:aws:iam::111122223333:role/api"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "api.zip"
}

resource "aws_lambda_function_url" "api" {
  function_name      = aws_lambda_function.api.function_name
  authorization_type = "AWS_IAM"
}

resource "aws_lambda_permission" "url" {
  function_name = aws_lambda_function.api.function_name
  action        = "lambda:InvokeFunctionUrl"
  principal     = "cloudfront.amazonaws.com"
  source_arn    = aws_cloudfront_distribution.site.arn
}

resource "aws_lambda_permission" "itself" {
  function_name = aws_lambda_function.api.arn
  action        = "lambda:InvokeFunction"
  principal     = "cloudfront.amazonaws.com"
  source_arn    = aws_cloudfront_distribution.site.arn
}

resource "aws_cloudfront_origin_access_control" "api" {
  name                              = "api"
  origin_access_control_origin_type = "lambda"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id                = "web"
    domain_name              = split("/", aws_lambda_function_url.api.function_url)[2]
    origin_access_control_id = aws_cloudfront_origin_access_control.api.id

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
  Api:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: api
      Role: arn:aws:iam::111122223333:role/api
      Runtime: nodejs22.x
      Handler: index.handler
      Code:
        S3Bucket: code
        S3Key: api.zip
  Url:
    Type: AWS::Lambda::Url
    Properties:
      TargetFunctionArn: !GetAtt Api.Arn
      AuthType: AWS_IAM
  UrlPermission:
    Type: AWS::Lambda::Permission
    Properties:
      FunctionName: !Ref Api
      Action: lambda:InvokeFunctionUrl
      Principal: cloudfront.amazonaws.com
      SourceArn: !Sub "arn:aws:cloudfront::\${AWS::AccountId}:distribution/\${Site}"
  Permission:
    Type: AWS::Lambda::Permission
    Properties:
      FunctionName: !GetAtt Url.FunctionArn
      Action: lambda:InvokeFunction
      Principal: cloudfront.amazonaws.com
      SourceArn: !Sub "arn:aws:cloudfront::\${AWS::AccountId}:distribution/\${Site}"
  Access:
    Type: AWS::CloudFront::OriginAccessControl
    Properties:
      OriginAccessControlConfig:
        Name: api
        OriginAccessControlOriginType: lambda
        SigningBehavior: always
        SigningProtocol: sigv4
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !Select [2, !Split ["/", !GetAtt Url.FunctionUrl]]
            OriginAccessControlId: !Ref Access
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
      name: "AWS_IAM with origin access control, and no permission",
      expect: "fail",
      terraform: `
resource "aws_lambda_function" "api" {
  function_name = "api"
  role          = "arn:aws:iam::111122223333:role/api"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "api.zip"
}

resource "aws_lambda_function_url" "api" {
  function_name      = aws_lambda_function.api.function_name
  authorization_type = "AWS_IAM"
}

resource "aws_cloudfront_origin_access_control" "api" {
  name                              = "api"
  origin_access_control_origin_type = "lambda"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id                = "web"
    domain_name              = split("/", aws_lambda_function_url.api.function_url)[2]
    origin_access_control_id = aws_cloudfront_origin_access_control.api.id # <- fail

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
  Api:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: api
      Role: arn:aws:iam::111122223333:role/api
      Runtime: nodejs22.x
      Handler: index.handler
      Code:
        S3Bucket: code
        S3Key: api.zip
  Url:
    Type: AWS::Lambda::Url
    Properties:
      TargetFunctionArn: !GetAtt Api.Arn
      AuthType: AWS_IAM
  Access:
    Type: AWS::CloudFront::OriginAccessControl
    Properties:
      OriginAccessControlConfig:
        Name: api
        OriginAccessControlOriginType: lambda
        SigningBehavior: always
        SigningProtocol: sigv4
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !Select [2, !Split ["/", !GetAtt Url.FunctionUrl]]
            OriginAccessControlId: !Ref Access # <- fail
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
      name: "AWS_IAM with origin access control, and a permission for the URL alone",
      expect: "fail",
      terraform: `
resource "aws_lambda_function" "api" {
  function_name = "api"
  role          = "arn:aws:iam::111122223333:role/api"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "api.zip"
}

resource "aws_lambda_function_url" "api" {
  function_name      = aws_lambda_function.api.function_name
  authorization_type = "AWS_IAM"
}

resource "aws_lambda_permission" "url" {
  function_name = aws_lambda_function.api.function_name
  action        = "lambda:InvokeFunctionUrl"
  principal     = "cloudfront.amazonaws.com"
  source_arn    = aws_cloudfront_distribution.site.arn
}

resource "aws_cloudfront_origin_access_control" "api" {
  name                              = "api"
  origin_access_control_origin_type = "lambda"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id                = "web"
    domain_name              = split("/", aws_lambda_function_url.api.function_url)[2]
    origin_access_control_id = aws_cloudfront_origin_access_control.api.id # <- fail

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
  Api:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: api
      Role: arn:aws:iam::111122223333:role/api
      Runtime: nodejs22.x
      Handler: index.handler
      Code:
        S3Bucket: code
        S3Key: api.zip
  Url:
    Type: AWS::Lambda::Url
    Properties:
      TargetFunctionArn: !GetAtt Api.Arn
      AuthType: AWS_IAM
  UrlPermission:
    Type: AWS::Lambda::Permission
    Properties:
      FunctionName: !Ref Api
      Action: lambda:InvokeFunctionUrl
      Principal: cloudfront.amazonaws.com
      SourceArn: !Sub "arn:aws:cloudfront::\${AWS::AccountId}:distribution/\${Site}"
  Access:
    Type: AWS::CloudFront::OriginAccessControl
    Properties:
      OriginAccessControlConfig:
        Name: api
        OriginAccessControlOriginType: lambda
        SigningBehavior: always
        SigningProtocol: sigv4
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !Select [2, !Split ["/", !GetAtt Url.FunctionUrl]]
            OriginAccessControlId: !Ref Access # <- fail
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
      name: "NONE without origin access control",
      expect: "pass",
      terraform: `
resource "aws_lambda_function" "api" {
  function_name = "api"
  role          = "arn:aws:iam::111122223333:role/api"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "api.zip"
}

resource "aws_lambda_function_url" "api" {
  function_name      = aws_lambda_function.api.function_name
  authorization_type = "NONE"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = split("/", aws_lambda_function_url.api.function_url)[2]

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
  Api:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: api
      Role: arn:aws:iam::111122223333:role/api
      Runtime: nodejs22.x
      Handler: index.handler
      Code:
        S3Bucket: code
        S3Key: api.zip
  Url:
    Type: AWS::Lambda::Url
    Properties:
      TargetFunctionArn: !GetAtt Api.Arn
      AuthType: NONE
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !Select [2, !Split ["/", !GetAtt Url.FunctionUrl]]
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
      name: "200 to a request without a signature",
      expect: "pass",
      live: "function-url-access-200",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "abcdefghijklmnop.lambda-url.eu-west-1.on.aws"

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
            DomainName: abcdefghijklmnop.lambda-url.eu-west-1.on.aws
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
      name: "nothing is known of the function URL",
      expect: "not-applicable",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "abcdefghijklmnop.lambda-url.eu-west-1.on.aws"

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
            DomainName: abcdefghijklmnop.lambda-url.eu-west-1.on.aws
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
      name: "nothing came",
      expect: "not-applicable",
      live: "function-url-access-silent",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "abcdefghijklmnop.lambda-url.eu-west-1.on.aws"

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
            DomainName: abcdefghijklmnop.lambda-url.eu-west-1.on.aws
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
      name: "the authorization type has no value",
      expect: "unknown",
      terraform: `
variable "auth" {
  type = string
}

resource "aws_lambda_function" "api" {
  function_name = "api"
  role          = "arn:aws:iam::111122223333:role/api"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "api.zip"
}

resource "aws_lambda_function_url" "api" {
  function_name      = aws_lambda_function.api.function_name
  authorization_type = var.auth
}

resource "aws_cloudfront_origin_access_control" "api" {
  name                              = "api"
  origin_access_control_origin_type = "lambda"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id                = "web"
    domain_name              = split("/", aws_lambda_function_url.api.function_url)[2]
    origin_access_control_id = aws_cloudfront_origin_access_control.api.id

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
  Auth:
    Type: String
Resources:
  Api:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: api
      Role: arn:aws:iam::111122223333:role/api
      Runtime: nodejs22.x
      Handler: index.handler
      Code:
        S3Bucket: code
        S3Key: api.zip
  Url:
    Type: AWS::Lambda::Url
    Properties:
      TargetFunctionArn: !GetAtt Api.Arn
      AuthType: !Ref Auth
  Access:
    Type: AWS::CloudFront::OriginAccessControl
    Properties:
      OriginAccessControlConfig:
        Name: api
        OriginAccessControlOriginType: lambda
        SigningBehavior: always
        SigningProtocol: sigv4
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !Select [2, !Split ["/", !GetAtt Url.FunctionUrl]]
            OriginAccessControlId: !Ref Access
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
      name: "a function at the edge may sign",
      expect: "unknown",
      terraform: `
resource "aws_lambda_function" "api" {
  function_name = "api"
  role          = "arn:aws:iam::111122223333:role/api"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "api.zip"
}

resource "aws_lambda_function_url" "api" {
  function_name      = aws_lambda_function.api.function_name
  authorization_type = "AWS_IAM"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = split("/", aws_lambda_function_url.api.function_url)[2]

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
      lambda_arn = "arn:aws:lambda:us-east-1:111122223333:function:sign:3"
    }
  }
}
`,
      cloudformation: `
Resources:
  Api:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: api
      Role: arn:aws:iam::111122223333:role/api
      Runtime: nodejs22.x
      Handler: index.handler
      Code:
        S3Bucket: code
        S3Key: api.zip
  Url:
    Type: AWS::Lambda::Url
    Properties:
      TargetFunctionArn: !GetAtt Api.Arn
      AuthType: AWS_IAM
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !Select [2, !Split ["/", !GetAtt Url.FunctionUrl]]
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          LambdaFunctionAssociations:
            - EventType: origin-request
              LambdaFunctionARN: arn:aws:lambda:us-east-1:111122223333:function:sign:3
`,
    },
  ],
});

function functionUrlOf({ origin }: OriginRequest, { model }: RuleContext): FunctionUrl | undefined {
  const address = addressIn(origin.domainName, "function-url-host");
  return model.functionUrls.find((url) => url.address === address);
}

function judge(request: OriginRequest, url: FunctionUrl): Verdict {
  const { authType } = url;
  const { accessControlId, domainName } = request.origin;
  if (authType.kind === "unknown") return undecidable(reasons(authType));
  const isSigned = accessControlId.kind !== "absent";
  const wantsSignature = authType.kind === "known" && authType.value === "AWS_IAM";
  if (isSigned && wantsSignature) return judgePermissions(request, url);
  if (!isSigned && !wantsSignature) return PASS;
  const related = [{ at: authType.from, label: "the authorization type" }];
  if (isSigned)
    return {
      ...fail(accessControlId.from, "its authorization type is NONE, with which no signature counts"),
      related,
    };
  if (request.edge.mayRewriteOrigin) return undecidable([maySign(request)]);
  return { ...fail(domainName.from, "it wants a signature, and the origin has no access control"), related };
}

/** A signed request needs both actions; URLs that are older than October 2025 did with the first for some time. */
function judgePermissions({ origin }: OriginRequest, url: FunctionUrl): Verdict {
  const { from } = origin.accessControlId;
  const related = [{ at: url.from, label: "the function URL" }];
  const byUrl = allows(url, "lambda:InvokeFunctionUrl");
  if (byUrl.is === false)
    return { ...fail(from, "cloudfront.amazonaws.com has no permission lambda:InvokeFunctionUrl"), related };
  const itself = allows(url, "lambda:InvokeFunction");
  if (byUrl.is === true && itself.is === false)
    return {
      ...fail(
        from,
        "cloudfront.amazonaws.com has no permission lambda:InvokeFunction, unless the URL is older",
      ),
      certainty: "possible",
      related,
    };
  const why = [byUrl, itself].flatMap((part) => (part.is === "unknown" ? part.why : []));
  return why.length > 0 ? undecidable(distinct(why)) : PASS;
}

function allows({ authType, permissions }: FunctionUrl, action: string): Truth {
  const { items, open } = permissions;
  const granted = items.map((permission) =>
    all([
      covers(permission.action, action),
      any([
        equal(permission.principal, known("cloudfront.amazonaws.com", permission.from)),
        equal(permission.principal, known("*", permission.from)),
      ]),
      permission.authType.kind === "absent" ? TRUE : equal(permission.authType, authType),
    ]),
  );
  return any([...granted, open.length > 0 ? unknownTruth(open) : FALSE]);
}

/** `lambda:InvokeFunctionUrl`, `lambda:InvokeFunction*`, `lambda:*`, `*`. */
function covers(pattern: Value<string>, action: string): Truth {
  if (pattern.kind === "unknown") return unknownTruth(pattern.why);
  if (pattern.kind === "absent") return FALSE;
  const star = pattern.value.indexOf("*");
  return truth(star < 0 ? pattern.value === action : action.startsWith(pattern.value.slice(0, star)));
}

function fail(at: Fail["at"], because: string, evidence: readonly Evidence[] = []): Fail {
  return { outcome: "fail", at, args: { because }, evidence };
}

function maySign({ behavior }: OriginRequest): Reason {
  const says = "may sign the request itself";
  return { what: behavior.from.address, why: "edge-function", says, at: behavior.from.at };
}

interface SeenAccess {
  /** `refused` only where CloudFront would ask without a signature as well, and under the same Host. */
  readonly is: "open" | "refused" | "unknown";
  /** Every 403 to a request without a signature. */
  readonly evidence: readonly Evidence[];
}

function seenAccess(request: OriginRequest): SeenAccess {
  const answers = seenAnswers(request).filter(({ isForwardedHost }) => !isForwardedHost);
  if (answers.length > 0 && answers.every(({ answer }) => answer.status < 400))
    return { is: "open", evidence: [] };
  const refused = answers.filter(({ answer }) => answer.status === 403);
  const isAskedSo = request.origin.accessControlId.kind === "absent" && !request.edge.mayRewriteOrigin;
  const is = isAskedSo && refused.length > 0 ? "refused" : "unknown";
  return { is, evidence: refused.map(({ evidence }) => evidence) };
}
