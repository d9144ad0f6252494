import type { Expression } from "../../parse/hcl/ast.ts";
/** An expression on one line, the same text for the same syntax: the name of a condition. */
export declare function print(expression: Expression): string;
/** Whether the expression mentions one of the names. */
export declare function mentions(expression: Expression, names: ReadonlySet<string>): boolean;
