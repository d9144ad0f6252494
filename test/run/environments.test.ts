import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Report } from "../../src/finding.ts";
import { requestCounts } from "../../src/report/pretty-summary.ts";
import { type RunOptions, run } from "../../src/run.ts";

const WEBSITE = "media.s3-website-eu-west-1.amazonaws.com";

/** A website endpoint behind a protocol policy that each environment sets. */
const MAIN = `
variable "policy" {
  type = string
}

variable "origin" {
  type    = string
  default = "${WEBSITE}"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = var.origin

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = var.policy
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

async function check(
  config: object,
  files: Readonly<Record<string, string>> = {},
  options: Partial<RunOptions> = {},
): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), "originlint-environments-"));
  mkdirSync(join(folder, ".git"));
  const all = { "main.tf": MAIN, ...files, "originlint.config.jsonc": JSON.stringify(config) };
  for (const [name, text] of Object.entries(all)) writeFileSync(join(folder, name), text);
  try {
    return (await run({ paths: ["."], workingDirectory: folder, now: 0, ...options })).report;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const policy = (value: string) => ({ vars: { policy: value } });

describe("environments of the config", () => {
  it("are each checked, and a finding says in which it holds", async () => {
    const report = await check({
      environments: { dev: policy("http-only"), stage: policy("https-only"), prod: policy("https-only") },
    });
    const { findings, originRequests, summary } = report;
    expect(findings.map(({ rule, environments }) => [rule, environments])).toEqual([
      ["port/s3-website-https", ["stage", "prod"]],
    ]);
    expect(originRequests.map(({ environment, verdict }) => [environment, verdict]).sort()).toEqual([
      ["dev", "proven"],
      ["prod", "broken"],
      ["stage", "broken"],
    ]);
    expect(summary.distributions).toBe(1);
    expect(requestCounts(report)).toBe(
      "3 origin requests in 1 distribution in 3 environments: 1 proven, 2 broken",
    );
    expect(findings[0]?.originRequests).toEqual(
      originRequests
        .filter(({ verdict }) => verdict === "broken")
        .map(({ id }) => id)
        .reverse(),
    );
  });

  it("each take their own variable files, on top of those for all", async () => {
    const { findings } = await check(
      {
        terraform: { varFiles: ["all.tfvars"] },
        environments: { prod: { varFiles: ["prod.tfvars"] }, dev: {} },
      },
      { "all.tfvars": 'policy = "http-only"', "prod.tfvars": 'policy = "https-only"' },
    );
    expect(findings.map(({ environments }) => environments)).toEqual([["prod"]]);
  });

  it("yield to the command line", async () => {
    const { findings } = await check(
      { environments: { prod: policy("https-only"), dev: {} } },
      {},
      {
        variables: [{ name: "policy", value: "http-only" }],
      },
    );
    expect(findings).toEqual([]);
  });

  it("yield to a file of variables on the command line", async () => {
    const config = { terraform: policy("https-only"), environments: { prod: policy("https-only") } };
    const report = await check(
      config,
      { "own.tfvars": 'policy = "http-only"' },
      { variables: [{ file: "own.tfvars" }] },
    );
    expect(report.findings).toEqual([]);
  });

  it.each([
    [[{ name: "policy", value: "https-only" }, { file: "own.tfvars" }], 0],
    [[{ file: "own.tfvars" }, { name: "policy", value: "https-only" }], 1],
  ])("the later of a value and a file wins, as on Terraform's command line", async (variables, count) => {
    const report = await check({}, { "own.tfvars": 'policy = "http-only"' }, { variables });
    expect(report.findings).toHaveLength(count);
  });

  it("are where a value comes from, not the command line", async () => {
    const labels = async (...options: Parameters<typeof check>) => {
      const { findings } = await check(...options);
      return findings[0]?.related.map(({ label }) => label);
    };
    expect(await labels({ environments: { prod: policy("https-only") } })).toContain(
      "var.policy is set in the config",
    );
    expect(await labels({}, {}, { variables: [{ name: "policy", value: "https-only" }] })).toContain(
      "var.policy is set on the command line",
    );
  });

  it("each say what they leave open", async () => {
    const { undecided } = await check({ environments: { prod: policy("http-only"), dev: {} } });
    expect(new Set(undecided.map(({ environment }) => environment))).toEqual(new Set(["dev"]));
  });

  it("give one workspace each", async () => {
    const main = MAIN.replace("= var.policy", '= terraform.workspace == "live" ? "https-only" : "http-only"');
    const { findings } = await check(
      { environments: { prod: { workspace: "live" }, dev: { workspace: "test" } } },
      { "main.tf": main },
    );
    expect(findings.map(({ environments }) => environments)).toEqual([["prod"]]);
  });

  it("do not multiply what is no Terraform, and are named nowhere where there are none", async () => {
    const template = `
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: ${WEBSITE}
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`;
    const { findings, summary } = await check(
      { environments: { prod: {}, dev: {} } },
      { "main.tf": "", "template.yaml": template },
    );
    expect(summary.distributions).toBe(1);
    expect(findings.map(({ environments }) => environments)).toEqual([undefined]);
    const plain = await check({ terraform: policy("https-only") });
    expect(plain.findings.map(({ environments }) => environments)).toEqual([undefined]);
    expect(JSON.stringify(plain.originRequests)).not.toContain("environment");
  });
});
