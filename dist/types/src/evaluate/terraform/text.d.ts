import type { Atom, AtomKind } from "../../value.ts";
import { type Part, type Ref, type UnknownVal, type Val } from "./val.ts";
/** A text as known parts and atoms; `undefined` where nothing is known of it, or it is no text. */
export declare function partsOf(value: Val): readonly Part[] | undefined;
export declare function atomOf(ref: Ref, kind?: AtomKind): Atom;
/** A known string where every part is known, else an unknown of that form, blocked by what blocks `inputs`. */
export declare function textOf(parts: readonly Part[], inputs: readonly UnknownVal[]): Val;
export declare function mergeParts(parts: readonly Part[]): readonly Part[];
export declare function samePart(a: Part | undefined, b: Part | undefined): boolean;
export declare function isHost(atom: Atom): boolean;
/** Atoms of a kind with an alphabet are never empty. */
export declare function isNeverEmpty(part: Part): boolean;
/** Whether `search` might occur in such a way that an atom holds a part of it. */
export declare function mayTouchAtom(parts: readonly Part[], search: string): boolean;
/** `undefined`: cannot be decided. */
export declare function partsStartWith(parts: readonly Part[], prefix: string): boolean | undefined;
export declare function partsEndWith(parts: readonly Part[], suffix: string): boolean | undefined;
export declare function partsContain(parts: readonly Part[], search: string): boolean | undefined;
export declare function splitParts(parts: readonly Part[], separator: string): readonly (readonly Part[])[] | undefined;
export declare function replaceParts(parts: readonly Part[], search: string, replacement: string): readonly Part[] | undefined;
export declare function trimPrefixParts(parts: readonly Part[], prefix: string): readonly Part[] | undefined;
export declare function trimSuffixParts(parts: readonly Part[], suffix: string): readonly Part[] | undefined;
/** Takes characters off both ends (or one) as long as `strip` names them. */
export declare function trimParts(parts: readonly Part[], strip: ReadonlySet<string>, ends: "both" | "left" | "right"): readonly Part[] | undefined;
/** Host atoms are compared without regard to case anyway; other atoms become an atom of their own. */
export declare function mapCase(parts: readonly Part[], name: string, change: (text: string) => string): readonly Part[];
/** Kleene's answer to "are these the same text?". */
export declare function sameParts(a: readonly Part[], b: readonly Part[]): boolean | undefined;
