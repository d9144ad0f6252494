import type { Diagnostic } from "../diagnostic.ts";
import type { ReportContext } from "./context.ts";
import { drawFrame } from "./frame.ts";
import { severityColor, styleFor } from "./style.ts";
import { sentence, wrap } from "./text.ts";

/** What went wrong with the job itself, for the error stream: a code frame where there is a place, then the help. */
export function diagnosticsText(diagnostics: readonly Diagnostic[], context: ReportContext): string {
  return diagnostics.map((one) => `${diagnosticLines(one, context).join("\n")}\n`).join("\n");
}

function diagnosticLines(diagnostic: Diagnostic, context: ReportContext): string[] {
  const style = styleFor(context.color);
  const color = severityColor(diagnostic.severity);
  const title = style(`${diagnostic.severity}[${diagnostic.code}]`, color, "bold");
  const lines = [`${title}${style(`: ${sentence(diagnostic.message)}`, "bold")}`];
  let gutter = 1;
  if (diagnostic.place) {
    const frame = drawFrame([{ place: diagnostic.place, text: "", primary: true }], context, {
      style,
      color,
    });
    gutter = frame.gutter;
    lines.push(...frame.lines);
  }
  if (diagnostic.help !== undefined) {
    const indent = gutter + 9;
    const [first = "", ...more] = wrap(sentence(diagnostic.help), Math.max(30, context.width - indent));
    lines.push(`${" ".repeat(gutter)} ${style("=", "blue")} ${style("help:", "bold")} ${first}`);
    for (const line of more) lines.push(" ".repeat(indent) + line);
  }
  return lines;
}
