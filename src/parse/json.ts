import { type JSONVisitor, type ParseErrorCode, printParseErrorCode, visit } from "jsonc-parser";
import type { Diagnostic, DiagnosticCode, Outcome } from "../diagnostic.ts";
import { LIMITS } from "../limits.ts";
import { LineTable, type SourceFile } from "../source/source-file.ts";
import { MAX_SYNTAX_DIAGNOSTICS, type ScalarNode, type Span, type TreeEntry, type TreeNode } from "./tree.ts";

/**
 * A JSON text as the tree that YAML gives too. Where it is broken the tree holds what could be read, and each error
 * is a diagnostic with its place; `undefined` for an empty text. About a tenth of a second per MB: test cheaply first whether the
 * text is worth it.
 */
export function parseJson(source: SourceFile, options: JsonOptions = {}): Outcome<TreeNode | undefined> {
  const builder = new JsonTreeBuilder(source, options.keepsRepeated === true);
  try {
    visit(source.text, builder.visitor(), { disallowComments: true, allowTrailingComma: false });
  } catch (error) {
    if (!(error instanceof Halt)) throw error;
  }
  return { value: builder.finish(), diagnostics: builder.diagnostics };
}

export interface JsonOptions {
  /** Keeps every entry of a key that is written several times, and does not warn: it means something to the reader. */
  readonly keepsRepeated?: boolean;
}

/** Ends the visit, which is recursive, at a limit; what was read by then stays. */
class Halt extends Error {}

interface OpenMapping {
  readonly kind: "mapping";
  readonly start: number;
  readonly entries: Map<string, TreeEntry>;
  repeated?: TreeEntry[];
  key?: { readonly text: string; readonly span: Span };
}

interface OpenSequence {
  readonly kind: "sequence";
  readonly start: number;
  readonly items: TreeNode[];
}

class JsonTreeBuilder {
  readonly diagnostics: Diagnostic[] = [];
  readonly #source: SourceFile;
  readonly #lines: LineTable;
  readonly #open: (OpenMapping | OpenSequence)[] = [];
  #root: TreeNode | undefined;
  readonly #keepsRepeated: boolean;
  #nodes = 0;

  constructor(source: SourceFile, keepsRepeated: boolean) {
    this.#source = source;
    this.#keepsRepeated = keepsRepeated;
    this.#lines = new LineTable(source);
  }

  visitor(): JSONVisitor {
    return {
      onObjectBegin: (offset) => this.#begin({ kind: "mapping", start: offset, entries: new Map() }),
      onObjectProperty: (text, offset, length) => this.#key(text, { start: offset, end: offset + length }),
      onObjectEnd: (offset, length) => this.#end(offset + length),
      onArrayBegin: (offset) => this.#begin({ kind: "sequence", start: offset, items: [] }),
      onArrayEnd: (offset, length) => this.#end(offset + length),
      onLiteralValue: (value, offset, length) =>
        this.#literal(value, { start: offset, end: offset + length }),
      onError: (code, offset, length) => this.#error(code, { start: offset, end: offset + length }),
    };
  }

  /** The tree; closes what a broken text left open. */
  finish(): TreeNode | undefined {
    while (this.#open.length > 0) this.#end(this.#source.text.length);
    return this.#root;
  }

  report(
    code: DiagnosticCode,
    message: string,
    span: Span,
    severity: Diagnostic["severity"] = "error",
  ): void {
    if (this.diagnostics.length >= MAX_SYNTAX_DIAGNOSTICS) return;
    this.diagnostics.push({ severity, code, message, place: this.#lines.place(span.start, span.end) });
  }

  #begin(node: OpenMapping | OpenSequence): void {
    this.#count(node.start);
    if (this.#open.length >= LIMITS.depth)
      this.#halt("too-deep", `nested more than ${LIMITS.depth} levels deep`, node.start);
    this.#open.push(node);
  }

  #count(offset: number): void {
    this.#nodes += 1;
    if (this.#nodes > LIMITS.syntaxNodes)
      this.#halt("limit", `more than ${LIMITS.syntaxNodes} values in one file`, offset);
  }

  #halt(code: DiagnosticCode, what: string, start: number): never {
    const span = { start, end: start + 1 };
    this.report(code, `${what}: not read from here`, span);
    this.#place({ kind: "invalid", why: "limit", ...span });
    throw new Halt();
  }

  #key(text: string, span: Span): void {
    const parent = this.#open.at(-1);
    if (parent?.kind !== "mapping") return;
    if (parent.entries.has(text) && !this.#keepsRepeated) {
      this.report(
        "syntax",
        `the key ${JSON.stringify(text)} is written twice: the last one counts`,
        span,
        "warning",
      );
    }
    parent.key = { text, span };
  }

  #end(end: number): void {
    const node = this.#open.pop();
    if (node === undefined) return;
    if (node.kind === "sequence")
      this.#place({ kind: "sequence", start: node.start, end, items: node.items });
    else this.#place(mappingOf(node, end));
  }

  #literal(value: unknown, span: Span): void {
    this.#count(span.start);
    this.#place(scalarOf(value, this.#source.text.slice(span.start, span.end), span));
  }

  #place(node: TreeNode): void {
    const parent = this.#open.at(-1);
    if (parent === undefined) this.#root ??= node;
    else if (parent.kind === "sequence") parent.items.push(node);
    else if (parent.key) addEntry(parent, parent.key, node, this.#keepsRepeated);
  }

  #error(code: ParseErrorCode, span: Span): void {
    const what = printParseErrorCode(code)
      .replace(/([a-z])([A-Z])/g, "$1 $2")
      .toLowerCase();
    this.report("syntax", `not valid JSON: ${what}`, span);
  }
}

function mappingOf({ start, entries, repeated }: OpenMapping, end: number): TreeNode {
  return { kind: "mapping", start, end, entries, ...(repeated && { repeated }) };
}

function addEntry(
  parent: OpenMapping,
  { text: key, span: keySpan }: { readonly text: string; readonly span: Span },
  value: TreeNode,
  keepsRepeated: boolean,
): void {
  const earlier = keepsRepeated ? parent.entries.get(key) : undefined;
  if (earlier) {
    parent.repeated ??= [];
    parent.repeated.push(earlier);
  }
  parent.entries.set(key, { key, keySpan, value });
}

function scalarOf(value: unknown, written: string, span: Span): ScalarNode {
  if (typeof value === "string") return { kind: "scalar", value, text: value, ...span };
  if (typeof value === "number" || typeof value === "boolean")
    return { kind: "scalar", value, text: written, ...span };
  return { kind: "scalar", value: null, text: written, ...span };
}
