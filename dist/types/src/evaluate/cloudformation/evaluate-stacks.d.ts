import type { Assumptions, Evaluation, Root } from "../resource.ts";
import type { StackInput } from "./stack-input.ts";
/** Evaluates the stacks of one root together: each may import what another one exports. */
export declare function evaluateStacks(root: Root, inputs: readonly StackInput[], assumptions: Assumptions): Evaluation;
