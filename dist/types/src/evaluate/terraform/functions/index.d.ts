import type { Call, Expression } from "../../../parse/hcl/ast.ts";
import { type Scope } from "../scope.ts";
import { type Val } from "../val.ts";
/** Every function that is evaluated, `try` and `can` aside: those see expressions. */
export declare const FUNCTION_NAMES: readonly string[];
/** Calls a function. `openEnd`: the last argument is a list of unknown length that was to be expanded. */
export declare function callFunction(name: string, args: readonly Val[], scope: Scope, node: Call, evaluate: (expression: Expression, scope: Scope) => Val, openEnd?: boolean): Val;
