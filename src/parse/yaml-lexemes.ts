import { Lexer } from "yaml";

export interface Lexeme {
  /**
   * `scalar`: a plain or block scalar; a quoted one is `other`, as are indicators, blanks and comments.
   * `flow-error`: the lexer gives up on a flow collection, whose next line is not indented enough.
   */
  readonly kind: "scalar" | "flow-error" | "other";
  readonly text: string;
  readonly start: number;
}

const SCALAR_FOLLOWS = "\u001f";
const FLOW_ERROR = "\u0018";
const DOCUMENT_START = "\u0002";

/** The lexemes of a YAML text with their offsets; the marks that the lexer inserts are told apart from the text. */
export function* lexemesOf(text: string): Generator<Lexeme> {
  let start = 0;
  let isScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (isScalar) yield { kind: "scalar", text: lexeme, start };
    else if (lexeme === FLOW_ERROR) yield { kind: "flow-error", text: "", start };
    else if (lexeme !== SCALAR_FOLLOWS && lexeme !== DOCUMENT_START)
      yield { kind: "other", text: lexeme, start };
    const isMark =
      !isScalar && (lexeme === SCALAR_FOLLOWS || lexeme === FLOW_ERROR || lexeme === DOCUMENT_START);
    isScalar = lexeme === SCALAR_FOLLOWS && !isScalar;
    if (!isMark) start += lexeme.length;
  }
}
