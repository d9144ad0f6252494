import {
  isDisallowedHeader,
  READ_ONLY_FOR_LAMBDA,
  READ_ONLY_HEADERS,
  READ_ONLY_IN_ANSWERS,
  VIEWER_COUNTRY_HEADER,
} from "../../facts/edge-functions.ts";
import type { EventType } from "../event-type.ts";
import { type Flow, property, type Slot } from "../flow/values.ts";
import type { FaultKind, Findings } from "./fault.ts";
import { aboutWithin, changeIn, isNothing, type Message, type Written, writtenIn } from "./message.ts";

export type Service = "lambda" | "cloudfront-function";

/** The headers that a message has been given: which may not be. */
export function judgeHeaderNames(message: Message, event: EventType, service: Service, into: Findings): void {
  const disallowed: FaultKind = service === "lambda" ? "edge/disallowed-header" : "function/read-only-header";
  const readOnly: FaultKind = service === "lambda" ? "edge/read-only-header" : "function/read-only-header";
  const headers = property(message.value, "headers");
  if (isNothing(headers)) return;
  const written = writtenIn(headers);
  if (written === undefined) return;
  if (written.isOpen)
    into.doubts.push({ kinds: [disallowed, readOnly], says: "writes headers that cannot be followed" });
  const guarded = readOnlyNames(message, event, service);
  for (const [name, slot] of written.slots) {
    const lower = name.toLowerCase();
    if (slot.site !== undefined && slot.site.file !== "" && !isNothing(slot.value)) {
      if (isDisallowedHeader(lower) && !isFromEvent(slot.value))
        into.faults.push({
          kind: disallowed,
          site: slot.site,
          does: `adds the header ${lower}, which no function may add`,
        });
      if (
        event === "viewer-request" &&
        message.is === "request" &&
        lower === VIEWER_COUNTRY_HEADER &&
        service === "lambda"
      )
        into.faults.push({
          kind: disallowed,
          site: slot.site,
          does: `adds the header ${lower}, which a function for viewer requests may not add`,
        });
    }
    if (guarded.has(lower)) judgeGuarded(lower, slot, message, event, readOnly, into);
  }
  judgeDeleted(written, guarded, message, event, readOnly, into);
}

/** Each with whether the documentation says so of this very message. */
function readOnlyNames(message: Message, event: EventType, service: Service): ReadonlyMap<string, boolean> {
  const isAnswer = message.is === "response" && (event === "viewer-request" || event === "origin-request");
  // A CloudFront Function sets the length of what it answers as it likes.
  if (isAnswer) return new Map(service === "lambda" ? READ_ONLY_IN_ANSWERS.map((name) => [name, false]) : []);
  const names = [...READ_ONLY_HEADERS[event], ...(service === "lambda" ? READ_ONLY_FOR_LAMBDA[event] : [])];
  return new Map(names.map((name) => [name, true]));
}

function judgeGuarded(
  name: string,
  slot: Slot,
  message: Message,
  event: EventType,
  kind: FaultKind,
  into: Findings,
): void {
  const change = slot.site === undefined ? changeIn(slot.value) : slot;
  const at = change?.site?.file === "" ? undefined : change?.site;
  if (change === undefined || at === undefined || isNothing(change.value)) return;
  const own = `${message.is}.headers.${name}`;
  if ([...aboutWithin(change.value)].some((path) => path === own || path.startsWith(`${own}.`))) {
    into.doubts.push({ kinds: [kind], says: `may write back the header ${name} as it was` });
    return;
  }
  const isDocumented = readOnlyNames(message, event, "lambda").get(name) !== false;
  into.faults.push({
    kind,
    site: at,
    does: `writes the header ${name}, which is read-only in ${event} events`,
    ...(!isDocumented && { certainty: "possible" as const }),
  });
}

function judgeDeleted(
  { gone }: Written,
  guarded: ReadonlyMap<string, boolean>,
  message: Message,
  event: EventType,
  kind: FaultKind,
  into: Findings,
): void {
  if (message.isMade) return;
  for (const [name, site] of gone) {
    const lower = name.toLowerCase();
    if (!guarded.has(lower) || site.file === "") continue;
    const isAlwaysThere = lower === "host" && message.is === "request";
    into.faults.push({
      kind,
      site,
      does: `deletes the header ${lower}, which is read-only in ${event} events`,
      ...(!isAlwaysThere && { affects: `${message.is}s that have the header` }),
    });
  }
}

/** A header that was passed to the function may be handed on: it is not added. */
function isFromEvent(value: Flow): boolean {
  return value.kind === "opaque" && value.nature.path !== undefined;
}
