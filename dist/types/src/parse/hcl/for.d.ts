import type { Expression } from "./ast.ts";
import type { Parser } from "./parser-state.ts";
interface Loop {
    readonly key?: string;
    readonly value: string;
    readonly collection: Expression;
}
/**
 * `[for v in list : v if c]` and `{for k, v in map : k => v...}`; the current token is `for`, `start` the bracket,
 * `newlines` what counted outside it.
 */
export declare function parseFor(p: Parser, start: number, close: "]" | "}", newlines: boolean): Expression;
/** From `for` to before the colon, or to before the `}` of a template directive. */
export declare function parseLoop(p: Parser): Loop | undefined;
export {};
