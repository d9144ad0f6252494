import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { main } from "../../src/cli/main.ts";
import { LIMITS } from "../../src/limits.ts";
import { run } from "../../src/run.ts";
import { fakeSession } from "./fake-session.ts";

/** A distribution with one certain fault: whatever stands beside it, this must be found. */
const FAULTY = `resource "aws_cloudfront_distribution" "site" {
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
const TEMPLATE = `Resources:
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

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function repository(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), "originlint-bad-"));
  folders.push(folder);
  mkdirSync(join(folder, ".git"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

async function check(folder: string, ...args: string[]) {
  const session = fakeSession({ workingDirectory: folder, environment: {} });
  const services = { run, rules: async () => [] };
  const status = await main([...args, "-f", "concise"], session, services);
  const { out, error } = session.texts();
  // Whatever happens, no stack trace reaches the user, nor a bug report of ours.
  expect(out + error).not.toMatch(/^\s+at /m);
  expect(error).not.toContain("bug of its own");
  return { status, out, error };
}

const FOUND = /main\.tf:9:\d+: error: .*\[port\/s3-website-https\]/;

describe("a bad file beside a good one loses no finding", () => {
  it("not UTF-8", async () => {
    const { status, out, error } = await check(
      repository({ "main.tf": FAULTY, "latin.tf": Buffer.from([0x23, 0xe9]) }),
    );
    expect(out).toMatch(FOUND);
    expect(error).toMatch(/latin\.tf.*not UTF-8/);
    expect(status).toBe(2);
  });

  it("empty", async () => {
    const { status, out, error } = await check(repository({ "main.tf": FAULTY, "empty.tf": "" }));
    expect({ status, error }).toEqual({ status: 1, error: "" });
    expect(out).toMatch(FOUND);
  });

  it("larger than 50 MB", async () => {
    const folder = repository({ "main.tf": FAULTY, "huge.tf": "" });
    truncateSync(join(folder, "huge.tf"), LIMITS.fileBytes + 1);
    const { status, out, error } = await check(folder);
    expect(out).toMatch(FOUND);
    expect(error).toMatch(/huge\.tf.*50 MB/);
    expect(status).toBe(2);
  });

  it.each([
    ["lists", `locals {\n  a = ${"[".repeat(10_000)}${"]".repeat(10_000)}\n}\n`],
    ["parentheses", `locals {\n  a = ${"(".repeat(10_000)}1${")".repeat(10_000)}\n}\n`],
    ["blocks", `${"a {\n".repeat(10_000)}${"}\n".repeat(10_000)}`],
    ["templates", `locals {\n  a = ${'"${'.repeat(10_000)}1${'}"'.repeat(10_000)}\n}\n`],
  ])("10,000 levels of %s", async (_, text) => {
    const { status, out, error } = await check(repository({ "main.tf": FAULTY, "deep.tf": text }));
    expect(out).toMatch(FOUND);
    expect(error).toContain("deep.tf:");
    expect(status).toBe(2);
  });

  it("a syntax error, worded by Terraform's own parser, at its line", async () => {
    const folder = repository({
      "main.tf": FAULTY,
      "bad.tf": 'resource "aws_sqs_queue" "q" {\n  name = [1 2]\n}\n',
    });
    const { status, out, error } = await check(folder);
    expect(out).toMatch(FOUND);
    expect(error).toContain("bad.tf:2:13");
    expect(error).toContain("Missing item separator");
    expect(status).toBe(2);
  });

  it("one broken block in the very file of the distribution", async () => {
    const { status, out, error } = await check(
      repository({ "main.tf": `${FAULTY}\nlocals {\n  a = = 1\n}\n` }),
    );
    expect(out).toMatch(FOUND);
    expect(error).toContain("main.tf:21:");
    expect(status).toBe(2);
  });

  it("a template with a broken one beside it", async () => {
    const broken = `Resources:\n  Site:\n    Type: AWS::CloudFront::Distribution\n    Properties: [\n`;
    const { status, out, error } = await check(repository({ "good.yaml": TEMPLATE, "broken.yaml": broken }));
    expect(out).toMatch(/good\.yaml:10:\d+: error/);
    expect(error).toContain("broken.yaml:");
    expect(status).toBe(2);
  });
});

describe("hostile input ends, with what blocks it", () => {
  it("a symbolic link out of the repository is not followed", async () => {
    const outside = repository({ "secret.tf": 'locals {\n  secret = "hunter2"\n}\n' });
    const folder = repository({ "main.tf": FAULTY.replace('"site.s3', '"${local.secret}.s3') });
    symlinkSync(join(outside, "secret.tf"), join(folder, "link.tf"));
    const { out, error } = await check(folder);
    expect(error).not.toContain("secret\n");
    expect(out + error).not.toContain("hunter2");
  });

  it("files outside the repository are not read", async () => {
    const text = FAULTY.replace('"site.s3-website-eu-west-1.amazonaws.com"', 'file("/etc/hostname")');
    const { out } = await check(repository({ "main.tf": text }), "-f", "json=report.json");
    expect(out).not.toContain("s3-website-https");
    const up = FAULTY.replace(
      '"site.s3-website-eu-west-1.amazonaws.com"',
      'templatefile("../../etc/hostname", {})',
    );
    expect((await check(repository({ "main.tf": up }))).status).toBe(0);
  });

  it("a module that includes itself", async () => {
    const text = `${FAULTY}\nmodule "self" {\n  source = "./"\n}\nmodule "other" {\n  source = "./other"\n}\n`;
    const other = 'module "back" {\n  source = "../"\n}\n';
    const { out, error } = await check(repository({ "main.tf": text, "other/main.tf": other }));
    expect(out).toMatch(FOUND);
    expect(error).toMatch(/main\.tf:\d+/);
  });

  it.each([
    ["range", "range(1e9)"],
    ["setproduct", "setproduct(range(1000), range(1000), range(1000))"],
    ["cidrsubnets", 'cidrsubnets("10.0.0.0/8", [for i in range(100000) : 16]...)'],
    [
      "a template that doubles",
      'join("", [for i in range(100000) : join("", [for j in range(1000) : "xxxxxxxxxx"])])',
    ],
    [
      "a regular expression that backtracks",
      'regex("(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab")',
    ],
  ])("%s", async (_, expression) => {
    const text = `${FAULTY.replace('"site.s3', '"${try(local.x[0], "a")}.s3')}\nlocals {\n  x = ${expression}\n}\n`;
    const { status } = await check(repository({ "main.tf": text }));
    expect([0, 1, 2]).toContain(status);
  });

  it("locals that double forty times", async () => {
    const doubling = Array.from({ length: 40 }, (_, i) => `  a${i + 1} = [local.a${i}, local.a${i}]`).join(
      "\n",
    );
    const text = `${FAULTY.replace('"site.s3', '"${jsonencode(local.a40)}.s3')}\nlocals {\n  a0 = ["x"]\n${doubling}\n}\n`;
    const { status } = await check(repository({ "main.tf": text }));
    expect([0, 1, 2]).toContain(status);
  });

  it("a YAML alias bomb", async () => {
    const lines = ["Metadata:", "  a0: &a0 [x, x, x, x, x, x, x, x, x]"];
    for (let i = 1; i < 12; i++)
      lines.push(
        `  a${i}: &a${i} [${Array(9)
          .fill(`*a${i - 1}`)
          .join(", ")}]`,
      );
    const { status, error } = await check(
      repository({ "good.yaml": TEMPLATE, "bomb.yaml": `${lines.join("\n")}\n${TEMPLATE}` }),
    );
    expect(error).toContain("bomb.yaml");
    expect(status).toBe(2);
  });

  it("JSON 10,000 levels deep", async () => {
    const deep = `{"Resources":{"Site":{"Type":"AWS::CloudFront::Distribution","Properties":${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}}}}`;
    const { status, error } = await check(repository({ "deep.json": deep }));
    expect(error).toContain("deep.json");
    expect(status).toBe(2);
  });

  it("names that JavaScript knows", async () => {
    const text = `${FAULTY}\nvariable "__proto__" {}\nvariable "constructor" {}\nlocals {\n  __proto__ = { constructor = var.__proto__ }\n  toString  = local.__proto__.constructor\n}\noutput "hasOwnProperty" {\n  value = local.toString\n}\n`;
    const { status, out } = await check(repository({ "main.tf": text }));
    expect(out).toMatch(FOUND);
    expect(status).toBe(1);
  });

  it("control characters and escapes never reach the terminal", async () => {
    const text = FAULTY.replace(
      "site.s3-website-eu-west-1.amazonaws.com",
      "\\u001b[31mred\\u0007\\u202e.s3-website-eu-west-1.amazonaws.com",
    );
    const { out, error } = await check(repository({ "main.tf": text }));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there
    expect(out + error).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u202a-\u202e]/);
  });
});

describe("input that is none", () => {
  it("a folder with no infrastructure", async () => {
    const { status, out, error } = await check(repository({ "README.md": "# hello" }));
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(error).toContain("Nothing to check");
  });

  it("JSON that is no template", async () => {
    const { status, error } = await check(repository({ "package.json": '{"name":"x"}' }), "package.json");
    expect(status).toBe(2);
    expect(error).toMatch(/package\.json.*neither Terraform nor a CloudFormation template/s);
  });

  it("infrastructure without a distribution is fine, and said so", async () => {
    const { status, error } = await check(repository({ "main.tf": 'resource "aws_sqs_queue" "q" {}\n' }));
    expect(status).toBe(0);
    expect(error).toContain("no CloudFront distribution");
  });

  it("a path that does not exist", async () => {
    const { status, error } = await check(repository({ "main.tf": FAULTY }), "missing");
    expect(status).toBe(2);
    expect(error).toContain("missing");
  });

  it("an empty file given by name", async () => {
    const { status } = await check(repository({ "empty.yaml": "" }), "empty.yaml");
    expect(status).toBe(2);
  });
});
