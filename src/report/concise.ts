import type { Report } from "../finding.ts";
import type { ReportContext } from "./context.ts";
import { messageText } from "./pretty-finding.ts";
import { sentence, visible } from "./text.ts";

/** One line per finding, for editors and problem matchers: `file:line:column: severity: message (when …) [rule]`. */
export function concise(report: Report, context: ReportContext): string {
  const lines = report.findings.map((finding) => {
    const { file, start } = finding.place;
    const at = `${visible(context.displayPath(file))}:${start.line}:${start.column}`;
    return `${at}: ${finding.severity}: ${messageText(finding)} [${sentence(finding.rule)}]\n`;
  });
  return lines.join("");
}
