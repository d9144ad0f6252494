import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { pretty } from "../../src/report/pretty.ts";
import { run } from "../../src/run.ts";

const MAIN = `
variable "env" {
  type = string
}

locals {
  host = "origin.\${var.env}.example.com"
}

module "cdn" {
  source = "./cdn"
  domain = local.host
}
`;

const CDN = `
variable "domain" {
  type = string
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = var.domain

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
`;

async function shown(verbose: boolean): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "originlint-verbose-"));
  mkdirSync(join(folder, ".git"));
  mkdirSync(join(folder, "cdn"));
  writeFileSync(join(folder, "main.tf"), MAIN);
  writeFileSync(join(folder, "cdn", "main.tf"), CDN);
  try {
    const result = await run({ paths: ["."], workingDirectory: folder, config: false, now: 0 });
    return pretty(result.report, {
      color: false,
      width: 100,
      verbose,
      source: (file) => result.source(file),
      displayPath: (file) => file,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

it("verbose shows the way from an open argument to what decides it, through modules and locals", async () => {
  expect(await shown(true)).toContain(`
          way domain_name is set here (cdn/main.tf:11:5)
            ← the module call sets domain (main.tf:12:3)
            ← local.host is defined here (main.tf:7:3)
            ← var.env has no value (main.tf:2:1)
`);
});

it("without it the blocker alone is told", async () => {
  const text = await shown(false);
  expect(text).toContain("var.env has no value (main.tf:2:1)");
  expect(text).not.toContain("←");
});
