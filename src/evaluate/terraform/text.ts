import type { Atom, AtomKind } from "../../value.ts";
import { isRefused, mergeReasons } from "./inspect.ts";
import { formatNumber } from "./number.ts";
import { STRING } from "./type.ts";
import { type Part, type Ref, type Shape, textVal, type UnknownVal, unknownVal, type Val } from "./val.ts";

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

/** Nobody writes a host name of so many pieces; without a bound, forms that double would not end. */
const MAX_PARTS = 64;

/** A known string where every part is known, else an unknown of that form, blocked by what blocks `inputs`. */
export function textOf(parts: readonly Part[], inputs: readonly UnknownVal[]): Val {
  const merged = mergeParts(parts);
  if (merged.length === 0) return textVal("");
  const [only] = merged;
  if (merged.length === 1 && typeof only === "string") return textVal(only);
  const why = mergeReasons(inputs.map((input) => input.why));
  const formless = merged.length > MAX_PARTS || isRefused(why);
  const shape: Shape | undefined = formless ? undefined : { kind: "text", parts: merged };
  return unknownVal(why, { type: STRING, shape, notNull: true });
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

export function canHold(atom: Atom, character: string): boolean {
  const alphabet = atom.kind && ALPHABETS[atom.kind];
  return !alphabet || alphabet.test(character);
}

/** Kinds that no resource lacks. */
const NEVER_EMPTY: ReadonlySet<string> = new Set<AtomKind>([
  "load-balancer-host",
  "s3-bucket-host",
  "execute-api-host",
  "function-url-host",
  "distribution-host",
  "region",
  "account",
  "number",
]);

export function isNeverEmpty(part: Part): boolean {
  return typeof part === "string" ? part !== "" : part.kind !== undefined && NEVER_EMPTY.has(part.kind);
}

/** Neither null nor an empty text, whatever it is. What AWS computes for certain (`notNull`) is not empty either. */
export function isFilled(value: UnknownVal): boolean {
  if (!value.notNull) return false;
  if (value.type.kind !== "string" && value.type.kind !== "any") return true;
  return value.ref?.type !== undefined || (partsOf(value)?.some(isNeverEmpty) ?? false);
}

/** Whether `search` from `offset` on might stand at the start of `parts[index…]`, ending anywhere. */
export function mayStand(parts: readonly Part[], index: number, search: string, offset: number): boolean {
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
