/** The tokens between strings; a string or heredoc is read by `template.ts`, from its opening marker on. */
export type TokenKind = "end" | "newline" | "identifier" | "number" | "quote" | "heredoc" | "bad" | "(" | ")" | "[" | "]" | "{" | "}" | "~}" | "," | "." | "..." | ":" | "::" | "=" | "=>" | "==" | "!=" | "<" | ">" | "<=" | ">=" | "+" | "-" | "*" | "/" | "%" | "&&" | "||" | "!" | "?";
/** The punctuation at `at`, the longest that fits; `undefined` where the character means nothing in HCL. */
export declare function punctuationAt(text: string, at: number): TokenKind | undefined;
