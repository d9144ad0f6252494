export interface Lexeme {
    /**
     * `scalar`: a plain or block scalar; a quoted one is `other`, as are indicators, blanks and comments.
     * `flow-error`: the lexer gives up on a flow collection, whose next line is not indented enough.
     */
    readonly kind: "scalar" | "flow-error" | "other";
    readonly text: string;
    readonly start: number;
}
/** The lexemes of a YAML text with their offsets; the marks that the lexer inserts are told apart from the text. */
export declare function lexemesOf(text: string): Generator<Lexeme>;
