import type { Diagnostic } from "../../diagnostic.ts";
import { LineTable, type SourceFile } from "../../source/source-file.ts";
import type { Comment } from "../hcl/ast.ts";
import { MAX_SYNTAX_DIAGNOSTICS, type Span, type TreeNode } from "../tree.ts";
import { JsonString } from "./json-string.ts";

/** What every reading function is handed: the file, the errors so far, and the comments. */
export class Reader {
  readonly source: SourceFile;
  readonly lines: LineTable;
  readonly diagnostics: Diagnostic[] = [];
  readonly comments: Comment[] = [];

  constructor(source: SourceFile) {
    this.source = source;
    this.lines = new LineTable(source);
  }

  string(text: string, span: Span): JsonString {
    return new JsonString(text, span, this.source, this.lines);
  }

  /** `message` is the summary of Terraform's own error, `help` its detail. */
  report(message: string, span: Span, help: string, severity: Diagnostic["severity"] = "error"): void {
    const place = this.lines.place(span.start, span.end);
    this.add({ severity, code: "syntax", message, place, help });
  }

  add(...diagnostics: readonly Diagnostic[]): void {
    for (const diagnostic of diagnostics)
      if (this.diagnostics.length < MAX_SYNTAX_DIAGNOSTICS) this.diagnostics.push(diagnostic);
  }

  line({ start }: Span): number {
    return this.lines.position(start).line;
  }

  /** A property named "//" of an object that stands for a body: JSON has no other comments. */
  comment(node: TreeNode): void {
    if (node.kind !== "scalar" || typeof node.value !== "string") return;
    const { start, end } = node;
    this.comments.push({ style: "//", text: node.text.trim(), trailing: false, start, end });
  }
}
