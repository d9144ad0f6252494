import {
  defineRule,
  edgeFaults,
  type Fail,
  type FunctionAssociation,
  functionLimit,
  judgeCode,
} from "../../src/rule.ts";

export default defineRule({
  title: "A CloudFront Function is beyond what CloudFront Functions can do",
  section: "G",
  consequence: "503",
  certainty: "likely",
  subject: "behavior",
  message: "{function}, run at {event} events, {does}",
  why: "A CloudFront Function may have 10 KB of code; a longer one cannot be created. It has its own form of a response: names of headers in small letters, { value } for each, a statusCode that is a number. The helpers that choose an origin, const, let and async functions are in runtime 2.0 alone. CloudFront answers 503 where a function fails, and tells the reason only in its log.",
  fix: "Name headers in small letters, give statusCode as a number, choose runtime cloudfront-js-2.0 for the helpers and for const, let and async, and shorten the code: a key value store holds long tables.",
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-10.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/helper-functions-origin-modification.html",
  ],
  check(behavior) {
    const found = edgeFaults(behavior, "function/limits");
    const own = behavior.functions.items.flatMap(sizeAndRuntime);
    const verdicts = [judgeCode(found), own].flat();
    return own.length > 0 ? verdicts.filter(({ outcome }) => outcome !== "pass") : verdicts;
  },
  examples: [
    {
      name: "a status as a text and a header in capital letters",
      expect: "fail",
      terraform: `locals {
  code = <<-EOT
    function handler(event) {
      return {
        statusCode: '302',
        headers: { location: { value: '/new' } }
      };
    }
  EOT
}

resource "aws_cloudfront_function" "edge" {
  name    = "edge"
  runtime = "cloudfront-js-2.0"
  publish = true
  code    = local.code # <- fail
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
      event_type   = "viewer-request"
      function_arn = aws_cloudfront_function.edge.arn
    }
  }
}
`,
      cloudformation: `Resources:
  Edge:
    Type: AWS::CloudFront::Function
    Properties:
      Name: edge
      AutoPublish: true
      FunctionConfig: { Comment: edge, Runtime: cloudfront-js-2.0 }
      FunctionCode: | # <- fail
        function handler(event) {
          return {
            statusCode: '302',
            headers: { location: { value: '/new' } }
          };
        }
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
            - EventType: viewer-request
              FunctionARN: !GetAtt Edge.FunctionARN
`,
    },
    {
      name: "a header with capital letters",
      expect: "fail",
      terraform: `locals {
  code = <<-EOT
    function handler(event) {
      var response = event.response;
      response.headers['X-Frame-Options'] = { value: 'DENY' };
      return response;
    }
  EOT
}

resource "aws_cloudfront_function" "edge" {
  name    = "edge"
  runtime = "cloudfront-js-2.0"
  publish = true
  code    = local.code # <- fail
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
      event_type   = "viewer-response"
      function_arn = aws_cloudfront_function.edge.arn
    }
  }
}
`,
      cloudformation: `Resources:
  Edge:
    Type: AWS::CloudFront::Function
    Properties:
      Name: edge
      AutoPublish: true
      FunctionConfig: { Comment: edge, Runtime: cloudfront-js-2.0 }
      FunctionCode: | # <- fail
        function handler(event) {
          var response = event.response;
          response.headers['X-Frame-Options'] = { value: 'DENY' };
          return response;
        }
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
            - EventType: viewer-response
              FunctionARN: !GetAtt Edge.FunctionARN
`,
    },
    {
      name: "a helper under runtime 1.0",
      expect: "fail",
      terraform: `resource "aws_cloudfront_function" "edge" {
  name    = "edge"
  runtime = "cloudfront-js-1.0" # <- fail
  publish = true
  code    = <<-EOT
    import cf from 'cloudfront';

    function handler(event) {
      cf.updateRequestOrigin({ domainName: 'www.example.com' });
      return event.request;
    }
  EOT
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
      event_type   = "viewer-request"
      function_arn = aws_cloudfront_function.edge.arn
    }
  }
}
`,
      cloudformation: `Resources:
  Edge:
    Type: AWS::CloudFront::Function
    Properties:
      Name: edge
      AutoPublish: true
      FunctionConfig:
        Comment: edge
        Runtime: cloudfront-js-1.0 # <- fail
      FunctionCode: |
        import cf from 'cloudfront';

        function handler(event) {
          cf.updateRequestOrigin({ domainName: 'www.example.com' });
          return event.request;
        }
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
            - EventType: viewer-request
              FunctionARN: !GetAtt Edge.FunctionARN
`,
    },
    {
      name: "a constant under runtime 1.0",
      expect: "fail",
      terraform: `resource "aws_cloudfront_function" "edge" {
  name    = "edge"
  runtime = "cloudfront-js-1.0" # <- fail
  publish = true
  code    = <<-EOT
    function handler(event) {
      const request = event.request;
      return request;
    }
  EOT
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
      event_type   = "viewer-request"
      function_arn = aws_cloudfront_function.edge.arn
    }
  }
}
`,
      cloudformation: `Resources:
  Edge:
    Type: AWS::CloudFront::Function
    Properties:
      Name: edge
      AutoPublish: true
      FunctionConfig:
        Comment: edge
        Runtime: cloudfront-js-1.0 # <- fail
      FunctionCode: |
        function handler(event) {
          const request = event.request;
          return request;
        }
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
            - EventType: viewer-request
              FunctionARN: !GetAtt Edge.FunctionARN
`,
    },
    {
      name: "a redirect",
      expect: "pass",
      terraform: `resource "aws_cloudfront_function" "edge" {
  name    = "edge"
  runtime = "cloudfront-js-2.0"
  publish = true
  code    = <<-EOT
    function handler(event) {
      if (event.request.uri !== '/old') return event.request;
      return { statusCode: 301, headers: { location: { value: '/new' } } };
    }
  EOT
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
      event_type   = "viewer-request"
      function_arn = aws_cloudfront_function.edge.arn
    }
  }
}
`,
      cloudformation: `Resources:
  Edge:
    Type: AWS::CloudFront::Function
    Properties:
      Name: edge
      AutoPublish: true
      FunctionConfig: { Comment: edge, Runtime: cloudfront-js-2.0 }
      FunctionCode: |
        function handler(event) {
          if (event.request.uri !== '/old') return event.request;
          return { statusCode: 301, headers: { location: { value: '/new' } } };
        }
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
            - EventType: viewer-request
              FunctionARN: !GetAtt Edge.FunctionARN
`,
    },
    {
      name: "the code is not known",
      expect: "unknown",
      terraform: `variable "code" {
  type = string
}

resource "aws_cloudfront_function" "edge" {
  name    = "edge"
  runtime = "cloudfront-js-2.0"
  publish = true
  code    = var.code
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
      event_type   = "viewer-request"
      function_arn = aws_cloudfront_function.edge.arn
    }
  }
}
`,
      cloudformation: `Parameters:
  Code: { Type: String }
Resources:
  Edge:
    Type: AWS::CloudFront::Function
    Properties:
      Name: edge
      AutoPublish: true
      FunctionConfig: { Comment: edge, Runtime: cloudfront-js-2.0 }
      FunctionCode: !Ref Code
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
            - EventType: viewer-request
              FunctionARN: !GetAtt Edge.FunctionARN
`,
    },
    {
      name: "a Lambda function",
      expect: "not-applicable",
      terraform: {
        "main.tf": `provider "aws" {
  region = "us-east-1"
}

data "archive_file" "edge" {
  type        = "zip"
  source_file = "\${path.module}/edge/index.js"
  output_path = "\${path.module}/edge.zip"
}

resource "aws_lambda_function" "edge" {
  function_name = "edge"
  role          = "arn:aws:iam::111122223333:role/edge"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = data.archive_file.edge.output_path
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
      lambda_arn = aws_lambda_function.edge.qualified_arn
    }
  }
}
`,
        "edge/index.js": `exports.handler = async (event) => {
  const { request } = event.Records[0].cf;
  if (request.uri.endsWith("/")) request.uri += "index.html";
  return request;
};
`,
      },
      cloudformation: {
        "template.yaml": `Resources:
  Edge:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: edge
      Role: arn:aws:iam::111122223333:role/edge
      Runtime: nodejs22.x
      Handler: index.handler
      Code: edge
  EdgeVersion:
    Type: AWS::Lambda::Version
    Properties:
      FunctionName: !Ref Edge
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
              LambdaFunctionARN: !Ref EdgeVersion
`,
        "edge/index.js": `exports.handler = async (event) => {
  const { request } = event.Records[0].cf;
  if (request.uri.endsWith("/")) request.uri += "index.html";
  return request;
};
`,
      },
    },
  ],
});

/** The code as a whole: too long, or for another runtime. */
function sizeAndRuntime(association: FunctionAssociation): readonly Fail[] {
  const limit = functionLimit(association);
  if (limit === undefined) return [];
  const { at, by, does, event, refused } = limit;
  return [
    {
      outcome: "fail",
      at,
      args: { function: by, event, does },
      discriminator: does,
      ...(refused && { consequence: "deploy-failure" as const, certainty: "proven" as const }),
    },
  ];
}
