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
    case "bad":
      return describeCharacter(text);
    default:
      return `"${text}"`;
  }
}

function describeCharacter(text: string): string {
  if (text === "/") return "a comment without an end";
  if (!/[\p{C}\p{Z}]/u.test(text)) return `"${text}"`;
  return `the character U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
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

/** What to do where neither an argument nor a block begins, by the text that stands there. */
export function hintForItem(text: string, at: number): string | undefined {
  if (/(?:<{7}|={7}|>{7})/y.test(text.slice(at, at + 7))) return "Resolve the merge conflict";
  if (text.charAt(at) === '"') return "Write the name of an argument without quotes";
  return text.charAt(at) === "{" ? "If the file is JSON, its name must end in .tf.json" : undefined;
}
