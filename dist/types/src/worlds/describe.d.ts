import type { Assumptions } from "../evaluate/resource.ts";
/**
 * The shortest description of the worlds in `failing` among `all`: conjunctions that hold in failing worlds only, the ones
 * that cover most first, until every failing world is covered.
 */
export declare function describeAssumptions(failing: ReadonlySet<Assumptions>, all: readonly Assumptions[]): string;
