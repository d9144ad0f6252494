import type { Atom, Reason } from "../../value.ts";
import type { Num } from "./number.ts";
import type { Trace } from "./trace.ts";
import { type Type } from "./type.ts";
/**
 * Terraform's values inside the evaluator: immutable, shared, each with the way it came (`trace`).
 * A collection may hold unknown items; a value is `unknown` only where its own shape is not known.
 */
export type Val = TextVal | NumberVal | BoolVal | NullVal | SequenceVal | RecordVal | LazyVal | UnknownVal;
interface Marks {
    readonly trace: Trace | undefined;
    readonly sensitive: boolean;
}
export interface TextVal extends Marks {
    readonly kind: "string";
    readonly value: string;
}
export interface NumberVal extends Marks {
    readonly kind: "number";
    readonly value: Num;
}
export interface BoolVal extends Marks {
    readonly kind: "bool";
    readonly value: boolean;
}
export interface NullVal extends Marks {
    readonly kind: "null";
    readonly type: Type;
}
/** The items of a set are distinct and sorted. `element` is `any` for a tuple. */
export interface SequenceVal extends Marks {
    readonly kind: "sequence";
    readonly shape: "list" | "set" | "tuple";
    readonly items: readonly Val[];
    readonly element: Type;
    /** How many values are in it, all the way down: what a walk over it costs. Bounded, so every walk is. */
    readonly size: number;
}
/** Entries are in key order. `element` is `any` for an object. */
export interface RecordVal extends Marks {
    readonly kind: "record";
    readonly shape: "map" | "object";
    readonly entries: ReadonlyMap<string, Val>;
    readonly element: Type;
    /** As `SequenceVal.size`. */
    readonly size: number;
}
/** A whole resource or module instance, whose attributes are evaluated when they are asked for. */
export interface LazyVal extends Marks {
    readonly kind: "lazy";
    readonly object: LazyObject;
}
export interface LazyObject {
    readonly address: string;
    get(name: string): Val;
    /** All that is known of it now: a record, or an unknown with an open map. */
    materialise(): Val;
}
export interface UnknownVal extends Marks {
    readonly kind: "unknown";
    readonly type: Type;
    /** Never empty. */
    readonly why: readonly Reason[];
    readonly shape: Shape | undefined;
    /** What it is called, so that its attributes and items can be named too. */
    readonly ref: Ref | undefined;
    readonly notNull: boolean;
    /** Whether the expression might yet turn out to be an error, which decides `try` and `can`. */
    readonly mayFail: boolean;
    /** The condition that this boolean is, where it has a name. */
    readonly test: Test | undefined;
    /** All it can be, where that is known: the two branches of an undecided conditional. */
    readonly oneOf: readonly Val[] | undefined;
    /** The item of a key, for the instances of a resource whose number is not known. */
    readonly pick: ((key: Val) => Val) | undefined;
}
/** What is known of an unknown; lists and maps are open: more may follow. `maybe` are items that may be there or not. */
export type Shape = {
    readonly kind: "text";
    readonly parts: readonly Part[];
} | {
    readonly kind: "list";
    readonly items: readonly Val[];
    readonly maybe?: readonly Val[] | undefined;
} | {
    readonly kind: "map";
    readonly entries: ReadonlyMap<string, Val>;
};
export type Part = string | Atom;
export interface Ref {
    /** As `Atom.source`. */
    readonly source: string;
    readonly address?: string;
    readonly attribute?: string;
    /** Of the resource, for the table of attribute kinds. */
    readonly type?: string;
}
/** `id` is canonical: `!x` is the test of `x`, negated. */
export interface Test {
    readonly id: string;
    readonly negated: boolean;
}
export declare function textVal(value: string): TextVal;
export declare function numberVal(value: Num): NumberVal;
export declare function boolVal(value: boolean): BoolVal;
export declare function nullVal(type?: Type): NullVal;
export declare function tupleVal(items: readonly Val[]): SequenceVal;
export declare function listVal(items: readonly Val[], element: Type): SequenceVal;
/** `items` must be distinct and sorted: see `makeSet`. */
export declare function setVal(items: readonly Val[], element: Type): SequenceVal;
export declare function objectVal(entries: Iterable<readonly [string, Val]>): RecordVal;
export declare function mapVal(entries: Iterable<readonly [string, Val]>, element: Type): RecordVal;
/** How many values are within, itself included. */
export declare function sizeOf(value: Val): number;
export declare function lazyVal(object: LazyObject): LazyVal;
export interface UnknownOptions {
    readonly type?: Type;
    readonly shape?: Shape | undefined;
    readonly ref?: Ref | undefined;
    readonly notNull?: boolean;
    readonly mayFail?: boolean;
    readonly test?: Test | undefined;
    readonly oneOf?: readonly Val[] | undefined;
    readonly pick?: ((key: Val) => Val) | undefined;
}
export declare function unknownVal(why: readonly Reason[], options?: UnknownOptions): UnknownVal;
/** Terraform orders keys by code point, JavaScript by code unit. */
export declare function compareText(a: string, b: string): number;
export declare function typeOf(value: Val): Type;
/** All blockers of several values, each once, in order, at most 16. */
export declare function mergeReasons(lists: Iterable<readonly Reason[]>): readonly Reason[];
/** The blockers of those values that are unknown at the top. */
export declare function whyOf(values: Iterable<Val>): readonly Reason[];
/** The blockers of everything unknown within; lazy objects count as unknown only when they were looked into. */
export declare function whyWithin(value: Val, into?: (readonly Reason[])[]): readonly (readonly Reason[])[];
export declare function isWhollyKnown(value: Val): boolean;
/** A lazy object as what is known of it; anything else as it is. */
export declare function force(value: Val): Val;
export declare function withMarks(value: Val, trace: Trace | undefined, sensitive: boolean): Val;
export {};
