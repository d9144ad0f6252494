import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { run } from "../../src/run.ts";

const made: string[] = [];

afterEach(() => {
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true });
});

/** The report on a repository of these files, with the policies in its `policies/`. */
async function report(texts: Readonly<Record<string, string>>) {
  const repository = mkdtempSync(join(tmpdir(), "originlint-load-"));
  made.push(repository);
  for (const [file, text] of Object.entries({ ".git": "", ...texts })) {
    mkdirSync(dirname(join(repository, file)), { recursive: true });
    writeFileSync(join(repository, file), text);
  }
  const policies = Object.keys(texts).some((file) => file.startsWith("policies/")) ? ["policies"] : [];
  return (await run({ paths: ["."], workingDirectory: repository, policies, now: 0 })).report;
}

/** A distribution with one origin of that domain name. */
function distribution(domainName: string): string {
  return `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = ${domainName}

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "https-only"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
}
`;
}

describe("yamldecode", () => {
  it("is evaluated, in the root and in the modules that it calls", async () => {
    const { originRequests } = await report({
      "main.tf": `locals {
  settings = yamldecode(file("settings.yaml"))
}
module "site" {
  source = "./site"
  host   = local.settings.origin.host
}
`,
      "settings.yaml": "origin:\n  host: origin.example.com\n",
      "site/main.tf": `variable "host" {}\n${distribution('yamldecode("name: [\\"${var.host}\\"]").name[0]')}`,
    });
    expect(originRequests).toMatchObject([{ host: ["origin.example.com"] }]);
  });

  it("is what Terraform refuses, where the text is no YAML", async () => {
    const { undecided } = await report({ "main.tf": distribution('yamldecode("[").name') });
    expect(undecided).toMatchObject([
      { blockedBy: [{ why: "error", says: expect.stringContaining("not valid YAML") }] },
    ]);
  });
});

describe("a policy about plain resources", () => {
  const policy = (type: string, message: string) =>
    `title: t\nsubject: resource\ntype: ${type}\nmessage: "${message}"\nthen: [{ given: $.name, is: good }]\n`;

  it("sees every resource of its types, whatever else is read of them", async () => {
    const { findings } = await report({
      "main.tf": `${distribution('"origin.example.com"')}
resource "aws_wafv2_web_acl" "bad" {
  name = "bad"
}
resource "aws_wafv2_web_acl" "good" {
  name = "good"
}
resource "aws_lambda_function" "bad" {
  name = "bad"
}
module "waf" {
  source = "./waf"
}
`,
      "waf/main.tf": 'resource "aws_wafv2_web_acl" "inner" {\n  name = "bad"\n}\n',
      "policies/mine/waf.yaml": policy("aws_wafv2_web_acl", "a firewall"),
      "policies/mine/lambda.yaml": policy("[aws_lambda_function]", "a function"),
    });
    expect(findings.map(({ rule, resource }) => `${rule} ${resource.address}`).sort()).toEqual([
      "mine/lambda aws_lambda_function.bad",
      "mine/waf aws_wafv2_web_acl.bad",
      "mine/waf module.waf.aws_wafv2_web_acl.inner",
    ]);
  });

  it("about edge functions sees those that no distribution runs", async () => {
    const { findings } = await report({
      "main.tf": `${distribution('"origin.example.com"')}
resource "aws_lambda_function" "api" {
  function_name = "api"
}
`,
      "policies/mine/name.yaml":
        'title: t\nsubject: edgeFunction\nmessage: "{name}"\nthen: [{ given: $.name, is: edge }]\n',
    });
    expect(findings).toMatchObject([{ rule: "mine/name", resource: { address: "aws_lambda_function.api" } }]);
  });
});
