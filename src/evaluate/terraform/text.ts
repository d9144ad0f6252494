import type { Atom, AtomKind } from "../../value.ts";
import { formatNumber } from "./number.ts";
import { STRING } from "./type.ts";
import { type Part, type Ref, textVal, type UnknownVal, unknownVal, type Val } from "./val.ts";

/** A text as known parts and atoms; `undefined` where nothing is known of it, or it is no text. */
export function partsOf(value: Val): readonly Part[] | undefined {
  switch (value.kind) {
    case "string":
      return value.value === "" ? [] : [value.value];
    case "number":
      return [formatNumber(value.value)];
    case "bool":
      return [String(value.value)];
    case "unknown":
      return unknownParts(value);
    default:
      return undefined;
  }
}

function unknownParts(value: UnknownVal): readonly Part[] | undefined {
  if (value.shape) return value.shape.kind === "text" ? value.shape.parts : undefined;
  if (!value.ref) return undefined;
  const { kind } = value.type;
  return kind === "any" || kind === "string" || kind === "number" || kind === "bool"
    ? [atomOf(value.ref)]
    : undefined;
}

export function atomOf(ref: Ref, kind?: AtomKind): Atom {
  return {
    source: ref.source,
    ...(ref.address === undefined ? {} : { address: ref.address }),
    ...(ref.attribute === undefined ? {} : { attribute: ref.attribute }),
    ...(kind === undefined ? {} : { kind }),
  };
}

/** A known string where every part is known, else an unknown of that form, blocked by what blocks `inputs`. */
export function textOf(parts: readonly Part[], inputs: readonly UnknownVal[]): Val {
  const merged = mergeParts(parts);
  if (merged.length === 0) return textVal("");
  const [only] = merged;
  if (merged.length === 1 && typeof only === "string") return textVal(only);
  const why = inputs.flatMap((input) => input.why);
  return unknownVal(why, { type: STRING, shape: { kind: "text", parts: merged }, notNull: true });
}

export function mergeParts(parts: readonly Part[]): readonly Part[] {
  const merged: Part[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (part === "") continue;
    if (typeof part === "string" && typeof last === "string") merged[merged.length - 1] = last + part;
    else merged.push(part);
  }
  return merged;
}

export function samePart(a: Part | undefined, b: Part | undefined): boolean {
  if (typeof a === "string" || typeof b === "string" || !a || !b) return a === b;
  return a.source === b.source;
}

// ------------------------------------------------------------------ what an atom can hold

const ALPHABETS: Partial<Record<AtomKind, RegExp>> = {
  "load-balancer-host": /[\w.-]/,
  "s3-bucket-host": /[\w.-]/,
  "s3-website-host": /[\w.-]/,
  "ec2-public-host": /[\w.-]/,
  "ec2-private-host": /[\w.-]/,
  "execute-api-host": /[\w.-]/,
  "api-domain-target-host": /[\w.-]/,
  "function-url-host": /[\w.-]/,
  "distribution-host": /[\w.-]/,
  "other-host": /[\w.-]/,
  "ip-address": /[0-9a-fA-F.:]/,
  region: /[a-z0-9-]/,
  account: /[0-9]/,
  number: /[0-9.-]/,
};

export function isHost(atom: Atom): boolean {
  return atom.kind?.endsWith("-host") ?? false;
}

function canHold(atom: Atom, character: string): boolean {
  const alphabet = atom.kind && ALPHABETS[atom.kind];
  return !alphabet || alphabet.test(character);
}

/** Atoms of a kind with an alphabet are never empty. */
export function isNeverEmpty(part: Part): boolean {
  return typeof part === "string" ? part !== "" : part.kind !== undefined && part.kind in ALPHABETS;
}

/** Whether `search` from `offset` on might stand at the start of `parts[index…]`, ending anywhere. */
function mayStand(parts: readonly Part[], index: number, search: string, offset: number): boolean {
  if (offset >= search.length) return true;
  const part = parts[index];
  if (part === undefined) return false;
  if (typeof part === "string") {
    const rest = search.slice(offset);
    if (part.startsWith(rest)) return true;
    return rest.startsWith(part) && mayStand(parts, index + 1, search, offset + part.length);
  }
  for (let end = offset + (isNeverEmpty(part) ? 1 : 0); end <= search.length; end += 1) {
    if (end > offset && !canHold(part, search[end - 1] ?? "")) return false;
    if (end === search.length || mayStand(parts, index + 1, search, end)) return true;
  }
  return false;
}

/** Whether `search` might occur in such a way that an atom holds a part of it. */
export function mayTouchAtom(parts: readonly Part[], search: string): boolean {
  return parts.some((part, index) => {
    if (typeof part !== "string") return mayStartInAtom(parts, index, part, search);
    for (let start = Math.max(0, part.length - search.length + 1); start < part.length; start += 1) {
      const tail = part.slice(start);
      if (search.startsWith(tail) && mayStand(parts, index + 1, search, tail.length)) return true;
    }
    return false;
  });
}

function mayStartInAtom(parts: readonly Part[], index: number, atom: Atom, search: string): boolean {
  for (let end = 1; end <= search.length; end += 1) {
    if (!canHold(atom, search[end - 1] ?? "")) return false;
    if (end === search.length || mayStand(parts, index + 1, search, end)) return true;
  }
  return search === "";
}

// ------------------------------------------------------------------ string functions that can be decided on parts

