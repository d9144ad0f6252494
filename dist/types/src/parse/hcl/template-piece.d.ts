import type { Expression, Node } from "./ast.ts";
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
export declare function addText(pieces: Piece[], value: string, start: number, end: number, trim: boolean): void;
/** What `${~` and `%{~` do to the text before them. */
export declare function trimLast(pieces: Piece[]): void;
/** Joins neighbouring texts, and normalises them as cty does every string. */
export declare function joinTexts(pieces: readonly Piece[]): Piece[];
