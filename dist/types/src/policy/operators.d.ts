import { type Scalar } from "../compare.ts";
import { type Truth } from "../logic.ts";
import { type Provenance, type Reason } from "../value.ts";
import type { Match } from "./walk.ts";
/** The other side of a comparison, read from the rule's text or from a path. */
export interface Operand {
    /** One per literal or match. */
    readonly items: readonly Match[];
    /** Why more may follow. */
    readonly open: readonly Reason[];
}
export declare const OPERATOR_NAMES: readonly ["is", "isNot", "in", "notIn", "matches", "startsWith", "endsWith", "atLeast", "atMost", "present", "contains", "subsetOf", "overlaps", "covers"];
export type OperatorName = (typeof OPERATOR_NAMES)[number];
export declare function isOperatorName(text: string): text is OperatorName;
/** What an operator is asked of and compares with; policies are checked against this when they are loaded. */
export interface OperatorType {
    readonly given: "scalar" | "text" | "number" | "list" | "list or text" | "any";
    /** `same`: of the type that `given` has. */
    readonly operand: "same" | "same list" | "text" | "pattern" | "number" | "boolean";
}
export declare const OPERATOR_TYPES: Readonly<Record<OperatorName, OperatorType>>;
/**
 * Applies an operator to one value. On an unknown it is unknown, unless what is known of it decides; on an absent value
 * `present` is false, `is: null` true and every other operator false, `isNot` and `notIn` too.
 */
export declare function apply(operator: OperatorName, given: Match, operand: Operand): Truth;
/** A literal of the rule as a value, compared at the place of what it is compared with. */
export declare function literal(value: Scalar | null, from: Provenance): Match;
/** What a path led to, as an operand: several matches are a list, and so are the items of a single list. */
export declare function operandOf(matches: readonly Match[]): Operand;
