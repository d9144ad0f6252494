import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Report } from "../../src/finding.ts";
import { FORMATS } from "../../src/report/formats.ts";
import { run } from "../../src/run.ts";

/** What people and programs read, as it stands. `UPDATE=1` rewrites the files; read them with a stranger's eyes. */

const PROJECTS = {
  shop: "fixtures/projects/shop",
  newspaper: "fixtures/projects/newspaper",
  cdk: "fixtures/cdk/multi-stack",
} as const;

const WIDTH = 100;
const NOW = Date.UTC(2026, 0, 1);

describe.each(Object.entries(PROJECTS))("%s", (name, path) => {
  const directory = `test/golden/${name}`;
  const ran = run({ paths: [path], workingDirectory: process.cwd(), config: false, now: NOW });

  it.each(Object.entries(FORMATS))("in the format %s", async (format, write) => {
    const { report, source } = await ran;
    const context = { color: false, width: WIDTH, source, displayPath: (file: string) => file };
    const text = write(lasting(report), context);
    const file = `${directory}/${format}.txt`;
    if (process.env.UPDATE === "1") {
      mkdirSync(directory, { recursive: true });
      writeFileSync(file, text);
    }
    expect(text).toBe(readFileSync(file, "utf8"));
  });

  it("names no place on this machine", async () => {
    const { report } = await ran;
    expect(JSON.stringify(report)).not.toContain(process.cwd());
  });
});

/** Without what changes from release to release: the version, and the texts of rules that found nothing. */
function lasting(report: Report): Report {
  const found = new Set(report.findings.map(({ rule }) => rule));
  return {
    ...report,
    tool: { ...report.tool, version: "0.0.0" },
    rules: report.rules.filter(({ id }) => found.has(id)),
  };
}
