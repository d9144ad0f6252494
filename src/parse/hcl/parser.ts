import type { Outcome } from "../../diagnostic.ts";
import { LineTable, type SourceFile } from "../../source/source-file.ts";
import type { Expression, HclFile } from "./ast.ts";
import { parseFileBody } from "./body.ts";
import { parseExpressionHere } from "./expression.ts";
import { type Lines, Parser } from "./parser-state.ts";
import { parseBareTemplate } from "./template.ts";

/**
 * Parses a file in HCL's native syntax, as Terraform does. What is broken is left out or `Invalid`, with a
 * diagnostic; the rest is there. Linear in the length of the text, and bounded in depth.
 */
export function parseHcl(source: SourceFile): Outcome<HclFile> {
  const lines = new LineTable(source);
  const p = new Parser(source, startOf(source.text), parseExpressionHere, lines);
  const body = parseFileBody(p);
  return { value: { source, lines, body, comments: p.comments }, diagnostics: p.diagnostics };
}

/**
 * Parses one expression, which must be all there is between the offsets; newlines count as blanks. `lines` say where the
 * text stands if that is within another.
 */
export function parseExpression(
  source: SourceFile,
  start = 0,
  end = source.text.length,
  lines?: Lines,
): Outcome<Expression> {
  const p = new Parser(upTo(source, end), start, parseExpressionHere, lines);
  p.newlines = false;
  p.advance();
  const expression = parseExpressionHere(p);
  if (p.kind !== "end") p.unexpected("the end of the expression");
  return { value: p.diagnostics.length > 0 ? p.invalid(start, end) : expression, diagnostics: p.diagnostics };
}

/**
 * Parses the text between the offsets as a template without quotes: a string of a .tf.json file, already
 * decoded, or a template file. Backslashes are text.
 */
export function parseTemplate(
  source: SourceFile,
  start = 0,
  end = source.text.length,
  lines?: Lines,
): Outcome<Expression> {
  const p = new Parser(upTo(source, end), start, parseExpressionHere, lines);
  const template = parseBareTemplate(p);
  return { value: p.diagnostics.length > 0 ? p.invalid(start, end) : template, diagnostics: p.diagnostics };
}

function upTo(source: SourceFile, end: number): SourceFile {
  return end < source.text.length ? { ...source, text: source.text.slice(0, end) } : source;
}

/** Behind a byte order mark. */
function startOf(text: string): number {
  return text.charCodeAt(0) === 0xfeff ? 1 : 0;
}
