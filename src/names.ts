import { domainToASCII } from "node:url";
import { distinct, items, reasons } from "./compare.ts";
import { any, FALSE, TRUE, type Truth, truth, unknownTruth } from "./logic.ts";
import {
  type Hole,
  isSameText,
  lowerCase,
  type Pattern,
  type Shape,
  sameText,
  type TextParts,
  textParts,
  toPattern,
} from "./text-form.ts";
import { type AtomKind, absent, known, type Reason, unknown, type Value } from "./value.ts";

/** A name as DNS compares it: lower case, ASCII, without the final dot. */
export function normalizeName(name: string): string {
  return withoutFinalDot(toAscii(name.toLowerCase()));
}

/** Punycode for labels outside ASCII; the name itself where there is no such form. */
function toAscii(name: string): string {
  return isAscii(name) ? name : domainToASCII(name) || name;
}

function isAscii(text: string): boolean {
  return /^\p{ASCII}*$/u.test(text);
}

function withoutFinalDot(name: string): string {
  return name.endsWith(".") ? name.slice(0, -1) : name;
}

/** An IPv6 address with an embedded IPv4 one, a zone and brackets is shorter. */
const MAX_ADDRESS = 64;

/** An IPv4 or IPv6 address, the latter with or without brackets. */
export function isIpAddress(text: string): boolean {
  if (text.length > MAX_ADDRESS) return false;
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
  if (isNoHost(name)) return FALSE;
  if (startsWith(wanted, "*.")) return coversEveryNameBelow(offered, wanted, pattern, name);
  if (startsWith(offered, "*.")) return asTruth(wildcardCovers(offered, wanted), pattern, name);
  if (offered.some((piece) => typeof piece === "string" && piece.includes("*")))
    return partialWildcardCovers(offered, wanted, pattern, name);
  return asTruth(sameText(offered, wanted), pattern, name);
}

/** More than a certificate has; of further ones, only those that are written out count. */
const MAX_COMPARED = 256;

/** Whether some name of a list, a certificate's, is valid for the host. */
export function coversAny(patterns: Value<readonly Value<string>[]>, name: Value<string>): Truth {
  const { items: listed, open } = items(patterns);
  let gaps = 0;
  const answers = listed.map((pattern) => {
    const hasGap = pattern.kind === "unknown" || name.kind === "unknown";
    if (hasGap) gaps += 1;
    return hasGap && gaps > MAX_COMPARED ? unknownTruth(reasons(pattern, name)) : covers(pattern, name);
  });
  const found = any([...answers, ...(open.length > 0 ? [unknownTruth(open)] : [])]);
  return found.is === "unknown" ? unknownTruth(distinct(found.why)) : found;
}

/** Certificates that public authorities issue name neither addresses nor nothing. */
function isNoHost(name: Value<string>): boolean {
  const parts = textParts(name)?.filter((part) => part !== "" && part !== ".") ?? [];
  const [first] = parts;
  if (parts.length > 1) return false;
  return (
    first === undefined || (typeof first === "string" ? isIpAddress(first) : first.kind === "ip-address")
  );
}

/** A name of 253 characters has no more. */
const MAX_LABELS = 127;

/** Why a wildcard provably misses a name that it looks made for; `undefined` where it is no near miss. */
export function wildcardNearMiss(
  pattern: Value<string>,
  name: Value<string>,
): "apex" | "too-deep" | undefined {
  const offered = namePattern(pattern);
  const wanted = namePattern(name);
  if (offered === undefined || wanted === undefined || !startsWith(offered, "*.")) return undefined;
  const base = dropStart(offered, 2);
  if (isSameText(base, wanted)) return "apex";
  let rest = afterFirstLabel(wanted);
  for (let depth = 1; rest !== undefined && depth < MAX_LABELS; depth++) {
    if (isSameText(base, rest)) return depth > 1 ? "too-deep" : undefined;
    rest = afterFirstLabel(rest);
  }
  return undefined;
}

function wildcardCovers(offered: Pattern, wanted: Pattern): boolean | "unknown" {
  const base = dropStart(offered, 2);
  const rest = afterFirstLabel(wanted);
  if (rest !== undefined) return sameText(base, rest);
  return sameText([LABEL, ".", ...base], wanted) === false ? false : "unknown";
}

function partialWildcardCovers(
  offered: Pattern,
  wanted: Pattern,
  pattern: Value<string>,
  name: Value<string>,
): Truth {
  const loose = offered.flatMap((piece, index) =>
    typeof piece === "string" ? loosen(piece, index) : [piece],
  );
  if (sameText(loose, wanted) === false) return FALSE;
  const says = "is a partial wildcard, which a client may refuse";
  return blockedBy(pattern, name, { what: print(offered, pattern), why: "not-modelled", says });
}

/** `w*.a` as a pattern in which the star is any piece of a label. */
function loosen(literal: string, index: number): Pattern {
  return literal
    .split("*")
    .flatMap((text, star) =>
      star === 0 ? [text] : [hole(`${index}.${star}`, { min: 0, character: /[^.]/ }), text],
    );
}

function coversEveryNameBelow(
  offered: Pattern,
  wanted: Pattern,
  pattern: Value<string>,
  name: Value<string>,
): Truth {
  if (sameText(offered, wanted) === true) return TRUE;
  const below = [hole("below", { min: 1 }), ...dropStart(wanted, 1)];
  const oneLevel = startsWith(offered, "*.") ? [LABEL, ...dropStart(offered, 1)] : offered;
  if (sameText(oneLevel, below) === false) return FALSE;
  const says = "stands for names that the input does not list";
  return blockedBy(pattern, name, { what: print(wanted, name), why: "not-in-input", says });
}

