import { CODE } from "./characters.ts";
import { decodeEscapes } from "./escapes.ts";
import type { Parser } from "./parser-state.ts";
import { endOfQuotedText } from "./template-text.ts";

/** The labels between a block's type and its `{`, which is then the current token unless the parser halted. */
export function parseLabels(p: Parser): string[] {
  const labels: string[] = [];
  while (p.at("quote") || p.at("identifier")) labels.push(parseLabel(p));
  if (p.at("=")) p.unexpected('"{": the labels before make this a block', 'Remove the "="');
  else if (p.at("newline")) p.unexpected('"{" in the line of the block\'s header');
  else if (!p.at("{")) p.unexpected('a label in double quotes or "{"');
  return labels;
}

/** Bare or quoted; it holds no template. */
function parseLabel(p: Parser): string {
  const { text, start, end: from } = p;
  if (p.at("identifier")) {
    p.advance();
    return text.slice(start, from);
  }
  const end = endOfQuotedText(text, from);
  const code = text.charCodeAt(end);
  if (code === CODE.dollar || code === CODE.percent) {
    const sign = text.charAt(end);
    p.fail(
      "A block label cannot hold a template",
      end,
      end + 2,
      `Write "${sign}${sign}{" for a literal "${sign}{"`,
    );
  } else if (code !== CODE.quote) {
    p.fail("This label is not closed in its line", start, end, 'Close it with "');
  }
  const label = decodeEscapes(p, text.slice(from, end), from);
  p.advanceFrom(end + 1);
  return p.halted ? rawLabel(text, from) : label;
}

/** As written: what is left of a broken label still tells blocks apart. */
function rawLabel(text: string, from: number): string {
  return /[^"\n]*/y.exec(text.slice(from, from + 100))?.[0] ?? "";
}

/** The `{` that ends the line of `from`: after a broken header the body can be read all the same. */
export function braceAtEndOfLine(text: string, from: number): number | undefined {
  const newline = text.indexOf("\n", from);
  const line = text.slice(from, newline === -1 ? text.length : newline).trimEnd();
  return line.endsWith("{") ? from + line.length - 1 : undefined;
}
