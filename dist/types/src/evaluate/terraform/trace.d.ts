import type { HclFile, Node } from "../../parse/hcl/ast.ts";
import type { Place } from "../../source/place.ts";
import type { Provenance, ProvenanceKind } from "../../value.ts";
import { type Val } from "./val.ts";
/** One station on the way of a value. Places are computed only for values that reach a resource. */
export interface Step {
    readonly kind: ProvenanceKind;
    readonly address: string;
    readonly path: string;
    readonly file: HclFile;
    readonly node: Node;
}
/**
 * The way a value came, nearest first: its own `step`, then the stations of the container it was taken
 * from (`outer`), then `rest`. `because` are ways of other inputs.
 */
export interface Trace {
    readonly step?: Step;
    readonly outer?: Trace;
    readonly because?: readonly Trace[];
    readonly rest?: Trace | undefined;
}
/** The value as it leaves a definition. */
export declare function through(value: Val, step: Step): Val;
/** An attribute or item as seen through its container. */
export declare function within(container: Val, inner: Val): Val;
/** A value computed from `inputs`: one traced input hands its way on, several become its `because`. */
export declare function derived(result: Val, inputs: readonly Val[]): Val;
/** The value, and what it hangs on besides: a condition, an index. */
export declare function hanging(result: Val, on: Val): Val;
export interface Ways {
    readonly via: readonly Provenance[];
    readonly because: readonly Provenance[];
}
/** A trace as the contract has it. `because` is flat: each has its own `via`, none has a `because`. */
export declare function waysOf(trace: Trace | undefined): Ways;
export declare function placeOf(file: HclFile, node: Node): Place;