/** Unknown because of what blocks the two values; where both are known, because of `otherwise`. */
function blockedBy(a: Value<string>, b: Value<string>, otherwise: Reason): Truth {
  const why = reasons(a, b);
  return unknownTruth(why.length > 0 ? why : [otherwise]);
}

function asTruth(answer: boolean | "unknown", a: Value<string>, b: Value<string>): Truth {
  return answer === "unknown" ? unknownTruth(reasons(a, b)) : truth(answer);
}

// ------------------------------------------------------------------ names as patterns

/** Atoms are named by addresses, which never begin with a star. */
function hole(source: string, shape: Shape): Hole {
  return { source: `*${source}`, shape };
}

/** One label of a name. */
const LABEL = hole("label", { min: 1, character: /[^.]/ });

/** `undefined` where nothing is known, or where a label outside ASCII is known in part only. */
function namePattern(value: Value<string>): Pattern | undefined {
  if (value.kind === "known") return [normalizeName(value.value)];
  const parts = textParts(value);
  if (parts === undefined || !parts.every((part) => typeof part !== "string" || isAscii(part)))
    return undefined;
  const pattern = lowerCase(toPattern(parts));
  const last = pattern.at(-1);
  return typeof last === "string" ? [...pattern.slice(0, -1), withoutFinalDot(last)] : pattern;
}

function startsWith(pattern: Pattern, start: string): boolean {
  const first = pattern[0];
  return typeof first === "string" && first.startsWith(start);
}

/** The pattern without the first characters of its leading literal. */
function dropStart(pattern: Pattern, count: number): Pattern {
  const [first, ...rest] = pattern;
  return typeof first === "string" ? [first.slice(count), ...rest] : pattern;
}

/** What follows the first dot; `undefined` where that may lie within a hole, and where no label stands before it. */
function afterFirstLabel(pattern: Pattern): Pattern | undefined {
  let length = 0;
  for (const [index, piece] of pattern.entries()) {
    if (typeof piece !== "string") {
      if (piece.shape.character?.test(".") ?? true) return undefined;
      length += piece.shape.min;
      continue;
    }
    const dot = piece.indexOf(".");
    if (dot >= 0) return length + dot > 0 ? [piece.slice(dot + 1), ...pattern.slice(index + 1)] : undefined;
    length += piece.length;
  }
  return undefined;
}

function print(pattern: Pattern, value: Value<string>): string {
  if (value.kind === "known" && value.sensitive) return "(sensitive)";
  return pattern.map((piece) => (typeof piece === "string" ? piece : `\${${piece.source}}`)).join("");
}

// ------------------------------------------------------------------ what is wrong with an origin's domain name

/** What keeps a text from being a host name; `label` is an empty one or one of more than 63 characters. */
export type DomainNameFault =
  | "empty"
  | "unsubstituted"
  | "scheme"
  | "path"
  | "port"
  | "ip-address"
  | "character"
  | "label"
  | "too-long";

const MAX_NAME = 253;
const MAX_LABEL = 63;

/** What AWS makes of these has only characters that a host name may have. */
const LABEL_LIKE: ReadonlySet<AtomKind> = new Set(["id", "region", "account", "number"]);

/**
 * The first thing that is wrong with a name as an origin's domain; absent where nothing is.
 * A fault in the known parts of an unknown text is known. Limits of RFC 1035 §2.3.4, as CloudFront applies them.
 */
export function domainNameFault(name: Value<string>): Value<DomainNameFault> {
  if (name.kind === "absent") return name;
  const parts = textParts(name);
  if (parts === undefined) return unknown(reasons(name), name.from);
  if (parts.length === 1 && isAddress(parts[0])) return known("ip-address", name.from);
  const fixed = parts.every(
    (part) =>
      typeof part === "string" || part.kind?.endsWith("-host") || (part.kind && LABEL_LIKE.has(part.kind)),
  );
  const fault = fixed ? faultOf(parts.map(asSample).join("")) : faultOfPieces(parts.filter(isString));
  if (fault !== undefined) return known(fault, name.from);
  return fixed ? absent(name.from) : unknown(reasons(name), name.from);
}

function faultOf(text: string): DomainNameFault | undefined {
  if (text === "") return "empty";
  if (isIpAddress(text)) return "ip-address";
  const piece = faultOfPieces([text]);
  if (piece !== undefined) return piece;
  const name = normalizeName(text);
  if (!/^[a-z0-9._-]*$/.test(name)) return "character";
  if (name.length > MAX_NAME) return "too-long";
  return name.split(".").every((label) => label !== "" && label.length <= MAX_LABEL) ? undefined : "label";
}

/** Faults that no other part of the text can mend. */
function faultOfPieces(pieces: readonly string[]): DomainNameFault | undefined {
  if (pieces.some((piece) => piece.includes("${"))) return "unsubstituted";
  if (pieces.some((piece) => piece.includes("//"))) return "scheme";
  if (pieces.some((piece) => /[/?#\\]/.test(piece))) return "path";
  if (pieces.some((piece) => piece.includes(":"))) return "port";
  return pieces.some((piece) => /[\s*@,;"'()<>|{}^`%!$&+=~[\]]/.test(piece)) ? "character" : undefined;
}

/** A host as an atom of a `-host` kind may be, for checks of the whole. */
function asSample(part: TextParts[number]): string {
  return typeof part === "string" ? part : "x";
}

function isAddress(part: TextParts[number] | undefined): boolean {
  return typeof part === "object" && part.kind === "ip-address";
}

function isString(part: TextParts[number]): part is string {
  return typeof part === "string";
}
