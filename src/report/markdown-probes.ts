import type { Report, ReportedProbe } from "../finding.ts";
import { codeSpan, fitting, markdownText } from "./markdown-text.ts";
import { groundsOf, type Mark, markOf, probeSummary } from "./probe-marks.ts";
import { count } from "./text.ts";

const ICONS: Readonly<Record<Mark, string>> = { "✓": "🟢", "✗": "🔴", "!": "🟡", "-": "⚪" };
const LONGEST_TEXT = 1000;

/** What was asked, as a table that is folded and takes no more than `room` bytes; nothing where nothing was asked. */
export function probesPart({ probes, findings }: Report, room: number): string[] {
  if (probes.length === 0) return [];
  const grounds = groundsOf(findings);
  const rows = probes.map((probe) => row(probe, markOf(probe, grounds)));
  const { shown, complete } = fitting(rows, room);
  const table = ["| | Asked | Answer | Command |", "|---|---|---|---|", ...shown].join("\n");
  const more = complete ? "" : `\n\n… and ${probes.length - shown.length} more`;
  const title = `<summary>${count(probes.length, "question")} asked</summary>`;
  return [["<details>", title, "", `${table}${more}`, "", "</details>"].join("\n")];
}

function row(probe: ReportedProbe, mark: Mark): string {
  const { kind, target, command } = probe;
  const cells = [ICONS[mark], `${kind} ${cell(target)}`, cell(probeSummary(probe)), codeSpan(cut(command))];
  return `| ${cells.join(" | ")} |`;
}

function cell(text: string): string {
  return markdownText(cut(text));
}

function cut(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}
