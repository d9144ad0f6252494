import type { Place } from "../../src/source/place.ts";
import {
  type Absent,
  type Atom,
  type AtomKind,
  type Datum,
  type Known,
  known,
  type Provenance,
  type Reason,
  type ReasonCode,
  type Unknown,
  unknown,
} from "../../src/value.ts";

/** A line of a file that no test reads. */
export function place(line = 1, file = "main.tf"): Place {
  return { file, start: { line, column: 1 }, end: { line, column: 2 } };
}

export function from(path = "", line = 1, address = "test"): Provenance {
  return { at: place(line), kind: "argument", address, path, via: [], because: [] };
}

export function is<const T>(value: T, path = ""): Known<T> {
  return known(value, from(path));
}

export function notSet(path = ""): Absent {
  return { kind: "absent", from: from(path) };
}

export function reason(what = "var.x", why: ReasonCode = "no-value"): Reason {
  return { what, why, says: "has no value" };
}

/** Nothing is known of it. */
export function missing(what = "var.x", why: ReasonCode = "no-value"): Unknown {
  return unknown([reason(what, why)], from(what));
}

export function atom(source: string, kind?: AtomKind, address?: string): Atom {
  return { source, ...(kind && { kind }), ...(address && { address }) };
}

/** An unknown text of which parts are known; atoms without a kind are given as `{ source }`. */
export function text(...parts: readonly (string | Atom)[]): Unknown {
  const why = parts.flatMap((part) => (typeof part === "string" ? [] : [reason(part.source)]));
  return unknown(why.length > 0 ? why : [reason()], from(), { kind: "text", parts });
}

/** A list of known items, or of values. */
export function list<T extends string | number>(...items: readonly (T | Known<T> | Unknown)[]) {
  return is(items.map((item) => (typeof item === "object" ? item : is<T>(item))));
}

/** A list that may hold more than these. */
export function openList(...items: readonly (string | number | Unknown)[]): Unknown {
  const values = items.map((item) => (typeof item === "object" ? item : is<Datum>(item)));
  return unknown([reason("var.list")], from(), { kind: "list", items: values, open: true });
}
