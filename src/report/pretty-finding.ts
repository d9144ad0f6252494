import type { Finding } from "../finding.ts";
import type { ReportContext } from "./context.ts";
import { drawFrame, type Label } from "./frame.ts";
import { type Style, severityColor } from "./style.ts";
import { fill, firstSentence, sentence, visible } from "./text.ts";

/** Beyond these, a finding's other places are counted, not shown. */
const MOST_PLACES = 20;
const MOST_INSTANCES = 5;
const MOST_EVIDENCE = 5;
const LEAST_WIDTH = 30;

/** A line below the frame; between its pieces, and nowhere else, it may be broken. */
interface Note {
  readonly name: string;
  readonly pieces: readonly string[];
}

/** One finding: what, where with everyone who takes part, what comes of it, why, and what to do. */
export function prettyFinding(finding: Finding, context: ReportContext, style: Style): string[] {
  const color = severityColor(finding.severity);
  const title = style(`${finding.severity}[${sentence(finding.rule)}]`, color, "bold");
  const verification = finding.verification === undefined ? "" : ` ${finding.verification}`;
  const message = style(`${verification}: ${sentence(finding.message)}`, "bold");
  const frame = drawFrame(labelsOf(finding), context, { style, color, subject: subjectOf(finding) });
  const notes = notesOf(finding).flatMap((one) => noteLines(one, frame.gutter, context.width, style));
  return [title + message, ...frame.lines, ...notes];
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

function notesOf(finding: Finding): Note[] {
  const hidden = finding.related.length - MOST_PLACES;
  return [
    note("places", hidden > 0 ? `${hidden} more, see --format json` : ""),
    { name: "chain", pieces: chainPieces(finding) },
    ...evidenceNotes(finding),
    note("effect", effectText(finding)),
    note("when", finding.when ?? ""),
    note("in", finding.environments?.join(", ") ?? ""),
    note("also", listed(finding.instances, MOST_INSTANCES)),
    note("why", firstSentence(finding.why)),
    note("help", finding.fix),
    note("docs", finding.docs),
  ].filter(({ pieces }) => pieces.length > 0);
}

function note(name: string, text: string): Note {
  return { name, pieces: text === "" ? [] : sentence(text).split(" ") };
}

/** Each sight with its command, which stays in one piece so that it can be copied. */
function evidenceNotes({ evidence }: Finding): Note[] {
  const hidden = evidence.length - MOST_EVIDENCE;
  const notes = evidence
    .slice(0, MOST_EVIDENCE)
    .flatMap(({ says, command }) => [
      note("seen", says),
      { name: "try", pieces: command === "" ? [] : [visible(command)] },
    ]);
  return hidden > 0 ? [...notes, note("seen", `${hidden} more, see --format json`)] : notes;
}

/** The first link, then each further one with its arrow before it. */
function chainPieces(finding: Finding): string[] {
  return finding.chain.map((link, index) => (index === 0 ? "" : "→ ") + sentence(link.label));
}

/** The way of a request, as one line: `/* → AllViewer → origin "api" → aws_lb.api:443`. */
export function chainText(finding: Finding): string {
  return chainPieces(finding).join(" ");
}

/** The message for formats of one line, which must not be read without its condition, nor as if it were not refuted. */
export function messageText(finding: Finding): string {
  const { environments, message, when, verification } = finding;
  const condition = when === undefined ? "" : ` (when ${when})`;
  const where = environments === undefined ? "" : ` (in ${environments.join(", ")})`;
  return sentence(`${message}${condition}${where}${verification === undefined ? "" : ` (${verification})`}`);
}

/** What viewers will see: `HTTP 502 for every request that goes this way (proven)`. */
export function effectText(finding: Finding): string {
  const { verification, certainty } = finding;
  if (verification === "refuted") return `none, though the code predicts this: ${predictedEffect(finding)}`;
  return `${predictedEffect(finding)} (${certainty})`;
}

function predictedEffect({ consequence, affects }: Finding): string {
  if (consequence === "deploy-failure") return "the deployment fails";
  if (consequence === "policy") return "a policy of yours is not kept";
  return `HTTP ${consequence} ${whomText(affects)}`;
}

function whomText(affects: string): string {
  if (affects === "all") return "for every request that goes this way";
  return affects.startsWith("after ") ? sentence(affects) : `for ${sentence(affects)}`;
}

/** The first few of a list, and how many more. */
function listed(items: readonly string[], most: number): string {
  const more = items.length - most;
  const shown = items.slice(0, more === 1 ? most + 1 : most).map(sentence);
  return more > 1 ? `${shown.join(", ")} and ${more} more` : shown.join(", ");
}

function noteLines({ name, pieces }: Note, gutter: number, width: number, style: Style): string[] {
  const indent = gutter + 3 + name.length + 2;
  const lines = fill(pieces, Math.max(LEAST_WIDTH, width - indent));
  const head = `${" ".repeat(gutter)} ${style("=", "blue")} ${style(`${name}:`, "bold")} `;
  return lines.map((line, index) => (index === 0 ? head : " ".repeat(indent)) + line);
}
