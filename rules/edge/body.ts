import { defineRule, edgeFaults, judgeCode } from "../../src/rule.ts";

export default defineRule({
  title: "A function at the edge gives back a body that CloudFront does not take",
  section: "E",
  consequence: "502",
  certainty: "proven",
  subject: "behavior",
  message: "{function}, run at {event} events, {does}",
  why: 'The body of a response that a Lambda@Edge function makes must be a text: objects are not turned into JSON. Its encoding is text or base64, and what is called base64 must be that. With the status 204 a function for viewer requests may give no body at all, and the whole response may have 40 KB at viewer events and 1 MB at origin events. CloudFront answers 502 to the rest ("The body is not a string, is not an object, or exceeds the maximum size").',
  fix: 'Give JSON.stringify(data) instead of data; set bodyEncoding to "text" or "base64" as the body is; serve what is large from an origin.',
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-generating-http-responses.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html",
  ],
  check(behavior) {
    return judgeCode(edgeFaults(behavior, "edge/body"));
  },
  examples: [
    {
      name: "an object instead of its JSON",
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
        "edge/index.js": `exports.handler = async (event) => ({
  status: "200",
  headers: { "content-type": [{ key: "Content-Type", value: "application/json" }] },
  body: { ok: true }, // <- fail
});
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
        "edge/index.js": `exports.handler = async (event) => ({
  status: "200",
  headers: { "content-type": [{ key: "Content-Type", value: "application/json" }] },
  body: { ok: true }, // <- fail
});
`,
      },
    },
    {
      name: "a body with 204",
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
  const response = { status: "204" };
  response.body = "nothing"; // <- fail
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
            - EventType: viewer-request
              LambdaFunctionARN: !Ref EdgeVersion
`,
        "edge/index.js": `exports.handler = async (event) => {
  const response = { status: "204" };
  response.body = "nothing"; // <- fail
  return response;
};
`,
      },
    },
    {
      name: "an encoding that does not exist",
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
      event_type = "origin-request"
      lambda_arn = aws_lambda_function.edge.qualified_arn
    }
  }
}
`,
        "edge/index.js": `exports.handler = async (event) => ({
  status: "200",
  body: "hello",
  bodyEncoding: "utf-8", // <- fail
});
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
            - EventType: origin-request
              LambdaFunctionARN: !Ref EdgeVersion
`,
        "edge/index.js": `exports.handler = async (event) => ({
  status: "200",
  body: "hello",
  bodyEncoding: "utf-8", // <- fail
});
`,
      },
    },
    {
      name: "JSON",
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
        "edge/index.js": `exports.handler = async (event) => ({
  status: "200",
  body: JSON.stringify({ ok: true }),
});
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
        "edge/index.js": `exports.handler = async (event) => ({
  status: "200",
  body: JSON.stringify({ ok: true }),
});
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
