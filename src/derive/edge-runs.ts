import type { Site } from "../edge-code/flow/values.ts";
import { type Judged, judgeFunction } from "../edge-code/judge/judge.ts";
import type { FunctionAssociation } from "../model/behavior.ts";
import type { EdgeFunction, EventType, FunctionSource } from "../model/edge-function.ts";
import type { Place } from "../source/place.ts";
import { LineTable } from "../source/source-file.ts";
import type { Provenance, Reason } from "../value.ts";

/** A function as it was followed through for one event. */
export interface Ran {
  readonly target: EdgeFunction;
  readonly event: EventType;
  readonly source: FunctionSource;
  /** The argument that says where the code is. */
  readonly from: Provenance;
  readonly judged: Judged;
}

/** The function of an association, followed; why it is not known what runs, or nothing where none does. */
export function ranOf(
  association: FunctionAssociation,
): Ran | { readonly why: readonly Reason[] } | undefined {
  const found = runnable(association);
  if (found === undefined || "why" in found) return found;
  return { ...found, judged: judgedOnce(found.source, found.target, found.event) };
}

/** As `ranOf`, not followed. */
export function runnable(
  association: FunctionAssociation,
): Omit<Ran, "judged"> | { readonly why: readonly Reason[] } | undefined {
  const { eventType, function: target } = association;
  if (target.kind !== "known") return target.kind === "unknown" ? { why: target.why } : undefined;
  const { source } = target.value;
  if (source.kind !== "known") return source.kind === "unknown" ? { why: source.why } : undefined;
  if (eventType.kind !== "known") return eventType.kind === "unknown" ? { why: eventType.why } : undefined;
  if (!runsThisCode(association)) return { why: [otherVersion(association, target.value)] };
  return { target: target.value, event: eventType.value, source: source.value, from: source.from };
}

/** Not where the ARN holds on to a version by its number, which may be of older code. */
function runsThisCode({ arn, function: target, service }: FunctionAssociation): boolean {
  if (target.kind !== "known" || target.value.publish.kind !== "known" || !target.value.publish.value)
    return false;
  if (service === "cloudfront-function") return true;
  return arn.kind === "unknown" && arn.form?.kind === "text" && typeof arn.form.parts.at(-1) === "object";
}

function otherVersion({ arn }: FunctionAssociation, { address }: EdgeFunction): Reason {
  return { what: address, why: "edge-function", says: "may run in a version of other code", at: arn.from.at };
}

const JUDGED = new WeakMap<FunctionSource, Map<EventType, Judged>>();

/** Several rules and behaviors ask for the same: a function is followed once for each event. */
function judgedOnce(source: FunctionSource, { service }: EdgeFunction, event: EventType): Judged {
  const events = JUDGED.get(source) ?? new Map<EventType, Judged>();
  JUDGED.set(source, events);
  const judged = events.get(event) ?? judgeFunction({ service, event, ...source });
  events.set(event, judged);
  return judged;
}

/** A place in the code: its line, where it lies in a file of the repository, else the argument that holds it. */
export function placeIn(
  { from, source, target }: Pick<Ran, "from" | "source" | "target">,
  site: Site,
): Provenance {
  const file = source.files.get(site.file);
  if (file?.path === undefined) return file?.from ?? from;
  const lines = new LineTable({ path: file.path, text: file.text });
  const at = firstLine(lines.place(site.start, site.end), file.text);
  return { at, kind: "argument", address: target.address, path: "code", via: [from], because: [] };
}

/** A finding is on one line. */
function firstLine({ end, file, start }: Place, text: string): Place {
  if (start.line === end.line) return { file, start, end };
  const line = text.split("\n", start.line)[start.line - 1] ?? "";
  return { file, start, end: { line: start.line, column: line.trimEnd().length + 1 } };
}
