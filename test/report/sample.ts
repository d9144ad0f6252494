import type { Finding, Report, ReportedRequest, RuleText } from "../../src/finding.ts";
import type { ReportContext } from "../../src/report/context.ts";
import { MemoryFiles } from "../../src/source/memory-files.ts";
import type { Place } from "../../src/source/place.ts";
import { LineTable } from "../../src/source/source-file.ts";

/** A small shop: three distributions, of which one asks its load balancer for a name that no certificate can carry. */
export const SOURCES: Readonly<Record<string, string>> = {
  "infra/cdn.tf": `data "aws_cloudfront_origin_request_policy" "no_host" {
  name = "Managed-AllViewerExceptHostHeader"
}

resource "aws_cloudfront_distribution" "shop" {
  enabled = true
  aliases = ["shop.example.com"]

  origin {
    origin_id   = "app"
    domain_name = aws_lb.app.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 8443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["SSLv3", "TLSv1"]
    }
  }

  origin {
    origin_id   = "site"
    domain_name = aws_s3_bucket_website_configuration.site.website_endpoint

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "match-viewer"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "app"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = data.aws_cloudfront_origin_request_policy.no_host.id
  }
}
`,
  "infra/alb.tf": `resource "aws_lb" "app" {
  name = "app"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.app.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = aws_acm_certificate.app.arn
}

resource "aws_acm_certificate" "app" {
  domain_name       = "app.example.com"
  validation_method = "DNS"
}
`,
  "infra/variables.tf": `variable "admin_domain" {
  type = string
}

variable "enable_alias" {
  type = bool
}
`,
};

export const FILES = new MemoryFiles(SOURCES);

/** The place of the first `text` in a file, at or after the first `after`. */
export function placeOf(file: string, text: string, after = ""): Place {
  const read = FILES.read(file);
  if (!read.ok) throw new Error(`no such sample: ${file}`);
  const start = read.file.text.indexOf(text, read.file.text.indexOf(after));
  if (start === -1) throw new Error(`${file} does not contain ${text}`);
  return new LineTable(read.file).place(start, start + text.length);
}

export function contextFor(files: MemoryFiles, over: Partial<ReportContext> = {}): ReportContext {
  return {
    color: false,
    width: 100,
    source: (path) => {
      const read = files.read(path);
      return read.ok ? read.file : undefined;
    },
    displayPath: (path) => path,
    ...over,
  };
}

export const CONTEXT = contextFor(FILES);

const DISTRIBUTION = { address: "aws_cloudfront_distribution.shop", type: "aws_cloudfront_distribution" };
const DOCS = "https://example.com/rules/";

const NAME: Finding = {
  rule: "name/load-balancer-default-name",
  title: "No certificate can carry a load balancer's own name",
  severity: "error",
  certainty: "proven",
  consequence: "502",
  affects: "all",
  message:
    'CloudFront will ask origin "app" for a certificate named like the load balancer itself (aws_lb.app.dns_name), which nobody can obtain',
  place: placeOf("infra/cdn.tf", "domain_name = aws_lb.app.dns_name"),
  resource: DISTRIBUTION,
  instances: [],
  related: [
    {
      place: placeOf(
        "infra/cdn.tf",
        "origin_request_policy_id = data.aws_cloudfront_origin_request_policy.no_host.id",
      ),
      label: "does not forward Host",
    },
    {
      place: placeOf("infra/alb.tf", "certificate_arn   = aws_acm_certificate.app.arn"),
      label: "the listener presents this certificate",
    },
    { place: placeOf("infra/alb.tf", '"app.example.com"'), label: "it carries only app.example.com" },
  ],
  chain: [
    { label: "/*", place: placeOf("infra/cdn.tf", "default_cache_behavior {") },
    {
      label: "Managed-AllViewerExceptHostHeader",
      place: placeOf("infra/cdn.tf", "origin_request_policy_id"),
    },
    { label: 'origin "app"', place: placeOf("infra/cdn.tf", "origin {") },
    { label: "aws_lb.app:8443", place: placeOf("infra/alb.tf", 'resource "aws_lb" "app"') },
    { label: "aws_acm_certificate.app" },
  ],
  why: "CloudFront compares the names on the origin's certificate with the origin's domain name and, only if it is forwarded, with the Host header. Amazon owns elb.amazonaws.com, so no certificate authority will issue this name to you.",
  fix: 'Give the load balancer a name of your own (a Route 53 alias such as app.example.com) and use it as domain_name, or forward Host with Managed-AllViewer and put "shop.example.com" on the certificate',
  docs: `${DOCS}name/load-balancer-default-name`,
  fingerprint: "0123456789abcdef",
  originRequests: ["shop|/*|app|https"],
  evidence: [],
};

const PORT: Finding = {
  rule: "port/no-listener",
  title: "Nothing listens on the port that CloudFront uses",
  severity: "error",
  certainty: "likely",
  consequence: "502",
  affects: "all",
  message: "CloudFront will connect to aws_lb.app on port 8443, where no listener is",
  place: placeOf("infra/cdn.tf", "https_port             = 8443"),
  resource: DISTRIBUTION,
  instances: [],
  related: [
    {
      place: placeOf("infra/cdn.tf", 'origin_protocol_policy = "https-only"'),
      label: "so https_port is used",
    },
    { place: placeOf("infra/alb.tf", "port              = 443"), label: "the only listener's port" },
  ],
  chain: [],
  why: "A connection to a port without a listener is refused or times out, and CloudFront answers 502.",
  fix: "Set https_port to 443, or add a listener on 8443",
  docs: `${DOCS}port/no-listener`,
  fingerprint: "1123456789abcdef",
  originRequests: ["shop|/*|app|https"],
  evidence: [],
};

