import { type Truth } from "./logic.ts";
import { type Reason, type Value } from "./value.ts";
/** What a comparison may look at. */
export type Scalar = string | number | boolean;
/** The items of a list, and why more may follow; nothing follows where `open` is empty. */
export interface Items<T> {
    readonly items: readonly Value<T>[];
    readonly open: readonly Reason[];
}
/**
 * Whether two values are the same, type included. What is not written equals nothing, not even another such;
 * unknown texts are compared part by part, so `${var.d}` equals `${var.d}` and `a.${var.d}` never equals `b.${var.d}`.
 */
export declare function equal(a: Value<Scalar>, b: Value<Scalar>): Truth;
/** As `equal`, without regard to case: header names, DNS names. */
export declare function equalIgnoringCase(a: Value<string>, b: Value<string>): Truth;
/** Whether a list has an item equal to `x`; an open list can satisfy this and never refute it. */
export declare function contains(list: Value<readonly Value<string>[]>, x: Value<string>, same?: (item: Value<string>, x: Value<string>) => Truth): Truth;
/** The items of a list of texts; of one that is not written, none. */
export declare function items(list: Value<readonly Value<string>[]>): Items<string>;
/** The items of a list of numbers. */
export declare function numbers(list: Value<readonly Value<number>[]>): Items<number>;
/** A setting as a truth; one that is not written is off. */
export declare function isTrue(value: Value<boolean>): Truth;
/** What blocks the given values, each blocker once. */
export declare function reasons(...values: readonly Value<unknown>[]): readonly Reason[];
/** The same reasons, each once. */
export declare function distinct(why: readonly Reason[]): readonly Reason[];
