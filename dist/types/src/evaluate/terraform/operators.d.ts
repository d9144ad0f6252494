import type { Binary, Unary } from "../../parse/hcl/ast.ts";
import type { Scope } from "./scope.ts";
import { type Val } from "./val.ts";
/** `-x` and `!x`, of an operand that was evaluated. */
export declare function unary(expression: Unary, operand: Val, scope: Scope): Val;
/** Any binary operator, of operands that were evaluated: Terraform evaluates both before it looks. */
export declare function binary(expression: Binary, left: Val, right: Val, scope: Scope): Val;
