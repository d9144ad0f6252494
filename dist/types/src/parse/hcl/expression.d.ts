import type { Expression } from "./ast.ts";
import type { Parser } from "./parser-state.ts";
/** A whole expression; `Invalid` where there is none, after a diagnostic. */
export declare function parseExpressionHere(p: Parser): Expression;
