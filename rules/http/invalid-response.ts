import {
  defineRule,
  type Evidence,
  type Fail,
  type HttpOutcome,
  NOT_APPLICABLE,
  notObserved,
  type ObservedOrigin,
  type OriginRequest,
  observedOf,
  PASS,
  undecidable,
} from "../../src/rule.ts";

export default defineRule({
  title: "The origin's answer is no valid HTTP/1.1 response",
  section: "D",
  consequence: "502",
  certainty: "likely",
  subject: "originRequest",
  message: "{origin.domainName} answers what is no valid HTTP/1.1 response: {what}",
  why: "CloudFront reads the origin's answer as HTTP/1.1. Where the status line or a header is malformed, the connection ends before the answer does, Content-Length is wrong, or another transfer coding than chunked is used, CloudFront cannot tell what the answer is, and returns 502 (OriginInvalidResponseError or OriginReadError in its logs). Browsers and curl forgive some of it.",
  fix: "Mend what writes the response: the server, the framework or a proxy in front of it. Let it send one valid Content-Length or `Transfer-Encoding: chunked`, never both, and keep the connection open until the whole body is sent.",
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html",
    "https://www.rfc-editor.org/rfc/rfc9112",
  ],
  check(request) {
    const seen = observedOf(request);
    if (seen === undefined || speaksTls(request)) return NOT_APPLICABLE;
    const judged = seen.exchanges.map(({ outcome, evidence }) => ({ what: faultOf(outcome), evidence }));
    const faults = judged.flatMap(({ what, evidence }) => (what === undefined ? [] : [{ what, evidence }]));
    if (faults.length > 0) return fail(request, faults);
    const unsent = unsentBecause(seen);
    if (unsent !== undefined) return undecidable(notObserved(request, unsent));
    return seen.exchanges.some(({ outcome }) => outcome.is === "answered") ? PASS : NOT_APPLICABLE;
  },
  examples: [
    {
      name: "a malformed status line",
      expect: "fail",
      live: "invalid-response-status-line",
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
      name: "the body ends before Content-Length says",
      expect: "fail",
      live: "invalid-response-content-length",
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
      name: "the connection is closed in answer to the request",
      expect: "fail",
      live: "invalid-response-closed",
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
      name: "bytes after the end of the response",
      expect: "fail",
      live: "invalid-response-surplus",
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
      name: "a whole response",
      expect: "pass",
      live: "invalid-response-healthy",
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
      name: "headers that come too slowly are another matter",
      expect: "not-applicable",
      live: "invalid-response-slow-headers",
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
      name: "silence is no response",
      expect: "not-applicable",
      live: "invalid-response-silent",
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

interface Fault {
  readonly what: string;
  readonly evidence: Evidence;
}

function fail({ origin }: OriginRequest, faults: readonly Fault[]): Fail {
  return {
    outcome: "fail",
    at: origin.domainName.from,
    args: { what: [...new Set(faults.map(({ what }) => what))].join("; ") },
    ...(faults.every(({ what }) => FORGIVEN.test(what)) && { certainty: "possible" }),
    evidence: faults.map(({ evidence }) => evidence),
  };
}

/** Plain HTTP sent to a port that speaks TLS is port/protocol-mismatch. */
function speaksTls({ scheme, endpoint }: OriginRequest): boolean {
  const { listener } = endpoint;
  if (scheme.value === "https" || listener.kind !== "known") return false;
  return listener.value.protocol.kind === "known" && listener.value.protocol.value === "HTTPS";
}

/** The response itself is whole: a client may leave what follows it unread. */
const FORGIVEN = /more came$|^bytes follow the end of the response|does not end with CR LF$/;

/** Why no request could be sent to an origin that answers the ClientHello: whether CloudFront could, is not known. */
function unsentBecause({ exchanges, handshakes }: ObservedOrigin): string | undefined {
  if (!handshakes.some(({ outcome }) => outcome.is === "answered")) return undefined;
  for (const { outcome } of exchanges) {
    if (outcome.is === "no-tls") return `could not be asked over TLS: ${outcome.why}`;
    if ((outcome.is === "closed" || outcome.is === "reset") && outcome.after !== "request")
      return `answers the ClientHello, and ${outcome.is === "reset" ? "resets" : "closes"} the connection before the TLS handshake is done`;
  }
  return undefined;
}

/** Those are http/header-too-large. */
const HEADERS_WITHOUT_END = /^its headers are longer than/;

/** What ran into a deadline is slow, not wrong: http/slow-first-byte. */
function faultOf(outcome: HttpOutcome): string | undefined {
  if ((outcome.is === "answered" || outcome.is === "malformed") && outcome.isStalled) return undefined;
  const what = whatIsWrong(outcome);
  return what === undefined || HEADERS_WITHOUT_END.test(what) ? undefined : what;
}

function whatIsWrong(outcome: HttpOutcome): string | undefined {
  switch (outcome.is) {
    case "answered":
      return outcome.fault;
    case "malformed":
      return outcome.what;
    case "closed":
      return outcome.after === "request" ? "the connection is closed before an answer" : undefined;
    case "reset":
      return outcome.after === "request" ? "the connection is reset before an answer" : undefined;
    default:
      return undefined;
  }
}
