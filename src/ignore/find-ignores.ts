import type { Diagnostic } from "../diagnostic.ts";
import type { Node } from "../parse/hcl/ast.ts";
import { parseHcl } from "../parse/hcl/parser.ts";
import { parseJsonConfiguration } from "../parse/hcl-json/parse.ts";
import { parseJson } from "../parse/json.ts";
import { childOf, type Span, type TreeComment, type TreeNode } from "../parse/tree.ts";
import { parseYaml, yamlComments } from "../parse/yaml.ts";
import { LineTable, type SourceFile } from "../source/source-file.ts";
import { type Elements, elementsOfBody, elementsOfTree } from "./elements.ts";
import type { Ignore, Lines, Mistake, Read } from "./ignore.ts";
import type { KnownRules } from "./known-rules.ts";
import { readComment } from "./read-comment.ts";
import { misplacedMetadata, readMetadata } from "./read-metadata.ts";
import { lastLine, scopesOf } from "./scopes.ts";

/** More than this many in one file are no work of a person. */
const MOST_IGNORES = 1000;
const MOST_DIAGNOSTICS = 50;

export interface FoundIgnores {
  readonly ignores: readonly Ignore[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Every ignore of a file, in its comments and metadata, and what is wrong with them. */
export function findIgnores(source: SourceFile, known: KnownRules): FoundIgnores {
  if (!/origin[-_ ]?lint/i.test(source.text)) return { ignores: [], diagnostics: [] };
  const finder = new Finder(source, known);
  if (/\.(tf|tofu|tfvars)$/.test(source.path)) finder.readHcl();
  else if (/\.(tf|tofu)\.json$/.test(source.path)) finder.readHclJson();
  else if (/^\s*\{/.test(source.text)) finder.readTree(parseJson(source).value, []);
  else if (/\.(ya?ml|template)$|^[^.]*$|^<stdin>$/.test(source.path))
    finder.readTree(parseYaml(source).value, yamlComments(source));
  return finder.finish();
}

class Finder {
  readonly #source: SourceFile;
  readonly #known: KnownRules;
  readonly #lines: LineTable;
  readonly #ignores: Ignore[] = [];
  readonly #diagnostics: Diagnostic[] = [];
  #leftOut = 0;

  constructor(source: SourceFile, known: KnownRules) {
    this.#source = source;
    this.#known = known;
    this.#lines = new LineTable(source);
  }

  readHcl(): void {
    const { body, comments } = parseHcl(this.#source).value;
    this.#readComments(comments, elementsOfBody(body));
  }

  /** `"//"` is a property of the block that it is about. */
  readHclJson(): void {
    const { body, comments } = parseJsonConfiguration(this.#source).value;
    const blocks = elementsOfBody(body).all.filter(
      (element) => "kind" in element && element.kind === "block",
    );
    for (const comment of comments) {
      const read = readComment(comment.text, this.#known);
      if (read !== undefined) this.#add(comment, read, this.#linesOf(innermost(blocks, comment)));
    }
  }

  readTree(root: TreeNode | undefined, comments: readonly TreeComment[]): void {
    this.#readComments(comments, elementsOfTree(root));
    for (const { span, read } of misplacedMetadata(root)) this.#add(span, read, undefined);
    const resources = childOf(root, "Resources");
    if (resources?.kind !== "mapping") return;
    for (const { keySpan, value } of resources.entries.values()) {
      for (const { span, read } of readMetadata(value, this.#known))
        this.#add(span, read, this.#linesOf({ start: keySpan.start, end: value.end }));
    }
  }

  finish(): FoundIgnores {
    if (this.#leftOut > 0) {
      const message = `${this.#source.path} has ${this.#leftOut} more ignores or mistakes in them than are read`;
      this.#diagnostics.push({ severity: "warning", code: "ignore/invalid", message });
    }
    return { ignores: this.#ignores, diagnostics: this.#diagnostics };
  }

  #readComments(comments: readonly TreeComment[], elements: Elements): void {
    const scopes = scopesOf(comments, elements, this.#source, this.#lines);
    for (const [index, comment] of comments.entries()) {
      const read = readComment(comment.text, this.#known);
      if (read !== undefined) this.#add(comment, read, scopes[index]);
    }
  }

  #linesOf(span: Span | undefined): Lines | undefined {
    if (span === undefined) return undefined;
    const first = this.#lines.position(span.start).line;
    return { first, last: lastLine(span.start, span.end, this.#source, this.#lines) };
  }

  #add({ start, end }: Span, { value, mistakes }: Read, lines: Lines | undefined): void {
    const at = this.#lines.place(start, end);
    const others: readonly Mistake[] = value !== undefined && lines === undefined ? [ABOVE_NOTHING] : [];
    for (const { severity, message, help } of [...mistakes, ...others]) {
      const diagnostic: Diagnostic = { severity, code: "ignore/invalid", message, place: at };
      if (this.#diagnostics.length >= MOST_DIAGNOSTICS) this.#leftOut += 1;
      else this.#diagnostics.push(help === undefined ? diagnostic : { ...diagnostic, help });
    }
    if (value === undefined || lines === undefined) return;
    if (this.#ignores.length >= MOST_IGNORES) this.#leftOut += 1;
    else this.#ignores.push({ at, lines, ...value });
  }
}

const ABOVE_NOTHING: Mistake = {
  severity: "warning",
  message: "This ignore stands above nothing",
  help: "Put it on the line of what it is about, right above it, or on the first line inside a block",
};

function innermost(blocks: readonly Node[], { start, end }: Span): Node | undefined {
  let found: Node | undefined;
  for (const block of blocks) {
    const isInner = found === undefined || block.start >= found.start;
    if (block.start <= start && end <= block.end && isInner) found = block;
  }
  return found;
}
