import type { Expression } from "./ast.ts";
import type { Parser } from "./parser-state.ts";
/** The string whose opening quote is the current token. */
export declare function parseQuoted(p: Parser): Expression;
/** The heredoc whose opening line is the current token. */
export declare function parseHeredoc(p: Parser): Expression;
/** From `p.end` to the end of the text, as a template without quotes around it: a JSON string, a template file. */
export declare function parseBareTemplate(p: Parser): Expression;
