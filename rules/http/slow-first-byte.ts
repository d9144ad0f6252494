import {
  defineRule,
  type Fail,
  NOT_APPLICABLE,
  notObserved,
  type OriginRequest,
  observedOf,
  PASS,
  type SeenAnswer,
  seenAnswers,
  undecidable,
} from "../../src/rule.ts";

export default defineRule({
  title: "The origin begins its answer later than CloudFront waits",
  section: "-",
  consequence: "504",
  certainty: "possible",
  subject: "originRequest",
  message:
    "{origin.domainName} sends the first byte of its answer after {seconds} s, and CloudFront waits {origin.readTimeoutSeconds} s",
  why: "CloudFront waits for the origin's answer as long as the response timeout says. Where the first byte comes later, it drops the connection; for GET and HEAD it tries again up to the number of connection attempts, then it returns 504. How long the origin takes differs from request to request, so that some fail and others do not.",
  fix: "Make the origin answer sooner, or raise origin_read_timeout (CloudFormation: OriginReadTimeout) above what it takes: up to 120 s, more with a quota increase.",
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html#DownloadDistValuesOriginResponseTimeout",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-504-gateway-timeout.html",
  ],
  check(request) {
    const { readTimeoutSeconds: timeout } = request.origin;
    const seen = observedOf(request);
    if (seen === undefined || timeout.kind === "absent") return NOT_APPLICABLE;
    const answers = seenAnswers(request);
    if (stops(request)) return undecidable(notObserved(request, "began its answer and stopped within it"));
    if (answers.length === 0)
      return waitsInVain(request) ? undecidable(saidNothing(request)) : NOT_APPLICABLE;
    if (timeout.kind === "unknown") return undecidable(timeout.why);
    const late = answers.filter(({ answer }) => answer.firstByteMilliseconds > timeout.value * 1000);
    return late.length > 0 ? fail(request, late) : PASS;
  },
  examples: [
    {
      name: "the first byte after 5.4 s of 4",
      expect: "fail",
      live: "slow-first-byte-late",
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
      origin_read_timeout    = 4 # <- fail
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
              OriginReadTimeout: 4 # <- fail
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "an answer in time",
      expect: "pass",
      live: "slow-first-byte-healthy",
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
      origin_read_timeout    = 4
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
              OriginReadTimeout: 4
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "no answer while it was waited for",
      expect: "unknown",
      live: "slow-first-byte-silent",
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
      origin_read_timeout    = 4
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
              OriginReadTimeout: 4
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
  ],
});

function fail({ origin }: OriginRequest, late: readonly SeenAnswer[]): Fail {
  const latest = Math.max(...late.map(({ answer }) => answer.firstByteMilliseconds));
  return {
    outcome: "fail",
    at: origin.readTimeoutSeconds.from,
    args: { seconds: (latest / 1000).toFixed(1) },
    evidence: late.map(({ evidence }) => evidence),
  };
}

/** CloudFront waits as long for each further packet. What came in bursts while it was watched is not timed. */
function stops(request: OriginRequest): boolean {
  const { exchanges = [] } = observedOf(request) ?? {};
  return exchanges.some(
    ({ outcome }) => (outcome.is === "answered" || outcome.is === "malformed") && outcome.isStalled === true,
  );
}

/** Speaks TLS, takes the request, and says nothing: where not even a handshake was answered, port/refused tells it. */
function waitsInVain(request: OriginRequest): boolean {
  const { exchanges = [], handshakes = [] } = observedOf(request) ?? {};
  const isHeard = exchanges.some(({ outcome }) => outcome.is === "silent" && outcome.after === "request");
  return isHeard && handshakes.some(({ outcome }) => outcome.is === "answered");
}

/** The wait may have been shorter than CloudFront's. */
function saidNothing(request: OriginRequest) {
  return notObserved(request, "took the request and sent no answer while it was waited for");
}
