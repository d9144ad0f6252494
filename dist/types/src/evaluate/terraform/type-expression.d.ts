import type { Expression } from "../../parse/hcl/ast.ts";
import { type Type } from "./type.ts";
import type { Val } from "./val.ts";
/** A type constraint; what cannot be read as one constrains nothing. `evaluate` is for the defaults of `optional`. */
export declare function typeOfExpression(expression: Expression, evaluate: (expression: Expression) => Val): Type;
