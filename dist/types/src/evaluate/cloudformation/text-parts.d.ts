import type { Atom } from "../../value.ts";
/** A text form's parts: what is known, and what only AWS or the caller knows. */
export type Part = string | Atom;
/** Adjacent strings merged, none empty. */
export declare function mergeParts(parts: Iterable<Part>): readonly Part[];
/** The text itself where nothing in it is unknown. */
export declare function plainText(parts: readonly Part[]): string | undefined;
/**
 * The pieces between delimiters. `rest` is set from the first piece on whose end cannot be proved:
 * `items` are then only the pieces before it.
 */
export declare function splitParts(parts: readonly Part[], delimiter: string): {
    readonly items: readonly (readonly Part[])[];
    readonly isComplete: boolean;
};
/** Whether two texts are equal: `undefined` where the unknown parts decide. */
export declare function sameText(left: readonly Part[], right: readonly Part[]): boolean | undefined;
