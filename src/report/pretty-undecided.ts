import type { Report, ReportedRequest, Undecided } from "../finding.ts";
import type { Place } from "../source/place.ts";
import type { Reason } from "../value.ts";
import type { ReportContext } from "./context.ts";
import type { Style } from "./style.ts";
import { columns, count, sentence, visible } from "./text.ts";

/** What the same blockers block. */
interface Group {
  readonly blockedBy: readonly Reason[];
  readonly subjects: { readonly text: string; readonly place: Place }[];
}

const MOST_GROUPS = 15;
const MOST_SUBJECTS = 6;

/** The undecided requests, those with the same blockers together; no lines where all was decided. */
export function undecidedLines(report: Report, context: ReportContext, style: Style): string[] {
  if (report.undecided.length === 0) return [];
  const groups = groupByBlockers(report);
  const lines = [style("Not decided:", "yellow", "bold")];
  for (const group of groups.slice(0, MOST_GROUPS)) lines.push(...groupLines(group, context, style));
  const rest = groups.slice(MOST_GROUPS).reduce((sum, group) => sum + group.subjects.length, 0);
  if (rest > 0) lines.push(`  … and ${rest} more, see --format json`);
  return lines;
}

function groupByBlockers(report: Report): Group[] {
  const requests = new Map(report.originRequests.map((request) => [request.id, request]));
  const groups = new Map<string, Group>();
  for (const undecided of report.undecided) {
    const key = JSON.stringify(undecided.blockedBy.map((reason) => [reason.what, reason.why, reason.at]));
    const group = groups.get(key) ?? { blockedBy: undecided.blockedBy, subjects: [] };
    groups.set(key, group);
    const request = undecided.originRequest === undefined ? undefined : requests.get(undecided.originRequest);
    const text = subjectText(undecided, request);
    if (!group.subjects.some((other) => other.text === text))
      group.subjects.push({ text, place: undecided.place });
  }
  return [...groups.values()];
}

function subjectText(undecided: Undecided, request: ReportedRequest | undefined): string {
  if (!request) return sentence(undecided.resource.address);
  const via = `${request.scheme} ${request.port}`;
  return sentence(`${request.distribution}: ${request.behavior} → origin "${request.origin}" (${via})`);
}

function groupLines(group: Group, context: ReportContext, style: Style): string[] {
  const shown = group.subjects.slice(0, MOST_SUBJECTS);
  const rest = group.subjects.length - shown.length;
  const subjects = shown.map((one) => row(`  ${one.text}`, one.place, context, style));
  if (rest > 0) subjects.push(`  … and ${count(rest, "more request")}`);
  const blockers = group.blockedBy.map((reason) =>
    row(`    because ${blocker(reason)}`, reason.at, context, style),
  );
  return [...subjects, ...blockers];
}

/** `var.domain has no value`. */
export function blocker(reason: Reason): string {
  return sentence(`${reason.what} ${reason.says}`);
}

function row(text: string, place: Place | undefined, context: ReportContext, style: Style): string {
  if (!place) return text;
  const at = `${visible(context.displayPath(place.file))}:${place.start.line}:${place.start.column}`;
  const gap = Math.max(2, Math.min(72, context.width - 28) - columns(text));
  return `${text}${" ".repeat(gap)}${style(at, "dim")}`;
}
