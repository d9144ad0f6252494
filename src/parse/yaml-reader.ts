import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Scalar,
  type YAMLMap,
} from "yaml";
import type { Diagnostic, DiagnosticCode } from "../diagnostic.ts";
import { LIMITS } from "../limits.ts";
import { LineTable, type SourceFile } from "../source/source-file.ts";
import {
  type InvalidNode,
  MAX_SYNTAX_DIAGNOSTICS,
  type Span,
  type TreeEntry,
  type TreeNode,
} from "./tree.ts";

const MAX_TAG_DISTANCE = 200;

interface Anchored {
  readonly node: TreeNode;
  /** Nodes in it, with every alias counted as what it names. */
  readonly size: number;
  /** Levels below it. */
  readonly height: number;
}

/** Turns the package's documents into our tree; one per text. */
export class YamlReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly #text: string;
  readonly #lines: LineTable;
  readonly #anchors = new Map<string, Anchored>();
  #size = 0;
  /** The deepest level of the node being read. */
  #deepest = 0;
  readonly #cuts = new Set<"too-deep" | "limit">();

  constructor(source: SourceFile) {
    this.#text = source.text;
    this.#lines = new LineTable(source);
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

  reportErrors(document: Document.Parsed): void {
    for (const error of document.errors) {
      const [start, end] = error.pos;
      this.report("syntax", `not valid YAML: ${firstSentence(error.message)}`, { start, end });
    }
  }

  read(node: Node, depth: number): TreeNode {
    const span = spanOf(node);
    if (depth > LIMITS.depth) return this.#tooDeep(span);
    const before = { size: this.#size, deepest: this.#deepest };
    this.#size += 1;
    this.#deepest = depth;
    const read = isAlias(node)
      ? this.#readAlias(node.source, span, depth)
      : this.#readKind(node, span, depth);
    if (!isAlias(node) && node.anchor !== undefined) {
      const anchored = { node: read, size: this.#size - before.size, height: this.#deepest - depth };
      this.#anchors.set(node.anchor, anchored);
    }
    this.#deepest = Math.max(this.#deepest, before.deepest);
    return read;
  }

  #readKind(node: Node, span: Span, depth: number): TreeNode {
    const tag = tagOf(node);
    const tagged = tag === undefined ? span : { tag, start: this.#tagStart(tag, span.start), end: span.end };
    if (isScalar(node)) return { kind: "scalar", ...tagged, ...scalarOf(node) };
    if (isSeq(node)) {
      const items = node.items.map((item) => this.#readItem(item, span, depth + 1));
      return { kind: "sequence", ...tagged, items };
    }
    if (isMap(node)) return { kind: "mapping", ...tagged, entries: this.#readEntries(node, depth) };
    return { kind: "invalid", why: "error", ...tagged };
  }

  /** A node's range leaves out its tag, which may stand apart by blanks, comments and an anchor. */
  #tagStart(tag: string, start: number): number {
    const found = this.#text.lastIndexOf(tag, start - 1);
    if (found === -1 || start - found > MAX_TAG_DISTANCE) return start;
    const between = this.#text.slice(found + tag.length, start);
    return /^(?:\s+(?:#.*|&\S+)?)*$/.test(between) ? found : start;
  }

  #readItem(item: unknown, parent: Span, depth: number): TreeNode {
    if (isNode(item)) return this.read(item, depth);
    // `- a: b` inside a flow sequence is a lone pair; anything else is a hole left by an error.
    return { kind: "invalid", why: "error", start: parent.start, end: parent.start };
  }

  #readEntries(map: YAMLMap<unknown, unknown>, depth: number): ReadonlyMap<string, TreeEntry> {
    const entries = new Map<string, TreeEntry>();
    const merged: TreeNode[] = [];
    for (const pair of map.items) {
      if (!isScalar(pair.key)) {
        this.report(
          "syntax",
          "a key that is not a plain text is not read",
          isNode(pair.key) ? spanOf(pair.key) : spanOf(map),
        );
        continue;
      }
      const key = keyText(pair.key);
      const keySpan = spanOf(pair.key);
      const value = isNode(pair.value) ? this.read(pair.value, depth + 1) : emptyAfter(keySpan);
      if (key === "<<" && pair.key.type === "PLAIN") {
        merged.push(value);
        continue;
      }
      if (entries.has(key)) {
        this.report("syntax", `the key ${JSON.stringify(key)} ${TWICE}`, keySpan, "warning");
      }
      entries.set(key, { key, keySpan, value });
    }
    for (const source of merged) mergeInto(entries, source);
    return entries;
  }

  #readAlias(name: string, span: Span, depth: number): TreeNode {
    const anchored = this.#anchors.get(name);
    if (anchored === undefined) {
      this.report("syntax", `the alias *${name} names no anchor before it`, span);
      return { kind: "invalid", why: "error", ...span };
    }
    if (this.#size + anchored.size > LIMITS.collectionElements) {
      const message = `aliases stand for more than ${LIMITS.collectionElements} nodes: *${name} is not read, nor are more`;
      this.#reportOnce("limit", message, span);
      return { kind: "invalid", why: "limit", ...span };
    }
    if (depth + anchored.height > LIMITS.depth) return this.#tooDeep(span);
    this.#size += anchored.size;
    this.#deepest = depth + anchored.height;
    return { ...anchored.node, ...span };
  }

  #tooDeep(span: Span): InvalidNode {
    this.reportCut("too-deep", span);
    return { kind: "invalid", why: "limit", ...span };
  }

  /** The text is read no further, or no deeper, than `span`. */
  reportCut(why: "too-deep" | "limit", span: Span): void {
    const what =
      why === "limit"
        ? `more than ${LIMITS.syntaxNodes} symbols in one file`
        : `nested more than ${LIMITS.depth} levels deep`;
    this.#reportOnce(why, `${what}: not read from here`, span);
  }

  #reportOnce(why: "too-deep" | "limit", message: string, span: Span): void {
    if (!this.#cuts.has(why)) this.report(why, message, span);
    this.#cuts.add(why);
  }
}

const TWICE = "is written twice: the last one counts";

/** Whether nothing is wrong but that a key is there twice, which Terraform takes. */
export function isKeyTwice({ message, severity }: Diagnostic): boolean {
  return severity === "warning" && message.endsWith(TWICE);
}

/** `<<: *base` or `<<: [*a, *b]`: fills in the keys that are not written, the first source first. */
function mergeInto(entries: Map<string, TreeEntry>, source: TreeNode): void {
  const sources = source.kind === "sequence" ? source.items : [source];
  for (const one of sources) {
    if (one.kind !== "mapping") continue;
    for (const [key, entry] of one.entries) {
      if (!entries.has(key)) entries.set(key, entry);
    }
  }
}

function spanOf(node: Node): Span {
  const [start, end] = node.range ?? [0, 0];
  return { start, end };
}

function emptyAfter(key: Span): TreeNode {
  return { kind: "scalar", value: null, text: "", start: key.end, end: key.end };
}

function tagOf({ tag }: Node): string | undefined {
  return tag?.startsWith("tag:yaml.org,2002:") ? undefined : tag;
}

function scalarOf(scalar: Scalar): { value: string | number | boolean | null; text: string } {
  const { value, source } = scalar;
  if (typeof value === "string") return { value, text: value };
  if (value === null || typeof value === "boolean" || typeof value === "number") {
    return { value, text: source ?? String(value) };
  }
  const text = source ?? String(value);
  return { value: text, text };
}

function keyText(key: Scalar): string {
  return typeof key.value === "string" ? key.value : (key.source ?? String(key.value));
}

function firstSentence(message: string): string {
  const [line = ""] = message.split("\n");
  return line.replace(/[.:]\s*$/, "");
}
