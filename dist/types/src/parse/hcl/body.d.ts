import type { Body } from "./ast.ts";
import type { Parser } from "./parser-state.ts";
/** The whole file. */
export declare function parseFileBody(p: Parser): Body;
