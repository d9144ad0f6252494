import type { Expression } from "./ast.ts";
import type { Parser } from "./parser-state.ts";
/** A term and what is applied to it: `a`, `a.b[0]`, `-a.b`. */
export declare function parseOperand(p: Parser): Expression;
