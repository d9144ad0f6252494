import type { Diagnostic, DiagnosticCode } from "../../diagnostic.ts";
import { LIMITS } from "../../limits.ts";
import { LineTable, type SourceFile } from "../../source/source-file.ts";
import type { Expression, Invalid } from "./ast.ts";
import { describeToken, hintFor } from "./hints.ts";
import { looksLikeItem } from "./item-shape.ts";
import { Lexer } from "./lexer.ts";

/** Where an offset is: for a text that stands decoded within another, where in that one. */
export type Lines = Pick<LineTable, "position" | "place">;

/** More errors than this tell a reader nothing: parsing stops. */
const MOST_DIAGNOSTICS = 20;

/** What every parsing function is handed: the tokens, the errors so far, and how deep it is. */
export class Parser extends Lexer {
  readonly lines: Lines;
  readonly diagnostics: Diagnostic[] = [];
  /** Ties the knot: an expression holds templates, which hold expressions. */
  readonly expression: (p: Parser) => Expression;
  /** How high the tree of the expression parsed last is. */
  height = 0;
  unclosedReported = false;
  #depth = 0;

  constructor(
    source: SourceFile,
    start: number,
    expression: (p: Parser) => Expression,
    lines: Lines = new LineTable(source),
  ) {
    super(source.text, start);
    this.lines = lines;
    this.expression = expression;
  }

  /** One level deeper; `false`, with a diagnostic, where that is too deep. Each `true` is paired with `leave`. */
  enter(): boolean {
    if (this.#depth >= LIMITS.depth) {
      this.#tooDeep(this.start, this.end);
      return false;
    }
    this.#depth += 1;
    return true;
  }

  leave(): void {
    this.#depth -= 1;
  }

  /** Notes the height of a node built over others; `false`, with a diagnostic, where the tree is too high. */
  grow(height: number, start: number): boolean {
    this.height = height;
    if (height <= LIMITS.expressionHeight) return true;
    this.#tooDeep(start, this.end);
    return false;
  }

  #tooDeep(start: number, end: number): void {
    this.#halt("too-deep", "This is nested too deeply to be analysed", start, end);
  }

  /** Whether what broke off the reading is nothing but depth. */
  get isTooDeep(): boolean {
    return this.halted && this.diagnostics.at(-1)?.code === "too-deep";
  }

  /** The expression that is too deep was passed over whole: nothing else is lost, so it is no error. */
  passedOver(): void {
    const last = this.diagnostics.pop();
    if (last) this.diagnostics.push({ ...last, severity: "warning" });
  }

  /** An error after which the reading is still certain. */
  report(message: string, start: number, end: number, help?: string): void {
    this.#add("syntax", message, start, end, help);
  }

  /** An error after which nothing can be read before `resume`. Of several, the first is kept. */
  fail(message: string, start: number, end: number, help?: string): void {
    this.#halt("syntax", message, start, end, help);
  }

  /** As `fail`, at the current token, which the message names: "Expected …, found …". */
  unexpected(expected: string, help?: string): void {
    const found = this.text.slice(this.start, this.end);
    const message = `Expected ${expected}, found ${describeToken(this.kind, found)}`;
    this.fail(message, this.start, this.end, help ?? hintFor(this.kind, found));
  }

  /** As `unexpected`, within something that a bracket at `open` began: at the end of the file, that is to blame. */
  unclosed(what: string, expected: string, open: number): void {
    if (this.kind === "end") this.fail(`This ${what} is never closed`, open, open + 1);
    else this.unexpected(`${expected} to go on with the ${what} opened in line ${this.line(open)}`);
  }

  #halt(code: DiagnosticCode, message: string, start: number, end: number, help?: string): void {
    if (this.halted) return;
    this.#add(code, message, start, end, help);
    this.halted = true;
    this.kind = "end";
  }

  #add(code: DiagnosticCode, message: string, start: number, end: number, help?: string): void {
    if (this.full) return;
    const place = this.lines.place(start, Math.max(start, end));
    this.diagnostics.push({ severity: "error", code, message, place, ...(help ? { help } : {}) });
  }

  get full(): boolean {
    return this.diagnostics.length >= MOST_DIAGNOSTICS;
  }

  /**
   * A comma is missing: reports it, and goes on where the next item plainly begins. `false` where that is not
   * certain: the caller says what it expected.
   */
  assumeComma(inObject = false): boolean {
    const begins = this.kind === "quote" || this.kind === "number" || this.kind === "identifier";
    if (!begins || looksLikeItem(this.text, this.start, inObject)) return false;
    this.report("A comma is missing before this item", this.start, this.end, "Put a comma between the two");
    return true;
  }

  /** Reads on at `offset` after a failure. */
  resume(offset: number): void {
    this.halted = false;
    this.newlines = true;
    this.advanceFrom(offset);
  }

  line(offset: number): number {
    return this.lines.position(offset).line;
  }

  invalid(start: number, end: number): Invalid {
    this.height = 1;
    return { kind: "invalid", start, end: Math.max(start, end) };
  }
}
