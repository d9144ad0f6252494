import type { Atom, Reason } from "../../value.ts";
/** A text form's parts: what is known, and what only AWS or the caller knows. */
export type Part = string | Atom;
/** Adjacent strings merged, none empty. */
export declare function mergeParts(parts: Iterable<Part>): readonly Part[];
/** The text itself where nothing in it is unknown. */
export declare function plainText(parts: readonly Part[]): string | undefined;
/**
 * Makes an atom of each `{{resolve:ssm:…}}`, over part boundaries too.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
export declare function extractDynamicReferences(parts: readonly Part[]): {
    readonly parts: readonly Part[];
    readonly why: readonly Reason[];
};
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
