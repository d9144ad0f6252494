import type { Reason } from "./value.ts";
/** Kleene's three-valued truth; `unknown` carries what blocks it. */
export type Truth = {
    readonly is: true;
} | {
    readonly is: false;
} | {
    readonly is: "unknown";
    readonly why: readonly Reason[];
};
export declare const TRUE: Truth;
export declare const FALSE: Truth;
export declare function unknownTruth(why: readonly Reason[]): Truth;
export declare function truth(value: boolean): Truth;
export declare function not(a: Truth): Truth;
/** True where every operand is; over nothing, true. */
export declare function all(operands: Iterable<Truth>): Truth;
/** True where some operand is; over nothing, false. */
export declare function any(operands: Iterable<Truth>): Truth;
