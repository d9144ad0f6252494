import type { Expression } from "./ast.ts";
import type { Parser } from "./parser-state.ts";
/** A name by itself, or the name of a function when `(` or `::` follows, even after a newline inside brackets. */
export declare function parseCallOrVariable(p: Parser): Expression;
