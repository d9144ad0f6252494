import { defineRule, edgeFaults, judgeCode } from "../../src/rule.ts";

export default defineRule({
  title: "A function at the edge adds a header that no function may add",
  section: "E",
  consequence: "502",
  certainty: "proven",
  subject: "behavior",
  message: "{function}, run at {event} events, {does}",
  why: 'CloudFront does not show some headers to functions and does not let them add any: those of the connection, and those with which it does its own bookkeeping. It checks what a Lambda@Edge function gives back before it goes on, refuses the whole result where one of these headers was added, and answers 502 ("The function tried to add a blacklisted header"). No test of the function alone shows it: only CloudFront checks.',
  fix: "Take the header out, or give it a name of your own (X-App-Cache, X-App-Client-Ip). What the header should do is mostly a setting of the distribution: CloudFront adds CloudFront-Forwarded-Proto and CloudFront-Viewer-Address through an origin request policy.",
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html",
  ],
  check(behavior) {
    return judgeCode(edgeFaults(behavior, "edge/disallowed-header"));
  },
  examples: [
    {
      name: "the answer says where it came from",
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
  response.headers["cache-control"] = [{ key: "Cache-Control", value: "max-age=60" }];
  response.headers["x-cache"] = [{ key: "X-Cache", value: "MISS" }]; // <- fail
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
  response.headers["cache-control"] = [{ key: "Cache-Control", value: "max-age=60" }];
  response.headers["x-cache"] = [{ key: "X-Cache", value: "MISS" }]; // <- fail
  return response;
};
`,
      },
    },
    {
      name: "the protocol for the origin, by a function of its own",
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
        "edge/index.js": `function add(headers, name, value) {
  headers[name.toLowerCase()] = [{ key: name, value }]; // <- fail
}

exports.handler = (event, context, callback) => {
  const request = event.Records[0].cf.request;
  add(request.headers, "X-App-Stage", "live");
  add(request.headers, "X-Forwarded-Proto", "https");
  callback(null, request);
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
            - EventType: origin-request
              LambdaFunctionARN: !Ref EdgeVersion
`,
        "edge/index.js": `function add(headers, name, value) {
  headers[name.toLowerCase()] = [{ key: name, value }]; // <- fail
}

exports.handler = (event, context, callback) => {
  const request = event.Records[0].cf.request;
  add(request.headers, "X-App-Stage", "live");
  add(request.headers, "X-Forwarded-Proto", "https");
  callback(null, request);
};
`,
      },
    },
    {
      name: "headers of one's own",
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
      event_type = "origin-response"
      lambda_arn = aws_lambda_function.edge.qualified_arn
    }
  }
}
`,
        "edge/index.js": `exports.handler = async (event) => {
  const { response } = event.Records[0].cf;
  response.headers["x-app-cache"] = [{ key: "X-App-Cache", value: "miss" }];
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
  response.headers["x-app-cache"] = [{ key: "X-App-Cache", value: "miss" }];
  return response;
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
