import { CODE, isSpace, trimLeft } from "./characters.ts";
import type { Piece } from "./template-piece.ts";

/** The marker of the heredoc that opens with this token: `<<-EOT` and a newline. */
export function heredocMarker(opener: string): { marker: string; indented: boolean } {
  const indented = opener.startsWith("<<-");
  return { marker: opener.slice(indented ? 3 : 2).trimEnd(), indented };
}

/**
 * If the line that begins at `at` is the closing marker alone, with blanks around it: where its newline is.
 * Without a newline it closes nothing.
 */
export function endOfClosingLine(text: string, at: number, marker: string): number | undefined {
  let i = skipSpaces(text, at);
  if (!text.startsWith(marker, i)) return undefined;
  i = skipSpaces(text, i + marker.length);
  if (text.charCodeAt(i) !== CODE.newline) return undefined;
  return text.charCodeAt(i - 1) === CODE.return ? i - 1 : i;
}

function skipSpaces(text: string, at: number): number {
  let i = at;
  while (i < text.length && text.charCodeAt(i) !== CODE.newline && isSpace(text.charCodeAt(i))) i += 1;
  return i;
}

/**
 * What `<<-` does: takes from every line as many blanks as the line with the fewest has. Blank lines neither
 * count nor change, and a line whose newline was trimmed away by `~}` continues in the next.
 */
export function dedent(pieces: readonly Piece[]): Piece[] {
  const lineStarts = new Set<Piece>();
  let fewest = Number.POSITIVE_INFINITY;
  let atLineStart = true;
  for (const piece of pieces) {
    if (atLineStart) {
      const blanks = leadingBlanks(piece);
      if (blanks !== undefined) {
        fewest = Math.min(fewest, blanks);
        lineStarts.add(piece);
      }
    }
    atLineStart = piece.kind === "text" ? piece.value.endsWith("\n") : false;
  }
  return pieces.map((piece) =>
    piece.kind === "text" && lineStarts.has(piece) ? { ...piece, value: piece.value.slice(fewest) } : piece,
  );
}

/** `undefined` for a blank line. */
function leadingBlanks(piece: Piece): number | undefined {
  if (piece.kind !== "text") return 0;
  const rest = trimLeft(piece.value);
  return rest === "" && piece.value.endsWith("\n") ? undefined : piece.value.length - rest.length;
}
