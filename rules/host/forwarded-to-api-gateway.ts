import {
  all,
  contains,
  type Distribution,
  defineRule,
  type EndpointKind,
  equalIgnoringCase,
  type Fail,
  items,
  NOT_APPLICABLE,
  type OriginRequest,
  PASS,
  type RuleContext,
  reasons,
  type SeenForwarding,
  seenForwarding,
  type Truth,
  undecidable,
  type Verdict,
} from "../../src/rule.ts";

const OF_API_GATEWAY: ReadonlySet<EndpointKind> = new Set(["execute-api", "api-domain", "api-domain-target"]);

export default defineRule({
  title: "API Gateway refuses a Host that is not its own",
  section: "-",
  consequence: "403",
  certainty: "proven",
  subject: "originRequest",
  message:
    "The viewer's Host is sent on to {origin.domainName}, and API Gateway answers 403 to any Host that is not a name of the API",
  why: "API Gateway finds the API by the Host header. With the viewer's Host it looks for an API of the name that the viewer typed, finds none, and answers 403 Forbidden, which CloudFront passes on.",
  fix: "Use the managed origin request policy AllViewerExceptHostHeader (b689b0a8-53d0-40ab-baf2-68738e2966ac), or take Host out of the forwarded headers.",
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html#managed-origin-request-policy-all-viewer-except-host-header",
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains.html",
  ],
  check(request, context) {
    const { endpoint, hostForwarded, distribution } = request;
    const { kind } = endpoint;
    if (kind.kind === "absent" || (kind.kind === "known" && !OF_API_GATEWAY.has(kind.value)))
      return NOT_APPLICABLE;
    if (hostForwarded.kind === "known" && !hostForwarded.value) return withoutForwarding(endpoint);
    if (kind.kind === "unknown") return undecidable(kind.why);
    if (hostForwarded.kind !== "known") return undecidable(reasons(hostForwarded));
    const seen = seenForwarding(request, [403]);
    const served = aliasesAreApiDomains(distribution, context);
    if (served.is === true || seen.is === "accepted") return PASS;
    if (served.is === "unknown") return undecidable(served.why);
    return fail(request, hostForwarded.from, seen);
  },
  examples: [
    {
      name: "AllViewer without aliases",
      expect: "fail",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "api"
    viewer_protocol_policy   = "https-only"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3" # <- fail
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
          - Id: api
            DomainName: a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: https-only
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3 # <- fail
`,
    },
    {
      name: "AllViewer with an alias that is no name of an API here",
      expect: "fail",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "api"
    domain_name = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "api"
    viewer_protocol_policy   = "https-only"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3" # <- fail
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
        Aliases: [www.example.com]
        Origins:
          - Id: api
            DomainName: a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: https-only
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3 # <- fail
`,
    },
    {
      name: "AllViewerExceptHostHeader",
      expect: "pass",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "api"
    domain_name = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "api"
    viewer_protocol_policy   = "https-only"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "b689b0a8-53d0-40ab-baf2-68738e2966ac"
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
        Aliases: [www.example.com]
        Origins:
          - Id: api
            DomainName: a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: https-only
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: b689b0a8-53d0-40ab-baf2-68738e2966ac
`,
    },
    {
      name: "the alias is the API's own custom domain",
      expect: "pass",
      terraform: `
resource "aws_apigatewayv2_domain_name" "api" {
  domain_name = "api.example.com"

  domain_name_configuration {
    certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/1"
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["api.example.com"]

  origin {
    origin_id   = "api"
    domain_name = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "api"
    viewer_protocol_policy   = "https-only"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,
      cloudformation: `
Resources:
  Domain:
    Type: AWS::ApiGatewayV2::DomainName
    Properties:
      DomainName: api.example.com
      DomainNameConfigurations:
        - CertificateArn: arn:aws:acm:eu-west-1:111122223333:certificate/1
          EndpointType: REGIONAL
          SecurityPolicy: TLS_1_2
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [api.example.com]
        Origins:
          - Id: api
            DomainName: a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: https-only
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`,
    },
    {
      name: "the policy has no value",
      expect: "unknown",
      terraform: `
variable "policy" {
  type = string
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "api"
    viewer_protocol_policy   = "https-only"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = var.policy
  }
}
`,
      cloudformation: `
Parameters:
  Policy:
    Type: String
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: https-only
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: !Ref Policy
`,
    },
    {
      name: "AllViewer, and the alias is answered 403",
      expect: "fail",
      live: "forwarded-to-api-gateway-403",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

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
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3" # <- fail
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
        Aliases: [www.example.com]
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
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3 # <- fail
`,
    },
    {
      name: "the alias is answered: it is a domain of the API, made elsewhere",
      expect: "pass",
      live: "forwarded-to-api-gateway-200",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

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
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
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
        Aliases: [www.example.com]
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
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`,
    },
    {
      name: "the endpoint's own name says nothing of the viewer's Host",
      expect: "fail",
      live: "forwarded-to-api-gateway-own-name",
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
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3" # <- fail
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
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3 # <- fail
`,
    },
  ],
});

/** The name that API Gateway gives a custom domain as its DNS target is itself the name of no API. */
function withoutForwarding({ kind, apiDomain }: OriginRequest["endpoint"]): Verdict {
  if (kind.kind !== "known" || kind.value !== "api-domain-target") return PASS;
  const says = "is the DNS target of a custom domain, and API Gateway may know no API by that name";
  const what = apiDomain.kind === "known" ? apiDomain.value.address : "the origin's domain";
  return undecidable([{ what, why: "not-modelled", says, at: kind.from.at }]);
}

/** Whether every alias is a custom domain name of an API of the input. */
function aliasesAreApiDomains({ aliases }: Distribution, { model }: RuleContext): Truth {
  const { items: listed, open } = items(aliases);
  if (listed.length === 0) return open.length > 0 ? { is: "unknown", why: open } : { is: false };
  return all(
    listed.map((alias) => {
      const names = model.apiDomains.map((domain) => domain.name);
      return contains({ kind: "known", value: names, from: aliases.from }, alias, equalIgnoringCase);
    }),
  );
}

/** With an alias, the API's domain of that name may be made elsewhere. */
function fail({ distribution, endpoint }: OriginRequest, at: Fail["at"], { evidence }: SeenForwarding): Fail {
  const isOwnEndpoint = endpoint.kind.kind === "known" && endpoint.kind.value === "execute-api";
  const mayBeElsewhere = items(distribution.aliases).items.length > 0 || !isOwnEndpoint;
  return {
    outcome: "fail",
    at,
    ...(mayBeElsewhere ? { certainty: "likely" as const } : {}),
    evidence,
  };
}
