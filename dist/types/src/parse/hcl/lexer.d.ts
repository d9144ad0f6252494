import type { Comment } from "./ast.ts";
import { type TokenKind } from "./token.ts";
/**
 * One token at a time, without an object for each: `kind`, `start` and `end` describe the current one.
 * The parser drives it: it says whether newlines count and where to go on after a string.
 */
export declare class Lexer {
    #private;
    readonly text: string;
    readonly comments: Comment[];
    kind: TokenKind;
    start: number;
    end: number;
    /** Where the token before the current one ended. */
    previousEnd: number;
    /** Whether a newline is a token (in bodies and objects) or a blank (inside brackets). */
    newlines: boolean;
    /** After a syntax error every token is `end`, so that all open constructs return, until `resume`. */
    halted: boolean;
    constructor(text: string, start: number);
    /** Moves to the next token. */
    advance(): void;
    /** Goes on at `offset`, as if the text before it were one token. */
    advanceFrom(offset: number): void;
    /** Whether the current token is of this kind. A method, since `advance` changes what a comparison has narrowed. */
    at(kind: TokenKind): boolean;
    /** Whether the current token is this word. */
    isWord(word: string): boolean;
}
