import type { Finding } from "../finding.ts";
import type { ReportContext } from "./context.ts";
import { drawFrame, type Label } from "./frame.ts";
import { type Style, severityColor } from "./style.ts";
import { firstSentence, sentence, wrap } from "./text.ts";

/** Beyond these, a finding's other places are counted, not shown. */
const MOST_PLACES = 20;
const MOST_INSTANCES = 5;

/** One finding: what, where with everyone who takes part, what comes of it, why, and what to do. */
export function prettyFinding(finding: Finding, context: ReportContext, style: Style): string[] {
  const color = severityColor(finding.severity);
  const title = `${finding.severity}[${sentence(finding.rule)}]`;
  const frame = drawFrame(labelsOf(finding), context, { style, color, subject: subjectOf(finding) });
  const notes = notesOf(finding).flatMap(([name, text]) =>
    note(name, text, frame.gutter, context.width, style),
  );
  return [
    `${style(title, color, "bold")}${style(`: ${sentence(finding.message)}`, "bold")}`,
    ...frame.lines,
    ...notes,
  ];
}

function labelsOf(finding: Finding): Label[] {
  const related = finding.related.slice(0, MOST_PLACES);
  return [
    { place: finding.place, text: "", primary: true },
    ...related.map((one) => ({ place: one.place, text: one.label, primary: false })),
  ];
}

function subjectOf(finding: Finding): string {
  const { address, constructPath } = finding.resource;
  return constructPath === undefined ? address : `${constructPath} (${address})`;
}

function notesOf(finding: Finding): [name: string, text: string][] {
  const hidden = finding.related.length - MOST_PLACES;
  const notes: [string, string][] = [];
  if (hidden > 0) notes.push(["places", `${hidden} more, see --format json`]);
  if (finding.chain.length > 0) notes.push(["chain", chainText(finding)]);
  notes.push(["effect", effectText(finding)]);
  if (finding.when !== undefined) notes.push(["when", finding.when]);
  if (finding.instances.length > 0) notes.push(["also", listed(finding.instances, MOST_INSTANCES)]);
  notes.push(["why", firstSentence(finding.why)], ["help", finding.fix], ["docs", finding.docs]);
  return notes.filter(([, text]) => text !== "");
}

/** The way of a request, as one line: `/* → AllViewer → origin "api" → aws_lb.api:443`. */
export function chainText(finding: Finding): string {
  return finding.chain.map((link) => sentence(link.label)).join(" → ");
}

/** What viewers will see: `HTTP 502 for all viewers (proven)`. */
export function effectText(finding: Finding): string {
  const what =
    finding.consequence === "deploy-failure" ? "the deployment fails" : `HTTP ${finding.consequence}`;
  const whom = finding.consequence === "deploy-failure" ? "" : ` for ${affected(finding.affects)}`;
  return `${what}${whom} (${finding.certainty})`;
}

function affected(affects: string): string {
  return affects === "all" ? "all requests" : sentence(affects);
}

/** The first few of a list, and how many more. */
export function listed(items: readonly string[], most: number): string {
  const more = items.length - most;
  const shown = items.slice(0, more === 1 ? most + 1 : most).map(sentence);
  return more > 1 ? `${shown.join(", ")} and ${more} more` : shown.join(", ");
}

function note(name: string, text: string, gutter: number, width: number, style: Style): string[] {
  const indent = gutter + 3 + name.length + 2;
  const lines = wrap(sentence(text), Math.max(30, width - indent));
  const head = `${" ".repeat(gutter)} ${style("=", "blue")} ${style(`${name}:`, "bold")} `;
  return lines.map((line, index) => (index === 0 ? head : " ".repeat(indent)) + line);
}
