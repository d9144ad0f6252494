import type { Expression, Template } from "./ast.ts";
import { CODE } from "./characters.ts";
import { compact } from "./compact.ts";
import { decodeEscapes, undouble } from "./escapes.ts";
import { dedent, endOfClosingLine, heredocMarker } from "./heredoc.ts";
import type { Parser } from "./parser-state.ts";
import { addText, joinTexts, type Piece } from "./template-piece.ts";
import { parseSequence } from "./template-sequence.ts";
import { endOfLineText, endOfQuotedText } from "./template-text.ts";
import { buildParts } from "./template-tree.ts";

/** The string whose opening quote is the current token. */
export function parseQuoted(p: Parser): Expression {
  const { start, newlines } = p;
  const end = endOfPlainString(p.text, start + 1);
  if (end !== undefined) {
    const value = p.text.slice(start + 1, end);
    p.advanceFrom(end + 1);
    p.height = 1;
    return { kind: "literal", value, start, end: end + 1 };
  }
  const pieces: Piece[] = [];
  const close = readQuoted(p, start, pieces);
  const template = assemble(p, pieces, false, start, close + 1);
  p.newlines = newlines;
  p.advanceFrom(close + 1);
  return template;
}

/** The closing quote, if nothing before it needs a second look. */
function endOfPlainString(text: string, from: number): number | undefined {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === CODE.quote) return at;
    if (code === CODE.dollar || code === CODE.percent || code === CODE.backslash) return undefined;
    if (code === CODE.newline || code === CODE.return || code > 0x7f) return undefined;
  }
  return undefined;
}

/** Returns the offset of the closing quote. */
function readQuoted(p: Parser, start: number, pieces: Piece[]): number {
  const { text } = p;
  let trim = false;
  for (let at = start + 1; ; at = p.end) {
    const end = endOfQuotedText(text, at);
    if (end > at) addText(pieces, decodeEscapes(p, text.slice(at, end), at), at, end, trim);
    const code = text.charCodeAt(end);
    if (code === CODE.quote) return end;
    if (code === CODE.dollar || code === CODE.percent) {
      trim = parseSequence(p, pieces, end);
    } else {
      p.fail("This string is not closed in its line", start, end, 'Close it with ", or write a heredoc');
    }
    if (p.halted) return end;
  }
}

/** The heredoc whose opening line is the current token. */
export function parseHeredoc(p: Parser): Expression {
  const { start, end: from, newlines } = p;
  const { marker, indented } = heredocMarker(p.text.slice(start, from));
  const pieces: Piece[] = [];
  const end = readLines(p, from, pieces, marker);
  if (end === undefined) {
    p.fail(
      `This heredoc has no closing line "${marker}"`,
      start,
      from - 1,
      `Put ${marker} on a line of its own, with nothing else in it`,
    );
    return p.invalid(start, from);
  }
  const template = assemble(p, indented ? dedent(pieces) : pieces, true, start, end);
  p.newlines = newlines;
  p.advanceFrom(end);
  return template;
}

/** From `p.end` to the end of the text, as a template without quotes around it: a JSON string, a template file. */
export function parseBareTemplate(p: Parser): Expression {
  const start = p.end;
  const pieces: Piece[] = [];
  const end = readLines(p, start, pieces) ?? p.text.length;
  return assemble(p, pieces, false, start, end);
}

/**
 * Pieces line by line, since blanks are trimmed up to a line's end. Returns where the closing line ends, or
 * `undefined` at the end of the text.
 */
function readLines(p: Parser, from: number, pieces: Piece[], marker?: string): number | undefined {
  const { text } = p;
  let trim = false;
  let atLineStart = true;
  for (let at = from; at < text.length && !p.halted; ) {
    const closing = atLineStart && marker !== undefined ? endOfClosingLine(text, at, marker) : undefined;
    if (closing !== undefined) return closing;
    const end = endOfLineText(text, at);
    if (marker !== undefined) refuseLoneReturn(p, at, end);
    if (end > at) addText(pieces, undouble(text.slice(at, end)), at, end, trim);
    atLineStart = end > at && text.charCodeAt(end - 1) === CODE.newline;
    trim = !atLineStart && end < text.length && parseSequence(p, pieces, end);
    at = atLineStart || end >= text.length ? end : p.end;
  }
  return undefined;
}

/** HashiCorp's scanner stumbles over a carriage return that ends no line of a heredoc. */
function refuseLoneReturn(p: Parser, from: number, end: number): void {
  const at = p.text.slice(from, end).search(/\r(?!\n)/);
  if (at !== -1)
    p.fail("A carriage return within a line of a heredoc", from + at, from + at + 1, "Remove it");
}

function assemble(
  p: Parser,
  pieces: readonly Piece[],
  heredoc: boolean,
  start: number,
  end: number,
): Expression {
  if (p.halted) return p.invalid(start, end);
  const parts = buildParts(p, joinTexts(pieces));
  const [first, second] = parts;
  if (second === undefined && (first === undefined || first.kind === "text")) {
    return { kind: "literal", value: first?.value ?? "", start, end };
  }
  const template: Template = { kind: "template", parts: compact(parts), heredoc, start, end };
  return template;
}
