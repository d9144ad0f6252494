import {
  defineRule,
  describe,
  type Evidence,
  type Fail,
  NOT_APPLICABLE,
  notObserved,
  type ObservedHandshake,
  type ObservedOrigin,
  type OriginRequest,
  observedOf,
  PASS,
  seenPort,
  undecidable,
  type Verdict,
} from "../../src/rule.ts";

export default defineRule({
  title: "The origin refuses CloudFront's connection",
  section: "D",
  consequence: "502",
  certainty: "proven",
  subject: "originRequest",
  message: "{origin.domainName} {how} on port {port}",
  why: "CloudFront opens a TCP connection to the origin's port and, for HTTPS, begins a TLS handshake. Where nothing listens on that port, or a firewall rejects it, the connection is refused or reset at once, and CloudFront returns 502 after its connection attempts.",
  fix: "Start the service, let it listen on the port that http_port or https_port (CloudFormation: HTTPPort, HTTPSPort) names, or correct that port. Open the port in firewalls and security groups to CloudFront's addresses (prefix list com.amazonaws.global.cloudfront.origin-facing).",
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/LocationsOfEdgeServers.html",
  ],
  check(request) {
    const seen = observedOf(request);
    if (seen === undefined || seen.addresses.length === 0) return NOT_APPLICABLE;
    // What a private address does says nothing of CloudFront, which cannot reach it: port/private-address.
    if (seen.addresses.every(({ isPublic }) => !isPublic)) return NOT_APPLICABLE;
    const port = seenPort(seen);
    if (port.is === "refused") return refused(request, port.evidence);
    if (port.is === "mixed") return refusedBySome(request, seen, port.evidence);
    if (port.is === "unknown") return unanswered(request, seen);
    const reset = resetsAfterHello(seen);
    if (reset.length > 0) return broken(request, reset);
    if (isMute(seen)) return undecidable(notObserved(request, saysNothing(request)));
    const end = unexplainedEnd(seen);
    return end === undefined ? PASS : undecidable(notObserved(request, end));
  },
  examples: [
    {
      name: "the port refuses the connection",
      expect: "fail",
      live: "refused-port",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443 # <- fail
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
              HTTPPort: 80
              HTTPSPort: 443 # <- fail
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "plain HTTP is refused",
      expect: "fail",
      live: "refused-http",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80 # <- fail
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
            DomainName: origin.example.com
            CustomOriginConfig:
              HTTPPort: 80 # <- fail
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
      name: "the connection is reset after the ClientHello",
      expect: "fail",
      live: "refused-reset",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443 # <- fail
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
              HTTPPort: 80
              HTTPSPort: 443 # <- fail
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "one address of two refuses",
      expect: "fail",
      live: "refused-one-of-two",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443 # <- fail
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
              HTTPPort: 80
              HTTPSPort: 443 # <- fail
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "the port answers",
      expect: "pass",
      live: "refused-healthy",
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
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "the port does not answer: it may admit CloudFront alone",
      expect: "unknown",
      live: "refused-silent",
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
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "nobody asked",
      expect: "not-applicable",
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
              HTTPPort: 80
              HTTPSPort: 443
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

function refused({ port }: OriginRequest, evidence: readonly Evidence[]): Fail {
  return { outcome: "fail", at: port.from, args: { how: "refuses the connection" }, evidence };
}

function refusedBySome(
  { port }: OriginRequest,
  { addresses }: ObservedOrigin,
  evidence: readonly Evidence[],
): Fail {
  const refusing = addresses.filter((one) => one.port === "refused").map(({ address }) => address);
  const how = `refuses the connection at ${refusing.join(", ")}, ${refusing.length} of ${addresses.length} addresses,`;
  return { outcome: "fail", certainty: "possible", at: port.from, args: { how }, evidence };
}

function broken({ port }: OriginRequest, hellos: readonly ObservedHandshake[]): Fail {
  const how = "resets the connection after the ClientHello";
  return { outcome: "fail", at: port.from, args: { how }, evidence: hellos.map(({ evidence }) => evidence) };
}

/** Nobody said anything: an address that only CloudFront may use looks the same from here. */
function unanswered(request: OriginRequest, seen: ObservedOrigin): Verdict {
  const refusal = refusalOfOurs(seen);
  if (refusal !== undefined) return undecidable(notObserved(request, refusal));
  const { port } = request;
  const number = port.kind === "known" ? String(port.value) : "its port";
  return undecidable(
    notObserved(request, `did not answer on port ${number}: an origin may admit CloudFront's addresses only`),
  );
}

/** Why no address was even dialled, and what would permit it. */
function refusalOfOurs({ addresses, exchanges, handshakes }: ObservedOrigin): string | undefined {
  if (!addresses.every(({ port }) => port === "not-dialled")) return undefined;
  const whys = [...handshakes, ...exchanges].flatMap(({ address, outcome }) =>
    outcome.is === "not-dialled" ? [`${address} was not dialled: ${outcome.why}`] : [],
  );
  const [first = "was not dialled"] = whys;
  return `${first}; --allow-address names addresses that may be dialled although they are not public`;
}

/** What the peer did to every hello, where that is neither an answer, nor a refusal that another rule judges. */
function unexplainedEnd({ comparisons, handshakes, tls13 }: ObservedOrigin): string | undefined {
  const outcomes = [...handshakes, ...comparisons, ...tls13].map(({ outcome }) => outcome);
  if (outcomes.some((outcome) => outcome.is === "answered" || outcome.is === "plain-http")) return undefined;
  for (const outcome of handshakes.map((one) => one.outcome)) {
    if (outcome.is === "too-long")
      return `answers with more than ${outcome.limitBytes / 1024} KB of TLS handshake`;
    if (outcome.is === "not-tls") return "answers the ClientHello with what is no valid TLS";
    if (outcome.is === "closed" || outcome.is === "reset" || outcome.is === "silent")
      return ENDS[outcome.after === "server-hello" ? "server-hello" : "hello"][outcome.is];
  }
  return undefined;
}

const ENDS = {
  hello: {
    closed: "closes the connection after the ClientHello",
    reset: "resets the connection after the ClientHello",
    silent: "says nothing after the ClientHello",
  },
  "server-hello": {
    closed: "closes the connection within its part of the TLS handshake",
    reset: "resets the connection within its part of the TLS handshake",
    silent: "stops within its part of the TLS handshake",
  },
} as const;

/** A reset tells of the port only where no hello at all is answered there; else it tells of what that hello asked for. */
function resetsAfterHello(seen: ObservedOrigin): readonly ObservedHandshake[] {
  const hellos = [...seen.handshakes, ...seen.comparisons, ...seen.tls13];
  const accepts = seen.offers.some(({ versions }) => versions.some(({ accepted }) => accepted === true));
  if (accepts || hellos.some(({ outcome }) => SPEAKS.has(outcome.is))) return [];
  return seen.handshakes.filter(({ outcome }) => outcome.is === "reset" && outcome.after !== "server-hello");
}

const SPEAKS: ReadonlySet<string> = new Set(["answered", "alert", "plain-http", "not-tls", "too-long"]);

/** It accepts connections, and says nothing to any of them. */
function isMute({ exchanges, handshakes }: ObservedOrigin): boolean {
  const ends = [...handshakes, ...exchanges].map(({ outcome }) => outcome.is);
  return ends.length > 0 && ends.every((end) => end === "silent");
}

function saysNothing({ port }: OriginRequest): string {
  const number = port.kind === "known" ? ` on port ${describe(port)}` : "";
  return `accepts connections${number} and then says nothing`;
}
