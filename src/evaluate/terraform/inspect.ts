import type { Reason } from "../../value.ts";
import { ANY, BOOL, NUMBER, type ObjectAttribute, STRING, type Type } from "./type.ts";
import type { RecordVal, SequenceVal, UnknownVal, Val } from "./val.ts";

export function typeOf(value: Val): Type {
  switch (value.kind) {
    case "string":
      return STRING;
    case "number":
      return NUMBER;
    case "bool":
      return BOOL;
    case "null":
    case "unknown":
      return value.type;
    case "lazy":
      return ANY;
    case "sequence":
      return value.shape === "tuple"
        ? { kind: "tuple", items: value.items.map(typeOf) }
        : { kind: value.shape, element: value.element };
    case "record":
      return value.shape === "map" ? { kind: "map", element: value.element } : objectType(value);
  }
}

function objectType(value: RecordVal): Type {
  const attributes = new Map<string, ObjectAttribute>();
  for (const [name, entry] of value.entries) attributes.set(name, { type: typeOf(entry), optional: false });
  return { kind: "object", attributes };
}

const MAX_REASONS = 16;

/** All blockers of several values, each once, in order, at most 16. */
export function mergeReasons(lists: Iterable<readonly Reason[]>): readonly Reason[] {
  let only: readonly Reason[] | undefined;
  const seen = new Map<string, Reason>();
  for (const list of lists) {
    if (only === undefined) only = list;
    for (const reason of list) {
      const key = `${reason.why}\n${reason.what}\n${reason.choice?.id ?? ""}`;
      if (!seen.has(key) && seen.size < MAX_REASONS) seen.set(key, reason);
    }
  }
  return only !== undefined && only.length === seen.size ? only : [...seen.values()];
}

/** Whether Terraform would refuse what the value hangs on: then there is no value, and nothing to give a name to. */
export function isRefused(why: readonly Reason[]): boolean {
  return why.some((reason) => reason.why === "error" || reason.why === "cycle");
}

/** Whether the value has no name and no form, and may be given a name. */
export function isNameless({ ref, shape, test, pick, why }: UnknownVal): boolean {
  return !ref && !shape && !test && !pick && !isRefused(why);
}

/** The blockers of those values that are unknown at the top. */
export function whyOf(values: Iterable<Val>): readonly Reason[] {
  const lists: (readonly Reason[])[] = [];
  for (const value of values) if (value.kind === "unknown") lists.push(value.why);
  return mergeReasons(lists);
}

/** The blockers of everything unknown within; lazy objects count as unknown only when they were looked into. */
export function whyWithin(value: Val, into: (readonly Reason[])[] = []): readonly (readonly Reason[])[] {
  if (value.kind === "unknown") into.push(value.why);
  else if (value.kind === "sequence") for (const item of value.items) whyWithin(item, into);
  else if (value.kind === "record") for (const entry of value.entries.values()) whyWithin(entry, into);
  else if (value.kind === "lazy") whyWithin(value.object.materialise(), into);
  return into;
}

/** A set of which two members may turn out to be one: how many it has, and in what order, is open. */
export function isOpenSet(value: Val): value is SequenceVal {
  return (
    value.kind === "sequence" && value.shape === "set" && value.items.length > 1 && !isWhollyKnown(value)
  );
}

export function isWhollyKnown(value: Val): boolean {
  switch (value.kind) {
    case "unknown":
      return false;
    case "sequence":
      return value.items.every(isWhollyKnown);
    case "record":
      for (const entry of value.entries.values()) if (!isWhollyKnown(entry)) return false;
      return true;
    case "lazy":
      return isWhollyKnown(value.object.materialise());
    default:
      return true;
  }
}
