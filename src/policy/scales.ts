import type { Certainty, Finding, Severity } from "../finding.ts";

const CERTAINTIES: readonly Certainty[] = ["proven", "likely", "possible"];
const SEVERITIES: readonly Severity[] = ["error", "warning", "note"];

/** Negative where `a` is the stronger one. */
export function compareCertainty(a: Certainty, b: Certainty): number {
  return CERTAINTIES.indexOf(a) - CERTAINTIES.indexOf(b);
}

/** Negative where `a` is the graver one. */
export function compareSeverity(a: Severity, b: Severity): number {
  return SEVERITIES.indexOf(a) - SEVERITIES.indexOf(b);
}

/** One step lower, not below `possible`. */
export function lowerCertainty(certainty: Certainty): Certainty {
  return certainty === "proven" ? "likely" : "possible";
}

/** One step lower, not below `note`. */
export function lowerSeverity(severity: Severity): Severity {
  return severity === "error" ? "warning" : "note";
}

export function weakerCertainty(a: Certainty, b: Certainty): Certainty {
  return compareCertainty(a, b) < 0 ? b : a;
}

/** What a certainty implies where a rule says nothing else. */
export function severityFor(certainty: Certainty): Severity {
  return certainty === "possible" ? "warning" : "error";
}

/** Of two versions of one finding the more careful one. */
export function weakerFinding(a: Finding, b: Finding): Finding {
  return (compareCertainty(a.certainty, b.certainty) || compareSeverity(a.severity, b.severity)) < 0 ? b : a;
}
