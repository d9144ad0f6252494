import type { Diagnostic } from "../../diagnostic.ts";
import type { Expression, HclFile } from "../../parse/hcl/ast.ts";
import { parseExpression } from "../../parse/hcl/parser.ts";
import type { Files } from "../../source/files.ts";
import { joinPath } from "../../source/files.ts";
import { LineTable } from "../../source/source-file.ts";
import type { ProvenanceKind } from "../../value.ts";
import { readHcl } from "./module-files.ts";

/** Name, text, and who says so: the command line, if nothing is said. */
export type GivenVariable = readonly [name: string, text: string, from?: ProvenanceKind];

export interface GivenVariables {
  /** Relative to the repository's root, in the order given. */
  readonly varFiles: readonly string[];
  /** In the order given; they win over files. */
  readonly vars: readonly GivenVariable[];
}

/** What a user may say about the variables of the root module. */
export interface TerraformOptions extends GivenVariables {
  /** What is said before, each over the one before it: by the config, and option by option of the command line. */
  readonly before?: readonly GivenVariables[];
  /** The environment, of which `TF_VAR_…`, `TF_WORKSPACE` and `TF_DATA_DIR` are read. */
  readonly environment: Readonly<Record<string, string>>;
  /** It wins over the environment: it says what is to be checked, not where. */
  readonly workspace?: string;
  /** Decodes YAML to plain arrays and objects, or throws; without it `yamldecode` is unknown. Given in, so that a run without YAML loads no parser. */
  readonly yaml?: (text: string) => unknown;
  /** Types whose resources are handed on besides those that adapters read: policies are about them. */
  readonly types?: ReadonlySet<string>;
}

/** The value given to one variable of the root module. */
export type VariableSource =
  | {
      readonly kind: "expression";
      readonly from: ProvenanceKind;
      readonly expression: Expression;
      readonly file: HclFile;
      readonly span: Span;
      /** The file is not one of the repository: neither it nor a place in it is shown. */
      readonly isOutside: boolean;
    }
  /** A text of the command line or the environment: it is an expression only where the variable is no primitive. */
  | { readonly kind: "text"; readonly from: ProvenanceKind; readonly text: string };

interface Span {
  readonly start: number;
  readonly end: number;
}

export type VariableSources = ReadonlyMap<string, VariableSource>;

/** Terraform's order: the later wins. */
export function readVariableSources(
  directory: string,
  files: Files,
  options: TerraformOptions,
  diagnostics: Diagnostic[],
): VariableSources {
  const sources = new Map<string, VariableSource>();
  for (const [name, text] of Object.entries(options.environment)) {
    if (name.startsWith("TF_VAR_"))
      sources.set(name.slice("TF_VAR_".length), { kind: "text", from: "environment", text });
  }
  const names = files.list(directory).filter((entry) => entry.kind !== "directory");
  for (const name of ["terraform.tfvars", "terraform.tfvars.json"]) {
    if (names.some((entry) => entry.name === name))
      readFile(inDirectory(directory, name), files, sources, diagnostics);
  }
  for (const { name } of names) {
    if (/\.auto\.tfvars(\.json)?$/.test(name))
      readFile(inDirectory(directory, name), files, sources, diagnostics);
  }
  for (const { varFiles, vars } of [...(options.before ?? []), options]) {
    for (const path of varFiles) readFile(path, files, sources, diagnostics);
    for (const [name, text, from = "command-line"] of vars) sources.set(name, { kind: "text", from, text });
  }
  return sources;
}

function inDirectory(directory: string, name: string): string {
  return joinPath(directory, name) ?? name;
}

function readFile(
  path: string,
  files: Files,
  sources: Map<string, VariableSource>,
  diagnostics: Diagnostic[],
): void {
  const file = readHcl(path, files, diagnostics);
  const isOutside = joinPath("", path) === undefined;
  const from = isOutside ? "outside-file" : "tfvars";
  for (const attribute of file?.body.attributes ?? []) {
    const { name, value: expression, start, end } = attribute;
    if (file)
      sources.set(name, { kind: "expression", from, expression, file, span: { start, end }, isOutside });
  }
}

/** A text from outside any file, as an expression. */
export function expressionOfText(
  text: string,
): { readonly expression: Expression; readonly file: HclFile } | undefined {
  const source = { path: "", text };
  const { value, diagnostics } = parseExpression(source);
  if (diagnostics.some(({ severity }) => severity === "error")) return undefined;
  const body = { start: 0, end: text.length, attributes: [], blocks: [] };
  return { expression: value, file: { source, lines: new LineTable(source), body, comments: [] } };
}
