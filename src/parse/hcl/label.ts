import { CODE } from "./characters.ts";
import { unescape } from "./escapes.ts";
import type { Parser } from "./parser-state.ts";
import { endOfQuotedText } from "./template-text.ts";

/** The block label that is the current token, bare or quoted; it holds no template. */
export function parseLabel(p: Parser): string {
  const { text, start, end: from } = p;
  if (p.kind !== "quote") {
    p.advance();
    return text.slice(start, from);
  }
  const end = endOfQuotedText(text, from);
  const code = text.charCodeAt(end);
  if (code === CODE.dollar || code === CODE.percent) {
    const sign = text.charAt(end);
    p.fail("A block label cannot hold a template", end, end + 2, `Write "${sign}${sign}{" for a literal "${sign}{"`);
  } else if (code !== CODE.quote) {
    p.fail("This label is not closed in its line", start, end, 'Close it with "');
  }
  const label = unescape(p, text.slice(from, end), from);
  p.advanceFrom(end + 1);
  return label;
}
