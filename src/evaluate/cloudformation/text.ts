import { LIMITS } from "../../limits.ts";
import type { TreeNode } from "../../parse/tree.ts";
import type { Atom, Datum, Provenance, Reason, Unknown, Value } from "../../value.ts";
import { canonicalText } from "./canonical.ts";
import { extractDynamicReferences } from "./dynamic-references.ts";
import type { Scope } from "./scope.ts";
import { blocked, joinVia, provenance, type Site } from "./site.ts";
import { mergeParts, type Part, plainText, splitParts } from "./text-parts.ts";

/** A value as a piece of text: what is known of it, what blocks the rest, and the way it came. */
export interface TextPiece {
  readonly parts: readonly Part[];
  /** Empty where every part is a string. */
  readonly why: readonly Reason[];
  readonly via: readonly Provenance[];
  readonly sensitive: boolean;
}

/** What `node` gives where a text is wanted; `undefined` for a list, a mapping, and a value that is not there. */
export function textPiece(scope: Scope, node: TreeNode, site: Site): TextPiece | undefined {
  const value = scope.evaluate(node, site);
  return pieceOf(value, () => opaqueAtom(scope, node));
}

/** `opaque` stands for an unknown of which nothing is known. */
export function pieceOf(value: Value<Datum>, opaque: () => Atom): TextPiece | undefined {
  const { via } = value.from;
  if (value.kind === "absent") return undefined;
  if (value.kind === "known") {
    const text = scalarText(value.value);
    return text === undefined
      ? undefined
      : { parts: text === "" ? [] : [text], why: [], via, sensitive: value.sensitive === true };
  }
  if (value.form !== undefined && value.form.kind !== "text") return undefined;
  return { parts: value.form?.parts ?? [opaque()], why: value.why, via, sensitive: false };
}

/** The atom of an expression: the same expression in the same stack always gives the same text. */
export function opaqueAtom(scope: Scope, node: TreeNode): Atom {
  return { source: `${scope.prefix}${canonicalText(scope, node)}` };
}

export function scalarText(datum: Datum): string | undefined {
  return typeof datum === "object" ? undefined : String(datum);
}

/** The value of a text put together from pieces; dynamic references in it are what the deployment reads. */
export function textValue(
  scope: Scope,
  pieces: readonly TextPiece[],
  site: Site,
  delimiter = "",
  via: readonly Provenance[] = [],
): Value<string> {
  const ways = joinVia(
    via,
    pieces.flatMap((piece) => piece.via),
  );
  const size = sizeOf(pieces) + delimiter.length * pieces.length;
  const isTooLong =
    size > LIMITS.stringLength || !scope.session.spend(1 + Math.floor(size / CHARACTERS_PER_STEP));
  if (isTooLong) return blocked([TOO_LONG], site, ways);
  const written = pieces.flatMap((piece, index) => (index === 0 ? piece.parts : [delimiter, ...piece.parts]));
  const { parts, why: dynamic } = extractDynamicReferences(mergeParts(written));
  const why = [...pieces.flatMap((piece) => piece.why), ...dynamic];
  const text = plainText(parts);
  const isSensitive = pieces.some((piece) => piece.sensitive);
  if (text === undefined || why.length > 0) {
    if (!isSensitive) return blocked(why, site, ways, { kind: "text", parts });
    return secretWithGaps(pieces, parts, dynamic.length > 0, site, ways);
  }
  const value = { kind: "known", value: text, from: provenance(site, ways) } as const;
  return isSensitive ? { ...value, sensitive: true } : value;
}

/** Not to be shown, although parts of it are known. A dynamic reference is named by its text, so none is told apart. */
function secretWithGaps(
  pieces: readonly TextPiece[],
  parts: readonly Part[],
  isDynamic: boolean,
  site: Site,
  ways: readonly Provenance[],
): Unknown {
  const why = [...pieces.flatMap((piece) => piece.why), sensitiveReason(site)];
  return blocked(why, site, ways, isDynamic ? undefined : { kind: "text", parts });
}

/** Why a value that is not known is not shown either. */
export function sensitiveReason(site: Site): Reason {
  return { what: site.path, why: "sensitive", says: "holds a parameter that is not to be shown" };
}

/** The same value, not to be shown: a function's result tells of what went into it. */
export function asSensitive(value: Value<Datum>, site: Site): Value<Datum> {
  if (value.kind === "absent") return value;
  if (value.kind === "known") return { ...value, sensitive: true };
  return { ...value, why: [...value.why, sensitiveReason(site)] };
}

/** In characters; an atom and a reason count as many, so that their number is bounded too. */
function sizeOf(pieces: readonly TextPiece[]): number {
  let size = 0;
  for (const { parts, why } of pieces) {
    for (const part of parts) size += typeof part === "string" ? part.length : ATOM_SIZE;
    size += why.length * ATOM_SIZE;
  }
  return size;
}

const CHARACTERS_PER_STEP = 256;
const ATOM_SIZE = 100;

/** A piece that is written out. */
export function plainPiece(text: string): TextPiece {
  return { parts: text === "" ? [] : [text], why: [], via: [], sensitive: false };
}

const TOO_LONG: Reason = {
  what: "text",
  why: "limit",
  says: `is longer than ${LIMITS.stringLength} characters`,
};

/** The texts between delimiters, as far as they can be told apart. */
export function splitPiece(scope: Scope, piece: TextPiece, delimiter: string, site: Site): Value<Datum> {
  const { items, isComplete } = splitParts(piece.parts, delimiter);
  const values = items.map((parts) =>
    textValue(scope, [{ ...piece, parts, why: whyOf(parts, piece) }], site),
  );
  if (isComplete) return { kind: "known", value: values, from: provenance(site, piece.via) };
  return blocked(piece.why, site, piece.via, { kind: "list", items: values, open: true });
}

/** A piece without an unknown part is blocked by nothing. */
function whyOf(parts: readonly Part[], piece: TextPiece): TextPiece["why"] {
  return parts.every((part) => typeof part === "string") ? [] : piece.why;
}
