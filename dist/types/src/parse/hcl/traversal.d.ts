import type { Expression } from "./ast.ts";
import type { Parser } from "./parser-state.ts";
/** What follows a term: `.name`, `.0`, `[key]`, `.*`, `[*]`, as often as it comes. */
export declare function parseTraversal(p: Parser, from: Expression): Expression;
