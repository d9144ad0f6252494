import type { Atom, Datum, Reason, Value } from "../value.ts";
import { absent, known, type Provenance, unknown } from "../value.ts";

/** Policies are no deeper. */
const MAX_DEPTH = 20;

/** What stands in the text where only AWS or the caller knows what will: a number between two characters that no text holds. */
const HOLE = /\uE000(\d+)\uE001/;

/**
 * The tree that a JSON text holds, also one that is known but for some of its strings; every value is where the text is.
 * `undefined` where it is no JSON, or too little of it is known to tell.
 */
export function jsonIn(text: Value<string>): Value<Datum> | undefined {
  if (text.kind === "absent") return undefined;
  const atoms: Atom[] = [];
  const plain = text.kind === "known" ? text.value : withHoles(text, atoms);
  if (plain === undefined) return undefined;
  const why = text.kind === "unknown" ? text.why : [];
  try {
    return treeOf(JSON.parse(plain), { atoms, why, from: text.from }, 0);
  } catch {
    return undefined;
  }
}

interface Holes {
  readonly atoms: readonly Atom[];
  readonly why: readonly Reason[];
  readonly from: Provenance;
}

function withHoles({ form }: Extract<Value<string>, { kind: "unknown" }>, atoms: Atom[]): string | undefined {
  if (form?.kind !== "text") return undefined;
  return form.parts
    .map((part) => (typeof part === "string" ? part : `\uE000${atoms.push(part) - 1}\uE001`))
    .join("");
}

function treeOf(json: unknown, holes: Holes, depth: number): Value<Datum> {
  const { from } = holes;
  if (depth > MAX_DEPTH) throw new Error("deeper than any policy");
  if (json === null || json === undefined) return absent(from);
  if (typeof json === "string") return textOf(json, holes);
  if (typeof json === "number" || typeof json === "boolean") return known(json, from);
  if (Array.isArray(json))
    return known(
      json.map((item) => treeOf(item, holes, depth + 1)),
      from,
    );
  const entries = Object.entries(json).map(([key, entry]) => [key, treeOf(entry, holes, depth + 1)] as const);
  return known(new Map(entries), from);
}

function textOf(text: string, { atoms, why, from }: Holes): Value<string> {
  const pieces = text.split(HOLE);
  if (pieces.length === 1) return known(text, from);
  const parts = pieces.map((piece, i) => (i % 2 === 0 ? piece : (atoms[Number(piece)] ?? piece)));
  return unknown(why, from, { kind: "text", parts: parts.filter((part) => part !== "") });
}
