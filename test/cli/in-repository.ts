import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect } from "vitest";
import { main } from "../../src/cli/main.ts";
import { builtInRules } from "../../src/policy/built-in.ts";
import { probe } from "../../src/run/probe.ts";
import { testPolicies } from "../../src/run/test-policies.ts";
import { run } from "../../src/run.ts";
import { fakeSession } from "./fake-session.ts";

/** A distribution with one certain fault, in each language: whatever stands beside it, this must be found. */
export const TERRAFORM = `resource "aws_cloudfront_distribution" "site" {
  enabled = true
  origin {
    origin_id   = "site"
    domain_name = "site.s3-website-eu-west-1.amazonaws.com"
    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }
  default_cache_behavior {
    target_origin_id       = "site"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
}
`;
export const YAML = `Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: site
            DomainName: site.s3-website-eu-west-1.amazonaws.com
            CustomOriginConfig: { OriginProtocolPolicy: https-only }
        DefaultCacheBehavior:
          TargetOriginId: site
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`;
export const JSON_TEMPLATE = `{ "Resources": { "Site": {
  "Type": "AWS::CloudFront::Distribution",
  "Properties": { "DistributionConfig": {
    "Enabled": true,
    "Origins": [{
      "Id": "site",
      "DomainName": "site.s3-website-eu-west-1.amazonaws.com",
      "CustomOriginConfig": { "OriginProtocolPolicy": "https-only" }
    }],
    "DefaultCacheBehavior": {
      "TargetOriginId": "site",
      "ViewerProtocolPolicy": "redirect-to-https",
      "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6"
    }
  } }
} } }
`;

/** One per front end: the file, and where its fault is reported. */
export const GOOD = {
  terraform: { file: "good/main.tf", text: TERRAFORM, found: "good/main.tf:9:7: error: " },
  yaml: { file: "good.yaml", text: YAML, found: "good.yaml:10:35: error: " },
  json: { file: "good.json", text: JSON_TEMPLATE, found: "good.json:8:31: error: " },
} as const;

/** The Terraform distribution with another origin domain, an HCL expression. */
export function terraformTo(domain: string): string {
  return TERRAFORM.replace('"site.s3-website-eu-west-1.amazonaws.com"', domain);
}

/** The template with another origin domain, in YAML. */
export function yamlTo(domain: string): string {
  return YAML.replace("site.s3-website-eu-west-1.amazonaws.com", domain);
}

/** A text or bytes; or a symbolic link. */
type Content = string | Uint8Array | { readonly link: string };

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder with these files, removed after the test. */
export function folder(files: Readonly<Record<string, Content>>): string {
  const root = mkdtempSync(join(tmpdir(), "originlint-bad-"));
  made.push(root);
  for (const [path, content] of Object.entries(files)) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    if (typeof content === "object" && "link" in content) symlinkSync(content.link, file);
    else writeFileSync(file, content);
  }
  return root;
}

/** The same as the root of a repository. */
export function repository(files: Readonly<Record<string, Content>>): string {
  const root = folder(files);
  mkdirSync(join(root, ".git"), { recursive: true });
  return root;
}

export interface Checked {
  readonly status: number;
  readonly out: string;
  readonly error: string;
}

/** `originlint check ARGUMENTS` there. What no input may bring about is looked for after every run. */
export async function check(directory: string, ...args: readonly string[]): Promise<Checked> {
  const session = fakeSession({ workingDirectory: directory });
  const status = await main(["check", ...args], session, {
    run,
    probe,
    test: testPolicies,
    rules: async () => builtInRules(),
  });
  const { out, error } = session.texts();
  expect(out + error).not.toMatch(/^\s+at .*[:(]/m);
  expect(error).not.toContain("bug of its own");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal would obey them
  expect(out + error).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
  return { status, out, error };
}

/** One line per finding. */
export function concise(directory: string, ...args: readonly string[]): Promise<Checked> {
  return check(directory, "--format", "concise", ...args);
}
