import type { Diagnostic } from "../../diagnostic.ts";
import type { Files } from "../../source/files.ts";
import { isObject } from "../cdk/json-object.ts";
import {
  type GivenVariable,
  readVariableSources,
  type VariableSource,
} from "../terraform/variable-sources.ts";

/** The values of a plan's variables as on Terraform's command line, without those that the code would find anyway. */
export function plannedVariables(
  code: { readonly directory: string; readonly files: Files; readonly varFiles: readonly string[] },
  values: ReadonlyMap<string, unknown>,
  defaultOf: (name: string) => unknown,
): readonly GivenVariable[] {
  const ignored: Diagnostic[] = [];
  const options = { varFiles: code.varFiles, vars: [], environment: {} };
  const sources = readVariableSources(code.directory, code.files, options, ignored);
  const vars: GivenVariable[] = [];
  for (const [name, value] of values) {
    if (value === null) continue;
    const source = sources.get(name);
    const isFound = source === undefined ? sameJson(value, defaultOf(name)) : isWritten(source, value);
    const text = typeof value === "object" ? expressionOf(value) : String(value);
    if (!isFound) vars.push([name, text, "plan-variable"]);
  }
  return vars;
}

/** Whether a file with values says the same, as far as that is plain to see. */
function isWritten(source: VariableSource, value: unknown): boolean {
  if (source.kind !== "expression") return false;
  const { expression } = source;
  return (
    expression.kind === "literal" && typeof value !== "object" && String(expression.value) === String(value)
  );
}

function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** JSON as an expression of Terraform: a dollar sign before a brace would begin an interpolation there. */
function expressionOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(expressionOf).join(", ")}]`;
  if (isObject(value)) {
    const entries = Object.entries(value).map(([key, entry]) => `${textOf(key)} = ${expressionOf(entry)}`);
    return `{ ${entries.join(", ")} }`;
  }
  return typeof value === "string" ? textOf(value) : String(value);
}

function textOf(text: string): string {
  return JSON.stringify(text)
    .replace(/([$%])\{/g, "$1$1{")
    .replaceAll("\\b", "\\u0008")
    .replaceAll("\\f", "\\u000c");
}
