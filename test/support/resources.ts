import type { Evaluation, Resource } from "../../src/evaluate/resource.ts";
import {
  type AtomKind,
  absent,
  type Datum,
  known,
  type Provenance,
  type Reason,
  type Unknown,
  unknown,
  type Value,
} from "../../src/value.ts";
import { place } from "./values.ts";

/** What a test writes for a property: plain data, or a value made by hand. */
export type Plain =
  | string
  | number
  | boolean
  | null
  | Value<Datum>
  | readonly Plain[]
  | { readonly [name: string]: Plain };

/** A resource as a front end would hand it over: nested objects are blocks, `null` is not written. */
export function resource(
  type: string,
  address: string,
  properties: { readonly [name: string]: Plain },
  more: Partial<Pick<Resource, "mode" | "region" | "account" | "uncertain" | "constructPath">> = {},
): Resource {
  const from = provenance(address, "", "block");
  const datum = new Map<string, Value<Datum>>();
  for (const [name, plain] of Object.entries(properties)) datum.set(name, value(plain, address, name));
  const nowhere = absent(from);
  return {
    address,
    type,
    mode: "managed",
    properties: datum,
    from,
    region: nowhere,
    account: nowhere,
    ...more,
  };
}

function value(plain: Plain, address: string, path: string): Value<Datum> {
  if (plain === null) return absent(provenance(address, path, "argument"));
  if (typeof plain !== "object") return known(plain, provenance(address, path, "argument"));
  if (isValue(plain)) return { ...plain, from: provenance(address, path, "argument") };
  if (isPlainList(plain)) {
    const items = plain.map((item, index) => value(item, address, `${path}[${index}]`));
    return known(items, provenance(address, path, "block"));
  }
  const entries = new Map<string, Value<Datum>>();
  for (const [name, entry] of Object.entries(plain))
    entries.set(name, value(entry, address, `${path}.${name}`));
  return known(entries, provenance(address, path, "block"));
}

function isPlainList(plain: object): plain is readonly Plain[] {
  return Array.isArray(plain);
}

function isValue(plain: object): plain is Value<Datum> {
  return "from" in plain && "kind" in plain;
}

let lines = 0;

function provenance(address: string, path: string, kind: Provenance["kind"]): Provenance {
  lines += 1;
  return { at: place(lines), kind, address, path, via: [], because: [] };
}

/** An attribute of another resource that AWS will choose. */
export function ref(address: string, attribute: string, kind?: AtomKind): Unknown {
  return pieces({ address, attribute, ...(kind && { kind }) });
}

/** A text of literals and attributes. */
export function pieces(
  ...parts: readonly (string | { address: string; attribute: string; kind?: AtomKind })[]
): Unknown {
  const why: Reason[] = [];
  const form = parts.map((part) => {
    if (typeof part === "string") return part;
    const source = `${part.address}.${part.attribute}`;
    why.push({
      what: source,
      why: "resource-attribute",
      says: "is decided by AWS when the resource is created",
    });
    return { ...part, source };
  });
  return unknown(why, provenance("", "", "argument"), { kind: "text", parts: form });
}

/** Something that hangs on a condition. */
export function undecided(why: Reason["why"] = "condition", what = "var.x"): Unknown {
  return unknown([{ what, why, says: "cannot be decided" }], provenance("", "", "argument"));
}

/** A list of which only these items are known. */
export function openListOf(items: readonly Plain[], why: Reason["why"] = "for-each"): Unknown {
  const values = items.map((item, index) => value(item, "", `[${index}]`));
  return unknown([{ what: "var.list", why, says: "has no value" }], provenance("", "", "argument"), {
    kind: "list",
    items: values,
    open: true,
  });
}

export function evaluationOf(...resources: readonly Resource[]): Evaluation {
  return { root: { name: "", language: "terraform" }, resources, opaque: [], unseen: [], diagnostics: [] };
}
