import type { Report, Severity, Suppressed } from "../finding.ts";

/** The report without these findings, which it counts and keeps apart. */
export function suppress(report: Report, suppressed: readonly Suppressed[]): Report {
  if (suppressed.length === 0) return report;
  const gone = new Set(suppressed.map(({ finding }) => finding));
  const findings = report.findings.filter((finding) => !gone.has(finding));
  const of = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const by = (what: Suppressed["by"]) => suppressed.filter((one) => one.by === what).length;
  const { ignored, baselined } = report.summary;
  return {
    ...report,
    summary: {
      ...report.summary,
      findings: { error: of("error"), warning: of("warning"), note: of("note") },
      ignored: ignored + by("ignore"),
      baselined: baselined + by("baseline"),
    },
    findings,
    suppressed: [...(report.suppressed ?? []), ...suppressed],
  };
}
