import type { Expression, Node } from "./ast.ts";
import { trimLeft, trimRight } from "./characters.ts";

/** A template as it is written, before `%{if}` and `%{for}` are matched with what closes them. */
export type Piece = PieceText | PieceInterpolation | PieceIf | PieceFor | PieceMark;

export interface PieceText extends Node {
  readonly kind: "text";
  readonly value: string;
}
export interface PieceInterpolation extends Node {
  readonly kind: "interpolation";
  readonly value: Expression;
  readonly height: number;
}
export interface PieceIf extends Node {
  readonly kind: "if";
  readonly condition: Expression;
  readonly height: number;
}
export interface PieceFor extends Node {
  readonly kind: "for";
  readonly key?: string;
  readonly value: string;
  readonly collection: Expression;
  readonly height: number;
}
export interface PieceMark extends Node {
  readonly kind: "else" | "endif" | "endfor";
}

/** An empty text stays a piece: `"${x ~} "` is a string, where `"${x}"` is what `x` is. */
export function addText(pieces: Piece[], value: string, start: number, end: number, trim: boolean): void {
  pieces.push({ kind: "text", value: trim ? trimLeft(value) : value, start, end });
}

/** What `${~` and `%{~` do to the text before them. */
export function trimLast(pieces: Piece[]): void {
  const last = pieces.pop();
  if (last) pieces.push(last.kind === "text" ? { ...last, value: trimRight(last.value) } : last);
}

/** Joins neighbouring texts, and normalises them as cty does every string. */
export function joinTexts(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (let i = 0; i < pieces.length; ) {
    const first = pieces[i];
    if (first?.kind !== "text") {
      if (first) joined.push(first);
      i += 1;
      continue;
    }
    const values: string[] = [];
    let { end } = first;
    for (let next: Piece | undefined = first; next?.kind === "text"; next = pieces[i]) {
      values.push(next.value);
      end = next.end;
      i += 1;
    }
    joined.push({ kind: "text", value: values.join("").normalize("NFC"), start: first.start, end });
  }
  return joined;
}
