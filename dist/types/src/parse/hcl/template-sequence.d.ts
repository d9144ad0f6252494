import type { Parser } from "./parser-state.ts";
import { type Piece } from "./template-piece.ts";
/**
 * Reads the `${…}` or `%{…}` at `start` and adds it to `pieces`. Then `p.end` is behind it, unless the parser
 * halted; returns whether `~}` asks to trim the text that follows.
 */
export declare function parseSequence(p: Parser, pieces: Piece[], start: number): boolean;
