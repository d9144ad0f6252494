import type { TemplatePart } from "./ast.ts";
import type { Parser } from "./parser-state.ts";
import type { Piece } from "./template-piece.ts";
/** Matches every `%{if}` and `%{for}` with what closes it. Sets `p.height`; halts where they do not match. */
export declare function buildParts(p: Parser, pieces: readonly Piece[]): TemplatePart[];
