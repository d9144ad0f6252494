import { Composer, type CST, Lexer, Parser } from "yaml";
import type { Outcome } from "../diagnostic.ts";
import { LIMITS } from "../limits.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { TreeComment, TreeNode } from "./tree.ts";
import { lexemesOf } from "./yaml-lexemes.ts";
import { YamlReader } from "./yaml-reader.ts";
import { relaxIndentation } from "./yaml-relaxed.ts";

/**
 * The first document of a YAML text, by the core schema of YAML 1.2 (`On` and `2012-10-17` are texts).
 * Where the text is broken the tree holds what could be read, and each error is a diagnostic with its place;
 * `undefined` for an empty text.
 */
export function parseYaml(source: SourceFile): Outcome<TreeNode | undefined> {
  const parsed = parseText(source, source.text);
  if (!parsed.diagnostics.some(({ severity }) => severity === "error")) return parsed;
  const relaxed = relaxIndentation(source.text);
  if (relaxed === undefined) return parsed;
  const again = parseText(source, relaxed);
  return again.diagnostics.length < parsed.diagnostics.length ? again : parsed;
}

function parseText(source: SourceFile, text: string): Outcome<TreeNode | undefined> {
  const reader = new YamlReader(source);
  const tokens = new BoundedTokens(text);
  const [first, second, ...others] = new Composer(COMPOSER_OPTIONS).compose(tokens, true, text.length);
  if (tokens.cut !== undefined)
    reader.reportCut(tokens.cut.why, { start: tokens.cut.at, end: tokens.cut.at });
  else if (first !== undefined) reader.reportErrors(first);
  const value = first?.contents ? reader.read(first.contents, 1) : undefined;
  if (second !== undefined) {
    const [start] = second.range;
    const message = `holds ${2 + others.length} YAML documents: only the first is read`;
    reader.report("syntax", message, { start, end: start }, "warning");
  }
  return { value, diagnostics: reader.diagnostics };
}

const COMPOSER_OPTIONS = {
  version: "1.2",
  schema: "core",
  prettyErrors: false,
  logLevel: "silent",
  // The package's own check is quadratic in the number of keys.
  uniqueKeys: false,
} as const;

/**
 * The concrete syntax of a text, cut off where it nests deeper or holds more than the limits: the composer that follows is
 * recursive, and a stack that runs out inside a regular expression, or a heap, ends the process instead of throwing.
 */
class BoundedTokens implements Iterable<CST.Token> {
  /** Where it is cut off, as an offset, and why. */
  cut: { readonly why: "too-deep" | "limit"; readonly at: number } | undefined;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  *[Symbol.iterator](): Generator<CST.Token> {
    const parser = new Parser();
    let lexemes = 0;
    for (const lexeme of new Lexer().lex(this.#text)) {
      yield* parser.next(lexeme);
      lexemes += 1;
      // One more than nodes can nest, for the document, and one for the scalar under construction.
      if (parser.stack.length > LIMITS.depth + 2) this.cut = { why: "too-deep", at: parser.offset };
      else if (lexemes > LIMITS.syntaxNodes) this.cut = { why: "limit", at: parser.offset };
      if (this.cut) break;
    }
    yield* parser.end();
  }
}

/** Every comment of a YAML text, in order. */
export function yamlComments(source: SourceFile): readonly TreeComment[] {
  const comments: TreeComment[] = [];
  for (const { kind, text, start } of lexemesOf(source.text)) {
    if (kind === "other" && text.startsWith("#")) comments.push(commentAt(source.text, start, text));
  }
  return comments;
}

function commentAt(text: string, start: number, lexeme: string): TreeComment {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const trailing = text.slice(lineStart, start).trim() !== "";
  return { start, end: start + lexeme.trimEnd().length, text: lexeme.replace(/^#+/, "").trim(), trailing };
}
