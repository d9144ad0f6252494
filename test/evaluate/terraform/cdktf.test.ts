import { describe, expect, test } from "vitest";
import { loadTerraformRoot } from "../../../src/evaluate/terraform/load.ts";
import { run } from "../../../src/run.ts";
import { DiskFiles } from "../../../src/source/disk-files.ts";
import { at, NO_OPTIONS, property, resource } from "./helpers.ts";

const APP = "fixtures/cdktf/bakery";

function stack(name: string) {
  const directory = `cdktf.out/stacks/${name}`;
  const { value, diagnostics } = loadTerraformRoot(directory, new DiskFiles(APP), NO_OPTIONS);
  expect(diagnostics).toEqual([]);
  return value.evaluate(new Map());
}

describe("a stack that CDKTF has synthesised", () => {
  test("is a root whose resources know their constructs", () => {
    const evaluation = stack("edge");
    expect(evaluation.resources.map(({ address, constructPath }) => `${address} ${constructPath}`)).toEqual([
      "aws_acm_certificate.viewer_4D5E6F70 edge/viewer",
      "aws_cloudfront_distribution.site_8192A3B4 edge/site/distribution",
      "aws_s3_bucket.pages_99887766 edge/pages/bucket",
      "aws_s3_bucket_website_configuration.pages_11223344 edge/pages/website",
    ]);
    expect(evaluation.diagnostics).toEqual([]);
  });

  test("has regions from the provider that is named in a text", () => {
    const evaluation = stack("edge");
    expect(resource(evaluation, "aws_acm_certificate.viewer_4D5E6F70").region).toMatchObject({
      value: "us-east-1",
    });
    expect(resource(evaluation, "aws_s3_bucket.pages_99887766").region).toMatchObject({
      value: "eu-central-1",
    });
  });

  test("has the blocks that an escape hatch makes dynamic", () => {
    const site = "aws_cloudfront_distribution.site_8192A3B4";
    expect(property(stack("edge"), site, "ordered_cache_behavior[0].path_pattern")).toBe("/orders/*");
  });

  test("does not know what another stack has, and says so", () => {
    const site = resource(stack("edge"), "aws_cloudfront_distribution.site_8192A3B4");
    const why = [{ what: expect.stringContaining("data.terraform_remote_state"), why: "remote-state" }];
    expect(at(site, "origin[1].domain_name")).toMatchObject({ kind: "unknown", why });
  });
});

test.each([
  APP,
  `${APP}/cdktf.out`,
  `${APP}/cdktf.out/manifest.json`,
  `${APP}/cdktf.out/stacks/edge/cdk.tf.json`,
])("a finding has the construct's path, and its line in the stack: %s", async (path) => {
  const { report } = await run({ paths: [path], workingDirectory: process.cwd(), now: 0, config: false });
  expect(report.findings).toMatchObject([
    {
      rule: "port/s3-website-https",
      place: { file: `${APP}/cdktf.out/stacks/edge/cdk.tf.json`, start: { line: 97 } },
      resource: {
        constructPath: "edge/site/distribution",
        address: "aws_cloudfront_distribution.site_8192A3B4",
      },
    },
  ]);
  expect(report.summary).toMatchObject({ distributions: 1, originRequests: { broken: 1, undecided: 1 } });
});
