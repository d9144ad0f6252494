import type { Atom, AtomKind } from "../../value.ts";

/** A text form's parts: what is known, and what only AWS or the caller knows. */
export type Part = string | Atom;

/** Adjacent strings merged, none empty. */
export function mergeParts(parts: Iterable<Part>): readonly Part[] {
  const merged: Part[] = [];
  let run: string[] = [];
  for (const part of parts) {
    if (typeof part === "string") {
      run.push(part);
      continue;
    }
    pushRun(merged, run);
    run = [];
    merged.push(part);
  }
  pushRun(merged, run);
  return merged;
}

function pushRun(merged: Part[], run: readonly string[]): void {
  const text = run.join("");
  if (text !== "") merged.push(text);
}

/** The text itself where nothing in it is unknown. */
export function plainText(parts: readonly Part[]): string | undefined {
  const [first = "", ...others] = parts;
  return typeof first === "string" && others.length === 0 ? first : undefined;
}

// ------------------------------------------------------------------ splitting

const ALPHABETS: Partial<Record<AtomKind, RegExp>> = {
  "ip-address": /[0-9a-fA-F.:]/,
  region: /[a-z0-9-]/,
  account: /[0-9]/,
  number: /[0-9.-]/,
  id: /[A-Za-z0-9_-]/,
};
const HOST_ALPHABET = /[A-Za-z0-9._-]/;

/** Whether the text behind `atom` can hold a character of `delimiter`, or take part in one across its border. */
function mayHold(atom: Atom, delimiter: string): boolean {
  if (atom.kind === undefined) return true;
  const alphabet = atom.kind.endsWith("-host") ? HOST_ALPHABET : ALPHABETS[atom.kind];
  return alphabet === undefined || [...delimiter].some((character) => alphabet.test(character));
}

/**
 * The pieces between delimiters. `rest` is set from the first piece on whose end cannot be proved:
 * `items` are then only the pieces before it.
 */
export function splitParts(
  parts: readonly Part[],
  delimiter: string,
): { readonly items: readonly (readonly Part[])[]; readonly isComplete: boolean } {
  const items: Part[][] = [];
  let current: Part[] = [];
  for (const part of parts) {
    if (typeof part !== "string") {
      if (mayHold(part, delimiter)) return { items, isComplete: false };
      current.push(part);
      continue;
    }
    const [head = "", ...tail] = part.split(delimiter);
    current.push(head);
    for (const piece of tail) {
      items.push(current);
      current = [piece];
    }
  }
  items.push(current);
  return { items, isComplete: true };
}

// ------------------------------------------------------------------ comparing

/** Whether two texts are equal: `undefined` where the unknown parts decide. */
export function sameText(left: readonly Part[], right: readonly Part[]): boolean | undefined {
  if (left.length === right.length && left.every((part, index) => samePart(part, right[index]))) return true;
  const leftText = plainText(left);
  const rightText = plainText(right);
  if (leftText !== undefined && rightText !== undefined) return false;
  const isStartDifferent = differ(left[0], right[0], (a, b) => a.startsWith(b));
  const isEndDifferent = differ(left.at(-1), right.at(-1), (a, b) => a.endsWith(b));
  return isStartDifferent || isEndDifferent ? false : undefined;
}

function samePart(a: Part, b: Part | undefined): boolean {
  if (typeof a === "string" || typeof b === "string" || b === undefined) return a === b;
  return a.source === b.source;
}

function differ(a: Part | undefined, b: Part | undefined, fits: (a: string, b: string) => boolean): boolean {
  return typeof a === "string" && typeof b === "string" && !fits(a, b) && !fits(b, a);
}
