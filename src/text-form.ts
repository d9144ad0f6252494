import type { Atom, AtomKind, Value } from "./value.ts";

/** What is known of a text, piece by piece: literals and atoms in order. */
export type TextParts = readonly (string | Atom)[];

/** A text with gaps; two holes with one `source` hold the same text. */
export type Pattern = readonly (string | Hole)[];

export interface Hole {
  readonly source: string;
  readonly shape: Shape;
}

/** What every text of a kind has in common. */
export interface Shape {
  /** The fewest characters it has. */
  readonly min: number;
  /** Tests one character; any is possible where it is missing. */
  readonly character?: RegExp;
  /** It begins with one of these. */
  readonly starts?: readonly string[];
  /** It ends with one of these. */
  readonly ends?: readonly string[];
}

const HOST_CHARACTER = /[a-z0-9._-]/i;
const AWS_DOMAINS = [
  ".amazonaws.com",
  ".amazonaws.com.cn",
  ".amazonaws.eu",
  ".c2s.ic.gov",
  ".sc2s.sgov.gov",
  ".hci.ic.gov",
  ".cloud.adc-e.uk",
];
const AWS_HOST: Shape = { min: 4, character: HOST_CHARACTER, ends: AWS_DOMAINS };
const ANY_TEXT: Shape = { min: 0 };
const SOME_TEXT: Shape = { min: 1 };

const SHAPES: Readonly<Record<AtomKind, Shape>> = {
  "load-balancer-host": AWS_HOST,
  "s3-bucket-host": AWS_HOST,
  "s3-website-host": AWS_HOST,
  "ec2-public-host": AWS_HOST,
  "ec2-private-host": { min: 4, character: HOST_CHARACTER, ends: [".internal"] },
  "execute-api-host": AWS_HOST,
  "api-domain-target-host": {
    min: 4,
    character: HOST_CHARACTER,
    ends: [...AWS_DOMAINS, ".cloudfront.net", ".cloudfront.cn"],
  },
  "function-url-host": {
    min: 4,
    character: HOST_CHARACTER,
    ends: [".on.aws", ".on.amazonwebservices.com.cn", ".on.amazonwebservices.eu"],
  },
  "distribution-host": { min: 4, character: HOST_CHARACTER, ends: [".cloudfront.net", ".cloudfront.cn"] },
  "other-host": { min: 1, character: HOST_CHARACTER },
  "ip-address": { min: 2, character: /[0-9a-f.:]/i },
  arn: { min: 8, starts: ["arn:"] },
  id: SOME_TEXT,
  name: SOME_TEXT,
  region: { min: 4, character: /[a-z0-9-]/i },
  account: { min: 12, character: /[0-9]/ },
  number: { min: 1, character: /[0-9.eE+-]/ },
};

/** Longer texts than a DNS name, and patterns of more pieces, are not searched for contradictions in their middle. */
const MAX_SPELLED = 253;
const MAX_PIECES = 8;

/** The parts of a text that is known or has a text form; `undefined` where nothing is known of it. */
export function textParts(value: Value<string | number | boolean>): TextParts | undefined {
  if (value.kind === "known") return [String(value.value)];
  if (value.kind === "unknown" && value.form?.kind === "text") return value.form.parts;
  return undefined;
}

/** Parts as a pattern: atoms become holes of their kind's shape. */
export function toPattern(parts: TextParts): Pattern {
  return parts.map((part) =>
    typeof part === "string"
      ? part
      : { source: part.source, shape: part.kind ? SHAPES[part.kind] : ANY_TEXT },
  );
}

/** The same pattern in lower case, for names that are compared without regard to case. */
export function lowerCase(pattern: Pattern): Pattern {
  return pattern.map((piece) => (typeof piece === "string" ? piece.toLowerCase() : piece));
}

/**
 * Whether two patterns spell the same text: true and false hold whatever the holes contain.
 * Equal sequences are equal; prefixes, suffixes, lengths or literals that cannot agree make them different.
 */
