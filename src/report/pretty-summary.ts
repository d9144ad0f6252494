import type { Report, ReportedProbe, Summary } from "../finding.ts";
import type { Detail } from "./context.ts";
import type { Style } from "./style.ts";
import { count } from "./text.ts";

/** The verdict in two lines: the origin requests, then the findings. Says "proven", never "clean". */
export function summaryLines(report: Report, style: Style, detail?: Detail): string[] {
  const mark = markOf(report);
  const color = mark === "✓" ? "green" : mark === "✗" ? "red" : "yellow";
  const details = [findingCounts(report.summary), ...asides(report)].filter((text) => text !== "");
  const lines = [`${style(mark, color, "bold")} ${style(requestCounts(report, detail), "bold")}`];
  if (details.length > 0) lines.push(`  ${details.join(" · ")}`);
  return lines;
}

/** ✗ something will fail; ! something may, or was not looked at; ✓ otherwise. */
function markOf(report: Report): "✗" | "!" | "✓" {
  const { findings, originRequests, skipped } = report.summary;
  if (findings.error > 0 || originRequests.broken > 0) return "✗";
  const unseen = skipped > 0 || report.diagnostics.some((one) => one.severity === "error");
  const nothing = originRequests.proven === 0;
  return findings.warning > 0 || unseen || nothing ? "!" : "✓";
}

/** `12 origin requests in 3 distributions: 9 proven, 1 broken, 2 undecided`. A page tells of no distributions. */
export function requestCounts(report: Report, detail?: Detail): string {
  const { summary, diagnostics, undecided: open } = report;
  const { proven, broken, undecided } = summary.originRequests;
  const total = proven + broken + undecided;
  if (summary.distributions === 0) {
    if (diagnostics.some((one) => one.severity === "error")) return "Nothing was judged";
    return open.length === 0
      ? "No CloudFront distribution found, so there was nothing to judge"
      : `Nothing was judged: ${unseen(open)} may hold a distribution and could not be looked into`;
  }
  const where = count(summary.distributions, "distribution") + inEnvironments(report);
  if (total === 0 && open.some(({ rules }) => rules.length > 0))
    return `${where}, no origin request known: not all of ${summary.distributions === 1 ? "it" : "them"} could be decided`;
  if (total === 0)
    return `${where}, no origin request: disabled, answered by a function, or none of its origins is in use`;
  const parts = [`${proven} proven`];
  if (broken > 0) parts.push(`${broken} broken`);
  if (undecided > 0) parts.push(`${undecided} undecided`);
  const requests = count(total, "origin request");
  return `${detail === "page" ? requests : `${requests} in ${where}`}: ${parts.join(", ")}`;
}

/** `module.cdn and 2 more`. */
function unseen(open: Report["undecided"]): string {
  const [first = "", ...others] = new Set(open.map(({ resource }) => resource.address));
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}

/** ` in 2 environments`: each is asked of on its own, while a distribution counts once. */
function inEnvironments({ originRequests, undecided }: Report): string {
  const names = new Set([...originRequests, ...undecided].map(({ environment }) => environment));
  names.delete(undefined);
  return names.size === 0 ? "" : ` in ${count(names.size, "environment")}`;
}

/** `2 errors, 1 warning`; empty without findings. */
export function findingCounts(summary: Summary): string {
  const { error, warning, note } = summary.findings;
  const counts: [number, string][] = [
    [error, "error"],
    [warning, "warning"],
    [note, "note"],
  ];
  return counts
    .filter(([n]) => n > 0)
    .map(([n, noun]) => count(n, noun))
    .join(", ");
}

/** What a reader must know so as not to take silence for proof. */
export function asides(report: Report): string[] {
  const { ignored, baselined, skipped } = report.summary;
  const problems = report.diagnostics.filter((one) => one.severity === "error").length;
  const texts: string[] = [];
  if (ignored > 0) texts.push(`${ignored} ignored`);
  if (baselined > 0) texts.push(`${baselined} in the baseline`);
  if (skipped > 0) texts.push(`${skipped} skipped`);
  if (problems > 0) texts.push(`${count(problems, "problem")} with the input`);
  const asked = report.probes.filter(({ kind }) => kind !== "handler");
  if (asked.length > 0) texts.push(costText(asked));
  const ran = report.probes.filter(({ kind, outcome }) => kind === "handler" && outcome !== "not-run");
  if (ran.length > 0) texts.push(`ran ${count(ran.length, "handler")}`);
  return texts;
}

/** `asked with 4 connections, 14 datagrams`. */
function costText(probes: readonly ReportedProbe[]): string {
  const connections = probes.reduce((sum, probe) => sum + probe.connections, 0);
  const datagrams = probes.reduce((sum, probe) => sum + probe.datagrams, 0);
  return `asked with ${count(connections, "connection")}, ${count(datagrams, "datagram")}`;
}
