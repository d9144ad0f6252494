import type { Piece } from "./template-piece.ts";
/** The marker of the heredoc that opens with this token: `<<-EOT` and a newline. */
export declare function heredocMarker(opener: string): {
    marker: string;
    indented: boolean;
};
/**
 * If the line that begins at `at` is the closing marker alone, with blanks around it: where its newline is.
 * Without a newline it closes nothing.
 */
export declare function endOfClosingLine(text: string, at: number, marker: string): number | undefined;
/**
 * What `<<-` does: takes from every line as many blanks as the line with the fewest has. Blank lines neither
 * count nor change, and a line whose newline was trimmed away by `~}` continues in the next.
 */
export declare function dedent(pieces: readonly Piece[]): Piece[];
