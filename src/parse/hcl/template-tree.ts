import type { TemplatePart } from "./ast.ts";
import type { Parser } from "./parser-state.ts";
import type { Piece, PieceFor, PieceIf, PieceMark } from "./template-piece.ts";

interface Frame {
  readonly opener: PieceIf | PieceFor;
  readonly body: TemplatePart[];
  otherwise: TemplatePart[] | undefined;
  height: number;
}

/** Matches every `%{if}` and `%{for}` with what closes it. Sets `p.height`; halts where they do not match. */
export function buildParts(p: Parser, pieces: readonly Piece[]): TemplatePart[] {
  const root: TemplatePart[] = [];
  const open: Frame[] = [];
  let rootHeight = 1;
  for (const piece of pieces) {
    const frame = open.at(-1);
    const parts = frame ? (frame.otherwise ?? frame.body) : root;
    if (piece.kind === "if" || piece.kind === "for") {
      open.push({ opener: piece, body: [], otherwise: undefined, height: piece.height });
    } else if (piece.kind === "text") {
      parts.push(piece);
    } else if (piece.kind === "interpolation") {
      parts.push({ kind: "interpolation", value: piece.value, start: piece.start, end: piece.end });
      if (frame) frame.height = Math.max(frame.height, piece.height);
      else rootHeight = Math.max(rootHeight, piece.height);
    } else if (piece.kind === "else" && frame?.opener.kind === "if" && !frame.otherwise) {
      frame.otherwise = [];
    } else if (frame && piece.kind === `end${frame.opener.kind}`) {
      open.pop();
      const outer = open.at(-1);
      (outer ? (outer.otherwise ?? outer.body) : root).push(close(frame, piece.end));
      if (!p.grow(frame.height + 1, frame.opener.start)) return root;
      if (outer) outer.height = Math.max(outer.height, p.height);
      else rootHeight = Math.max(rootHeight, p.height);
    } else {
      failAt(p, piece, frame);
      return root;
    }
  }
  const unclosed = open.at(-1)?.opener;
  if (unclosed)
    p.fail(`This "%{${unclosed.kind}" has no "%{end${unclosed.kind}}"`, unclosed.start, unclosed.end);
  p.grow(rootHeight + 1, root[0]?.start ?? p.start);
  return root;
}

function close(frame: Frame, end: number): TemplatePart {
  const { opener, body, otherwise } = frame;
  const { start } = opener;
  if (opener.kind === "if") {
    // biome-ignore lint/suspicious/noThenProperty: the word of the language; not a promise
    return { kind: "if", condition: opener.condition, then: body, otherwise: otherwise ?? [], start, end };
  }
  const { key, value, collection } = opener;
  const names = key === undefined ? { value } : { key, value };
  return { kind: "for", ...names, collection, body, start, end };
}

function failAt(p: Parser, piece: PieceMark, frame: Frame | undefined): void {
  const help = frame
    ? `The "%{${frame.opener.kind}" of line ${p.line(frame.opener.start)} is still open`
    : `No "%{if" or "%{for" is open here`;
  p.fail(`"%{${piece.kind}}" does not belong here`, piece.start, piece.end, help);
}
