import {
  defineRule,
  type EdgeFunction,
  type Fail,
  type FunctionAssociation,
  NOT_APPLICABLE,
  PASS,
  type Provenance,
  undecidable,
  type Value,
  type Verdict,
} from "../../src/rule.ts";

/** Of every event. */
const LONGEST_SECONDS = 30;
/** Of viewer events, as the documentation of 2023 still had them. */
const OLDER_VIEWER_QUOTAS = { seconds: 5, megabytes: 128 };

export default defineRule({
  title: "The function may take longer than Lambda@Edge allows",
  section: "E",
  consequence: "deploy-failure",
  certainty: "proven",
  subject: "behavior",
  message: "The function for {eventType} may use {amount}, over {quota}",
  why: "CloudFront refuses an association with a function whose timeout is over 30 seconds (InvalidLambdaFunctionAssociation). Until its quotas were raised it also refused more than 5 seconds and 128 MB on viewer events: where an account or a partition still has these, the deployment fails, and every such request keeps a viewer waiting in any case.",
  fix: "Set timeout to at most 30 (CloudFormation: Timeout), on viewer events better to 5 with memory_size 128 (MemorySize); move what needs longer to an origin event or to the origin.",
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
  ],
  check({ functions }) {
    const lambdas = functions.items.filter((association) => association.service === "lambda");
    if (lambdas.length === 0) return functions.open.length > 0 ? undecidable(functions.open) : NOT_APPLICABLE;
    return lambdas.flatMap(checkAssociation);
  },
  examples: [
    {
      name: "60 seconds",
      expect: "fail",
      terraform: `
provider "aws" {
  region = "us-east-1"
}

resource "aws_lambda_function" "auth" {
  function_name = "auth"
  role          = "arn:aws:iam::111122223333:role/edge"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "auth.zip"
  publish       = true
  timeout       = 60 # <- fail
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
      Timeout: 60 # <- fail
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
      name: "30 seconds on a viewer event are over the older quota",
      expect: "fail",
      terraform: `
provider "aws" {
  region = "us-east-1"
}

resource "aws_lambda_function" "auth" {
  function_name = "auth"
  role          = "arn:aws:iam::111122223333:role/edge"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "auth.zip"
  publish       = true
  timeout       = 30 # <- fail
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
      event_type = "viewer-request"
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
      Timeout: 30 # <- fail
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
            - EventType: viewer-request
              LambdaFunctionARN: !Ref AuthVersion
`,
    },
    {
      name: "512 MB on a viewer event are over the older quota",
      expect: "fail",
      terraform: `
provider "aws" {
  region = "us-east-1"
}

resource "aws_lambda_function" "auth" {
  function_name = "auth"
  role          = "arn:aws:iam::111122223333:role/edge"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "auth.zip"
  publish       = true
  memory_size   = 512 # <- fail
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
      event_type = "viewer-request"
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
      MemorySize: 512 # <- fail
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
            - EventType: viewer-request
              LambdaFunctionARN: !Ref AuthVersion
`,
    },
    {
      name: "30 seconds and 512 MB on an origin event",
      expect: "pass",
      terraform: `
provider "aws" {
  region = "us-east-1"
}

resource "aws_lambda_function" "auth" {
  function_name = "auth"
  role          = "arn:aws:iam::111122223333:role/edge"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "auth.zip"
  publish       = true
  timeout       = 30
  memory_size   = 512
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
      Timeout: 30
      MemorySize: 512
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
      name: "Lambda's own defaults on a viewer event",
      expect: "pass",
      terraform: `
provider "aws" {
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
      event_type = "viewer-request"
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
            - EventType: viewer-request
              LambdaFunctionARN: !Ref AuthVersion
`,
    },
    {
      name: "a timeout without a value",
      expect: "unknown",
      terraform: `
provider "aws" {
  region = "us-east-1"
}

variable "timeout" {
  type = number
}

resource "aws_lambda_function" "auth" {
  function_name = "auth"
  role          = "arn:aws:iam::111122223333:role/edge"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "auth.zip"
  publish       = true
  timeout       = var.timeout
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
Parameters:
  Timeout:
    Type: Number
Resources:
  Auth:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: auth
      Role: arn:aws:iam::111122223333:role/edge
      Runtime: nodejs22.x
      Handler: index.handler
      Code: { S3Bucket: code-example, S3Key: auth.zip }
      Timeout: !Ref Timeout
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
      name: "a function at no edge may run for minutes",
      expect: "not-applicable",
      terraform: `
provider "aws" {
  region = "us-east-1"
}

resource "aws_lambda_function" "auth" {
  function_name = "auth"
  role          = "arn:aws:iam::111122223333:role/edge"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "auth.zip"
  publish       = true
  timeout       = 900
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
      Timeout: 900
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
`,
    },
  ],
});

function checkAssociation(association: FunctionAssociation): readonly Verdict[] {
  const { function: edgeFunction } = association;
  if (edgeFunction.kind === "absent") return [NOT_APPLICABLE];
  if (edgeFunction.kind === "unknown") return [undecidable(edgeFunction.why)];
  return [checkTimeout(edgeFunction.value, association), checkMemory(edgeFunction.value, association)];
}

function checkTimeout({ timeoutSeconds }: EdgeFunction, association: FunctionAssociation): Verdict {
  return within(timeoutSeconds, (seconds, at) => {
    if (seconds > LONGEST_SECONDS)
      return over(association, at, `${seconds} seconds`, `the ${LONGEST_SECONDS} seconds of Lambda@Edge`);
    if (!isOnViewerEvent(association) || seconds <= OLDER_VIEWER_QUOTAS.seconds) return undefined;
    const quota = `the ${OLDER_VIEWER_QUOTAS.seconds} seconds that viewer events had before`;
    return { ...over(association, at, `${seconds} seconds`, quota), ...NOTE };
  });
}

function checkMemory({ memoryMegabytes }: EdgeFunction, association: FunctionAssociation): Verdict {
  if (!isOnViewerEvent(association)) return PASS;
  return within(memoryMegabytes, (megabytes, at) => {
    if (megabytes <= OLDER_VIEWER_QUOTAS.megabytes) return undefined;
    const quota = `the ${OLDER_VIEWER_QUOTAS.megabytes} MB that viewer events had before`;
    return { ...over(association, at, `${megabytes} MB`, quota), ...NOTE };
  });
}

const NOTE = { certainty: "possible", severity: "note" } as const;

function within(
  setting: Value<number>,
  exceeds: (amount: number, at: Provenance) => Fail | undefined,
): Verdict {
  if (setting.kind === "unknown") return undecidable(setting.why);
  return (setting.kind === "known" && exceeds(setting.value, setting.from)) || PASS;
}

function isOnViewerEvent({ eventType }: FunctionAssociation): boolean {
  return eventType.kind === "known" && eventType.value.startsWith("viewer-");
}

function over({ arn, eventType }: FunctionAssociation, at: Provenance, amount: string, quota: string): Fail {
  const event = eventType.kind === "known" ? eventType.value : "an event";
  return {
    outcome: "fail",
    at,
    args: { eventType: event, amount, quota },
    related: [{ at: arn.from, label: "runs at the edge through this association" }],
    discriminator: `${event} ${amount}`,
  };
}
