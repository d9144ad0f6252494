import type { Conditional, Expression } from "../../parse/hcl/ast.ts";
import type { Scope } from "./scope.ts";
import { type Val } from "./val.ts";
type Evaluate = (expression: Expression, scope: Scope) => Val;
/** `c ? a : b`. Both branches give the type; a branch that fails matters only where it is taken. */
export declare function evaluateConditional(expression: Conditional, scope: Scope, evaluate: Evaluate): Val;
export {};
