import type { Parser } from "./parser-state.ts";
/**
 * Where to read on after the item that broke somewhere behind `from`: at the newline that ends it, at the brace
 * that closes the block around it, or at a line that plainly begins something new. Brackets, strings and heredocs
 * are matched without recursion; nothing is parsed.
 */
export declare function endOfBrokenItem(p: Parser, from: number): number;
/** The same for an item in which every bracket is closed, and that is only too deep. */
export declare function endOfDeepItem(p: Parser, from: number): number;
