import type { FailOn } from "./config.ts";
import type { Diagnostic, DiagnosticCode } from "./diagnostic.ts";
import type { Finding, Report, Severity } from "./finding.ts";

/** 0 nothing at or above the threshold · 1 findings · 2 the job could not be done · 3 strict, and something stayed undecided. */
export type ExitStatus = 0 | 1 | 2 | 3;

export interface ExitBasis {
  readonly failOn: FailOn;
  readonly strict: boolean;
}

/** These mean that the job as a whole could not be done, wherever they come from. */
const FATAL_CODES: readonly DiagnosticCode[] = [
  "config",
  "policy",
  "not-infrastructure",
  "no-infrastructure",
  "internal",
];
const RANK: Readonly<Record<Severity, number>> = { error: 3, warning: 2, note: 1 };

/** The status of a run; where several apply, 2 goes before 1, and 1 before 3. */
export function exitStatus(report: Report, basis: ExitBasis): ExitStatus {
  if (report.diagnostics.some(isFatal)) return 2;
  if (report.findings.some((finding) => counts(finding) && reaches(finding.severity, basis.failOn))) return 1;
  return basis.strict && isIncomplete(report) ? 3 : 0;
}

/** Whether a diagnostic means that the job could not be done: an error that says so, or whose code always does. */
export function isFatal(diagnostic: Diagnostic): boolean {
  if (diagnostic.severity !== "error") return false;
  return diagnostic.fatal ?? FATAL_CODES.includes(diagnostic.code);
}

/** What the world refutes fails nowhere. */
function counts({ verification }: Finding): boolean {
  return verification !== "refuted";
}

function reaches(severity: Severity, failOn: FailOn): boolean {
  return failOn !== "never" && RANK[severity] >= RANK[failOn];
}

/** Whether something stayed undecided, or was not looked at. */
function isIncomplete(report: Report): boolean {
  const { originRequests, skipped } = report.summary;
  if (report.probes.some(({ outcome }) => outcome === "not-run")) return true;
  return report.undecided.length > 0 || originRequests.undecided > 0 || skipped > 0;
}
