import type { Expression, ForObject, ForTuple } from "../../parse/hcl/ast.ts";
import { type Scope } from "./scope.ts";
import { type Val } from "./val.ts";
type Evaluate = (expression: Expression, scope: Scope) => Val;
export declare function evaluateForTuple(expression: ForTuple, scope: Scope, evaluate: Evaluate): Val;
export declare function evaluateForObject(expression: ForObject, scope: Scope, evaluate: Evaluate): Val;
export {};
