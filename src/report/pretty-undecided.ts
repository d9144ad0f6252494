import type { OpenWay, Report, ReportedRequest, Undecided } from "../finding.ts";
import type { Place } from "../source/place.ts";
import type { Reason } from "../value.ts";
import type { ReportContext } from "./context.ts";
import type { Style } from "./style.ts";
import { count, sentence, visible } from "./text.ts";

/** What the same blockers block in one resource. */
interface Group {
  readonly address: string;
  readonly environments: Set<string>;
  readonly place: Place;
  readonly blockedBy: readonly Reason[];
  readonly ways: readonly OpenWay[];
  readonly requests: string[];
}

export const UNDECIDED_TITLE = "Not decided:";
const MOST_GROUPS = 15;
const MOST_REQUESTS = 6;

/**
 * What stayed undecided, requests of one distribution with the same blockers together; no lines where all was decided.
 * Where a request itself is decided, an open question is about something else (the deployment): told in one line.
 */
export function undecidedLines(report: Report, context: ReportContext, style: Style): string[] {
  const requests = new Map(report.originRequests.map((request) => [request.id, request]));
  const isOpen = ({ originRequest }: Undecided) => {
    const verdict = originRequest === undefined ? undefined : requests.get(originRequest)?.verdict;
    return verdict === undefined || verdict === "undecided";
  };
  const open = report.undecided.filter(isOpen);
  const aside = asideLines(report.undecided.filter((undecided) => !isOpen(undecided)));
  return open.length === 0 ? aside : [...openLines(open, requests, context, style), ...aside];
}

function asideLines(others: readonly Undecided[]): string[] {
  const rules = [...new Set(others.flatMap((undecided) => undecided.rules))].sort();
  return rules.length === 0
    ? []
    : [`Not decided either, beside the answer: ${rules.join(", ")} (--format json says why)`];
}

function openLines(
  undecided: readonly Undecided[],
  requests: ReadonlyMap<string, ReportedRequest>,
  context: ReportContext,
  style: Style,
): string[] {
  const groups = groupByBlockers(undecided, requests);
  const lines = [style(UNDECIDED_TITLE, "yellow", "bold")];
  for (const group of groups.slice(0, MOST_GROUPS)) lines.push(...groupLines(group, context, style));
  const rest = groups.slice(MOST_GROUPS).reduce((sum, group) => sum + Math.max(1, group.requests.length), 0);
  if (rest > 0) lines.push(`  … and ${rest} more, see --format json`);
  return lines;
}

function groupByBlockers(
  undecided: readonly Undecided[],
  requests: ReadonlyMap<string, ReportedRequest>,
): Group[] {
  const groups = new Map<string, Group>();
  for (const { environment, resource, place, blockedBy, originRequest, ways = [] } of undecided) {
    const key = JSON.stringify([
      resource.address,
      blockedBy.map((reason) => [reason.what, reason.why, reason.at]),
    ]);
    const { address } = resource;
    const group = groups.get(key) ?? {
      address,
      environments: new Set(),
      place,
      blockedBy,
      ways,
      requests: [],
    };
    groups.set(key, group);
    if (environment !== undefined) group.environments.add(environment);
    const request = originRequest === undefined ? undefined : requests.get(originRequest);
    const text = request && requestText(request);
    if (text !== undefined && !group.requests.includes(text)) group.requests.push(text);
  }
  return [...groups.values()];
}

function requestText({ behavior, origin, scheme, port }: ReportedRequest): string {
  return sentence(`${behavior} → origin "${origin}" (${scheme} ${port})`);
}

function groupLines(group: Group, context: ReportContext, style: Style): string[] {
  const at = (place: Place | undefined) => (place ? style(` (${placeText(place, context)})`, "dim") : "");
  const shown = group.requests.slice(0, MOST_REQUESTS).map((text) => `    ${text}`);
  const rest = group.requests.length - shown.length;
  if (rest > 0) shown.push(`    … and ${count(rest, "more request")}`);
  const reasons = group.blockedBy.map((reason, index) => {
    return `      ${index === 0 ? "because" : "    and"} ${blocker(reason)}${at(reason.at)}`;
  });
  const { address, environments } = group;
  const where = environments.size === 0 ? "" : ` in ${[...environments].join(", ")}`;
  const ways = context.verbose ? group.ways.flatMap((way) => wayLines(way, at)) : [];
  return [`  ${sentence(`${address}${where}`)}${at(group.place)}`, ...shown, ...reasons, ...ways];
}

/** One step a line, the value first, what decides it last. */
function wayLines({ steps }: OpenWay, at: (place: Place) => string): string[] {
  return steps.map(
    ({ label, place }, index) =>
      `      ${index === 0 ? "    way" : "      ←"} ${sentence(label)}${at(place)}`,
  );
}

/** `var.domain has no value`. */
export function blocker(reason: Reason): string {
  return sentence(`${reason.what} ${reason.says}`);
}

function placeText(place: Place, context: ReportContext): string {
  return `${visible(context.displayPath(place.file))}:${place.start.line}:${place.start.column}`;
}
