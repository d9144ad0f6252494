import { describe, expect, it } from "vitest";
import { builtInRules } from "../../src/policy/built-in.ts";
import { runExample } from "../support/run-example.ts";

const rules = builtInRules().filter(
  ({ id }) => id.startsWith("certificate/") || id === "tls/key-unsupported",
);

/** What is found where a listener has a certificate that the `tls` provider makes and an authority of the same code signs. */
function found(signed: string, key = 'algorithm = "RSA"'): readonly string[] {
  const { judgement } = runExample(
    rules,
    {
      "main.tf": `
variable "any" {}

resource "tls_private_key" "web" {
  ${key}
}

resource "tls_self_signed_cert" "authority" {
  private_key_pem       = tls_private_key.web.private_key_pem
  is_ca_certificate     = true
  validity_period_hours = 87600
  allowed_uses          = ["cert_signing"]
}

resource "tls_cert_request" "web" {
  private_key_pem = tls_private_key.web.private_key_pem
  dns_names       = ["origin.example.com"]
}

resource "tls_locally_signed_cert" "web" {
  cert_request_pem   = tls_cert_request.web.cert_request_pem
  ca_private_key_pem = tls_private_key.web.private_key_pem
  ca_cert_pem        = tls_self_signed_cert.authority.cert_pem
  ${signed}
}

resource "aws_acm_certificate" "web" {
  private_key      = tls_private_key.web.private_key_pem
  certificate_body = tls_locally_signed_cert.web.cert_pem
}

resource "aws_lb" "web" {}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin"
  type    = "CNAME"
  records = [aws_lb.web.dns_name]
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_route53_record.origin.fqdn

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
    },
    "terraform",
  );
  return judgement.findings.map(({ rule, certainty }) => `${rule} ${certainty}`).toSorted();
}

const PRIVATE = "certificate/private-ca proven";
const USES = 'allowed_uses = ["digital_signature", "key_encipherment", "server_auth"]';
const YEAR = "validity_period_hours = 8760";

describe("a certificate that the code makes", () => {
  it.each([
    ["for a year", `${YEAR}\n${USES}`, [PRIVATE]],
    ["for a week", `validity_period_hours = 168\n${USES}`, ["certificate/expires-soon possible", PRIVATE]],
    ["for a time without a value", `validity_period_hours = var.any\n${USES}`, [PRIVATE]],
    ["an authority's", `${YEAR}\n${USES}\nis_ca_certificate = true`, ["certificate/invalid proven", PRIVATE]],
    ["for clients", `${YEAR}\nallowed_uses = ["client_auth"]`, ["certificate/invalid likely", PRIVATE]],
    [
      "with uses of its key alone",
      `${YEAR}\nallowed_uses = ["digital_signature", "cert_signing"]`,
      [PRIVATE],
    ],
    ["for anything", `${YEAR}\nallowed_uses = ["client_auth", "any_extended"]`, [PRIVATE]],
    ["for what has no value", `${YEAR}\nallowed_uses = ["client_auth", var.any]`, [PRIVATE]],
  ])("%s", (_, signed, expected) => {
    expect(found(signed)).toEqual(expected);
  });

  it.each([
    ['algorithm = "RSA"', []],
    ['algorithm = "RSA"\nrsa_bits = 4096', []],
    ['algorithm = "RSA"\nrsa_bits = 8192', ["tls/key-unsupported likely"]],
    ['algorithm = "ECDSA"\necdsa_curve = "P256"', []],
    ['algorithm = "ECDSA"\necdsa_curve = "P384"', ["tls/key-unsupported possible"]],
    ['algorithm = "ECDSA"\necdsa_curve = "P521"', ["tls/key-unsupported likely"]],
    ['algorithm = "ECDSA"', ["tls/key-unsupported likely"]],
    ['algorithm = "ED25519"', ["tls/key-unsupported likely"]],
    ["algorithm = var.any", []],
  ])("with the key %s", (key, more) => {
    expect(found(`${YEAR}\n${USES}`, key)).toEqual([PRIVATE, ...more]);
  });
});
