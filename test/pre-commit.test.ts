import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

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

/** Why the hook cannot be tried here, if so. */
function obstacle(): string | undefined {
  if (spawnSync("pre-commit", ["--version"]).status !== 0) return "pre-commit is not installed";
  const committed = ["dist/cli.mjs", ".pre-commit-hooks.yaml"].every(
    (path) => spawnSync("git", ["cat-file", "-e", `HEAD:${path}`]).status === 0,
  );
  return committed && existsSync("dist/cli.mjs") ? undefined : "the bundle is not committed yet";
}

const skipped = obstacle();
if (skipped !== undefined && process.env.CI) throw new Error(`CI skips nothing: ${skipped}`);

describe.skipIf(skipped !== undefined)(
  `the pre-commit hook${skipped ? ` (not tried: ${skipped})` : ""}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), "originlint-hook-"));
    const hook = join(folder, "hook");
    const project = join(folder, "project");

    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    function run(command: string, args: readonly string[], cwd: string) {
      const env = { ...process.env, PRE_COMMIT_HOME: join(folder, "cache"), GIT_CONFIG_GLOBAL: "/dev/null" };
      return spawnSync(command, args, { cwd, env, encoding: "utf8" });
    }

    test("installs from a clone, runs on whole modules, and fails the commit", { timeout: 300_000 }, () => {
      expect(run("git", ["clone", "--quiet", process.cwd(), hook], folder).status).toBe(0);
      mkdirSync(project);
      writeFileSync(join(project, "main.tf"), MAIN);
      run("git", ["init", "--quiet"], project);
      run("git", ["add", "."], project);
      const tried = run("pre-commit", ["try-repo", hook, "originlint", "--all-files"], project);
      expect(tried.stdout).toContain("main.tf:9:7");
      expect(tried.stdout).toContain("error[port/s3-website-https]");
      expect(tried.status).toBe(1);
    });
  },
);
