import { CODE } from "./characters.ts";
import { parseLoop } from "./for.ts";
import type { Parser } from "./parser-state.ts";
import { type Piece, trimLast } from "./template-piece.ts";

/**
 * Reads the `${…}` or `%{…}` at `start` and adds it to `pieces`. Then `p.end` is behind it, unless the parser
 * halted; returns whether `~}` asks to trim the text that follows.
 */
export function parseSequence(p: Parser, pieces: Piece[], start: number): boolean {
  const trims = p.text.charCodeAt(start + 2) === CODE.tilde;
  if (trims) trimLast(pieces);
  p.newlines = false;
  p.advanceFrom(start + (trims ? 3 : 2));
  if (p.text.charCodeAt(start) === CODE.dollar) readInterpolation(p, pieces, start);
  else readDirective(p, pieces, start);
  if (p.at("}") || p.at("~}")) return p.at("~}");
  p.unexpected(
    `"}" to close the template sequence opened in line ${p.line(start)}`,
    'Write "$${" for a literal "${" of another language',
  );
  return false;
}

function readInterpolation(p: Parser, pieces: Piece[], start: number): void {
  const value = p.expression(p);
  pieces.push({ kind: "interpolation", value, height: p.height, start, end: p.end });
}

function readDirective(p: Parser, pieces: Piece[], start: number): void {
  const word = p.at("identifier") ? p.text.slice(p.start, p.end) : "";
  switch (word) {
    case "if": {
      p.advance();
      const condition = p.expression(p);
      pieces.push({ kind: "if", condition, height: p.height, start, end: p.end });
      return;
    }
    case "for": {
      const loop = parseLoop(p);
      if (loop) pieces.push({ kind: "for", ...loop, height: p.height, start, end: p.end });
      return;
    }
    case "else":
    case "endif":
    case "endfor":
      p.advance();
      pieces.push({ kind: word, start, end: p.end });
      return;
    default:
      p.unexpected('"if", "else", "endif", "for" or "endfor" after "%{"', 'Write "%%{" for a literal "%{"');
  }
}
