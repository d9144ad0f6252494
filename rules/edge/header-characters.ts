import { defineRule, edgeFaults, judgeCode } from "../../src/rule.ts";

export default defineRule({
  title: "A function at the edge writes characters into a header that no header may hold",
  section: "E",
  consequence: "502",
  certainty: "possible",
  subject: "behavior",
  message: "{function}, run at {event} events, {does}",
  why: "A header's value is one line of visible characters. What a function decodes (decodeURIComponent, query parsers, base64) may hold line breaks and letters of any alphabet, whoever sends the request decides. CloudFront checks the value and answers 502 (\"invalid character : '%0D' in header value\"). It shows only for such requests: an address with an umlaut, a form with several lines.",
  fix: "Encode again what is put into the header: encodeURI for an address, encodeURIComponent for one part of it, and do not decode what is only handed on.",
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-generating-http-responses.html",
    "https://github.com/aws-ia/cloudformation-aws-marketplace-saas/issues/54",
  ],
  check(behavior) {
    return judgeCode(edgeFaults(behavior, "edge/header-characters"));
  },
  examples: [
    {
      name: "a decoded path in the address of a redirect",
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
  const { request } = event.Records[0].cf;
  const path = decodeURIComponent(request.uri);
  return {
    status: "301",
    headers: { location: [{ key: "Location", value: \`/archive\${path}\` }] }, // <- fail
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
  const { request } = event.Records[0].cf;
  const path = decodeURIComponent(request.uri);
  return {
    status: "301",
    headers: { location: [{ key: "Location", value: \`/archive\${path}\` }] }, // <- fail
  };
};
`,
      },
    },
    {
      name: "the path as it came",
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
  return {
    status: "301",
    headers: { location: [{ key: "Location", value: \`/archive\${request.uri}\` }] },
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
  const { request } = event.Records[0].cf;
  return {
    status: "301",
    headers: { location: [{ key: "Location", value: \`/archive\${request.uri}\` }] },
  };
};
`,
      },
    },
    {
      name: "encoded again",
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
  const path = encodeURI(decodeURIComponent(request.uri));
  return { status: "301", headers: { location: [{ key: "Location", value: path }] } };
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
  const path = encodeURI(decodeURIComponent(request.uri));
  return { status: "301", headers: { location: [{ key: "Location", value: path }] } };
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
