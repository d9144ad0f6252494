import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readOutputs } from "./read-outputs.ts";

const BUNDLE = resolve("dist/action.mjs");
const MAIN = `resource "aws_cloudfront_distribution" "site" {
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
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
  }
}
`;

/** The file that action.yml names, as the runner starts it. */
describe.skipIf(!existsSync(BUNDLE))("the bundled Action", () => {
  let folder = "";
  let workspace = "";

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "originlint-bundle-"));
    workspace = join(folder, "workspace");
    mkdirSync(join(workspace, ".git"), { recursive: true });
    mkdirSync(join(workspace, "infra"));
    writeFileSync(join(workspace, "infra/main.tf"), MAIN);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function step(inputs: Readonly<Record<string, string>>) {
    const files = { GITHUB_OUTPUT: join(folder, "output"), GITHUB_STEP_SUMMARY: join(folder, "summary.md") };
    for (const file of Object.values(files)) writeFileSync(file, "");
    const environment = {
      PATH: process.env.PATH,
      GITHUB_ACTIONS: "true",
      CI: "true",
      GITHUB_WORKSPACE: workspace,
      ...files,
      ...inputs,
    };
    const done = spawnSync(process.execPath, [BUNDLE], { cwd: folder, env: environment, encoding: "utf8" });
    const [outputs, summary] = Object.values(files).map((file) => readFileSync(file, "utf8"));
    return {
      status: done.status,
      out: done.stdout,
      error: done.stderr,
      outputs: readOutputs(outputs ?? ""),
      summary,
    };
  }

  test("finds, annotates, summarises and writes SARIF, without node_modules", () => {
    const { status, out, error, outputs, summary } = step({
      INPUT_PATHS: "infra",
      "INPUT_SARIF-FILE": "originlint.sarif",
    });
    expect({ status, error }).toEqual({ status: 1, error: "" });
    expect(out).toMatch(/^::error file=infra\/main\.tf,line=9,.*title=port\/s3-website-https/m);
    expect(outputs).toMatchObject({
      result: "findings",
      errors: "1",
      "sarif-file": "originlint.sarif",
      "exit-code": "1",
    });
    expect(summary).toContain("port/s3-website-https");
    const [run] = JSON.parse(readFileSync(join(workspace, "originlint.sarif"), "utf8")).runs;
    expect(run.results[0].locations[0].physicalLocation.artifactLocation.uri).toBe("infra/main.tf");
  });

  test("never fails the step where it is told so", () => {
    const { status, outputs } = step({ INPUT_PATHS: "infra", "INPUT_FAIL-ON": "never" });
    expect({ status, result: outputs.result, errors: outputs.errors }).toEqual({
      status: 0,
      result: "pass",
      errors: "1",
    });
  });

  test("a path that does not exist", () => {
    const { status, outputs } = step({ INPUT_PATHS: "gone", "INPUT_SARIF-FILE": "originlint.sarif" });
    expect({ status, result: outputs.result, sarif: outputs["sarif-file"] }).toEqual({
      status: 2,
      result: "error",
      sarif: "",
    });
  });
});
