import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { displayPathFrom } from "../src/cli/display-path.ts";
import type { Diagnostic } from "../src/diagnostic.ts";
import type { Finding, Report, ReportedRequest, Undecided } from "../src/finding.ts";
import { run } from "../src/run.ts";
import type { Reason } from "../src/value.ts";

/**
 * Small projects that look like a fault and are none, or the reverse. `expected.txt` was judged by hand, by what AWS
 * documents: it says what a perfect tool says. `UPDATE=1` rewrites it; read the difference before you keep it.
 */

const TRAPS = "fixtures/traps";
const NOW = Date.UTC(2026, 0, 1);

/** Traps that are still fallen into: the test fails as soon as one no longer is. */
const FALLEN_INTO: ReadonlySet<string> = new Set([]);

describe("traps", () => {
  for (const name of readdirSync(TRAPS).sort()) {
    const test = FALLEN_INTO.has(name) ? it.fails : it;
    test(name, async () => {
      const directory = resolve(TRAPS, name);
      const { report, root } = await run({
        paths: ["."],
        workingDirectory: directory,
        config: false,
        now: NOW,
      });
      const told = reportText(report, displayPathFrom(directory, root));
      const file = `${directory}/expected.txt`;
      if (process.env.UPDATE === "1") writeFileSync(file, told);
      expect(told).toBe(existsSync(file) ? readFileSync(file, "utf8") : "");
    });
  }
});

type DisplayPath = (file: string) => string;

/** Findings, then every origin request with its verdict and what blocks it, then the rest; in the report's order. */
function reportText(report: Report, displayPath: DisplayPath): string {
  const { findings, originRequests, undecided, diagnostics } = report;
  const ids = new Set(originRequests.map(({ id }) => id));
  const others = undecided.filter(({ originRequest: id }) => id === undefined || !ids.has(id));
  const sections = [
    findings.flatMap((finding) => findingLines(finding, displayPath)),
    originRequests.flatMap((request) => requestLines(request, undecided)),
    others.flatMap(({ resource, blockedBy }) => [`undecided  ${resource.address}`, ...because(blockedBy)]),
    diagnostics.map((diagnostic) => diagnosticLine(diagnostic, displayPath)),
  ];
  const written = sections.filter((lines) => lines.length > 0).map((lines) => `${lines.join("\n")}\n`);
  return written.length > 0 ? written.join("\n") : "nothing\n";
}

function findingLines(finding: Finding, displayPath: DisplayPath): readonly string[] {
  const { affects, certainty, consequence, instances, message, place, resource, rule, severity, when } =
    finding;
  return [
    `${displayPath(place.file)}:${place.start.line}: ${severity}: ${message} [${rule}]`,
    `  ${consequence}, ${certainty}, affects ${affects}`,
    `  in ${resource.address}`,
    ...(when === undefined ? [] : [`  when ${when}`]),
    ...instances.map((instance) => `  instance ${instance}`),
  ];
}

function requestLines({ id, verdict }: ReportedRequest, undecided: readonly Undecided[]): readonly string[] {
  const blockers = undecided.filter(({ originRequest }) => originRequest === id);
  const why = verdict === "undecided" ? blockers.flatMap(({ blockedBy }) => because(blockedBy)) : [];
  // The root stands before the id; here it is the trap's own folder.
  return [`${verdict.padEnd("undecided".length)}  ${id.replace(/^fixtures\/traps\/[^:]*: /, "")}`, ...why];
}

function because(blockedBy: readonly Reason[]): readonly string[] {
  return blockedBy.map(({ what, says }) => `  because ${what} ${says}`);
}

function diagnosticLine({ code, message, place, severity }: Diagnostic, displayPath: DisplayPath): string {
  const at = place === undefined ? "" : `${displayPath(place.file)}:${place.start.line}: `;
  return `${at}${severity}: ${message} [${code}]`;
}
