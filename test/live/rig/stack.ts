/** A load balancer with one listener and one certificate behind one distribution, in Terraform. */
export interface Stack {
  readonly certificateNames: readonly string[];
  readonly forwardsHost: boolean;
  readonly aliases: readonly string[];
  readonly originProtocols: readonly string[];
  readonly sslPolicy: string;
  readonly listenerPort: number;
  readonly listenerProtocol: "HTTP" | "HTTPS";
  readonly originPort: number;
  readonly originPolicy: "http-only" | "https-only" | "match-viewer";
  /** `ORIGIN` unless said otherwise. */
  readonly originDomain?: string;
  /** The port of the scheme that `originPort` is not for, or with match-viewer that of HTTP: 80 or 443 unless said otherwise. */
  readonly otherPort?: number;
  /** `redirect-to-https` unless said otherwise. */
  readonly viewerPolicy?: "redirect-to-https" | "allow-all";
}

/** The origin's domain name. */
export const ORIGIN = "origin.example.com";

const ALL_VIEWER = "216adef6-5c7f-47e4-b989-5492eafa07d3";
const ALL_VIEWER_EXCEPT_HOST = "b689b0a8-53d0-40ab-baf2-68738e2966ac";
const CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";

/** All of it: what stands behind the origin's name too. */
export function terraformOf(stack: Stack): string {
  return `${loadBalancerOf(stack)}${distributionOf(stack)}`;
}

function loadBalancerOf(stack: Stack): string {
  const [first = "", ...others] = stack.certificateNames;
  const encrypted = `
  certificate_arn   = aws_acm_certificate.web.arn
  ssl_policy        = ${text(stack.sslPolicy)}`;
  return `
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  port              = ${stack.listenerPort}
  protocol          = ${text(stack.listenerProtocol)}${stack.listenerProtocol === "HTTPS" ? encrypted : ""}
}

resource "aws_acm_certificate" "web" {
  domain_name               = ${text(first)}
  subject_alternative_names = ${list(others)}
  validation_method         = "DNS"
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = ${text(ORIGIN)}
  type    = "A"

  alias {
    name                   = aws_lb.web.dns_name
    zone_id                = aws_lb.web.zone_id
    evaluate_target_health = false
  }
}
`;
}

/** The distribution alone: what answers under its origin's name only the world can tell. */
export function distributionOf(stack: Stack): string {
  const isHttps = stack.originPolicy !== "http-only";
  const [httpPort, httpsPort] = isHttps
    ? [stack.otherPort ?? 80, stack.originPort]
    : [stack.originPort, stack.otherPort ?? 443];
  return `
resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ${list(stack.aliases)}

  origin {
    origin_id   = "web"
    domain_name = ${text(stack.originDomain ?? ORIGIN)}

    custom_origin_config {
      http_port              = ${httpPort}
      https_port             = ${httpsPort}
      origin_protocol_policy = ${text(stack.originPolicy)}
      origin_ssl_protocols   = ${list(stack.originProtocols)}
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = ${text(stack.viewerPolicy ?? "redirect-to-https")}
    allowed_methods          = ["GET", "HEAD"]
    cached_methods           = ["GET", "HEAD"]
    cache_policy_id          = ${text(CACHING_DISABLED)}
    origin_request_policy_id = ${text(stack.forwardsHost ? ALL_VIEWER : ALL_VIEWER_EXCEPT_HOST)}
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    acm_certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/viewer"
    ssl_support_method  = "sni-only"
  }
}
`;
}

function text(value: string): string {
  return JSON.stringify(value);
}

function list(values: readonly string[]): string {
  return `[${values.map(text).join(", ")}]`;
}
