import { defineRule, edgeFaults, judgeCode } from "../../src/rule.ts";

export default defineRule({
  title: "A function at the edge gives back an object that CloudFront does not understand",
  section: "E",
  consequence: "502",
  certainty: "proven",
  subject: "behavior",
  message: "{function}, run at {event} events, {does}",
  why: 'Lambda@Edge has its own form of a response: status, and headers as an object of lists of { key, value }. API Gateway (statusCode), CloudFront Functions ({ value }) and fetch (plain texts) have other ones. CloudFront checks the form of what comes back and answers 502 where it is another ("the function returned an invalid entry in the headers object"). A request that is handed on must have a uri that begins with a slash, and a query string without a space, a control character or a #.',
  fix: 'Give back { status: "302", headers: { location: [{ key: "Location", value: url }] } }: status instead of statusCode, and a list of { key, value } with a text as value for each header. Begin a changed uri with a slash, and encode what goes into the query string (encodeURIComponent).',
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-generating-http-responses.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-event-structure.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html",
  ],
  check(behavior) {
    return judgeCode(edgeFaults(behavior, "edge/response-shape"));
  },
  examples: [
    {
      name: "the form of API Gateway",
      expect: "fail",
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
  return {
    statusCode: 403, // <- fail
    body: "Forbidden",
  };
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
  return {
    statusCode: 403, // <- fail
    body: "Forbidden",
  };
};
`,
      },
    },
    {
      name: "a header as a text, another one as an object",
      expect: "fail",
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
        "edge/index.js": `const redirect = (url) => ({
  status: "302",
  headers: {
    location: url, // <- fail
    "cache-control": { key: "Cache-Control", value: "no-store" }, // <- fail
  },
});

exports.handler = async (event) => redirect("https://www.example.com/");
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
        "edge/index.js": `const redirect = (url) => ({
  status: "302",
  headers: {
    location: url, // <- fail
    "cache-control": { key: "Cache-Control", value: "no-store" }, // <- fail
  },
});

exports.handler = async (event) => redirect("https://www.example.com/");
`,
      },
    },
    {
      name: "a header whose value is a number",
      expect: "fail",
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
      event_type = "origin-response"
      lambda_arn = aws_lambda_function.edge.qualified_arn
    }
  }
}
`,
        "edge/index.js": `exports.handler = async (event) => {
  const { response } = event.Records[0].cf;
  response.headers["x-age"] = [{ key: "X-Age", value: 60 }]; // <- fail
  return response;
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
            - EventType: origin-response
              LambdaFunctionARN: !Ref EdgeVersion
`,
        "edge/index.js": `exports.handler = async (event) => {
  const { response } = event.Records[0].cf;
  response.headers["x-age"] = [{ key: "X-Age", value: 60 }]; // <- fail
  return response;
};
`,
      },
    },
    {
      name: "the form of Lambda@Edge",
      expect: "pass",
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
  if (request.uri !== "/old") return request;
  return { status: "301", headers: { location: [{ key: "Location", value: "/new" }] } };
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
  if (request.uri !== "/old") return request;
  return { status: "301", headers: { location: [{ key: "Location", value: "/new" }] } };
};
`,
      },
    },
    {
      name: "the code lies in an archive",
      expect: "unknown",
      terraform: `provider "aws" {
  region = "us-east-1"
}

resource "aws_lambda_function" "edge" {
  function_name = "edge"
  role          = "arn:aws:iam::111122223333:role/edge"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "edge.zip"
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
      cloudformation: `Resources:
  Edge:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: edge
      Role: arn:aws:iam::111122223333:role/edge
      Runtime: nodejs22.x
      Handler: index.handler
      Code: { S3Bucket: code-example, S3Key: edge.zip }
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
    },
    {
      name: "the handler is made by a library",
      expect: "unknown",
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
        "edge/index.js": `const middy = require("@middy/core");

exports.handler = middy(async (event) => event.Records[0].cf.request);
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
        "edge/index.js": `const middy = require("@middy/core");

exports.handler = middy(async (event) => event.Records[0].cf.request);
`,
      },
    },
    {
      name: "a CloudFront Function",
      expect: "not-applicable",
      terraform: `resource "aws_cloudfront_function" "edge" {
  name    = "edge"
  runtime = "cloudfront-js-2.0"
  publish = true
  code    = <<-EOT
    function handler(event) {
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
      FunctionConfig: { Comment: edge, Runtime: cloudfront-js-2.0 }
      FunctionCode: |
        function handler(event) {
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
  ],
});
