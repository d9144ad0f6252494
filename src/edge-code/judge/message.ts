import type { Path } from "../flow/follow.ts";
import { type Flow, type Opaque, property, type Site, type Slot, type Thing } from "../flow/values.ts";

/** What a function gives back: the request or the response that it was given, perhaps changed, or one of its own. */
export interface Message {
  readonly is: "request" | "response";
  /** A response that does not come from the event. */
  readonly isMade: boolean;
  readonly value: Thing | Opaque;
}

/** What only a request has. */
const OF_REQUEST = ["uri", "method", "querystring", "clientIp"];

/** What only a response has, of either service. */
const OF_RESPONSE = ["status", "statusCode", "statusDescription", "bodyEncoding", "body"];

/** Nothing where it cannot be told. */
export function messageOf({ event, result }: Path): Message | undefined {
  if (result.kind !== "thing" && result.kind !== "opaque") return undefined;
  const origin = result.kind === "opaque" ? result.nature.path : result.bases[0]?.nature.path;
  if (origin === "request") {
    if (OF_RESPONSE.slice(0, 2).some((name) => result.slots.has(name))) return undefined;
    return { is: "request", isMade: false, value: result };
  }
  if (origin === "response") return { is: "response", isMade: false, value: result };
  if (result.kind === "opaque" || result.isArray) return undefined;
  if (event.response !== undefined) return { is: "response", isMade: true, value: result };
  if (OF_REQUEST.some((name) => result.slots.has(name)))
    return { is: "request", isMade: true, value: result };
  const isResponse = OF_RESPONSE.some((name) => result.slots.has(name));
  return isResponse ? { is: "response", isMade: true, value: result } : undefined;
}

/** The entries of an object that the code wrote, and deleted; of what it was spread from, too. */
export interface Written {
  readonly slots: ReadonlyMap<string, Slot>;
  readonly gone: ReadonlyMap<string, Site>;
  /** More may be written than is listed. */
  readonly isOpen: boolean;
}

export function writtenIn(value: Flow): Written | undefined {
  if (value.kind !== "thing" && value.kind !== "opaque") return undefined;
  const slots = new Map<string, Slot>();
  const gone = new Map<string, Site>();
  let isOpen = false;
  const read = (from: Thing | Opaque) => {
    if (from.kind === "thing") for (const base of [...from.bases].reverse()) read(base);
    else if (from.isTouched || from.nature.path === undefined) isOpen = true;
    for (const [name, slot] of from.slots) slots.set(name, slot);
    for (const [name, site] of from.gone) {
      slots.delete(name);
      gone.set(name, site);
    }
  };
  read(value);
  return { slots, gone, isOpen };
}

/** What was written into a value that came with the event. */
export function changeIn(value: Flow): Slot | undefined {
  for (const each of reachable(value, ({ kind }) => kind === "opaque")) {
    if (each.kind !== "opaque") continue;
    const change = [...each.slots.values()].find(({ site }) => site !== undefined);
    if (change !== undefined) return change;
  }
  return undefined;
}

/** The places in the event that a value or anything in it was made from. */
export function aboutWithin(value: Flow): ReadonlySet<string> {
  const about = new Set<string>();
  for (const each of reachable(value, () => true))
    if (each.kind === "opaque") for (const path of each.about) about.add(path);
  return about;
}

/** A value and all in it, each once; does not go into those for which `enters` is false. */
function reachable(value: Flow, enters: (value: Flow) => boolean): ReadonlySet<Flow> {
  const seen = new Set<Flow>([value]);
  for (const each of seen) {
    if ((each.kind !== "thing" && each.kind !== "opaque") || !enters(each)) continue;
    for (const slot of each.slots.values()) seen.add(slot.value);
    if (each.kind === "thing") for (const base of each.bases) seen.add(base);
  }
  return seen;
}

/** A property with the place where it is written, else that of its object. */
export function propertyAt(
  owner: Thing | Opaque,
  name: string,
): { readonly value: Flow; readonly site: Site | undefined } {
  const value = property(owner, name);
  const own = writtenIn(owner)?.slots.get(name)?.site;
  return { value, site: own ?? (owner.kind === "thing" ? owner.site : undefined) };
}

export function isNothing(value: Flow): boolean {
  return value.kind === "literal" && (value.value === undefined || value.value === null);
}
