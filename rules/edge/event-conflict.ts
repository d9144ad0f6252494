import {
  defineRule,
  equal,
  type Fail,
  type FunctionAssociation,
  isTrue,
  NOT_APPLICABLE,
  PASS,
  type Reason,
  reasons,
  undecidable,
  type Verdict,
} from "../../src/rule.ts";

export default defineRule({
  title: "The functions of a behavior exclude each other",
  section: "E",
  consequence: "deploy-failure",
  certainty: "proven",
  subject: "behavior",
  message: "{conflict}, and CloudFront refuses such a behavior",
  why: "A behavior has at most one function per event. On viewer events all its functions must be of one kind: a CloudFront Function on viewer-request and a Lambda function on viewer-response exclude each other too. CloudFront Functions run on viewer events only, and a function gets the body only with a request. The API refuses anything else (InvalidFunctionAssociation, InvalidLambdaFunctionAssociation).",
  fix: "Keep one function per event and one kind on viewer events: move the Lambda function to an origin event, or its work into the CloudFront Function; set include_body (CloudFormation: IncludeBody) on viewer-request and origin-request only.",
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-functions-choosing.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
  ],
  check({ functions }) {
    const { items: associations, open } = functions;
    if (associations.length === 0) return open.length > 0 ? undecidable(open) : NOT_APPLICABLE;
    const alone = associations.flatMap((each) => faultOf(each) ?? []);
    const clashing = associations.flatMap((each, i) => clashOf(each, associations.slice(0, i)) ?? []);
    const why = [...open, ...associations.flatMap((each) => blockersOf(each, associations.length > 1))];
    // Where something is open, one of two that exclude each other may not be there.
    const failing = open.length > 0 ? alone : [...alone, ...clashing];
    if (failing.length > 0) return failing;
    return why.length > 0 ? undecidable(why) : PASS;
  },
  examples: [
    {
      name: "a CloudFront Function and a Lambda function on viewer events",
      expect: "fail",
      terraform: `
resource "aws_cloudfront_function" "redirect" {
  name    = "redirect"
  runtime = "cloudfront-js-2.0"
  code    = "function handler(event) { return event.request; }"
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
      event_type = "viewer-response"
      lambda_arn = "arn:aws:lambda:us-east-1:111122223333:function:headers:2" # <- fail
    }

    function_association {
      event_type   = "viewer-request"
      function_arn = aws_cloudfront_function.redirect.arn
    }
  }
}
`,
      cloudformation: `
Resources:
  Redirect:
    Type: AWS::CloudFront::Function
    Properties:
      Name: redirect
      AutoPublish: true
      FunctionCode: "function handler(event) { return event.request; }"
      FunctionConfig: { Comment: redirect, Runtime: cloudfront-js-2.0 }
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
            - EventType: viewer-response
              LambdaFunctionARN: arn:aws:lambda:us-east-1:111122223333:function:headers:2 # <- fail
          FunctionAssociations:
            - EventType: viewer-request
              FunctionARN: !GetAtt Redirect.FunctionARN
`,
    },
    {
      name: "two functions for one event",
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
      lambda_arn = "arn:aws:lambda:us-east-1:111122223333:function:auth:7"
    }

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = "arn:aws:lambda:us-east-1:111122223333:function:headers:2" # <- fail
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
            - EventType: origin-request
              LambdaFunctionARN: arn:aws:lambda:us-east-1:111122223333:function:headers:2 # <- fail
`,
    },
    {
      name: "the body on a response event",
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
      event_type   = "origin-response"
      lambda_arn   = "arn:aws:lambda:us-east-1:111122223333:function:headers:2"
      include_body = true # <- fail
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
            - EventType: origin-response
              LambdaFunctionARN: arn:aws:lambda:us-east-1:111122223333:function:headers:2
              IncludeBody: true # <- fail
`,
    },
    {
      name: "a CloudFront Function on an origin event",
      expect: "fail",
      terraform: `
resource "aws_cloudfront_function" "redirect" {
  name    = "redirect"
  runtime = "cloudfront-js-2.0"
  code    = "function handler(event) { return event.request; }"
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

    function_association {
      event_type   = "origin-request" # <- fail
      function_arn = aws_cloudfront_function.redirect.arn
    }
  }
}
`,
      cloudformation: `
Resources:
  Redirect:
    Type: AWS::CloudFront::Function
    Properties:
      Name: redirect
      AutoPublish: true
      FunctionCode: "function handler(event) { return event.request; }"
      FunctionConfig: { Comment: redirect, Runtime: cloudfront-js-2.0 }
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
          FunctionAssociations:
            - EventType: origin-request # <- fail
              FunctionARN: !GetAtt Redirect.FunctionARN
`,
    },
    {
      name: "a CloudFront Function on a viewer event, a Lambda function on an origin event",
      expect: "pass",
      terraform: `
resource "aws_cloudfront_function" "redirect" {
  name    = "redirect"
  runtime = "cloudfront-js-2.0"
  code    = "function handler(event) { return event.request; }"
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
      event_type   = "origin-request"
      lambda_arn   = "arn:aws:lambda:us-east-1:111122223333:function:auth:7"
      include_body = true
    }

    function_association {
      event_type   = "viewer-request"
      function_arn = aws_cloudfront_function.redirect.arn
    }
  }
}
`,
      cloudformation: `
Resources:
  Redirect:
    Type: AWS::CloudFront::Function
    Properties:
      Name: redirect
      AutoPublish: true
      FunctionCode: "function handler(event) { return event.request; }"
      FunctionConfig: { Comment: redirect, Runtime: cloudfront-js-2.0 }
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
              IncludeBody: true
          FunctionAssociations:
            - EventType: viewer-request
              FunctionARN: !GetAtt Redirect.FunctionARN
`,
    },
    {
      name: "an event without a value",
      expect: "unknown",
      terraform: `
variable "event" {
  type = string
}

resource "aws_cloudfront_function" "redirect" {
  name    = "redirect"
  runtime = "cloudfront-js-2.0"
  code    = "function handler(event) { return event.request; }"
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
      event_type = var.event
      lambda_arn = "arn:aws:lambda:us-east-1:111122223333:function:auth:7"
    }

    function_association {
      event_type   = "viewer-request"
      function_arn = aws_cloudfront_function.redirect.arn
    }
  }
}
`,
      cloudformation: `
Parameters:
  Event:
    Type: String
Resources:
  Redirect:
    Type: AWS::CloudFront::Function
    Properties:
      Name: redirect
      AutoPublish: true
      FunctionCode: "function handler(event) { return event.request; }"
      FunctionConfig: { Comment: redirect, Runtime: cloudfront-js-2.0 }
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
            - EventType: !Ref Event
              LambdaFunctionARN: arn:aws:lambda:us-east-1:111122223333:function:auth:7
          FunctionAssociations:
            - EventType: viewer-request
              FunctionARN: !GetAtt Redirect.FunctionARN
`,
    },
    {
      name: "no function at all",
      expect: "not-applicable",
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
`,
    },
  ],
});

/** What is wrong with an association whatever else there is. */
function faultOf(association: FunctionAssociation): Verdict | undefined {
  const { eventType, includeBody, service } = association;
  if (eventType.kind !== "known") return undefined;
  const event = eventType.value;
  if (service === "cloudfront-function" && !isViewer(event))
    return fail(eventType.from, `A CloudFront Function stands on ${event}`, event);
  if (event.endsWith("-response") && isTrue(includeBody).is === true)
    return fail(includeBody.from, `The function for ${event} asks for the body of a request`, event);
  return undefined;
}

/** Said once of a pair: at the Lambda function where the kinds differ, else at the later one. */
function clashOf(association: FunctionAssociation, before: readonly FunctionAssociation[]): Fail | undefined {
  for (const other of before) {
    if (association.eventType.kind !== "known" || other.eventType.kind !== "known") continue;
    const [event, otherEvent] = [association.eventType.value, other.eventType.value];
    if (association.service !== other.service && isViewer(event) && isViewer(otherEvent))
      return mixed(association, other);
    // The same block twice is one, to Terraform.
    if (equal(association.arn, other.arn).is === true) continue;
    if (association.service === other.service && event === otherEvent) {
      const related = [{ at: other.arn.from, label: "the other one" }];
      return { ...fail(association.arn.from, `Two functions stand on ${event}`, event), related };
    }
  }
  return undefined;
}

function mixed(one: FunctionAssociation, other: FunctionAssociation): Fail {
  const [lambda, edge] = one.service === "lambda" ? [one, other] : [other, one];
  const says = "A Lambda function and a CloudFront Function both stand on viewer events";
  const related = [{ at: edge.arn.from, label: "the CloudFront Function" }];
  return { ...fail(lambda.arn.from, says, "viewer events"), related };
}

function fail(at: Fail["at"], conflict: string, discriminator: string): Fail {
  return { outcome: "fail", at, args: { conflict }, discriminator };
}

/** The only function of a behavior can be wrong by itself alone: on an origin event, or with a body. */
function blockersOf(association: FunctionAssociation, hasCompany: boolean): readonly Reason[] {
  const { eventType, includeBody, service } = association;
  const isResponse = eventType.kind !== "known" || eventType.value.endsWith("-response");
  const body = isResponse && service === "lambda" ? reasons(includeBody) : [];
  const mayAskForBody = isTrue(includeBody).is !== false;
  const matters = hasCompany || service === "cloudfront-function" || mayAskForBody;
  return matters ? [...reasons(eventType), ...body] : body;
}

function isViewer(event: string): boolean {
  return event.startsWith("viewer-");
}
