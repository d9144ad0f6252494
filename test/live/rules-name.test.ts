import { describe } from "vitest";
import { type NginxServer, startNginx } from "./rig/nginx.ts";
import { type IssueOptions, makePki } from "./rig/pki.ts";
import { PLAIN_CODE, type RuleCase, type Server, testRules } from "./rig/rule-cases.ts";
import { distributionOf, ORIGIN } from "./rig/stack.ts";

const EC2 = "ec2-1-2-3-4.eu-west-1.compute.amazonaws.com";
const LOAD_BALANCER = "web-1234567890.eu-west-1.elb.amazonaws.com";
const ALIAS = "www.example.com";

function named(...names: readonly string[]): () => Promise<Server> {
  return serving({ names });
}

function serving(issue: IssueOptions): () => Promise<Server> {
  return () => startNginx([server(issue)]);
}

/** The certificate of the second is presented to those names alone, that of the first to all others, and to no name. */
function choosing(fallback: readonly string[], asked: string, shown: string): () => Promise<Server> {
  return () => startNginx([server({ names: fallback }), { ...server({ names: [shown] }), names: [asked] }]);
}

/** It answers those names alone; to all others, and to no name, it says unrecognized_name. */
function refusingAllBut(...names: readonly string[]): () => Promise<Server> {
  const refusing = { directives: ["ssl_reject_handshake on"] };
  return () =>
    startNginx([refusing, ...names.map((name) => ({ ...server({ names: [name] }), names: [name] }))]);
}

function server(issue: IssueOptions): NginxServer {
  return { certificates: [makePki().issue(issue)], directives: ["ssl_protocols TLSv1.2"] };
}

/** A CloudFront Function that asks the origin under another name than the behavior. */
const OVERRIDING = `${distributionOf(PLAIN_CODE).replace(
  "default_cache_behavior {",
  `default_cache_behavior {
    function_association {
      event_type   = "viewer-request"
      function_arn = aws_cloudfront_function.route.arn
    }
`,
)}
resource "aws_cloudfront_function" "route" {
  name    = "route"
  runtime = "cloudfront-js-2.0"
  code    = <<-EOT
    import cf from 'cloudfront';
    function handler(event) {
      cf.updateRequestOrigin({ sni: 'shop.example.com', allowedCertificateNames: ['shop.example.com'] });
      return event.request;
    }
  EOT
}
`;

const ROWS: readonly RuleCase[] = [
  {
    rule: "name/function-overrides",
    because: "the function's name meets the certificate of another",
    main: OVERRIDING,
    faulty: named(ORIGIN),
    healthy: choosing([ORIGIN], "shop.example.com", "shop.example.com"),
    verdict: "undecided",
  },
  {
    rule: "name/function-overrides",
    because: "the server refuses the function's name",
    main: OVERRIDING,
    faulty: refusingAllBut(ORIGIN),
    healthy: choosing([ORIGIN], "shop.example.com", "shop.example.com"),
    verdict: "undecided",
  },
  {
    rule: "name/not-covered",
    because: "the certificate is for another name",
    faulty: named("other.example.org"),
    healthy: named(ORIGIN),
  },
  {
    rule: "name/not-covered",
    because: "the server refuses names that it has no certificate for",
    faulty: refusingAllBut("other.example.org"),
    healthy: refusingAllBut("other.example.org", ORIGIN),
  },
  {
    rule: "name/wildcard-depth",
    because: "the wildcard is a label short",
    code: { originDomain: "a.b.example.com" },
    faulty: named("*.example.com"),
    healthy: named("*.b.example.com"),
  },
  {
    rule: "name/alias-not-covered",
    because: "one of two aliases is covered",
    code: { forwardsHost: true, aliases: ["www.example.com", "shop.example.com"] },
    faulty: named("www.example.com"),
    healthy: named("www.example.com", "shop.example.com"),
  },
  {
    rule: "name/alias-not-covered",
    because: "the server refuses one of two aliases",
    code: { forwardsHost: true, aliases: [ALIAS, "shop.example.com"] },
    faulty: refusingAllBut(ALIAS),
    healthy: refusingAllBut(ALIAS, "shop.example.com"),
  },
  {
    rule: "name/ec2-default-name",
    because: "the server refuses the name",
    code: { originDomain: EC2 },
    isPredicted: true,
    faulty: refusingAllBut(ALIAS),
    healthy: refusingAllBut(EC2),
  },
  {
    rule: "name/ec2-default-name",
    because: "the certificate carries the alias",
    code: { originDomain: EC2 },
    isPredicted: true,
    faulty: named(ALIAS),
    healthy: named(EC2),
  },
  {
    rule: "name/load-balancer-default-name",
    because: "the server refuses the name",
    code: { originDomain: LOAD_BALANCER },
    isPredicted: true,
    faulty: refusingAllBut(ALIAS),
    healthy: refusingAllBut(LOAD_BALANCER),
  },
  {
    rule: "name/load-balancer-default-name",
    because: "the certificate carries the alias",
    code: { originDomain: LOAD_BALANCER },
    isPredicted: true,
    faulty: named(ALIAS),
    healthy: named(LOAD_BALANCER),
  },
  {
    rule: "name/only-origin-domain-covered",
    because: "every name meets one certificate, which lacks the alias",
    code: { forwardsHost: true },
    faulty: named(ORIGIN),
    healthy: named(ORIGIN, ALIAS),
    verdict: "proven",
  },
  {
    rule: "name/only-origin-domain-covered",
    because: "the alias meets another certificate than the origin's own name",
    code: { forwardsHost: true },
    faulty: choosing(["other.example.org"], ORIGIN, ORIGIN),
    healthy: choosing([ALIAS], ORIGIN, ORIGIN),
  },
  {
    rule: "name/common-name-only",
    because: "the alternative names are others",
    faulty: serving({ names: ["other.example.org"], commonName: ORIGIN }),
    healthy: serving({ names: [ORIGIN], commonName: ORIGIN }),
    verdict: "undecided",
  },
  {
    rule: "name/common-name-only",
    because: "there is no alternative name",
    faulty: serving({ names: [ORIGIN], san: false }),
    healthy: serving({ names: [ORIGIN] }),
    verdict: "undecided",
  },
  {
    rule: "name/default-listener-certificate",
    because: "with a server name and without it the certificates differ, and neither fits",
    faulty: choosing(["default.example.org"], ORIGIN, "other.example.org"),
    healthy: choosing(["default.example.org"], ORIGIN, ORIGIN),
  },
  {
    rule: "name/default-listener-certificate",
    because: "the alias meets the default one, as the other one is for a third name",
    code: { forwardsHost: true },
    faulty: choosing(["default.example.org"], ORIGIN, "other.example.org"),
    healthy: choosing(["default.example.org"], ALIAS, ALIAS),
  },
  {
    rule: "name/cloudfront-default-domain",
    because: "without aliases the Host is the cloudfront.net name, and the certificate is for another",
    code: { forwardsHost: true, aliases: [] },
    faulty: named("other.example.org"),
    healthy: named(ORIGIN),
  },
];

describe("verify, on names", () => testRules(ROWS));
