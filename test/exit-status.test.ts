import { describe, expect, test } from "vitest";
import { exitStatus, isFatal } from "../src/exit-status.ts";
import type { Report } from "../src/finding.ts";
import { FINDINGS, PROVEN, REPORT } from "./report/sample.ts";

const LAX = { failOn: "error", strict: false } as const;
const STRICT = { failOn: "error", strict: true } as const;
const BROKEN = { severity: "error", code: "config", message: "x" } as const;

function withFindings(...severities: ("error" | "warning" | "note")[]): Report {
  const [finding] = FINDINGS;
  if (!finding) throw new Error("the sample has findings");
  return { ...PROVEN, findings: severities.map((severity) => ({ ...finding, severity })) };
}

describe("the exit status", () => {
  test.each([
    ["nothing found", PROVEN, LAX, 0],
    ["nothing found, strict", PROVEN, STRICT, 0],
    ["an error", withFindings("error"), LAX, 1],
    ["a warning below the threshold", withFindings("warning"), LAX, 0],
    ["a warning at the threshold", withFindings("note", "warning"), { ...LAX, failOn: "warning" }, 1],
    ["a note at the threshold", withFindings("note"), { ...LAX, failOn: "note" }, 1],
    ["an error, never", withFindings("error"), { ...LAX, failOn: "never" }, 0],
    ["undecided", { ...REPORT, findings: [] }, LAX, 0],
    ["undecided, strict", { ...REPORT, findings: [] }, STRICT, 3],
    ["skipped, strict", { ...PROVEN, summary: { ...PROVEN.summary, skipped: 1 } }, STRICT, 3],
    ["findings go before undecided", REPORT, STRICT, 1],
    ["a failure goes before findings", { ...REPORT, diagnostics: [BROKEN] }, STRICT, 2],
    [
      "a failure goes before --fail-on never",
      { ...PROVEN, diagnostics: [BROKEN] },
      { ...LAX, failOn: "never" },
      2,
    ],
  ] as const)("%s", (_, report, basis, status) => {
    expect(exitStatus(report, basis)).toBe(status);
  });
});

test.each([
  ["a config error", { severity: "error", code: "config" }, true],
  ["no infrastructure", { severity: "error", code: "no-infrastructure" }, true],
  ["a bug", { severity: "error", code: "internal" }, true],
  ["a syntax error in a file that matters", { severity: "error", code: "syntax", fatal: true }, true],
  ["a syntax error elsewhere", { severity: "error", code: "syntax" }, false],
  ["a syntax error known not to matter", { severity: "error", code: "internal", fatal: false }, false],
  ["a warning", { severity: "warning", code: "config", fatal: true }, false],
] as const)("%s", (_, diagnostic, fatal) => {
  expect(isFatal({ message: "x", ...diagnostic })).toBe(fatal);
});
