import type { Invalid, Literal } from "./ast.ts";
import type { Parser } from "./parser-state.ts";
export declare function parseNumber(p: Parser): Literal | Invalid;
