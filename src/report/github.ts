import type { Finding, Report, Severity } from "../finding.ts";
import type { Place } from "../source/place.ts";
import type { ReportContext } from "./context.ts";
import { chainText, effectText } from "./pretty-finding.ts";
import { oneLine } from "./source-lines.ts";
import { count, sentence, visible } from "./text.ts";

/** What GitHub keeps of each kind of annotation per step; the rest would be dropped without a word. */
const MOST_PER_LEVEL = 10;
const MOST_EVIDENCE = 3;
const COMMANDS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", note: "notice" };

/** Workflow commands that GitHub turns into annotations on the changed files. */
export function github(report: Report, context: ReportContext): string {
  const lines: string[] = [];
  for (const severity of ["error", "warning", "note"] as const) {
    const findings = report.findings.filter((finding) => finding.severity === severity);
    const fits = findings.length <= MOST_PER_LEVEL;
    const shown = fits ? findings : findings.slice(0, MOST_PER_LEVEL - 1);
    for (const finding of shown) lines.push(annotation(finding, context));
    if (!fits) lines.push(remainder(severity, findings.length - shown.length));
  }
  return lines.map((line) => `${line}\n`).join("");
}

function annotation(finding: Finding, context: ReportContext): string {
  const place = annotatedPlace(finding, context);
  // A file whose name cannot be shown as it is cannot be named in a command either.
  const isNameable = visible(place.file) === place.file;
  const properties = {
    ...(isNameable && {
      file: place.file,
      line: place.start.line,
      endLine: place.end.line,
      col: place.start.column,
      endColumn: place.end.column,
    }),
    title: `${visible(finding.rule)}: ${sentence(finding.title)}`,
  };
  const { verification, evidence } = finding;
  const told = sentence(finding.message);
  const lines = [verification === undefined ? told : `${told} (${verification})`];
  for (const { says, command: shown } of evidence.slice(0, MOST_EVIDENCE)) {
    lines.push(`Seen: ${sentence(says)}`);
    if (shown !== "") lines.push(`Try: ${visible(shown)}`);
  }
  lines.push(`Effect: ${effectText(finding)}`);
  if (finding.when !== undefined) lines.push(`When: ${sentence(finding.when)}`);
  if (finding.environments !== undefined) lines.push(`In: ${sentence(finding.environments.join(", "))}`);
  if (finding.chain.length > 0) lines.push(`Chain: ${chainText(finding)}`);
  lines.push(`Fix: ${sentence(finding.fix)}`, finding.docs);
  return command(COMMANDS[finding.severity], properties, lines.join("\n"));
}

/** The primary place, unless only a related one lies in a file that the checkout holds. */
function annotatedPlace(finding: Finding, context: ReportContext): Place {
  const places = [finding.place, ...finding.related.map((one) => one.place)];
  const place = places.find((one) => context.source(one.file) !== undefined) ?? finding.place;
  return oneLine(place, context.source(place.file));
}

function remainder(severity: Severity, n: number): string {
  const text = `${count(n, `more ${severity}`)} of originlint not annotated here: see the job summary or the log`;
  return command(COMMANDS[severity], {}, text);
}

/** One workflow command; whatever the texts hold, it stays one command with these properties. */
export function command(
  name: string,
  properties: Readonly<Record<string, string | number>>,
  text: string,
): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${[name, list.join(",")].filter((part) => part !== "").join(" ")}::${escapeData(text)}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
