import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { bundle } from "../../scripts/build/bundle.ts";

/** What is published finds the program of the child beside it, wherever it lies. */
it("the bundle runs handlers", { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "originlint-handlers-"));
  try {
    await bundle(join(folder, "dist"));
    cpSync("fixtures/handlers", join(folder, "site"), { recursive: true });
    const args = [
      join(folder, "dist/cli.mjs"),
      "check",
      "site",
      "--run-handlers",
      "--no-config",
      "-f",
      "json",
    ];
    const { stderr, stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8", env: {} });
    const report = JSON.parse(stdout);
    expect(stderr).not.toMatch(/bug/);
    const findings: { rule: string; verification?: string }[] = report.findings;
    expect(findings.map(({ rule, verification }) => `${rule} ${verification}`)).toEqual([
      "edge/response-shape observed",
      "edge/execution-error observed",
    ]);
    expect(report.probes).toMatchObject([{ kind: "handler" }, { kind: "handler" }, { kind: "handler" }]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
