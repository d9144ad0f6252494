import { LIMITS } from "../../limits.ts";
import type { Atom, Equality, Reason } from "../../value.ts";
import type { Bounds } from "./bounds.ts";
import type { Num } from "./number.ts";
import { Refusal } from "./refusal.ts";
import type { Trace } from "./trace.ts";
import { ANY, type Type } from "./type.ts";

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
  /** Whether there is such an attribute; `undefined` where only the provider's schema tells. */
  has(name: string): boolean | undefined;
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
  /** What a number lies between: a length is not negative. */
  readonly bounds: Bounds | undefined;
  /** All it can be, where that is known: the two branches of an undecided conditional. */
  readonly oneOf: readonly Val[] | undefined;
  /** The item of a key, for the instances of a resource whose number is not known. */
  readonly pick: ((key: Val) => Val) | undefined;
}

/** What is known of an unknown; lists and maps are open: more may follow. `maybe` are items that may be there or not. */
export type Shape =
  | { readonly kind: "text"; readonly parts: readonly Part[] }
  | { readonly kind: "list"; readonly items: readonly Val[]; readonly maybe?: readonly Val[] | undefined }
  | { readonly kind: "map"; readonly entries: ReadonlyMap<string, Val> };

export type Part = string | Atom;

export interface Ref {
  /** As `Atom.source`. */
  readonly source: string;
  readonly address?: string;
  readonly attribute?: string;
  /** Of the resource, for the table of attribute kinds. */
  readonly type?: string;
  /** `source` is the text of the expression: a definition's own name says more. */
  readonly written?: true;
}

/** `id` is canonical: `!x` is the test of `x`, negated. */
export interface Test {
  readonly id: string;
  readonly negated: boolean;
  /** Where it compares something with a literal: decided by what is assumed of that. */
  readonly equality?: Equality;
}

export function textVal(value: string): TextVal {
  return { kind: "string", value, trace: undefined, sensitive: false };
}

export function numberVal(value: Num): NumberVal {
  return { kind: "number", value, trace: undefined, sensitive: false };
}

export function boolVal(value: boolean): BoolVal {
  return { kind: "bool", value, trace: undefined, sensitive: false };
}

export function nullVal(type: Type = ANY): NullVal {
  return { kind: "null", type, trace: undefined, sensitive: false };
}

export function tupleVal(items: readonly Val[]): SequenceVal {
  return {
    kind: "sequence",
    shape: "tuple",
    items,
    element: ANY,
    size: sizeOfItems(items),
    trace: undefined,
    sensitive: false,
  };
}

export function listVal(items: readonly Val[], element: Type): SequenceVal {
  return {
    kind: "sequence",
    shape: "list",
    items,
    element,
    size: sizeOfItems(items),
    trace: undefined,
    sensitive: false,
  };
}

/** `items` must be distinct and sorted: see `makeSet`. */
export function setVal(items: readonly Val[], element: Type): SequenceVal {
  return {
    kind: "sequence",
    shape: "set",
    items,
    element,
    size: sizeOfItems(items),
    trace: undefined,
    sensitive: false,
  };
}

export function objectVal(entries: Iterable<readonly [string, Val]>): RecordVal {
  return record("object", sorted(entries), ANY);
}

export function mapVal(entries: Iterable<readonly [string, Val]>, element: Type): RecordVal {
  return record("map", sorted(entries), element);
}

function record(shape: RecordVal["shape"], entries: ReadonlyMap<string, Val>, element: Type): RecordVal {
  return {
    kind: "record",
    shape,
    entries,
    element,
    size: sizeOfItems(entries.values()),
    trace: undefined,
    sensitive: false,
  };
}

/** How many values are within, itself included. */
export function sizeOf(value: Val): number {
  return value.kind === "sequence" || value.kind === "record" ? value.size : 1;
}

function sizeOfItems(items: Iterable<Val>): number {
  let size = 1;
  for (const item of items) size += sizeOf(item);
  if (size > LIMITS.collectionElements) {
    throw new Refusal("limit", `exceeds a limit: ${LIMITS.collectionElements} elements in one collection`);
  }
  return size;
}

export function lazyVal(object: LazyObject): LazyVal {
  return { kind: "lazy", object, trace: undefined, sensitive: false };
}

export interface UnknownOptions {
  readonly type?: Type;
  readonly shape?: Shape | undefined;
  readonly ref?: Ref | undefined;
  readonly notNull?: boolean;
  readonly mayFail?: boolean;
  readonly test?: Test | undefined;
  readonly bounds?: Bounds | undefined;
  readonly oneOf?: readonly Val[] | undefined;
  readonly pick?: ((key: Val) => Val) | undefined;
}

export function unknownVal(why: readonly Reason[], options: UnknownOptions = {}): UnknownVal {
  return {
    kind: "unknown",
    type: options.type ?? ANY,
    why,
    shape: options.shape,
    ref: options.ref,
    notNull: options.notNull ?? false,
    mayFail: options.mayFail ?? false,
    test: options.test,
    bounds: options.bounds,
    oneOf: options.oneOf,
    pick: options.pick,
    trace: undefined,
    sensitive: false,
  };
}

/** Terraform orders keys by code point, JavaScript by code unit. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return isSurrogate(x) === isSurrogate(y) ? x - y : isSurrogate(x) ? 1 : -1;
  }
  return a.length - b.length;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

function sorted(entries: Iterable<readonly [string, Val]>): ReadonlyMap<string, Val> {
  const list = [...entries];
  let inOrder = true;
  for (let i = 1; i < list.length && inOrder; i += 1)
    inOrder = compareText(list[i - 1]?.[0] ?? "", list[i]?.[0] ?? "") < 0;
  return new Map(inOrder ? list : list.sort((a, b) => compareText(a[0], b[0])));
}

/** A lazy object as what is known of it; anything else as it is. */
export function force(value: Val): Val {
  return value.kind === "lazy" ? withMarks(value.object.materialise(), value.trace, value.sensitive) : value;
}

export function withMarks(value: Val, trace: Trace | undefined, sensitive: boolean): Val {
  return value.trace === trace && value.sensitive === sensitive ? value : { ...value, trace, sensitive };
}
