import type { TreeNode } from "../../parse/tree.ts";
import type { Atom, Datum, Provenance, Reason, Value } from "../../value.ts";
import type { Scope } from "./scope.ts";
import { type Site } from "./site.ts";
import { type Part } from "./text-parts.ts";
/** A value as a piece of text: what is known of it, what blocks the rest, and the way it came. */
export interface TextPiece {
    readonly parts: readonly Part[];
    /** Empty where every part is a string. */
    readonly why: readonly Reason[];
    readonly via: readonly Provenance[];
    readonly sensitive: boolean;
}
/** What `node` gives where a text is wanted; `undefined` for a list, a mapping, and a value that is not there. */
export declare function textPiece(scope: Scope, node: TreeNode, site: Site): TextPiece | undefined;
/** `opaque` stands for an unknown of which nothing is known. */
export declare function pieceOf(value: Value<Datum>, opaque: () => Atom): TextPiece | undefined;
/** The atom of an expression: the same expression in the same stack always gives the same text. */
export declare function opaqueAtom(scope: Scope, node: TreeNode): Atom;
export declare function scalarText(datum: Datum): string | undefined;
/** The value of a text put together from pieces; dynamic references in it are what the deployment reads. */
export declare function textValue(scope: Scope, pieces: readonly TextPiece[], site: Site, delimiter?: string, via?: readonly Provenance[]): Value<string>;
/** A piece that is written out. */
export declare function plainPiece(text: string): TextPiece;
