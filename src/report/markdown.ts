import type { Finding, Report } from "../finding.ts";
import { type ReportContext, withoutColor } from "./context.ts";
import { probesPart } from "./markdown-probes.ts";
import { bytes, codeBlock, fitting, markdownText } from "./markdown-text.ts";
import { messageText, prettyFinding } from "./pretty-finding.ts";
import { asides, findingCounts, requestCounts } from "./pretty-summary.ts";
import { UNDECIDED_TITLE, undecidedLines } from "./pretty-undecided.ts";
import { styleFor } from "./style.ts";

/** GitHub refuses a job summary over 1 MiB; each part stops where its share is used up. */
const MOST_BYTES = 900_000;
const TABLE_SHARE = 0.3;
const PROBES_SHARE = 0.2;
const UNDECIDED_SHARE = 0.1;
const DETAIL_WIDTH = 110;
const ICONS = { error: "🔴", warning: "🟡", note: "🔵" } as const;

/** A job summary: the verdict, a table of the findings and one of what was asked, each finding with its code frame folded, and what is undecided. */
export function markdown(report: Report, context: ReportContext): string {
  const parts = [heading(report)];
  if (report.findings.length > 0) parts.push(table(report, context));
  parts.push(...probesPart(report, MOST_BYTES * PROBES_SHARE));
  parts.push(...undecidedPart(report, context));
  parts.push(...detailParts(report, context, MOST_BYTES - bytes(parts.join("\n\n"))));
  return `${parts.join("\n\n")}\n`;
}

function heading(report: Report): string {
  const { findings, originRequests } = report.summary;
  const bad = findings.error > 0 || originRequests.broken > 0;
  const lines = [
    `## originlint: ${bad ? "CloudFront would answer with errors" : "no certain CloudFront error found"}`,
  ];
  const counts = [findingCounts(report.summary), ...asides(report)].filter((text) => text !== "");
  lines.push("", `**${markdownText(requestCounts(report))}**`);
  if (counts.length > 0) lines.push("", markdownText(counts.join(" · ")));
  return lines.join("\n");
}

function table(report: Report, context: ReportContext): string {
  const head = "| | Rule | Place | What |\n|---|---|---|---|";
  const rows = report.findings.map((finding) => tableRow(finding, context));
  const { shown, complete } = fitting(rows, MOST_BYTES * TABLE_SHARE);
  const more = complete ? "" : `\n\n… and ${rows.length - shown.length} more findings`;
  return `${[head, ...shown].join("\n")}${more}`;
}

function tableRow(finding: Finding, context: ReportContext): string {
  const { file, start } = finding.place;
  const where = markdownText(`${context.displayPath(file)}:${start.line}`);
  const href = context.link?.(finding.place);
  const place = href === undefined ? where : `[${where}](${escapeUrl(href)})`;
  const rule = `[${markdownText(finding.rule)}](${escapeUrl(finding.docs)})`;
  return `| ${ICONS[finding.severity]} ${finding.severity} | ${rule} | ${place} | ${markdownText(messageText(finding))} |`;
}

function escapeUrl(url: string): string {
  return encodeURI(url.replace(/\p{Cs}/gu, "\ufffd"))
    .replace(/%25(?=[0-9A-F]{2})/gi, "%")
    .replace(/[()|]/g, (one) => `%${one.charCodeAt(0).toString(16)}`);
}

function undecidedPart(report: Report, context: ReportContext): string[] {
  const lines = undecidedLines(report, withoutColor(context, DETAIL_WIDTH), styleFor(false));
  if (lines.length === 0) return [];
  const told = lines[0] === UNDECIDED_TITLE ? lines.slice(1) : lines;
  const { shown, complete } = fitting(told, MOST_BYTES * UNDECIDED_SHARE);
  const more = complete ? [] : ["…"];
  return ["### Not decided", codeBlock([...shown, ...more])];
}

function detailParts(report: Report, context: ReportContext, room: number): string[] {
  return fitting(
    lazily(report.findings, (finding) => detail(finding, context)),
    room,
  ).shown;
}

function* lazily<T, U>(items: readonly T[], make: (item: T) => U): Generator<U> {
  for (const item of items) yield make(item);
}

function detail(finding: Finding, context: ReportContext): string {
  const lines = prettyFinding(finding, withoutColor(context, DETAIL_WIDTH), styleFor(false));
  const title = `<summary>${markdownText(`${finding.rule}: ${finding.title}`)}</summary>`;
  return ["<details>", title, "", codeBlock(lines), "", "</details>"].join("\n");
}
