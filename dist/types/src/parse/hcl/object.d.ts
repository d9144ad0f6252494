import type { Expression } from "./ast.ts";
import type { Parser } from "./parser-state.ts";
/** `{ a = b, c : d }`, or `{for …}`. Newlines separate entries, as commas do. */
export declare function parseObject(p: Parser): Expression;