/** `undefined`: cannot be decided. */
export function partsStartWith(parts: readonly Part[], prefix: string): boolean | undefined {
  const [first] = parts;
  if (typeof first === "string" && first.startsWith(prefix)) return true;
  if (prefix === "") return true;
  return mayStand(parts, 0, prefix, 0) ? undefined : false;
}

export function partsEndWith(parts: readonly Part[], suffix: string): boolean | undefined {
  return partsStartWith(mirrored(parts), reversed(suffix));
}

export function partsContain(parts: readonly Part[], search: string): boolean | undefined {
  if (parts.some((part) => typeof part === "string" && part.includes(search))) return true;
  return mayTouchAtom(parts, search) ? undefined : false;
}

export function splitParts(
  parts: readonly Part[],
  separator: string,
): readonly (readonly Part[])[] | undefined {
  if (separator === "" || mayTouchAtom(parts, separator)) return undefined;
  const pieces: Part[][] = [[]];
  for (const part of parts) {
    if (typeof part !== "string") {
      pieces.at(-1)?.push(part);
      continue;
    }
    const [head = "", ...tails] = part.split(separator);
    pieces.at(-1)?.push(head);
    for (const tail of tails) pieces.push([tail]);
  }
  return pieces.map(mergeParts);
}

export function replaceParts(
  parts: readonly Part[],
  search: string,
  replacement: string,
): readonly Part[] | undefined {
  if (search === "" || mayTouchAtom(parts, search)) return undefined;
  return mergeParts(
    parts.map((part) => (typeof part === "string" ? part.replaceAll(search, () => replacement) : part)),
  );
}

export function trimPrefixParts(parts: readonly Part[], prefix: string): readonly Part[] | undefined {
  const starts = partsStartWith(parts, prefix);
  if (starts === undefined) return undefined;
  const [first, ...rest] = parts;
  return starts && typeof first === "string" ? mergeParts([first.slice(prefix.length), ...rest]) : parts;
}

export function trimSuffixParts(parts: readonly Part[], suffix: string): readonly Part[] | undefined {
  const trimmed = trimPrefixParts(mirrored(parts), reversed(suffix));
  return trimmed && mirrored(trimmed);
}

/** Takes characters off both ends (or one) as long as `strip` names them. */
export function trimParts(
  parts: readonly Part[],
  strip: ReadonlySet<string>,
  ends: "both" | "left" | "right",
): readonly Part[] | undefined {
  const left = ends === "right" ? parts : trimLeft(parts, strip);
  if (!left || ends === "left") return left;
  const right = trimLeft(mirrored(left), strip);
  return right && mirrored(right);
}

function trimLeft(parts: readonly Part[], strip: ReadonlySet<string>): readonly Part[] | undefined {
  const [first, ...rest] = parts;
  if (first === undefined) return parts;
  if (typeof first !== "string") {
    for (const character of strip) if (canHold(first, character)) return undefined;
    return isNeverEmpty(first) ? parts : undefined;
  }
  const characters = [...first];
  const kept = characters.findIndex((character) => !strip.has(character));
  if (kept !== -1) return [characters.slice(kept).join(""), ...rest];
  return trimLeft(rest, strip);
}

/** Host atoms are compared without regard to case anyway; other atoms become an atom of their own. */
export function mapCase(
  parts: readonly Part[],
  name: string,
  change: (text: string) => string,
): readonly Part[] {
  return parts.map((part) => {
    if (typeof part === "string") return change(part);
    return isHost(part) ? part : { source: `${name}(${part.source})` };
  });
}

/** Kleene's answer to "are these the same text?". */
export function sameParts(a: readonly Part[], b: readonly Part[]): boolean | undefined {
  if (a.length === b.length && a.every((part, i) => samePart(part, b[i]))) return true;
  if (headsDiffer(a, b) || headsDiffer(mirrored(a), mirrored(b))) return false;
  if (a.length === 0) return b.some(isNeverEmpty) ? false : undefined;
  if (b.length === 0) return a.some(isNeverEmpty) ? false : undefined;
  const [onlyA] = a;
  const [onlyB] = b;
  if (a.length === 1 && typeof onlyA === "string") return couldBe(b, onlyA) ? undefined : false;
  if (b.length === 1 && typeof onlyB === "string") return couldBe(a, onlyB) ? undefined : false;
  return undefined;
}

/** Every literal part of `parts` has to stand in `text`, in order, and single atoms have to hold what is left. */
function couldBe(parts: readonly Part[], text: string): boolean {
  let at = 0;
  for (const part of parts) {
    if (typeof part !== "string") continue;
    const found = text.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  const [first] = parts;
  if (parts.length !== 1 || first === undefined || typeof first === "string") return true;
  return [...text].every((character) => canHold(first, character)) && (text !== "" || !isNeverEmpty(first));
}

function headsDiffer(a: readonly Part[], b: readonly Part[]): boolean {
  for (let i = 0; i < a.length && i < b.length; i += 1) {
    const x = a[i];
    const y = b[i];
    if (samePart(x, y)) continue;
    return typeof x === "string" && typeof y === "string" && !x.startsWith(y) && !y.startsWith(x);
  }
  return false;
}

function mirrored(parts: readonly Part[]): readonly Part[] {
  return parts.map((part) => (typeof part === "string" ? reversed(part) : part)).reverse();
}

/** By code unit, which is its own inverse: never shown, only matched. */
function reversed(text: string): string {
  return text.split("").reverse().join("");
}
