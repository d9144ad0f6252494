import type { Atom, Value } from "../value.ts";
/** The address of the resource whose attribute a value is, and nothing else. */
export declare function soleReferent(value: Value<unknown>): string | undefined;
/** A text with a mark in place of each part that only AWS knows; `undefined` where nothing is known of it. */
export declare function outline(value: Value<string>): string | undefined;
/** Stands for an unknown part in an `outline`: no ARN or name can hold it. */
export declare const UNKNOWN_PART = "\0";
/** The attribute that a text begins with. */
export declare function firstAtom(value: Value<unknown>): Atom | undefined;
