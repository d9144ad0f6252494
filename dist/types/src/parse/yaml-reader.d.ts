import { type Document, type Node } from "yaml";
import type { Diagnostic, DiagnosticCode } from "../diagnostic.ts";
import { type SourceFile } from "../source/source-file.ts";
import { type Span, type TreeNode } from "./tree.ts";
/** Turns the package's documents into our tree; one per text. */
export declare class YamlReader {
    #private;
    readonly diagnostics: Diagnostic[];
    constructor(source: SourceFile);
    report(code: DiagnosticCode, message: string, span: Span, severity?: Diagnostic["severity"]): void;
    reportErrors(document: Document.Parsed): void;
    read(node: Node, depth: number): TreeNode;
    reportDepth(span: Span): void;
}
