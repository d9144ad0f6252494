/** The tokens between strings; a string or heredoc is read by `template.ts`, from its opening marker on. */
export type TokenKind =
  | "end"
  | "newline"
  | "identifier"
  | "number"
  | "quote"
  | "heredoc"
  | "bad"
  | "("
  | ")"
  | "["
  | "]"
  | "{"
  | "}"
  | "~}"
  | ","
  | "."
  | "..."
  | ":"
  | "::"
  | "="
  | "=>"
  | "=="
  | "!="
  | "<"
  | ">"
  | "<="
  | ">="
  | "+"
  | "-"
  | "*"
  | "/"
  | "%"
  | "&&"
  | "||"
  | "!"
  | "?";

/** The punctuation at `at`, the longest that fits; `undefined` where the character means nothing in HCL. */
export function punctuationAt(text: string, at: number): TokenKind | undefined {
  const next = text.charAt(at + 1);
  const first = text.charAt(at);
  switch (first) {
    case "(":
    case ")":
    case "[":
    case "]":
    case "{":
    case "}":
    case ",":
    case "+":
    case "-":
    case "*":
    case "/":
    case "%":
    case "?":
      return first;
    case ".":
      return next === "." && text.charAt(at + 2) === "." ? "..." : ".";
    case ":":
      return next === ":" ? "::" : ":";
    case "=":
      if (next === "=") return "==";
      return next === ">" ? "=>" : "=";
    case "!":
      return next === "=" ? "!=" : "!";
    case "<":
      return next === "=" ? "<=" : "<";
    case ">":
      return next === "=" ? ">=" : ">";
    case "&":
      return next === "&" ? "&&" : undefined;
    case "|":
      return next === "|" ? "||" : undefined;
    case "~":
      return next === "}" ? "~}" : undefined;
    default:
      return undefined;
  }
}
