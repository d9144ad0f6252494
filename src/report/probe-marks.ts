import type { Finding, ReportedProbe } from "../finding.ts";

/** ✗ a finding rests on it; ! no answer, or one that proves nothing; - not asked; ✓ answered, and no finding rests on it. */
export type Mark = "✓" | "✗" | "!" | "-";

/** What marks need to know of the findings: the sentences that they rest on. */
export function groundsOf(findings: readonly Finding[]): ReadonlySet<string> {
  const holding = findings.filter(
    ({ severity, verification }) => severity !== "note" && verification !== "refuted",
  );
  return new Set(holding.flatMap(({ evidence }) => evidence.map(({ says }) => says)));
}

/** The mark of a probe among findings with these grounds. */
export function markOf(probe: ReportedProbe, grounds: ReadonlySet<string>): Mark {
  if (probe.outcome === "not-run") return "-";
  if (grounds.has(probe.evidence[0] ?? "")) return "✗";
  return probe.outcome === "seen" ? "✓" : "!";
}

/** The first line of what it told; what was asked, where it told nothing. */
export function probeSummary(probe: ReportedProbe): string {
  return probe.evidence[0] ?? `${probe.kind} ${probe.target}`;
}
