import type { Comment } from "./ast.ts";
import { CODE, endOfName, endOfNumber, isDigit } from "./characters.ts";
import { punctuationAt, type TokenKind } from "./token.ts";

const HEREDOC = /<<-?[\p{ID_Start}_][\p{ID_Continue}-]*\r?\n/uy;

/**
 * One token at a time, without an object for each: `kind`, `start` and `end` describe the current one.
 * The parser drives it: it says whether newlines count and where to go on after a string.
 */
export class Lexer {
  readonly text: string;
  readonly comments: Comment[] = [];
  kind: TokenKind = "newline";
  start: number;
  end: number;
  /** Where the token before the current one ended. */
  previousEnd: number;
  /** Whether a newline is a token (in bodies and objects) or a blank (inside brackets). */
  newlines = true;
  /** After a syntax error every token is `end`, so that all open constructs return, until `resume`. */
  halted = false;
  #onFreshLine = true;
  #commentNeverCloses = false;

  constructor(text: string, start: number) {
    this.text = text;
    this.start = start;
    this.end = start;
    this.previousEnd = start;
  }

  /** Moves to the next token. */
  advance(): void {
    if (this.halted) return;
    const { text } = this;
    this.previousEnd = this.end;
    const at = this.#skipBlanks(this.end);
    this.start = at;
    if (at >= text.length) {
      this.kind = "end";
      this.end = at;
      return;
    }
    const name = endOfName(text, at);
    if (name > at) this.#take("identifier", name);
    else this.#takeOther(text.charCodeAt(at), at);
  }

  /** Goes on at `offset`, as if the text before it were one token. */
  advanceFrom(offset: number): void {
    this.end = offset;
    this.advance();
  }

  /** Whether the current token is of this kind. A method, since `advance` changes what a comparison has narrowed. */
  at(kind: TokenKind): boolean {
    return this.kind === kind;
  }

  /** Whether the current token is this word. */
  isWord(word: string): boolean {
    return (
      this.kind === "identifier" &&
      this.end - this.start === word.length &&
      this.text.startsWith(word, this.start)
    );
  }

  #take(kind: TokenKind, end: number): void {
    this.kind = kind;
    this.end = end;
    this.#onFreshLine = kind === "newline";
  }

  #takeOther(code: number, at: number): void {
    const { text } = this;
    if (isDigit(code)) this.#take("number", endOfNumber(text, at));
    else if (code === CODE.quote) this.#take("quote", at + 1);
    else if (code === CODE.newline) this.#take("newline", at + 1);
    else if (code === CODE.return && text.charCodeAt(at + 1) === CODE.newline) this.#take("newline", at + 2);
    else if (code === CODE.less && this.#opensHeredoc(at)) this.#take("heredoc", HEREDOC.lastIndex);
    else this.#takePunctuation(at);
  }

  #opensHeredoc(at: number): boolean {
    HEREDOC.lastIndex = at;
    return this.text.charCodeAt(at + 1) === CODE.less && HEREDOC.test(this.text);
  }

  #takePunctuation(at: number): void {
    const { text } = this;
    const kind = text.startsWith("/*", at) ? undefined : punctuationAt(text, at);
    if (kind) this.#take(kind, at + kind.length);
    else this.#take("bad", at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1));
  }

  /** The offset of the next token: past blanks, comments, and newlines where they do not count. */
  #skipBlanks(from: number): number {
    const { text } = this;
    for (let at = from; at < text.length; ) {
      const code = text.charCodeAt(at);
      if (code === CODE.space || code === CODE.tab) {
        at += 1;
      } else if (code === CODE.newline && !this.newlines) {
        this.#onFreshLine = true;
        at += 1;
      } else if (code === CODE.return && !this.newlines && text.charCodeAt(at + 1) === CODE.newline) {
        at += 1;
      } else {
        const after = code === CODE.hash || code === CODE.slash ? this.#endOfComment(at) : at;
        if (after === at) return at;
        this.#keepComment(at, after);
        at = after;
      }
    }
    return text.length;
  }

  /** Without its newline, which stays a token of its own; `at` where there is no (closed) comment. */
  #endOfComment(at: number): number {
    const { text } = this;
    const marker = text.charCodeAt(at + 1);
    if (text.charCodeAt(at) === CODE.hash || marker === CODE.slash) {
      const newline = text.indexOf("\n", at);
      if (newline === -1) return text.length;
      return text.charCodeAt(newline - 1) === CODE.return ? newline - 1 : newline;
    }
    if (marker !== CODE.star || this.#commentNeverCloses) return at;
    const close = text.indexOf("*/", at + 2);
    // Looked for once only: a file of a million openings would take quadratic time.
    this.#commentNeverCloses = close === -1;
    return close === -1 ? at : close + 2;
  }

  #keepComment(start: number, end: number): void {
    const style =
      this.text.charCodeAt(start) === CODE.hash
        ? "#"
        : this.text.charCodeAt(start + 1) === CODE.slash
          ? "//"
          : "/*";
    const inner = this.text.slice(start + style.length, style === "/*" ? end - 2 : end);
    const trailing = !this.#onFreshLine;
    if (style === "/*" && inner.includes("\n")) this.#onFreshLine = true;
    // Recovery reads some text a second time.
    const last = this.comments.at(-1);
    if (last && last.start >= start) return;
    this.comments.push({ style, text: inner.trim(), trailing, start, end });
  }
}
