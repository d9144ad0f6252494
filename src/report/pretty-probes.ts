import type { Report, ReportedProbe } from "../finding.ts";
import type { ReportContext } from "./context.ts";
import { groundsOf, type Mark, markOf, probeSummary } from "./probe-marks.ts";
import type { Style, StyleName } from "./style.ts";
import { fill, sentence, visible } from "./text.ts";

/** Beyond these, what was asked and what it told is counted, not shown. */
const MOST_PROBES = 100;
const MOST_LINES = 200;
const LONGEST_LINE = 4000;
const LEAST_WIDTH = 30;
const DEEPEST_INDENT = 8;
const PAGE_INDENT = 6;

export const ASKED_TITLE = "Asked:";
const COLORS: Readonly<Record<Mark, StyleName>> = { "✓": "green", "✗": "red", "!": "yellow", "-": "dim" };

/** What was asked: a line for each question, or in `probe` all that came back. No lines where nothing was asked. */
export function probeLines(report: Report, context: ReportContext, style: Style): string[] {
  const { probes, findings } = report;
  if (probes.length === 0) return [];
  const grounds = groundsOf(findings);
  const isPage = context.detail === "page";
  const shown = isPage ? probes : probes.slice(0, MOST_PROBES);
  const lines = shown.flatMap((probe) => {
    const head = headLines(probe, markOf(probe, grounds), context.width, style);
    return isPage ? [...head, ...pageLines(probe, context.width, style), ""] : head;
  });
  const rest = probes.length - shown.length;
  if (rest > 0) lines.push(`  … and ${rest} more, see --format json`);
  if (isPage) lines.pop();
  return [style(ASKED_TITLE, "bold"), ...lines];
}

function headLines(probe: ReportedProbe, mark: Mark, width: number, style: Style): string[] {
  const lines = wrapped(probeSummary(probe), width, "    ");
  return lines.map((line, index) => (index === 0 ? `  ${style(mark, COLORS[mark])} ${line.trim()}` : line));
}

/** All that it told, and below it the command that shows the same. */
function pageLines(probe: ReportedProbe, width: number, style: Style): string[] {
  const told = probe.evidence.slice(1);
  const indent = " ".repeat(PAGE_INDENT);
  const lines = told.slice(0, MOST_LINES).flatMap((line) => evidenceLines(line, width));
  if (told.length > MOST_LINES) lines.push(`${indent}… and ${told.length - MOST_LINES} more lines`);
  if (probe.command !== "") lines.push(style(`${indent}$ ${visible(probe.command)}`, "dim"));
  return lines;
}

/** A line keeps its indentation, and what does not fit stands deeper. */
function evidenceLines(line: string, width: number): string[] {
  const own = Math.min(DEEPEST_INDENT, /^ */.exec(line)?.[0].length ?? 0);
  const indent = " ".repeat(PAGE_INDENT + own);
  return wrapped(line, width, `${indent}  `).map((one, index) => (index === 0 ? indent + one.trim() : one));
}

function wrapped(text: string, width: number, indent: string): string[] {
  const isWhole = text.length <= LONGEST_LINE;
  const line = sentence(isWhole ? text : `${text.slice(0, LONGEST_LINE)}…`);
  return fill(line.split(" "), Math.max(LEAST_WIDTH, width - indent.length)).map((one) => indent + one);
}
