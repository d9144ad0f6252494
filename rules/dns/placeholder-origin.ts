import {
  decide,
  defineRule,
  type Evidence,
  type FunctionAssociation,
  type OriginRequest,
  observedOf,
  type Reason,
  reasons,
  reservedDomainOf,
  seenName,
  type Truth,
  truth,
  unknownTruth,
} from "../../src/rule.ts";

export default defineRule({
  title: "The default origin must resolve even where a function chooses another one",
  section: "F",
  consequence: "502",
  certainty: "proven",
  subject: "originRequest",
  message:
    "{origin.domainName} cannot be resolved, and CloudFront resolves it before it runs the origin-request function that chooses another origin",
  why: "CloudFront resolves the origin that the behavior names before it invokes an origin-request Lambda@Edge function. Where that name has no address in public DNS, the function is never invoked: CloudFront returns 502 with `NonS3OriginDnsError`, although the function would have chosen an origin that works.",
  fix: "Set domain_name (CloudFormation: DomainName) of the placeholder to a name that resolves in public DNS: one of the origins that the function chooses, or example.com.",
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html",
  ],
  check(request) {
    const { domainName } = request.origin;
    return decide(hasOriginFunction(request), resolves(request), () => ({
      outcome: "fail",
      at: domainName.from,
      related: associations(request)
        .filter((one) => isOriginFunction(one).is === true)
        .map(({ from }) => ({ at: from, label: "the function that chooses the origin" })),
      evidence: evidenceOf(request),
    }));
  },
  examples: [
    {
      name: "the function chooses the origin, and the default one is a placeholder",
      expect: "fail",
      terraform: `
resource "aws_lambda_function" "router" {
  function_name = "router"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  role          = "arn:aws:iam::111122223333:role/router"
  filename      = "router.zip"
  publish       = true
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "placeholder.invalid" # <- fail

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

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = aws_lambda_function.router.qualified_arn
    }
  }
}
`,
      cloudformation: `
Resources:
  Router:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      Role: arn:aws:iam::111122223333:role/router
      Code:
        S3Bucket: code
        S3Key: router.zip
  RouterVersion:
    Type: AWS::Lambda::Version
    Properties:
      FunctionName: !Ref Router
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: placeholder.invalid # <- fail
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          LambdaFunctionAssociations:
            - EventType: origin-request
              LambdaFunctionARN: !Ref RouterVersion
`,
    },
    {
      name: "the default origin was seen not to resolve",
      expect: "fail",
      live: "placeholder-origin-nxdomain",
      terraform: `
resource "aws_lambda_function" "router" {
  function_name = "router"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  role          = "arn:aws:iam::111122223333:role/router"
  filename      = "router.zip"
  publish       = true
}

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

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = aws_lambda_function.router.qualified_arn
    }
  }
}
`,
      cloudformation: `
Resources:
  Router:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      Role: arn:aws:iam::111122223333:role/router
      Code:
        S3Bucket: code
        S3Key: router.zip
  RouterVersion:
    Type: AWS::Lambda::Version
    Properties:
      FunctionName: !Ref Router
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com # <- fail
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          LambdaFunctionAssociations:
            - EventType: origin-request
              LambdaFunctionARN: !Ref RouterVersion
`,
    },
    {
      name: "the default origin resolves",
      expect: "pass",
      terraform: `
resource "aws_lambda_function" "router" {
  function_name = "router"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  role          = "arn:aws:iam::111122223333:role/router"
  filename      = "router.zip"
  publish       = true
}

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

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = aws_lambda_function.router.qualified_arn
    }
  }
}
`,
      cloudformation: `
Resources:
  Router:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      Role: arn:aws:iam::111122223333:role/router
      Code:
        S3Bucket: code
        S3Key: router.zip
  RouterVersion:
    Type: AWS::Lambda::Version
    Properties:
      FunctionName: !Ref Router
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          LambdaFunctionAssociations:
            - EventType: origin-request
              LambdaFunctionARN: !Ref RouterVersion
`,
    },
    {
      name: "the default origin was seen to resolve",
      expect: "pass",
      live: "placeholder-origin-healthy",
      terraform: `
resource "aws_lambda_function" "router" {
  function_name = "router"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  role          = "arn:aws:iam::111122223333:role/router"
  filename      = "router.zip"
  publish       = true
}

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

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = aws_lambda_function.router.qualified_arn
    }
  }
}
`,
      cloudformation: `
Resources:
  Router:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      Role: arn:aws:iam::111122223333:role/router
      Code:
        S3Bucket: code
        S3Key: router.zip
  RouterVersion:
    Type: AWS::Lambda::Version
    Properties:
      FunctionName: !Ref Router
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          LambdaFunctionAssociations:
            - EventType: origin-request
              LambdaFunctionARN: !Ref RouterVersion
`,
    },
    {
      name: "the event that the function runs at has no value",
      expect: "unknown",
      terraform: `
variable "event" {
  type = string
}

resource "aws_lambda_function" "router" {
  function_name = "router"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  role          = "arn:aws:iam::111122223333:role/router"
  filename      = "router.zip"
  publish       = true
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "placeholder.invalid"

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

    lambda_function_association {
      event_type = var.event
      lambda_arn = aws_lambda_function.router.qualified_arn
    }
  }
}
`,
      cloudformation: `
Parameters:
  Event:
    Type: String
Resources:
  Router:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      Role: arn:aws:iam::111122223333:role/router
      Code:
        S3Bucket: code
        S3Key: router.zip
  RouterVersion:
    Type: AWS::Lambda::Version
    Properties:
      FunctionName: !Ref Router
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: placeholder.invalid
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          LambdaFunctionAssociations:
            - EventType: !Ref Event
              LambdaFunctionARN: !Ref RouterVersion
`,
    },
    {
      name: "a function on viewer requests cannot choose the origin",
      expect: "not-applicable",
      terraform: `
resource "aws_lambda_function" "router" {
  function_name = "router"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  role          = "arn:aws:iam::111122223333:role/router"
  filename      = "router.zip"
  publish       = true
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "placeholder.invalid"

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

    lambda_function_association {
      event_type = "viewer-request"
      lambda_arn = aws_lambda_function.router.qualified_arn
    }
  }
}
`,
      cloudformation: `
Resources:
  Router:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      Role: arn:aws:iam::111122223333:role/router
      Code:
        S3Bucket: code
        S3Key: router.zip
  RouterVersion:
    Type: AWS::Lambda::Version
    Properties:
      FunctionName: !Ref Router
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: placeholder.invalid
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          LambdaFunctionAssociations:
            - EventType: viewer-request
              LambdaFunctionARN: !Ref RouterVersion
`,
    },
  ],
});

