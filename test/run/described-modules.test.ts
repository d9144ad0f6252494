import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { run } from "../../src/run.ts";

const made: string[] = [];

afterEach(() => {
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true });
});

async function report(texts: Readonly<Record<string, string>>) {
  const repository = mkdtempSync(join(tmpdir(), "originlint-described-"));
  made.push(repository);
  for (const [file, text] of Object.entries({ ".git": "", ...texts })) {
    mkdirSync(dirname(join(repository, file)), { recursive: true });
    writeFileSync(join(repository, file), text);
  }
  return (await run({ paths: ["."], workingDirectory: repository, now: 0 })).report;
}

const STACK = `provider "aws" {
  region = "us-east-1"
}

module "cdn" {
  source  = "terraform-aws-modules/cloudfront/aws"
  version = "~> 6.0"

  origin = {
    app = {
      domain_name = module.alb.dns_name
      custom_origin_config = {
        http_port              = 80
        https_port             = 443
        origin_protocol_policy = "https-only"
      }
    }
    files = {
      domain_name = "192.0.2.1"
    }
  }

  default_cache_behavior = {
    target_origin_id         = "app"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_name        = "Managed-CachingDisabled"
    origin_request_policy_name = "Managed-AllViewer"
  }

  aliases            = ["www.example.com"]
  viewer_certificate = { acm_certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/a", ssl_support_method = "sni-only" }
}

module "alb" {
  source  = "terraform-aws-modules/alb/aws"
  version = "~> 10.0"

  listeners = {
    https = {
      port            = 443
      protocol        = "HTTPS"
      certificate_arn = module.acm.acm_certificate_arn
    }
  }
}

module "acm" {
  source      = "terraform-aws-modules/acm/aws"
  version     = "~> 6.0"
  domain_name = "origin.example.org"
}
`;

describe("a stack of modules that are not installed", () => {
  test("is judged as a whole, at its own lines", async () => {
    const { findings, summary, diagnostics } = await report({
      "main.tf": STACK.replace("~> 10.0", "~> 9.0"),
    });
    expect(diagnostics).toEqual([]);
    expect(summary.originRequests.undecided).toBe(0);
    const places = findings.map(({ rule, place }) => `${rule} ${place.file}:${place.start.line}`);
    expect(places).toEqual(
      expect.arrayContaining([
        "dns/malformed-origin-domain main.tf:19",
        expect.stringMatching(/^name\/.* main\.tf:/),
      ]),
    );
    for (const { place, related } of findings)
      for (const { file } of [place, ...related.map((other) => other.place)]) expect(file).toBe("main.tf");
  });

  test("says which of the values that break it are defaults of a module", async () => {
    const { findings } = await report({ "main.tf": STACK });
    const finding = findings.find(({ rule }) => rule === "tls/origin-requires-tls13");
    expect(finding?.place).toMatchObject({ file: "main.tf", start: { line: 12 } });
    expect(finding?.related).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          label: "the default of terraform-aws-modules/cloudfront/aws 6.x",
          place: expect.objectContaining({ start: { line: 7, column: 3 } }),
        }),
      ]),
    );
  });

  test("shows the call where a resource that a module makes takes part", async () => {
    const { findings } = await report({ "main.tf": STACK });
    const finding = findings.find(({ rule }) => rule === "tls/origin-requires-tls13");
    expect(finding?.related).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ place: expect.objectContaining({ start: { line: 39, column: 5 } }) }),
      ]),
    );
  });

  test("that ask for no version are told once each, and the run goes on", async () => {
    const { diagnostics, findings } = await report({ "main.tf": STACK.replaceAll(/ {2}version .*\n/g, "") });
    expect(diagnostics.map(({ severity, place }) => `${severity} ${place?.start.line}`).sort()).toEqual([
      "note 33",
      "note 45",
      "note 5",
    ]);
    expect(findings.length).toBeGreaterThan(1);
  });
});
