import type { Diagnostic } from "../../diagnostic.ts";
import { LineTable, type SourceFile } from "../../source/source-file.ts";
import type { Expression, Invalid } from "./ast.ts";
import { Lexer } from "./lexer.ts";
/** What every parsing function is handed: the tokens, the errors so far, and how deep it is. */
export declare class Parser extends Lexer {
    #private;
    readonly lines: LineTable;
    readonly diagnostics: Diagnostic[];
    /** Ties the knot: an expression holds templates, which hold expressions. */
    readonly expression: (p: Parser) => Expression;
    /** How high the tree of the expression parsed last is. */
    height: number;
    unclosedReported: boolean;
    constructor(source: SourceFile, start: number, expression: (p: Parser) => Expression);
    /** One level deeper; `false`, with a diagnostic, where that is too deep. Each `true` is paired with `leave`. */
    enter(): boolean;
    leave(): void;
    /** Notes the height of a node built over others; `false`, with a diagnostic, where the tree is too high. */
    grow(height: number, start: number): boolean;
    /** An error after which the reading is still certain. */
    report(message: string, start: number, end: number, help?: string): void;
    /** An error after which nothing can be read before `resume`. Of several, the first is kept. */
    fail(message: string, start: number, end: number, help?: string): void;
    /** As `fail`, at the current token, which the message names: "Expected …, found …". */
    unexpected(expected: string, help?: string): void;
    /** As `unexpected`, within something that a bracket at `open` began: at the end of the file, that is to blame. */
    unclosed(what: string, expected: string, open: number): void;
    get full(): boolean;
    /**
     * A comma is missing: reports it, and goes on where the next item plainly begins. `false` where that is not
     * certain: the caller says what it expected.
     */
    assumeComma(inObject?: boolean): boolean;
    /** Reads on at `offset` after a failure. */
    resume(offset: number): void;
    line(offset: number): number;
    invalid(start: number, end: number): Invalid;
}
