import type { Diagnostic, Outcome } from "../../diagnostic.ts";
import { parseJson } from "../../parse/json.ts";
import type { TreeNode } from "../../parse/tree.ts";
import { parseYaml } from "../../parse/yaml.ts";
import type { SourceFile } from "../../source/source-file.ts";
import { hasResources, isTemplate } from "./sniff.ts";
import { readTemplate, type Template } from "./template.ts";

/** The sections of a template; `undefined` for a text that is none, with diagnostics only where it is a broken one. */
export function parseTemplate(source: SourceFile): Outcome<Template | undefined> {
  const parsed = isTemplate(source.text) ? parseTree(source) : undefined;
  if (parsed === undefined) return { value: undefined, diagnostics: [] };
  const isPartial = parsed.diagnostics.some(({ severity }) => severity === "error");
  const namesDistribution = source.text.includes("AWS::CloudFront::");
  const { template, diagnostics } = readTemplate(source, parsed.value, isPartial);
  if (template === undefined && !namesDistribution) return { value: undefined, diagnostics: [] };
  const syntax = parsed.diagnostics.map((diagnostic) => withConsequence(diagnostic, namesDistribution));
  return { value: template, diagnostics: [...syntax, ...diagnostics] };
}

/** JSON by its first character; a `.yaml` file may hold JSON, and YAML's flow style is no JSON. */
function parseTree(source: SourceFile): Outcome<TreeNode | undefined> | undefined {
  if (!source.text.trimStart().startsWith("{")) return parseYaml(source);
  const json = parsedJson(source.text);
  if (json !== undefined) return hasResources(json.value) ? parseJson(source) : undefined;
  return /\.ya?ml$/i.test(source.path) ? parseYaml(source) : parseJson(source);
}

/** Ten times as fast as a parser with positions: what is no template is not parsed twice. */
function parsedJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function withConsequence(diagnostic: Diagnostic, namesDistribution: boolean): Diagnostic {
  return namesDistribution && diagnostic.severity === "error" ? { ...diagnostic, fatal: true } : diagnostic;
}
