import {
  decide,
  defineRule,
  NOT_APPLICABLE,
  observedOf,
  PASS,
  reasons,
  seenPort,
  truth,
  unknownTruth,
} from "../../src/rule.ts";

export default defineRule({
  title: "An S3 website endpoint listens on port 80 only",
  section: "D",
  consequence: "502",
  certainty: "proven",
  subject: "originRequest",
  message:
    "CloudFront will connect to port {port} of {origin.domainName}, and an S3 website endpoint listens on port 80 only",
  why: "A bucket's website endpoint answers plain HTTP on port 80 and nothing else. A connection to any other port is refused or never answered, and CloudFront returns 502, or 504 where the connection is left to time out.",
  fix: "Set http_port = 80 (CloudFormation: HTTPPort: 80).",
  references: [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html",
  ],
  supersedes: ["port/refused"],
  check(request) {
    const { endpoint, port, scheme } = request;
    if (scheme.value !== "http" || endpoint.kind.kind === "absent") return NOT_APPLICABLE;
    const { kind } = endpoint;
    const isWebsite = kind.kind === "unknown" ? unknownTruth(kind.why) : truth(kind.value === "s3-website");
    const isRight = port.kind === "unknown" ? unknownTruth(reasons(port)) : truth(isEighty(port));
    const seen = observedOf(request);
    const answer = seen && seenPort(seen);
    if (isWebsite.is === true && answer?.is === "open") return PASS;
    const evidence = answer?.is === "refused" ? answer.evidence : [];
    return decide(isWebsite, isRight, () => ({ outcome: "fail", at: port.from, evidence }));
  },
  examples: [
    {
      name: "another port for HTTP",
      expect: "fail",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "site.s3-website-eu-west-1.amazonaws.com"

    custom_origin_config {
      http_port              = 8080 # <- fail
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
      cloudformation: `
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: site.s3-website-eu-west-1.amazonaws.com
            CustomOriginConfig:
              HTTPPort: 8080 # <- fail
              HTTPSPort: 443
              OriginProtocolPolicy: http-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "the other port refuses",
      expect: "fail",
      live: "s3-website-port-refused",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "site.s3-website-eu-west-1.amazonaws.com"

    custom_origin_config {
      http_port              = 8080 # <- fail
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
      cloudformation: `
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: site.s3-website-eu-west-1.amazonaws.com
            CustomOriginConfig:
              HTTPPort: 8080 # <- fail
              HTTPSPort: 443
              OriginProtocolPolicy: http-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "port 80",
      expect: "pass",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "site.s3-website-eu-west-1.amazonaws.com"

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
      cloudformation: `
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: site.s3-website-eu-west-1.amazonaws.com
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: http-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "a name without a value may be anything",
      expect: "unknown",
      terraform: `
variable "origin" {
  type = string
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = var.origin

    custom_origin_config {
      http_port              = 8080
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
      cloudformation: `
Parameters:
  Origin:
    Type: String
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !Ref Origin
            CustomOriginConfig:
              HTTPPort: 8080
              HTTPSPort: 443
              OriginProtocolPolicy: http-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
  ],
});

function isEighty(port: { readonly kind: string; readonly value?: number }): boolean {
  return port.kind === "absent" || port.value === 80;
}
