import {
  defineRule,
  type Fail,
  NOT_APPLICABLE,
  PASS,
  type ProxyFaultFound,
  type ProxyFaultsFound,
  seenAnswers,
  targetFaults,
  undecidable,
  type Verdict,
} from "../../src/rule.ts";

export default defineRule({
  title: "The load balancer itself answers 502",
  section: "H",
  consequence: "502",
  certainty: "likely",
  subject: "originRequest",
  message:
    "The load balancer behind {origin.domainName} answers 502 itself: its target gives it no valid response{does}",
  why: "The answer 502 with `Server: awselb` is the load balancer's own: the target refused or reset the connection, closed it with a request outstanding because its keep-alive is shorter than the load balancer's idle timeout, sent a malformed response or headers over 32 K, failed the TLS handshake, or, for a Lambda target, returned an error, an object without statusCode, a body that is no string, or more than 1 MB. CloudFront passes the 502 on.",
  fix: "Look at the load balancer's access log (error_reason) and the metric HTTPCode_ELB_502_Count, and mend the target: let it listen on the target group's port with its protocol, and set its keep-alive above the load balancer's idle_timeout (CloudFormation: the attribute idle_timeout.timeout_seconds). Let a Lambda target return { statusCode, headers, body } with a number and a string.",
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html#http-502-issues",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html#respond-to-load-balancer",
    "https://repost.aws/knowledge-center/elb-alb-troubleshoot-502-errors",
  ],
  supersedes: ["http/origin-error"],
  check(request, { model }) {
    const found = targetFaults(request, model);
    if (found !== undefined && found.faults.length > 0) return found.faults.map(malformed);
    const answers = seenAnswers(request);
    const own = answers.filter(
      ({ answer }) => answer.status === 502 && /^awselb\//i.test(answer.headers.server ?? ""),
    );
    if (own.length === 0) return answers.length > 0 ? PASS : unseen(found);
    return {
      outcome: "fail",
      at: request.origin.domainName.from,
      args: { does: "" },
      evidence: own.map(({ evidence }) => evidence),
    };
  },
  examples: [
    {
      name: "502 from awselb",
      expect: "fail",
      live: "load-balancer-502-seen",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com" # <- fail

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
            DomainName: origin.example.com # <- fail
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
      name: "200 from awselb",
      expect: "pass",
      live: "load-balancer-502-healthy",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

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
            DomainName: origin.example.com
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
      name: "502 from another server",
      expect: "pass",
      live: "load-balancer-502-of-nginx",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

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
            DomainName: origin.example.com
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
      live: "load-balancer-502-silent",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

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
            DomainName: origin.example.com
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
      name: "a Lambda target returns no statusCode",
      expect: "fail",
      terraform: {
        "main.tf": `resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.web.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.list.arn
  }
}

resource "aws_lb_target_group" "list" {
  name        = "list"
  target_type = "lambda"
}

resource "aws_lb_target_group_attachment" "list" {
  target_group_arn = aws_lb_target_group.list.arn
  target_id        = aws_lambda_function.list.arn
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
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
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
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Http:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 80
      Protocol: HTTP
      DefaultActions:
        - Type: forward
          TargetGroupArn: !Ref Targets
  Targets:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      TargetType: lambda
      Targets:
        - Id: !GetAtt List.Arn
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
        DefaultCacheBehavior:
          TargetOriginId: web
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
      name: "a Lambda target behind a rule of the listener returns an object as body",
      expect: "fail",
      terraform: {
        "main.tf": `resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.web.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type             = "fixed-response"

    fixed_response {
      content_type = "text/plain"
      status_code  = "404"
    }
  }
}

resource "aws_lb_target_group" "list" {
  name        = "list"
  target_type = "lambda"
}

resource "aws_lb_target_group_attachment" "list" {
  target_group_arn = aws_lb_target_group.list.arn
  target_id        = aws_lambda_function.list.arn
}

resource "aws_lb_listener_rule" "list" {
  listener_arn = aws_lb_listener.http.arn

  action {
    type = "forward"

    forward {
      target_group {
        arn = aws_lb_target_group.list.arn
      }
    }
  }

  condition {
    path_pattern {
      values = ["/list"]
    }
  }
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
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
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
        "api/index.js": `exports.handler = async () => ({
  statusCode: 200,
  headers: { "content-type": "application/json" },
  body: { orders: [] }, // <- fail
});
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
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Http:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 80
      Protocol: HTTP
      DefaultActions:
        - Type: fixed-response
          FixedResponseConfig: { StatusCode: "404" }
  Targets:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      TargetType: lambda
      Targets:
        - Id: !GetAtt List.Arn
  ListRule:
    Type: AWS::ElasticLoadBalancingV2::ListenerRule
    Properties:
      ListenerArn: !Ref Http
      Priority: 1
      Conditions:
        - Field: path-pattern
          Values: [/list]
      Actions:
        - Type: forward
          ForwardConfig:
            TargetGroups:
              - TargetGroupArn: !Ref Targets
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
        "api/index.js": `exports.handler = async () => ({
  statusCode: 200,
  headers: { "content-type": "application/json" },
  body: { orders: [] }, // <- fail
});
`,
      },
    },
    {
      name: "a Lambda target returns what the load balancer takes",
      expect: "not-applicable",
      terraform: {
        "main.tf": `resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.web.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.list.arn
  }
}

resource "aws_lb_target_group" "list" {
  name        = "list"
  target_type = "lambda"
}

resource "aws_lb_target_group_attachment" "list" {
  target_group_arn = aws_lb_target_group.list.arn
  target_id        = aws_lambda_function.list.arn
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
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
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
        "api/index.js": `exports.handler = async (event) => {
  if (event.httpMethod !== "GET") return { statusCode: 405, body: "" };
  return {
    statusCode: 200,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ orders: [] }),
  };
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
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Http:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 80
      Protocol: HTTP
      DefaultActions:
        - Type: forward
          TargetGroupArn: !Ref Targets
  Targets:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      TargetType: lambda
      Targets:
        - Id: !GetAtt List.Arn
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
        "api/index.js": `exports.handler = async (event) => {
  if (event.httpMethod !== "GET") return { statusCode: 405, body: "" };
  return {
    statusCode: 200,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ orders: [] }),
  };
};
`,
      },
    },
    {
      name: "a Lambda target hands its answer over to code that is not here",
      expect: "unknown",
      terraform: {
        "main.tf": `resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.web.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.list.arn
  }
}

resource "aws_lb_target_group" "list" {
  name        = "list"
  target_type = "lambda"
}

resource "aws_lb_target_group_attachment" "list" {
  target_group_arn = aws_lb_target_group.list.arn
  target_id        = aws_lambda_function.list.arn
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
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
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
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Http:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 80
      Protocol: HTTP
      DefaultActions:
        - Type: forward
          TargetGroupArn: !Ref Targets
  Targets:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      TargetType: lambda
      Targets:
        - Id: !GetAtt List.Arn
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
        "api/index.js": `const { serve } = require("serverless-http");

exports.handler = async (event) => serve(event);
`,
      },
    },
  ],
});

/** Without a look at what it answers: as far as the code of its Lambda targets can be followed. */
function unseen(found: ProxyFaultsFound | undefined): Verdict {
  return found !== undefined && found.why.length > 0 ? undecidable(found.why) : NOT_APPLICABLE;
}

function malformed({ at, by, does }: ProxyFaultFound): Fail {
  return {
    outcome: "fail",
    at,
    args: { does: `: ${by} ${does}` },
    affects: "requests for which the code comes there",
    discriminator: does,
  };
}
