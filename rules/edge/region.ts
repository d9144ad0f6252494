import {
  defineRule,
  type FunctionAssociation,
  NOT_APPLICABLE,
  PASS,
  type Provenance,
  undecidable,
  type Value,
  type Verdict,
} from "../../src/rule.ts";

const LAMBDA_ARN = /^arn:aws[a-z-]*:lambda:([a-z0-9-]+):/;

export default defineRule({
  title: "A Lambda@Edge function must live in us-east-1",
  section: "E",
  consequence: "deploy-failure",
  certainty: "proven",
  subject: "behavior",
  message:
    "The function for {eventType} is made in {region}, and CloudFront takes Lambda@Edge functions from us-east-1 only",
  why: "CloudFront replicates an edge function to its locations from us-east-1. The API refuses an association with a function of any other region (InvalidLambdaFunctionAssociation).",
  fix: "Make the function with a provider of us-east-1 (provider = aws.us_east_1); in CloudFormation: in a stack in us-east-1.",
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
  ],
  check({ functions }) {
    const lambdas = functions.items.filter((association) => association.service === "lambda");
    if (lambdas.length === 0) return functions.open.length > 0 ? undecidable(functions.open) : NOT_APPLICABLE;
    return lambdas.map(checkAssociation);
  },
  examples: [
    {
      name: "the function is made by the provider of another region",
      expect: "fail",
      terraform: `
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
`,
    },
    {
      name: "the ARN itself names another region",
      expect: "fail",
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
      lambda_arn = "arn:aws:lambda:eu-west-1:111122223333:function:auth:7" # <- fail
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
              LambdaFunctionARN: arn:aws:lambda:eu-west-1:111122223333:function:auth:7 # <- fail
`,
    },
    {
      name: "the function is made by a provider of us-east-1",
      expect: "pass",
      terraform: `
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
`,
    },
    {
      name: "the ARN names us-east-1",
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
      name: "no region is configured",
      expect: "unknown",
      terraform: `
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
  ],
});

function checkAssociation(association: FunctionAssociation): Verdict {
  const { region, at } = regionOf(association);
  if (region.kind === "absent") return NOT_APPLICABLE;
  if (region.kind === "unknown") return undecidable(region.why);
  if (region.value === "us-east-1") return PASS;
  const event = association.eventType.kind === "known" ? association.eventType.value : "an event";
  return {
    outcome: "fail",
    at,
    args: { region: region.value, eventType: event },
    related: at === association.arn.from ? [] : [{ at: association.arn.from, label: "associated here" }],
    discriminator: event,
  };
}

/** The region stands in a written ARN, else it is where the function of the input is made. */
function regionOf({ arn, function: edgeFunction }: FunctionAssociation): {
  region: Value<string>;
  at: Provenance;
} {
  const written = arn.kind === "known" ? LAMBDA_ARN.exec(arn.value)?.[1] : undefined;
  if (written) return { region: { kind: "known", value: written, from: arn.from }, at: arn.from };
  if (edgeFunction.kind !== "known") return { region: edgeFunction, at: arn.from };
  return { region: edgeFunction.value.region, at: edgeFunction.value.from };
}