const PROTOCOL: Finding = {
  rule: "tls/no-common-protocol",
  title: "CloudFront and the origin share no TLS version",
  severity: "warning",
  certainty: "possible",
  consequence: "502",
  affects: "https viewers",
  when: "var.enable_alias is false",
  message: "CloudFront may offer only SSLv3 and TLSv1, and the listener accepts TLSv1.2 and TLSv1.3",
  place: placeOf("infra/cdn.tf", '["SSLv3", "TLSv1"]'),
  resource: DISTRIBUTION,
  instances: ["module.eu.aws_cloudfront_distribution.shop", "module.us.aws_cloudfront_distribution.shop"],
  related: [
    {
      place: placeOf("infra/alb.tf", '"ELBSecurityPolicy-TLS13-1-2-2021-06"'),
      label: "accepts TLSv1.2, TLSv1.3",
    },
    { place: placeOf("infra/variables.tf", 'variable "enable_alias" {'), label: "has no value" },
  ],
  chain: [],
  why: "A handshake without a common version fails.",
  fix: 'Add "TLSv1.2" to origin_ssl_protocols',
  docs: `${DOCS}tls/no-common-protocol`,
  fingerprint: "2123456789abcdef",
  originRequests: [],
  evidence: [],
};

export const FINDINGS: readonly Finding[] = [NAME, PORT, PROTOCOL];

function request(id: string, origin: string, verdict: ReportedRequest["verdict"]): ReportedRequest {
  return {
    id,
    distribution: DISTRIBUTION.address,
    behavior: "/*",
    origin,
    scheme: "https",
    port: "443",
    host: ["shop.example.com"],
    sni: ["shop.example.com"],
    endpoint: "aws_lb.app",
    verdict,
    place: placeOf("infra/cdn.tf", "default_cache_behavior {"),
  };
}

export const REQUESTS: readonly ReportedRequest[] = [
  request("shop|/*|app|https", "app", "broken"),
  request("shop|/admin/*|admin|https", "admin", "undecided"),
  request("shop|/media/*|media|https", "media", "undecided"),
  request("shop|/static/*|site|http", "site", "proven"),
];

export const RULES: readonly RuleText[] = FINDINGS.map((finding) => ({
  id: finding.rule,
  title: finding.title,
  section: "A",
  severity: finding.severity,
  certainty: finding.certainty,
  consequence: finding.consequence,
  why: finding.why,
  fix: finding.fix,
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html",
  ],
  docs: finding.docs,
}));

const NO_VALUE = {
  what: "var.admin_domain",
  why: "no-value",
  says: "has no value",
  at: placeOf("infra/variables.tf", 'variable "admin_domain" {'),
} as const;

/** Everything a report can hold. */
export const REPORT: Report = {
  tool: { name: "originlint", version: "0.1.0" },
  summary: {
    distributions: 3,
    originRequests: { proven: 1, broken: 1, undecided: 2 },
    findings: { error: 2, warning: 1, note: 0 },
    ignored: 4,
    baselined: 0,
    skipped: 1,
  },
  findings: FINDINGS,
  undecided: [
    {
      originRequest: "shop|/admin/*|admin|https",
      resource: DISTRIBUTION,
      place: placeOf("infra/cdn.tf", "default_cache_behavior {"),
      rules: ["name/not-covered"],
      blockedBy: [NO_VALUE],
    },
    {
      originRequest: "shop|/media/*|media|https",
      resource: DISTRIBUTION,
      place: placeOf("infra/cdn.tf", "default_cache_behavior {"),
      rules: ["name/not-covered", "dns/missing-record"],
      blockedBy: [NO_VALUE],
    },
    {
      resource: { address: "module.partner", type: "module" },
      place: placeOf("infra/alb.tf", 'resource "aws_lb" "app"'),
      rules: [],
      blockedBy: [
        { what: "module.partner", why: "module-not-installed", says: "is not installed: run terraform init" },
      ],
    },
  ],
  originRequests: REQUESTS,
  probes: [],
  diagnostics: [
    {
      severity: "warning",
      code: "syntax",
      message: "This file was left out: a closing brace is missing",
      place: placeOf("infra/variables.tf", "type = bool"),
      help: "terraform validate shows the same",
    },
  ],
  rules: RULES,
};

/** A report of the same shop with other parts. */
export function reportWith(over: Partial<Report>): Report {
  return { ...REPORT, ...over };
}

/** Nothing found, everything proven. */
export const PROVEN: Report = {
  ...REPORT,
  summary: {
    distributions: 1,
    originRequests: { proven: 12, broken: 0, undecided: 0 },
    findings: { error: 0, warning: 0, note: 0 },
    ignored: 0,
    baselined: 0,
    skipped: 0,
  },
  findings: [],
  undecided: [],
  diagnostics: [],
};
