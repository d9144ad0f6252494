import type { Expression } from "./ast.ts";
import type { Parser } from "./parser-state.ts";
/** `[a, b]`, or `[for …]`. */
export declare function parseTuple(p: Parser): Expression;
