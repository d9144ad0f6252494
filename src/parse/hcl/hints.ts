import type { TokenKind } from "./token.ts";

/** How the token is called in a message: `"}"`, `the end of the line`. */
export function describeToken(kind: TokenKind, text: string): string {
  switch (kind) {
    case "end":
      return "the end of the file";
    case "newline":
      return "the end of the line";
    case "quote":
      return "a string";
    case "heredoc":
      return "a heredoc";
    default:
      return `"${text}"`;
  }
}

/** What to do about a token that HCL never has at this place, where people coming from elsewhere often write it. */
export function hintFor(kind: TokenKind, text: string): string | undefined {
  if (kind === "=>") return 'An arrow belongs only in a "for" expression that builds an object';
  if (kind !== "bad") return undefined;
  switch (text) {
    case "'":
      return 'Use double quotes (") around strings';
    case "“":
    case "”":
      return 'Replace the curly quote by a straight one (")';
    case "`":
      return 'Use a heredoc, like "<<EOT", for a string of several lines';
    case ";":
      return "Put each argument on a line of its own, and commas between the items of a list";
    case "&":
      return 'Use "&&" for a logical and';
    case "|":
      return 'Use "||" for a logical or';
    case "/":
      return 'Close the comment with "*/"';
    default:
      return undefined;
  }
}
