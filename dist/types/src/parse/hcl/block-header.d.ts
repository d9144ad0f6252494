import type { Parser } from "./parser-state.ts";
/** The labels between a block's type and its `{`, which is then the current token unless the parser halted. */
export declare function parseLabels(p: Parser): string[];
/** The `{` that ends the line of `from`: after a broken header the body can be read all the same. */
export declare function braceAtEndOfLine(text: string, from: number): number | undefined;
