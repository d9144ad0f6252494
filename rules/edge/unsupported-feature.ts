import {
  defineRule,
  type EdgeFunction,
  type Fail,
  items,
  NOT_APPLICABLE,
  PASS,
  type Provenance,
  type Reason,
  textParts,
  undecidable,
  type Value,
  type ValueList,
  type Verdict,
} from "../../src/rule.ts";

/** MB of ephemeral storage that every function has; more is not replicated. */
const EDGE_STORAGE = 512;

/** Whether a feature is used: the failure, what blocks the answer, or nothing. */
type Use = { readonly fail: Fail } | { readonly why: readonly Reason[] } | undefined;

export default defineRule({
  title: "The function uses a feature that Lambda@Edge does not have",
  section: "E",
  consequence: "deploy-failure",
  certainty: "proven",
  subject: "behavior",
  message: "The function for {eventType} uses {feature}, which Lambda@Edge does not support",
  why: "At CloudFront's locations a function has no environment variables, VPC, layers, dead-letter queue, tracing, container image, arm64, extra storage or customer key. The API refuses to associate a function that has one (InvalidLambdaFunctionAssociation). Linters that ask for a VPC, a dead-letter queue or X-Ray on every function do not know that this one runs at the edge.",
  fix: "Remove the feature from this function; constants can be written into its code at build time.",
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
  ],
  check({ functions }) {
    const verdicts: Verdict[] = [];
    for (const { service, eventType, arn, function: edgeFunction } of functions.items) {
      if (service !== "lambda") continue;
      const event = eventType.kind === "known" ? eventType.value : "an event";
      if (edgeFunction.kind === "known") verdicts.push(...checkFunction(edgeFunction.value, event, arn.from));
      else if (edgeFunction.kind === "unknown") verdicts.push(undecidable(edgeFunction.why));
    }
    if (verdicts.length > 0) return verdicts;
    return functions.open.length > 0 ? undecidable(functions.open) : NOT_APPLICABLE;
  },
  examples: [
    {
      name: "environment variables",
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
`,
    },
    {
      name: "X-Ray tracing",
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
`,
    },
    {
      name: "arm64",
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
`,
    },
    {
      name: "nothing out of the ordinary",
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
`,
    },
    {
      name: "the tracing mode has no value",
      expect: "unknown",
      terraform: `
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
`,
      cloudformation: `
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
`,
    },
    {
      name: "a function that is at no edge may have all of them",
      expect: "not-applicable",
      terraform: `
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
`,
    },
  ],
});

function checkFunction(
  edgeFunction: EdgeFunction,
  event: string,
  association: Provenance,
): readonly Verdict[] {
  const uses: readonly Use[] = [
    some(edgeFunction.environmentVariables, "environment variables"),
    some(edgeFunction.vpcSubnets, "a VPC"),
    some(edgeFunction.layers, "layers"),
    written(edgeFunction.deadLetterTarget, "a dead-letter queue"),
    matching(edgeFunction.tracingMode, (mode) => mode === "Active", "X-Ray tracing"),
    matching(edgeFunction.packageType, (type) => type === "Image", "a container image"),
    matching(
      edgeFunction.ephemeralStorageMegabytes,
      (size) => size > EDGE_STORAGE,
      "more than 512 MB of storage",
    ),
    written(edgeFunction.kmsKeyArn, "a customer-managed key"),
    arm64(edgeFunction.architectures),
  ];
  const related = [{ at: association, label: "runs at the edge through this association" }];
  const verdicts: Verdict[] = [];
  for (const use of uses) {
    if (use === undefined) continue;
    if ("why" in use) verdicts.push(undecidable(use.why));
    else verdicts.push({ ...use.fail, args: { ...use.fail.args, eventType: event }, related });
  }
  return verdicts.length > 0 ? verdicts : [PASS];
}

function uses(feature: string, at: Provenance): Use {
  return { fail: { outcome: "fail", at, args: { feature }, discriminator: feature } };
}

function some(list: ValueList<string>, feature: string): Use {
  const { items: listed, open } = items(list);
  if (listed.length > 0) return uses(feature, list.from);
  return open.length > 0 ? { why: open } : undefined;
}

function matching<T>(value: Value<T>, isUse: (value: T) => boolean, feature: string): Use {
  if (value.kind === "unknown") return { why: value.why };
  return value.kind === "known" && isUse(value.value) ? uses(feature, value.from) : undefined;
}

/** An ARN that AWS will choose is in use whatever it will be. */
function written(arn: Value<string>, feature: string): Use {
  const isReference =
    arn.kind === "unknown" && textParts(arn)?.some((part) => typeof part === "object" && part.kind === "arn");
  return isReference ? uses(feature, arn.from) : matching(arn, (text) => text !== "", feature);
}

function arm64(architectures: ValueList<string>): Use {
  const { items: listed, open } = items(architectures);
  if (listed.some((item) => item.kind === "known" && item.value === "arm64"))
    return uses("arm64", architectures.from);
  const why = [...open, ...listed.flatMap((item) => (item.kind === "unknown" ? item.why : []))];
  return why.length > 0 ? { why } : undefined;
}