export function sameText(left: Pattern, right: Pattern): boolean | "unknown" {
  const middle = stripCommonEnds(merge(left), merge(right));
  if (middle === undefined) return false;
  const [a, b] = middle;
  if (a.length === 0 && b.length === 0) return true;
  if (endsDisagree(a, b)) return false;
  if (!isSearchable(a) || !isSearchable(b)) return "unknown";
  const different =
    lengthsDisagree(a, b) ||
    hasForeignCharacter(a, b) ||
    hasForeignCharacter(b, a) ||
    !canSpell(a, b) ||
    !canSpell(b, a);
  return different ? false : "unknown";
}

/** Whether two patterns spell the same text whatever the holes contain; cheaper than all of `sameText`. */
export function isSameText(left: Pattern, right: Pattern): boolean {
  const middle = stripCommonEnds(merge(left), merge(right));
  return middle?.every((rest) => rest.length === 0) ?? false;
}

function isSearchable(pattern: Pattern): boolean {
  if (pattern.length > MAX_PIECES) return false;
  return pattern.filter(isText).join("").length <= MAX_SPELLED;
}

/** Joins adjacent literals and drops empty ones. */
function merge(pattern: Pattern): Pattern {
  const merged: (string | Hole)[] = [];
  for (const piece of pattern) {
    const last = merged.at(-1);
    if (piece === "") continue;
    if (typeof piece === "string" && typeof last === "string") merged[merged.length - 1] = last + piece;
    else merged.push(piece);
  }
  return merged;
}

// ------------------------------------------------------------------ what both have in common

function stripCommonEnds(a: Pattern, b: Pattern): readonly [Pattern, Pattern] | undefined {
  const tails = stripCommonStart(a, b);
  if (tails === undefined) return undefined;
  const heads = stripCommonStart(mirror(tails[0]), mirror(tails[1]));
  return heads && [mirror(heads[0]), mirror(heads[1])];
}

/** `undefined` where the two already differ in a literal. */
function stripCommonStart(a: Pattern, b: Pattern): readonly [Pattern, Pattern] | undefined {
  let i = 0;
  let j = 0;
  let x = a[0];
  let y = b[0];
  while (x !== undefined && y !== undefined) {
    if (typeof x === "string" && typeof y === "string") {
      const length = Math.min(x.length, y.length);
      if (x.slice(0, length) !== y.slice(0, length)) return undefined;
      x = x.length > length ? x.slice(length) : a[++i];
      y = y.length > length ? y.slice(length) : b[++j];
    } else if (typeof x !== "string" && typeof y !== "string" && x.source === y.source) {
      x = a[++i];
      y = b[++j];
    } else break;
  }
  return [rest(x, a, i), rest(y, b, j)];
}

function rest(first: string | Hole | undefined, pattern: Pattern, index: number): Pattern {
  return first === undefined ? [] : [first, ...pattern.slice(index + 1)];
}

function mirror(pattern: Pattern): Pattern {
  return pattern
    .map((piece) => (typeof piece === "string" ? piece.split("").reverse().join("") : piece))
    .reverse();
}

// ------------------------------------------------------------------ contradictions

/** One side is all literal, but for holes that both have, and too short for the least that the other needs. */
function lengthsDisagree(a: Pattern, b: Pattern): boolean {
  const [restA, restB] = withoutCommonHoles(a, b);
  if (restA.every(isText) && leastLength(restA) < leastLength(restB)) return true;
  return restB.every(isText) && leastLength(restB) < leastLength(restA);
}

function withoutCommonHoles(a: Pattern, b: Pattern): readonly [Pattern, Pattern] {
  const left = [...a];
  const right = b.filter((piece) => {
    if (isText(piece)) return true;
    const twin = left.findIndex((other) => !isText(other) && other.source === piece.source);
    if (twin >= 0) left.splice(twin, 1);
    return twin < 0;
  });
  return [left, right];
}

function leastLength(pattern: Pattern): number {
  return pattern.reduce((sum, piece) => sum + (isText(piece) ? piece.length : piece.shape.min), 0);
}