function associations({ behavior }: OriginRequest): readonly FunctionAssociation[] {
  return behavior.functions.items;
}

/** Whether an origin-request Lambda@Edge function runs; CloudFront Functions run before names are resolved. */
function hasOriginFunction(request: OriginRequest): Truth {
  const found = associations(request).map(isOriginFunction);
  if (found.some(({ is }) => is === true)) return truth(true);
  const why: readonly Reason[] = [
    ...request.behavior.functions.open,
    ...found.flatMap((one) => (one.is === "unknown" ? one.why : [])),
  ];
  return why.length > 0 ? unknownTruth(why) : truth(false);
}

function isOriginFunction({ eventType, service }: FunctionAssociation): Truth {
  if (service !== "lambda") return truth(false);
  return eventType.kind === "unknown"
    ? unknownTruth(reasons(eventType))
    : truth(eventType.kind === "known" && eventType.value === "origin-request");
}

function resolves(request: OriginRequest): Truth {
  const name = nameSeen(request);
  if (name?.is === "answered") return truth(true);
  if (name?.is === "unresolvable") return truth(false);
  const reserved = reservedDomainOf(request.origin.domainName);
  return reserved.kind === "unknown" ? unknownTruth(reserved.why) : truth(reserved.kind === "absent");
}

function nameSeen(request: OriginRequest) {
  const seen = observedOf(request);
  return seen && seenName(seen);
}

function evidenceOf(request: OriginRequest): readonly Evidence[] {
  const name = nameSeen(request);
  return name?.is === "unresolvable" ? [name.evidence] : [];
}
