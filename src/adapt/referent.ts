import type { Atom, Value } from "../value.ts";

/** The address of the resource whose attribute a value is, and nothing else. */
export function soleReferent(value: Value<unknown>): string | undefined {
  const parts = partsOf(value);
  const [only] = parts;
  return parts.length === 1 && typeof only === "object" ? only.address : undefined;
}

/** A text with a mark in place of each part that only AWS knows; `undefined` where nothing is known of it. */
export function outline(value: Value<string>): string | undefined {
  if (value.kind === "known") return value.value;
  const parts = partsOf(value);
  if (parts.length === 0) return undefined;
  return parts.map((part) => (typeof part === "string" ? part : UNKNOWN_PART)).join("");
}

/** Stands for an unknown part in an `outline`: no ARN or name can hold it. */
export const UNKNOWN_PART = "\u0000";

/** Every attribute that a text is made of. */
export function atomsIn(value: Value<unknown>): readonly Atom[] {
  return partsOf(value).filter((part) => typeof part === "object");
}

function partsOf(value: Value<unknown>): readonly (string | Atom)[] {
  return value.kind === "unknown" && value.form?.kind === "text" ? value.form.parts : [];
}

/** The attribute that a text begins with. */
export function firstAtom(value: Value<unknown>): Atom | undefined {
  const [first] = partsOf(value);
  return typeof first === "object" ? first : undefined;
}
