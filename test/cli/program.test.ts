import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const CLI = resolve("src/cli.ts");
const TSX = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
const TEMPLATE = `Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: site
            DomainName: site.s3-website-eu-west-1.amazonaws.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: site
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`;

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "originlint-program-"));
  writeFileSync(join(folder, "template.yaml"), TEMPLATE);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function originlint(...args: string[]) {
  const environment = { PATH: process.env.PATH, HOME: folder };
  const done = spawnSync(process.execPath, ["--import", TSX, CLI, ...args], {
    cwd: folder,
    env: environment,
    encoding: "utf8",
  });
  return { status: done.status, out: done.stdout, error: done.stderr };
}

describe("the program as a process", () => {
  test("finds a certain 502 in a template", () => {
    const { status, out, error } = originlint("template.yaml", "-f", "concise");
    expect({ status, error }).toEqual({ status: 1, error: "" });
    expect(out).toMatch(/^template\.yaml:11:\d+: error: .* \[port\/s3-website-https\]\n$/);
  });

  test("a path that does not exist", () => {
    const { status, out, error } = originlint("no/such/path");
    expect(status).toBe(2);
    expect(out).not.toContain("✓");
    expect(error).toContain("no/such/path");
    expect(error).not.toContain("    at ");
  });

  test("a broken config is shown at its place", () => {
    writeFileSync(join(folder, "bad.jsonc"), '{\n  "failon": "note"\n}\n');
    const { status, error } = originlint("template.yaml", "--config", "bad.jsonc");
    expect(status).toBe(2);
    expect(error).toContain('The config has no key "failon"; did you mean "failOn"?');
    expect(error).toContain("--> bad.jsonc:2:3");
  });

  test("explains a rule", () => {
    const { status, out } = originlint("explain", "port/s3-website-https");
    expect(status).toBe(0);
    expect(out).toContain("port/s3-website-https: error, proven, HTTP 502");
  });

  test("a reader that has seen enough is no error", () => {
    const command = `"${process.execPath}" --import "${TSX}" "${CLI}" explain; echo "status $?" >&2`;
    const done = spawnSync("/bin/sh", ["-c", `{ ${command}; } | true`], { cwd: folder, encoding: "utf8" });
    expect(done.stderr).toBe("status 0\n");
  });
});
