import type { Report } from "../finding.ts";
import type { ReportContext } from "./context.ts";
import { prettyFinding } from "./pretty-finding.ts";
import { probeLines } from "./pretty-probes.ts";
import { summaryLines } from "./pretty-summary.ts";
import { undecidedLines } from "./pretty-undecided.ts";
import { styleFor } from "./style.ts";

/** For people: a code frame per finding, what was asked, what stayed undecided and why, and the count. */
export function pretty(report: Report, context: ReportContext): string {
  const style = styleFor(context.color);
  const sections = report.findings.map((finding) => prettyFinding(finding, context, style));
  if (!context.quiet) {
    const others = [probeLines(report, context, style), undecidedLines(report, context, style)];
    sections.push(...others.filter((lines) => lines.length > 0));
    sections.push(summaryLines(report, style, context.detail));
  }
  return sections.map((lines) => `${lines.join("\n")}\n`).join("\n");
}
