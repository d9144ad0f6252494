import {
  defineRule,
  type FunctionAssociation,
  NOT_APPLICABLE,
  PASS,
  undecidable,
  type Verdict,
} from "../../src/rule.ts";

/** What the ARN names instead of a numbered version. */
const SAYS = {
  latest: "$LATEST",
  alias: "an alias",
  unqualified: "no version",
  unpublished: "no published version, since publish is not true",
  "invoke-arn": "an invocation path of API Gateway",
} as const;

export default defineRule({
  title: "A Lambda@Edge association must name a numbered version",
  section: "E",
  consequence: "deploy-failure",
  certainty: "proven",
  subject: "behavior",
  message:
    "The function for {eventType} is given by an ARN that names {version}, and CloudFront takes only a numbered version",
  why: "CloudFront copies one published version of the function to its locations. The API refuses an association whose ARN ends in $LATEST, in an alias, or in no version at all (InvalidLambdaFunctionAssociation).",
  fix: "Publish versions (publish = true) and associate qualified_arn; in CloudFormation: make an AWS::Lambda::Version and give LambdaFunctionARN its Ref.",
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-edge-how-it-works-tutorial.html",
  ],
  check({ functions }) {
    const lambdas = functions.items.filter((association) => association.service === "lambda");
    if (lambdas.length === 0) return functions.open.length > 0 ? undecidable(functions.open) : NOT_APPLICABLE;
    return lambdas.map(checkAssociation);
  },
  examples: [
    {
      name: "the function's own ARN",
      expect: "fail",
      terraform: `provider "aws" {
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
`,
      cloudformation: `
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
`,
    },
    {
      name: "no version is ever published",
      expect: "fail",
      terraform: `provider "aws" {
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
`,
    },
    {
      name: "an alias",
      expect: "fail",
      terraform: `provider "aws" {
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
`,
      cloudformation: `
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
`,
    },
    {
      name: "a published version",
      expect: "pass",
      terraform: `provider "aws" {
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
`,
      cloudformation: `
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
`,
    },
    {
      name: "a version written by hand",
      expect: "pass",
      terraform: `
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
`,
      cloudformation: `
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
`,
    },
    {
      name: "the ARN has no value",
      expect: "unknown",
      terraform: `
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
`,
      cloudformation: `
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
`,
    },
    {
      name: "an attribute of a variable, which only looks like a function's",
      expect: "unknown",
      terraform: `
variable "auth" {
  type = object({ arn = string })
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
      lambda_arn = var.auth.arn
    }
  }
}
`,
    },
  ],
});

function checkAssociation({ version, arn, eventType }: FunctionAssociation): Verdict {
  if (version.kind === "absent") return NOT_APPLICABLE;
  if (version.kind === "unknown") return undecidable(version.why);
  if (version.value === "numbered") return PASS;
  const event = eventType.kind === "known" ? eventType.value : "an event";
  return {
    outcome: "fail",
    at: arn.from,
    args: { version: SAYS[version.value], eventType: event },
    discriminator: event,
  };
}
