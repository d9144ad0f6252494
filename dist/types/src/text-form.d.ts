import type { Atom, Value } from "./value.ts";
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
/** The parts of a text that is known or has a text form; `undefined` where nothing is known of it. */
export declare function textParts(value: Value<string | number | boolean>): TextParts | undefined;
/** Parts as a pattern: atoms become holes of their kind's shape. */
export declare function toPattern(parts: TextParts): Pattern;
/** The same pattern in lower case, for names that are compared without regard to case. */
export declare function lowerCase(pattern: Pattern): Pattern;
/**
 * Whether two patterns spell the same text: true and false hold whatever the holes contain.
 * Equal sequences are equal; prefixes, suffixes, lengths or literals that cannot agree make them different.
 */
export declare function sameText(left: Pattern, right: Pattern): boolean | "unknown";
