import type { Diagnostic } from "../../diagnostic.ts";
import type { Expression, HclFile } from "../../parse/hcl/ast.ts";
import type { Files } from "../../source/files.ts";
import type { ProvenanceKind } from "../../value.ts";
import type { Val } from "./val.ts";
/** What a user may say about the variables of the root module. */
export interface TerraformOptions {
    /** Relative to the repository's root, in the order given. */
    readonly varFiles: readonly string[];
    /** Name and text, in the order given; they win over files. */
    readonly vars: readonly (readonly [string, string])[];
    /** The environment, of which `TF_VAR_…` is read. */
    readonly environment: Readonly<Record<string, string>>;
    readonly workspace?: string;
    /** Decodes YAML to plain arrays and objects, or throws; without it `yamldecode` is unknown. Given in, so that a run without YAML loads no parser. */
    readonly yaml?: (text: string) => unknown;
}
/** The value given to one variable of the root module. */
export type VariableSource = {
    readonly kind: "expression";
    readonly from: ProvenanceKind;
    readonly expression: Expression;
    readonly file: HclFile;
    readonly span: Span;
} | {
    readonly kind: "value";
    readonly from: ProvenanceKind;
    readonly value: Val;
    readonly file: HclFile;
}
/** A text of the command line or the environment: it is an expression only where the variable is no primitive. */
 | {
    readonly kind: "text";
    readonly from: ProvenanceKind;
    readonly text: string;
};
interface Span {
    readonly start: number;
    readonly end: number;
}
export type VariableSources = ReadonlyMap<string, VariableSource>;
/** Terraform's order: the later wins. */
export declare function readVariableSources(directory: string, files: Files, options: TerraformOptions, diagnostics: Diagnostic[]): VariableSources;
/** A text from outside any file, as an expression. */
export declare function expressionOfText(text: string): {
    readonly expression: Expression;
    readonly file: HclFile;
} | undefined;
export {};