function endsDisagree(a: Pattern, b: Pattern): boolean {
  const ends = possibleEnds(b);
  const starts = possibleStarts(b);
  return (
    !possibleEnds(a).some((x) => ends.some((y) => x.endsWith(y) || y.endsWith(x))) ||
    !possibleStarts(a).some((x) => starts.some((y) => x.startsWith(y) || y.startsWith(x)))
  );
}

function possibleEnds(pattern: Pattern): readonly string[] {
  const last = pattern.at(-1) ?? "";
  if (!isText(last)) return last.shape.ends ?? [""];
  const before = pattern.at(-2);
  const ends = before === undefined || isText(before) ? undefined : before.shape.ends;
  return ends?.map((end) => end + last) ?? [last];
}

function possibleStarts(pattern: Pattern): readonly string[] {
  const first = pattern[0] ?? "";
  if (!isText(first)) return first.shape.starts ?? [""];
  const after = pattern[1];
  const starts = after === undefined || isText(after) ? undefined : after.shape.starts;
  return starts?.map((start) => first + start) ?? [first];
}

/** A literal of `b` has a character that nothing in `a` can supply. */
function hasForeignCharacter(a: Pattern, b: Pattern): boolean {
  const characters = new Set(b.filter(isText).join(""));
  return [...characters].some(
    (character) =>
      !a.some((piece) =>
        isText(piece) ? piece.includes(character) : (piece.shape.character?.test(character) ?? true),
      ),
  );
}

/** Whether `pattern` can become the text that `literal` is; true where that one has holes too. */
function canSpell(pattern: Pattern, literal: Pattern): boolean {
  if (!literal.every(isText)) return true;
  const text = literal.join("");
  let reached: readonly number[] = [0];
  for (const piece of pattern) {
    reached = isText(piece)
      ? reached.filter((start) => text.startsWith(piece, start)).map((start) => start + piece.length)
      : endsOf(piece.shape, text, reached);
  }
  return reached.includes(text.length);
}

/** Every position at which a hole can end that begins at one of `starts`; all ascending, in one pass over the text. */
function endsOf(shape: Shape, text: string, starts: readonly number[]): readonly number[] {
  const waiting = starts.flatMap((start) => {
    const least = leastFrom(shape, text, start);
    return least === undefined ? [] : [{ start, end: start + least }];
  });
  waiting.sort((a, b) => a.end - b.end);
  const found: number[] = [];
  let next = 0;
  let runStart = 0;
  // The first position of this run from which the hole is long enough: of all, it leaves most room for an ending.
  let first = Number.POSITIVE_INFINITY;
  for (let end = 0; end <= text.length; end++) {
    if (end > 0 && shape.character && !shape.character.test(text.charAt(end - 1))) {
      runStart = end;
      first = Number.POSITIVE_INFINITY;
    }
    for (let one = waiting[next]; one !== undefined && one.end <= end; one = waiting[++next]) {
      if (one.start >= runStart) first = Math.min(first, one.start);
    }
    if (first + leastUpTo(shape, text, end) <= end) found.push(end);
  }
  return found;
}

/** The fewest characters of a hole that begins at `start`. */
function leastFrom({ min, starts }: Shape, text: string, start: number): number | undefined {
  if (starts === undefined) return min;
  const fitting = starts.filter((prefix) => text.startsWith(prefix, start)).map(({ length }) => length);
  return fitting.length === 0 ? undefined : Math.max(min, Math.min(...fitting));
}

/** The fewest characters of a hole that ends at `end`, by its endings; infinite where none fits. */
function leastUpTo({ ends }: Shape, text: string, end: number): number {
  if (ends === undefined) return 0;
  const fitting = ends.filter((suffix) => text.endsWith(suffix, end)).map(({ length }) => length);
  return Math.min(...fitting, Number.POSITIVE_INFINITY);
}

function isText(piece: string | Hole): piece is string {
  return typeof piece === "string";
}
