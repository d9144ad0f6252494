import { reasons } from "../../compare.ts";
import type { Atom, Reason, TextForm, Value } from "../../value.ts";
import { known, mapKnown, unknown } from "../../value.ts";

/** A domain name in lower case, without the final dot; of an unknown one, the parts that are known. */
export function domainName(value: Value<string>): Value<string> {
  if (value.kind === "known") return mapKnown(value, normal);
  const form = value.kind === "unknown" && value.form?.kind === "text" ? value.form : undefined;
  if (value.kind === "absent" || form === undefined) return value;
  return unknown(value.why, value.from, { kind: "text", parts: normalParts(form.parts) });
}

/**
 * A record's name as Terraform completes it: the zone's is written behind it, unless it ends with it already.
 * Where the zone's name is not known, a name of several labels is taken as complete: it is compared with the domain
 * names of origins, which are complete, so a relative one matches none.
 */
export function completedName(record: Value<string>, zone: Value<string>): Value<string> {
  const name = partsOf(record);
  if (record.kind === "absent" || name?.length === 0) return zone;
  if (name === undefined || zone.kind === "absent") return record;
  const suffix = partsOf(zone);
  if (suffix !== undefined && endsWith(name, suffix)) return record;
  const last = name.at(-1);
  const isRelative =
    zone.kind === "known" ? typeof last === "string" : record.kind === "known" && !record.value.includes(".");
  if (!isRelative) return record;
  const why = reasons(record, zone);
  return suffix === undefined ? unknown(why, record.from) : textOf([...name, ".", ...suffix], record, why);
}

type Parts = TextForm["parts"];

function textOf(parts: Parts, record: Value<string>, why: readonly Reason[]): Value<string> {
  const merged = merge(parts);
  const [only] = merged;
  if (merged.length === 1 && typeof only === "string") return known(only, record.from);
  return unknown(why, record.from, { kind: "text", parts: merged });
}

function partsOf(value: Value<string>): Parts | undefined {
  if (value.kind === "known") return value.value === "" ? [] : [value.value];
  return value.kind === "unknown" && value.form?.kind === "text" ? value.form.parts : undefined;
}

/** Whether a name is the zone's own or ends with a dot and the zone's. */
function endsWith(name: Parts, zone: Parts): boolean {
  const rest = [...name];
  const suffix = [...zone];
  while (suffix.length > 0) {
    const expected = suffix.pop();
    const last = rest.pop();
    if (expected === undefined || last === undefined) return false;
    if (typeof expected === "string" && typeof last === "string") {
      const shorter = Math.min(expected.length, last.length);
      if (expected.slice(expected.length - shorter) !== last.slice(last.length - shorter)) return false;
      if (expected.length > shorter) suffix.push(expected.slice(0, expected.length - shorter));
      if (last.length > shorter) rest.push(last.slice(0, last.length - shorter));
    } else if (!sameAtom(expected, last)) {
      return false;
    }
  }
  const before = rest.at(-1);
  return before === undefined || (typeof before === "string" && before.endsWith("."));
}

function sameAtom(a: string | Atom, b: string | Atom): boolean {
  return typeof a === "object" && typeof b === "object" && a.source === b.source;
}

function normal(name: string): string {
  return name.toLowerCase().replace(/\.$/, "");
}

function normalParts(parts: Parts): Parts {
  const lower = parts.map((part) => (typeof part === "string" ? part.toLowerCase() : part));
  const last = lower.at(-1);
  return typeof last === "string" ? merge([...lower.slice(0, -1), normal(last)]) : lower;
}

/** Adjacent strings joined, empty ones left out. */
function merge(parts: Parts): Parts {
  const merged: (string | Atom)[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (part === "") continue;
    if (typeof part === "string" && typeof last === "string") merged[merged.length - 1] = last + part;
    else merged.push(part);
  }
  return merged;
}
