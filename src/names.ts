import { domainToASCII } from "node:url";
import { distinct, items, reasons } from "./compare.ts";
import { any, FALSE, TRUE, type Truth, truth, unknownTruth } from "./logic.ts";
import { type Hole, lowerCase, type Pattern, type Shape, sameText, textParts, toPattern } from "./text-form.ts";
import { absent, known, type Reason, unknown, type Value } from "./value.ts";

/** A name as DNS compares it: lower case, ASCII, without the final dot. */
export function normalizeName(name: string): string {
  return withoutFinalDot(toAscii(name.toLowerCase()));
}

/** Punycode for labels outside ASCII; the name itself where there is no such form. */
function toAscii(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII
  return /^[\x00-\x7f]*$/.test(name) ? name : domainToASCII(name) || name;
}

function withoutFinalDot(name: string): string {
  return name.endsWith(".") ? name.slice(0, -1) : name;
}

/** An IPv4 or IPv6 address, the latter with or without brackets. */
export function isIpAddress(text: string): boolean {
  const quad = text.split(".");
  if (quad.length === 4 && quad.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)) return true;
  return /^\[?[0-9a-f:]*:[0-9a-f:]*:[0-9a-f:.]*(%[^\]]*)?\]?$/i.test(text);
}

/** Whether two values are the same DNS name: case, a final dot and the script of an IDN do not count. */
export function sameName(a: Value<string>, b: Value<string>): Truth {
  if (a.kind === "absent" || b.kind === "absent") return FALSE;
  const x = namePattern(a);
  const y = namePattern(b);
  return x && y ? asTruth(sameText(x, y), a, b) : unknownTruth(reasons(a, b));
}

/** `*.example.com`: the only kind of wildcard that covers anything for sure. */
export function isWildcard(pattern: string): boolean {
  return normalizeName(pattern).startsWith("*.");
}

/** `w*.example.com`, `a.*.example.com`: RFC 6125 lets clients refuse these. */
export function isPartialWildcard(pattern: string): boolean {
  return withoutWildcard(normalizeName(pattern)).includes("*");
}

function withoutWildcard(name: string): string {
  return name.startsWith("*.") ? name.slice(2) : name;
}

// ------------------------------------------------------------------ certificates

/**
 * Whether a name on a certificate is valid for a host: the same name, or a wildcard for its left-most label.
 * https://www.rfc-editor.org/rfc/rfc6125#section-6.4.3. A host that is itself a wildcard (an alias) stands for every name below it.
 */
export function covers(pattern: Value<string>, name: Value<string>): Truth {
  if (pattern.kind === "absent" || name.kind === "absent") return FALSE;
  const wanted = namePattern(name);
  const offered = namePattern(pattern);
  if (wanted === undefined || offered === undefined) return unknownTruth(reasons(pattern, name));
  if (isNoHost(wanted)) return FALSE;
  if (startsWith(wanted, "*.")) return coversEveryNameBelow(offered, wanted, pattern, name);
  if (startsWith(offered, "*.")) return asTruth(wildcardCovers(offered, wanted), pattern, name);
  if (offered.some((piece) => typeof piece === "string" && piece.includes("*")))
    return partialWildcardCovers(offered, wanted, pattern, name);
  return asTruth(sameText(offered, wanted), pattern, name);
}

/** Whether some name of a list, a certificate's, is valid for the host. */
export function coversAny(patterns: Value<readonly Value<string>[]>, name: Value<string>): Truth {
  const { items: listed, open } = items(patterns);
  const found = any([...listed.map((pattern) => covers(pattern, name)), ...(open.length > 0 ? [unknownTruth(open)] : [])]);
  return found.is === "unknown" ? unknownTruth(distinct(found.why)) : found;
}

/** Why a wildcard provably misses a name that it looks made for; `undefined` where it is no near miss. */
export function wildcardNearMiss(pattern: Value<string>, name: Value<string>): "apex" | "too-deep" | undefined {
  const offered = namePattern(pattern);
  const wanted = namePattern(name);
  if (offered === undefined || wanted === undefined || !startsWith(offered, "*.")) return undefined;
  const base = dropStart(offered, 2);
  if (sameText(base, wanted) === true) return "apex";
  let rest = afterFirstLabel(wanted);
  for (let depth = 1; rest !== undefined; depth++) {
    if (sameText(base, rest) === true) return depth > 1 ? "too-deep" : undefined;
    rest = afterFirstLabel(rest);
  }
  return undefined;
}

/** `any` wildcard label: one character or more, no dot. */
const LABEL: Shape = { min: 1, character: /[^.]/ };
const PIECE_OF_LABEL: Shape = { min: 0, character: /[^.]/ };
const ANYTHING: Shape = { min: 1 };

function wildcardCovers(offered: Pattern, wanted: Pattern): boolean | "unknown" {
  const base = dropStart(offered, 2);
  const rest = afterFirstLabel(wanted);
  if (rest !== undefined) return sameText(base, rest);
  return sameText([hole(LABEL), ".", ...base], wanted) === false ? false : "unknown";
}

function partialWildcardCovers(
  offered: Pattern,
  wanted: Pattern,
  pattern: Value<string>,
  name: Value<string>,
): Truth {
  const loose = offered.flatMap((piece) => (typeof piece === "string" ? loosen(piece) : [piece]));
  if (sameText(loose, wanted) === false) return FALSE;
  const why: Reason = {
    what: textOf(offered),
    why: "not-modelled",
    says: "is a partial wildcard, which a client may refuse",
  };
  return unknownTruth([...reasons(pattern, name), why]);
}

function loosen(literal: string): Pattern {
  return literal.split("*").flatMap((text, index) => (index === 0 ? [text] : [hole(PIECE_OF_LABEL), text]));
}

function coversEveryNameBelow(
  offered: Pattern,
  wanted: Pattern,
  pattern: Value<string>,
  name: Value<string>,
): Truth {
  if (sameText(offered, wanted) === true) return TRUE;
  const below = [hole(ANYTHING), ...dropStart(wanted, 1)];
  const one = startsWith(offered, "*.") ? [hole(LABEL), ...dropStart(offered, 1)] : offered;
  if (sameText(one, below) === false) return FALSE;
  const why: Reason = {
    what: textOf(wanted),
    why: "not-in-input",
    says: "stands for names that the input does not list",
  };
  return unknownTruth([...reasons(pattern, name), why]);
}

let holes = 0;
function hole(shape: Shape): Hole {
  holes += 1;
  return { source: `*${holes}`, shape };
}

function asTruth(answer: boolean | "unknown", a: Value<string>, b: Value<string>): Truth {
  return answer === "unknown" ? unknownTruth(reasons(a, b)) : truth(answer);
}
