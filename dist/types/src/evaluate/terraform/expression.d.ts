import type { Expression } from "../../parse/hcl/ast.ts";
import { type Scope } from "./scope.ts";
import { type Val } from "./val.ts";
/** The value of an expression. Throws `Refusal`, and nothing else: whoever owns the definition catches it. */
export declare function evaluate(expression: Expression, scope: Scope): Val;
