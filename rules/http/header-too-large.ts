import {
  defineRule,
  type Fail,
  type HttpOutcome,
  NOT_APPLICABLE,
  type OriginRequest,
  observedOf,
  PASS,
} from "../../src/rule.ts";

/** Bytes of the status line and all headers. https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html, 2026-04-13 */
const MAX_BYTES = 32_768;

export default defineRule({
  title: "The origin's response headers are larger than CloudFront takes",
  section: "D",
  consequence: "502",
  certainty: "likely",
  subject: "originRequest",
  message: "{origin.domainName} answers with headers of {bytes} bytes, and CloudFront takes at most 32,768",
  why: "CloudFront limits the headers of an origin's response to 32,768 bytes in all. Where they are larger, it drops the answer and returns 502, with OriginHeaderTooBigError in its logs. Many cookies, a long Content-Security-Policy or debugging headers are the usual reasons.",
  fix: "Send fewer or shorter headers: keep sessions on the server instead of in cookies, shorten Content-Security-Policy, turn debugging headers off.",
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-general",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html",
  ],
  supersedes: ["http/invalid-response"],
  check(request) {
    const exchanges = observedOf(request)?.exchanges ?? [];
    const measured = exchanges.flatMap(({ outcome, evidence }) => {
      const size = sizeOf(outcome);
      return size === undefined ? [] : [{ ...size, evidence }];
    });
    const large = measured.filter(({ bytes }) => bytes > MAX_BYTES);
    if (large.length > 0) return fail(request, large);
    return measured.length > 0 ? PASS : NOT_APPLICABLE;
  },
  examples: [
    {
      name: "headers of 40 KB",
      expect: "fail",
      live: "header-too-large-40-kb",
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
      name: "headers without an end",
      expect: "fail",
      live: "header-too-large-endless",
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
      name: "short headers",
      expect: "pass",
      live: "header-too-large-healthy",
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
      live: "header-too-large-silent",
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
  ],
});

interface Measured {
  readonly bytes: number;
  /** More may have come than was counted. */
  readonly isAtLeast: boolean;
  readonly evidence: NonNullable<Fail["evidence"]>[number];
}

/** Bytes of the head of a response; where it was given up, those that were read. */
function sizeOf(outcome: HttpOutcome): Omit<Measured, "evidence"> | undefined {
  if (outcome.is === "answered") return { bytes: outcome.headerBytes, isAtLeast: false };
  const longer =
    outcome.is === "malformed" ? /^its headers are longer than (\d+) bytes/.exec(outcome.what) : null;
  return longer === null ? undefined : { bytes: Number(longer[1]), isAtLeast: true };
}

function fail({ origin }: OriginRequest, large: readonly Measured[]): Fail {
  const { bytes, isAtLeast } = large.reduce((most, one) => (one.bytes > most.bytes ? one : most));
  return {
    outcome: "fail",
    at: origin.domainName.from,
    args: { bytes: `${isAtLeast ? "more than " : ""}${bytes.toLocaleString("en-US")}` },
    evidence: large.map(({ evidence }) => evidence),
  };
}
