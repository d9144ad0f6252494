import {
  defineRule,
  type Fail,
  NOT_APPLICABLE,
  type OriginRequest,
  PASS,
  type ProxyFaultFound,
  proxyFaults,
  seenAnswers,
  undecidable,
  type Verdict,
} from "../../src/rule.ts";

export default defineRule({
  title: "API Gateway cannot use what its integration returns",
  section: "I",
  consequence: "502",
  certainty: "likely",
  subject: "originRequest",
  message:
    "{who} behind {origin.domainName} answers 502{error}: it cannot use what the Lambda function returns{does}",
  why: "With a Lambda proxy integration the function must return an object with statusCode, and a body that is a string. Where it returns another shape, throws or runs out of time, the service answers 502 itself, with the header x-amzn-ErrorType, and CloudFront passes it on. So does a REST API: an HTTP API takes any value as the body where its payload format is 2.0, and answers 500 else.",
  fix: 'Let the function return { statusCode, headers, body } with a number and a string (JSON.stringify for objects; isBase64Encoded for binary content), and look into its log for errors: for a REST API the execution log says "Malformed Lambda proxy response".',
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html",
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-output-format",
    "https://repost.aws/knowledge-center/malformed-502-api-gateway",
    "https://repost.aws/knowledge-center/api-gateway-status-codes-http-api",
  ],
  supersedes: ["http/origin-error"],
  check(request, { model }) {
    const found = proxyFaults(request, model);
    if (found !== undefined && found.faults.length > 0) return found.faults.map(malformed);
    const answers = seenAnswers(request);
    const failed = answers.filter(
      ({ answer }) => answer.status === 502 && answer.headers["x-amzn-errortype"] !== undefined,
    );
    const [first] = failed;
    if (first === undefined) return answers.length > 0 ? PASS : unseen(found);
    return {
      outcome: "fail",
      at: request.origin.domainName.from,
      args: {
        who: whoAnswers(request),
        error: ` with ${first.answer.headers["x-amzn-errortype"] ?? ""}`,
        does: "",
      },
      evidence: failed.map(({ evidence }) => evidence),
    };
  },
  examples: [
    {
      name: "502 of an API",
      expect: "fail",
      live: "api-gateway-integration-502",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com" # <- fail

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
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
          - Id: web
            DomainName: a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "502 of a function URL",
      expect: "fail",
      live: "api-gateway-integration-function-url",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "abcdefghijklmnop.lambda-url.eu-west-1.on.aws" # <- fail

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
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
          - Id: web
            DomainName: abcdefghijklmnop.lambda-url.eu-west-1.on.aws # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "200 of an API",
      expect: "pass",
      live: "api-gateway-integration-healthy",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
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
          - Id: web
            DomainName: a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "500 of an API",
      expect: "pass",
      live: "api-gateway-integration-500",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
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
          - Id: web
            DomainName: a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "nothing came",
      expect: "not-applicable",
      live: "api-gateway-integration-silent",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
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
          - Id: web
            DomainName: a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "the code returns no statusCode",
      expect: "fail",
      terraform: {
        "main.tf": `resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
}

resource "aws_api_gateway_integration" "list" {
  rest_api_id             = aws_api_gateway_rest_api.orders.id
  resource_id             = aws_api_gateway_rest_api.orders.root_resource_id
  http_method             = "GET"
  integration_http_method = "POST"
  type                    = "AWS_PROXY"
  uri                     = aws_lambda_function.list.invoke_arn
}

data "archive_file" "list" {
  type        = "zip"
  source_dir  = "\${path.module}/api"
  output_path = "\${path.module}/api.zip"
}

resource "aws_lambda_function" "list" {
  function_name = "list"
  role          = "arn:aws:iam::111122223333:role/api"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = data.archive_file.list.output_path
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    origin_path = "/v1"
    domain_name = "\${aws_api_gateway_rest_api.orders.id}.execute-api.eu-west-1.amazonaws.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,
        "api/index.js": `exports.handler = async (event) => {
  if (event.httpMethod !== "GET") return { statusCode: 405, body: "" };
  return { orders: [] }; // <- fail
};
`,
      },
      cloudformation: {
        "template.yaml": `Transform: AWS::Serverless-2016-10-31
Resources:
  List:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      CodeUri: api
      Events:
        Orders:
          Type: Api
          Properties: { Path: /, Method: get }
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            OriginPath: /v1
            DomainName: !Sub "\${ServerlessRestApi}.execute-api.eu-west-1.amazonaws.com"
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
        "api/index.js": `exports.handler = async (event) => {
  if (event.httpMethod !== "GET") return { statusCode: 405, body: "" };
  return { orders: [] }; // <- fail
};
`,
      },
    },
    {
      name: "the code returns an object as body",
      expect: "fail",
      terraform: {
        "main.tf": `resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
}

resource "aws_api_gateway_integration" "list" {
  rest_api_id             = aws_api_gateway_rest_api.orders.id
  resource_id             = aws_api_gateway_rest_api.orders.root_resource_id
  http_method             = "GET"
  integration_http_method = "POST"
  type                    = "AWS_PROXY"
  uri                     = aws_lambda_function.list.invoke_arn
}

data "archive_file" "list" {
  type        = "zip"
  source_dir  = "\${path.module}/api"
  output_path = "\${path.module}/api.zip"
}

resource "aws_lambda_function" "list" {
  function_name = "list"
  role          = "arn:aws:iam::111122223333:role/api"
  runtime       = "python3.13"
  handler       = "index.handler"
  filename      = data.archive_file.list.output_path
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    origin_path = "/v1"
    domain_name = "\${aws_api_gateway_rest_api.orders.id}.execute-api.eu-west-1.amazonaws.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,
        "api/index.py": `def handler(event, context):
    return {
        "statusCode": 200,
        "body": {"orders": []}, # <- fail
    }
`,
      },
      cloudformation: {
        "template.yaml": `Transform: AWS::Serverless-2016-10-31
Resources:
  List:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: python3.13
      Handler: index.handler
      CodeUri: api
      Events:
        Orders:
          Type: Api
          Properties: { Path: /, Method: get }
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            OriginPath: /v1
            DomainName: !Sub "\${ServerlessRestApi}.execute-api.eu-west-1.amazonaws.com"
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
        "api/index.py": `def handler(event, context):
    return {
        "statusCode": 200,
        "body": {"orders": []}, # <- fail
    }
`,
      },
    },
    {
      name: "the code returns what API Gateway takes",
      expect: "not-applicable",
      terraform: {
        "main.tf": `resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
}

resource "aws_api_gateway_integration" "list" {
  rest_api_id             = aws_api_gateway_rest_api.orders.id
  resource_id             = aws_api_gateway_rest_api.orders.root_resource_id
  http_method             = "GET"
  integration_http_method = "POST"
  type                    = "AWS_PROXY"
  uri                     = aws_lambda_function.list.invoke_arn
}

data "archive_file" "list" {
  type        = "zip"
  source_dir  = "\${path.module}/api"
  output_path = "\${path.module}/api.zip"
}

resource "aws_lambda_function" "list" {
  function_name = "list"
  role          = "arn:aws:iam::111122223333:role/api"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = data.archive_file.list.output_path
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    origin_path = "/v1"
    domain_name = "\${aws_api_gateway_rest_api.orders.id}.execute-api.eu-west-1.amazonaws.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,
        "api/index.js": `exports.handler = async (event) => {
  return { statusCode: 200, body: JSON.stringify({ orders: [] }) };
};
`,
      },
      cloudformation: {
        "template.yaml": `Transform: AWS::Serverless-2016-10-31
Resources:
  List:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      CodeUri: api
      Events:
        Orders:
          Type: Api
          Properties: { Path: /, Method: get }
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            OriginPath: /v1
            DomainName: !Sub "\${ServerlessRestApi}.execute-api.eu-west-1.amazonaws.com"
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
        "api/index.js": `exports.handler = async (event) => {
  return { statusCode: 200, body: JSON.stringify({ orders: [] }) };
};
`,
      },
    },
    {
      name: "what the code returns is made by a library",
      expect: "unknown",
      terraform: {
        "main.tf": `resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
}

resource "aws_api_gateway_integration" "list" {
  rest_api_id             = aws_api_gateway_rest_api.orders.id
  resource_id             = aws_api_gateway_rest_api.orders.root_resource_id
  http_method             = "GET"
  integration_http_method = "POST"
  type                    = "AWS_PROXY"
  uri                     = aws_lambda_function.list.invoke_arn
}

data "archive_file" "list" {
  type        = "zip"
  source_dir  = "\${path.module}/api"
  output_path = "\${path.module}/api.zip"
}

resource "aws_lambda_function" "list" {
  function_name = "list"
  role          = "arn:aws:iam::111122223333:role/api"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = data.archive_file.list.output_path
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    origin_path = "/v1"
    domain_name = "\${aws_api_gateway_rest_api.orders.id}.execute-api.eu-west-1.amazonaws.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,
        "api/index.js": `const { serve } = require("serverless-http");

exports.handler = async (event) => serve(event);
`,
      },
      cloudformation: {
        "template.yaml": `Transform: AWS::Serverless-2016-10-31
Resources:
  List:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      CodeUri: api
      Events:
        Orders:
          Type: Api
          Properties: { Path: /, Method: get }
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            OriginPath: /v1
            DomainName: !Sub "\${ServerlessRestApi}.execute-api.eu-west-1.amazonaws.com"
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
        "api/index.js": `const { serve } = require("serverless-http");

exports.handler = async (event) => serve(event);
`,
      },
    },
    {
      name: "an OpenAPI definition hands requests to code that returns no statusCode",
      expect: "fail",
      terraform: {
        "main.tf": `resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"

  body = jsonencode({
    openapi = "3.0.1"
    info    = { title = "orders", version = "1" }
    paths = {
      "/orders" = {
        get = {
          x-amazon-apigateway-integration = {
            type       = "aws_proxy"
            httpMethod = "POST"
            uri        = aws_lambda_function.list.invoke_arn
          }
        }
      }
    }
  })
}

data "archive_file" "list" {
  type        = "zip"
  source_dir  = "\${path.module}/api"
  output_path = "\${path.module}/api.zip"
}

resource "aws_lambda_function" "list" {
  function_name = "list"
  role          = "arn:aws:iam::111122223333:role/api"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = data.archive_file.list.output_path
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = "\${aws_api_gateway_rest_api.orders.id}.execute-api.eu-west-1.amazonaws.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,
        "api/index.js": `exports.handler = async () => {
  return { orders: [] }; // <- fail
};
`,
      },
      cloudformation: {
        "template.yaml": `Transform: AWS::Serverless-2016-10-31
Resources:
  List:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      CodeUri: api
  Orders:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Body:
        openapi: 3.0.1
        info: { title: orders, version: "1" }
        paths:
          /orders:
            get:
              x-amazon-apigateway-integration:
                type: aws_proxy
                httpMethod: POST
                uri: !Sub arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/\${List.Arn}/invocations
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: !Sub "\${Orders}.execute-api.eu-west-1.amazonaws.com"
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
        "api/index.js": `exports.handler = async () => {
  return { orders: [] }; // <- fail
};
`,
      },
    },
    {
      name: "an HTTP API makes a response of what the code returns",
      expect: "not-applicable",
      terraform: {
        "main.tf": `resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_integration" "list" {
  api_id                 = aws_apigatewayv2_api.orders.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.list.invoke_arn
  payload_format_version = "2.0"
}

resource "aws_apigatewayv2_route" "list" {
  api_id    = aws_apigatewayv2_api.orders.id
  route_key = "GET /orders"
  target    = "integrations/\${aws_apigatewayv2_integration.list.id}"
}

data "archive_file" "list" {
  type        = "zip"
  source_dir  = "\${path.module}/api"
  output_path = "\${path.module}/api.zip"
}

resource "aws_lambda_function" "list" {
  function_name = "list"
  role          = "arn:aws:iam::111122223333:role/api"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = data.archive_file.list.output_path
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = replace(aws_apigatewayv2_api.orders.api_endpoint, "https://", "")

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,
        "api/index.js": `exports.handler = async () => {
  return { orders: [] };
};
`,
      },
      cloudformation: {
        "template.yaml": `Transform: AWS::Serverless-2016-10-31
Resources:
  List:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      CodeUri: api
      Events:
        Orders:
          Type: HttpApi
          Properties: { Path: /orders, Method: get }
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: !Sub "\${ServerlessHttpApi}.execute-api.eu-west-1.amazonaws.com"
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
        "api/index.js": `exports.handler = async () => {
  return { orders: [] };
};
`,
      },
    },
  ],
});

function whoAnswers({ endpoint }: OriginRequest): string {
  const isUrl = endpoint.kind.kind === "known" && endpoint.kind.value === "function-url";
  return isUrl ? "The function URL" : "API Gateway";
}

/** Without a look at what it answers: as far as the code of the functions behind it can be followed. */
function unseen(found: ReturnType<typeof proxyFaults>): Verdict {
  return found !== undefined && found.why.length > 0 ? undecidable(found.why) : NOT_APPLICABLE;
}

function malformed({ at, by, does }: ProxyFaultFound): Fail {
  return {
    outcome: "fail",
    at,
    args: { who: "API Gateway", error: "", does: `: ${by} ${does}` },
    affects: "requests for which the code comes there",
    discriminator: does,
  };
}
