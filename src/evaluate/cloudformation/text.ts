import { LIMITS } from "../../limits.ts";
import type { TreeNode } from "../../parse/tree.ts";
import type { Atom, Datum, Provenance, Reason, Value } from "../../value.ts";
import { canonicalText } from "./canonical.ts";
import { extractDynamicReferences } from "./dynamic-references.ts";
import type { Scope } from "./scope.ts";
import { blocked, provenance, type Site } from "./site.ts";
import { mergeParts, type Part, plainText } from "./text-parts.ts";

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

/** The value of a text put together from parts; dynamic references in it are what the deployment reads. */
export function textValue(
  scope: Scope,
  piece: Omit<TextPiece, "parts"> & { readonly parts: Iterable<Part> },
  site: Site,
): Value<string> {
  const merged = mergeParts(piece.parts);
  const { parts, why: dynamic } = extractDynamicReferences(merged);
  const size = parts.reduce((sum, part) => sum + (typeof part === "string" ? part.length : 1), 0);
  if (size > LIMITS.stringLength || !scope.session.spend(1 + parts.length + Math.floor(size / 256))) {
    return blocked([textLimit()], site, piece.via);
  }
  const why = [...piece.why, ...dynamic];
  const text = plainText(parts);
  if (text === undefined || why.length > 0) return blocked(why, site, piece.via, { kind: "text", parts });
  const value = { kind: "known", value: text, from: provenance(site, piece.via) } as const;
  return piece.sensitive ? { ...value, sensitive: true } : value;
}

function textLimit(): Reason {
  return { what: "text", why: "limit", says: `is longer than ${LIMITS.stringLength} characters` };
}
