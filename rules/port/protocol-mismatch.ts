import {
  defineRule,
  type Evidence,
  type Fail,
  NOT_APPLICABLE,
  type ObservedHandshake,
  type OriginRequest,
  observedOf,
  PASS,
  reasons,
  undecidable,
} from "../../src/rule.ts";

/** Listeners that answer TLS themselves; TCP of a network load balancer hands everything to its target. */
const ENCRYPTED = new Set(["HTTPS", "TLS", "SSL"]);

export default defineRule({
  title: "CloudFront and the listener do not speak the same protocol",
  section: "D",
  consequence: "502",
  certainty: "proven",
  subject: "originRequest",
  message: "CloudFront will speak {scheme} to port {port} of {server}, where the listener speaks {protocol}",
  why: "A listener speaks one protocol. A TLS handshake sent to a plain HTTP listener is answered with an HTTP error that CloudFront cannot read as TLS, so it drops the connection and returns 502. Plain HTTP sent to a TLS listener fails too: an application or classic load balancer answers 400, a network load balancer closes the connection.",
  fix: "Use the scheme of the listener (origin_protocol_policy; CloudFormation: OriginProtocolPolicy), or point the port at a listener of the other protocol.",
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html",
    "https://repost.aws/knowledge-center/api-gateway-private-integration-errors",
  ],
  supersedes: ["port/match-viewer-needs-both", "port/refused"],
  check(request) {
    const alien = otherTongue(request);
    if (alien.length > 0) return noTls(request, alien);
    const { listener } = request.endpoint;
    if (listener.kind === "absent") return NOT_APPLICABLE;
    if (listener.kind === "unknown") return undecidable(listener.why);
    const { protocol } = listener.value;
    if (answersPlainHttp(request)) return PASS;
    if (protocol.kind !== "known") return undecidable(reasons(protocol));
    const encrypted = ENCRYPTED.has(protocol.value);
    if (!encrypted && protocol.value !== "HTTP") return NOT_APPLICABLE;
    if (encrypted === (request.scheme.value === "https")) return PASS;
    return mismatch(request, protocol.value, listener.value.protocol.from);
  },
  examples: [
    {
      name: "https-only to a plain HTTP listener on 443",
      expect: "fail",
      terraform: `
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTP"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only" # <- fail
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
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTP
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only # <- fail
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "plain HTTP to an HTTPS listener: the load balancer itself answers 400",
      expect: "fail",
      terraform: `
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  port              = 8443
  protocol          = "HTTPS"
  certificate_arn   = "arn:aws:acm:eu-west-1:111122223333:certificate/1"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 8443
      https_port             = 443
      origin_protocol_policy = "http-only" # <- fail
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
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 8443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: arn:aws:acm:eu-west-1:111122223333:certificate/1
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              HTTPPort: 8443
              OriginProtocolPolicy: http-only # <- fail
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "plain HTTP to a plain HTTP listener",
      expect: "pass",
      terraform: `
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  port              = "80"
  protocol          = "HTTP"
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
      cloudformation: `
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 80
      Protocol: HTTP
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
    },
    {
      name: "a TCP listener passes TLS on to its target",
      expect: "not-applicable",
      terraform: `
resource "aws_lb" "web" {
  name               = "web"
  load_balancer_type = "network"
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "TCP"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

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
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Type: network
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: TCP
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`,
    },
    {
      name: "the listener's protocol has no value",
      expect: "unknown",
      terraform: `
variable "protocol" {
  type = string
}

resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  port              = 80
  protocol          = var.protocol
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
      cloudformation: `
Parameters:
  Protocol:
    Type: String
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 80
      Protocol: !Ref Protocol
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
    },
    {
      name: "plain HTTP in answer to a ClientHello",
      expect: "fail",
      live: "protocol-mismatch-plain-http",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only" # <- fail
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
              OriginProtocolPolicy: https-only # <- fail
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "400 in answer to plain HTTP, where a ClientHello is answered",
      expect: "fail",
      live: "protocol-mismatch-tls-port",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 8443
      https_port             = 443
      origin_protocol_policy = "http-only" # <- fail
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
              HTTPPort: 8443
              HTTPSPort: 443
              OriginProtocolPolicy: http-only # <- fail
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "TLS in answer to plain HTTP",
      expect: "fail",
      live: "protocol-mismatch-tls-bytes",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 8443
      https_port             = 443
      origin_protocol_policy = "http-only" # <- fail
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
              HTTPPort: 8443
              HTTPSPort: 443
              OriginProtocolPolicy: http-only # <- fail
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "the port speaks TLS, as it should",
      expect: "pass",
      live: "protocol-mismatch-healthy",
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
      name: "400 is all that a plain HTTP server says",
      expect: "pass",
      live: "protocol-mismatch-plain-400",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

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
            DomainName: origin.example.com
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
      name: "the listener of the code speaks plain HTTP, the port TLS",
      expect: "pass",
      live: "protocol-mismatch-refuted",
      terraform: `
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTP"
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.web.dns_name
    zone_id                = aws_lb.web.zone_id
    evaluate_target_health = false
  }
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
  }
}
`,
      cloudformation: `
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Http:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTP
  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
  Record:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: origin.example.com
      Type: A
      AliasTarget:
        DNSName: !GetAtt Web.DNSName
        HostedZoneId: !GetAtt Web.CanonicalHostedZoneID
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

/** Whether plain HTTP was asked and answered: whatever a hello to the same port meets does not matter then. */
function answersPlainHttp(request: OriginRequest): boolean {
  if (request.scheme.value !== "http") return false;
  const exchanges = observedOf(request)?.exchanges ?? [];
  return exchanges.some(({ outcome }) => outcome.is === "answered" && outcome.status !== 400);
}

/** Handshakes that met another protocol altogether, such as the banner of SSH or SMTP, where none met TLS. */
function otherTongue(request: OriginRequest): readonly ObservedHandshake[] {
  const { comparisons = [], handshakes = [], tls13 = [] } = observedOf(request) ?? {};
  const all = [...handshakes, ...comparisons, ...tls13];
  const isOther = ({ outcome }: ObservedHandshake) =>
    outcome.is === "not-tls" && !TLS_RECORD.test(outcome.bytes);
  return all.some(({ outcome }) => SPEAKS_TLS.has(outcome.is)) ? [] : handshakes.filter(isOther);
}

const SPEAKS_TLS: ReadonlySet<string> = new Set(["answered", "alert", "too-long"]);
/** The types of records from change_cipher_spec to application_data, and the major version 3. */
const TLS_RECORD = /^1[4-7]03/;

function noTls({ origin, scheme }: OriginRequest, hellos: readonly ObservedHandshake[]): Fail {
  return {
    outcome: "fail",
    at: scheme.from,
    args: { scheme: "HTTPS", protocol: "something that is not TLS", server: origin.domainName },
    evidence: hellos.map(({ evidence }) => evidence),
  };
}

function mismatch(request: OriginRequest, protocol: string, listener: Fail["at"]): Fail {
  const { origin, scheme } = request;
  const { loadBalancer } = request.endpoint;
  const server = loadBalancer.kind === "known" ? loadBalancer.value.address : origin.domainName;
  return {
    outcome: "fail",
    at: scheme.from,
    args: { scheme: scheme.value === "https" ? "HTTPS" : "plain HTTP", protocol, server },
    related: [{ at: listener, label: `the listener speaks ${protocol}` }],
    ...(answers400(request) && { consequence: "400" as const }),
    evidence: evidenceOf(request),
  };
}

/** What a TLS listener of an application or classic load balancer answers, and many servers; a network one closes. */
function answers400(request: OriginRequest): boolean {
  if (request.scheme.value !== "http") return false;
  const seen = observedOf(request);
  if (seen !== undefined && seen.exchanges.length > 0)
    return seen.exchanges.every(({ outcome }) => outcome.is === "answered");
  const { loadBalancer } = request.endpoint;
  const kind = loadBalancer.kind === "known" ? loadBalancer.value.kind : undefined;
  return kind?.kind !== "known" || kind.value !== "network";
}

/** Plain HTTP in answer to a hello; or what plain HTTP met, and the hello that was answered on the same port. */
function evidenceOf(request: OriginRequest): readonly Evidence[] {
  const seen = observedOf(request);
  if (seen === undefined) return [];
  const hellos = [...seen.handshakes, ...seen.comparisons];
  if (request.scheme.value === "https")
    return hellos.filter(({ outcome }) => outcome.is === "plain-http").map(({ evidence }) => evidence);
  const answered = hellos.filter(({ outcome }) => outcome.is === "answered");
  return [...seen.exchanges, ...answered].map(({ evidence }) => evidence);
}
