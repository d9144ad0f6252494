import type { Report } from "../finding.ts";
import type { ReportContext } from "./context.ts";
import { sentence, visible } from "./text.ts";

/** One line per finding, for editors and problem matchers: `file:line:column: severity: message [rule]`. */
export function concise(report: Report, context: ReportContext): string {
  const lines = report.findings.map((finding) => {
    const { file, start } = finding.place;
    const at = `${visible(context.displayPath(file))}:${start.line}:${start.column}`;
    return `${at}: ${finding.severity}: ${sentence(finding.message)} [${sentence(finding.rule)}]\n`;
  });
  return lines.join("");
}
