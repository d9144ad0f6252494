import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { run } from "../../src/run.ts";

const made: string[] = [];

afterEach(() => {
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true });
});

/** The report on `path` in a repository of these files. */
async function report(path: string, texts: Readonly<Record<string, string>>) {
  const repository = mkdtempSync(join(tmpdir(), "originlint-touching-"));
  made.push(repository);
  for (const [file, text] of Object.entries({ ".git": "", ...texts })) {
    mkdirSync(dirname(join(repository, file)), { recursive: true });
    writeFileSync(join(repository, file), text);
  }
  return (await run({ paths: [path], workingDirectory: repository, now: 0 })).report;
}

const DISTRIBUTION = `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "site"
    domain_name = "assets.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "site"
    viewer_protocol_policy = "https-only"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
}
`;

const REPOSITORY = {
  "prod/main.tf": `
module "site" {
  source = "../modules/site"
}

module "shop" {
  source = "../modules/shop"
}

module "cdn" {
  source = "example/cloudfront/aws"
}
`,
  "modules/site/main.tf": DISTRIBUTION,
  "modules/shop/main.tf": DISTRIBUTION,
};

describe("a module that is judged through its callers", () => {
  it("has only what lies in it counted and told", async () => {
    const { originRequests, summary, undecided } = await report("modules/site", REPOSITORY);
    expect(originRequests).toMatchObject([{ distribution: "module.site.aws_cloudfront_distribution.site" }]);
    expect(summary).toMatchObject({ distributions: 1, skipped: 0 });
    expect(undecided).toEqual([]);
  });

  it("is one of several in the whole repository", async () => {
    const { originRequests, summary, undecided } = await report("", REPOSITORY);
    expect(originRequests).toHaveLength(2);
    expect(summary).toMatchObject({ distributions: 2, skipped: 1 });
    expect(undecided).toMatchObject([{ resource: { address: "module.cdn" } }]);
  });
});
