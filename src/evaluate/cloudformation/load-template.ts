import type { Diagnostic, Outcome } from "../../diagnostic.ts";
import { parseJson } from "../../parse/json.ts";
import type { TreeNode } from "../../parse/tree.ts";
import { parseYaml } from "../../parse/yaml.ts";
import type { Files } from "../../source/files.ts";
import type { SourceFile } from "../../source/source-file.ts";
import type { EvaluableRoot, Root } from "../resource.ts";
import { evaluateStacks } from "./evaluate-stacks.ts";
import { hasResources, isTemplate } from "./sniff.ts";
import { readTemplate, type Template } from "./template.ts";

/** What is known of a template's deployment. */
export interface TemplateOptions {
  readonly stackName?: string;
  readonly region?: string;
  readonly account?: string;
  /** Parameter → value as a text; lists are joined by commas. */
  readonly parameters?: ReadonlyMap<string, string>;
  /** Logical id → CDK's construct path, where the template does not say. */
  readonly constructPaths?: ReadonlyMap<string, string>;
  /** Stands before each logical id in an address: `Network/`. */
  readonly addressPrefix?: string;
  /** The repository, where the code of functions may lie. */
  readonly files?: Files;
}

/**
 * A CloudFormation or SAM template in YAML or JSON as a root of its own; `undefined` for anything else.
 * A text that is broken is evaluated as far as it could be read, and its errors are diagnostics: fatal ones where
 * it names a distribution.
 */
export function loadTemplate(
  source: SourceFile,
  options: TemplateOptions = {},
): Outcome<EvaluableRoot | undefined> {
  const { value: template, diagnostics } = parseTemplate(source);
  if (template === undefined) return { value: undefined, diagnostics };
  const root: Root = { name: source.path, language: "cloudformation" };
  const { region, account, stackName } = options;
  const input = {
    template,
    environment: { ...(region && { region }), ...(account && { account }), ...(stackName && { stackName }) },
    prefix: options.addressPrefix ?? "",
    parameters: options.parameters ?? new Map<string, string>(),
    constructPaths: options.constructPaths ?? new Map<string, string>(),
    nested: new Map(),
    files: options.files,
  };
  const value: EvaluableRoot = {
    root,
    evaluate: (assumptions) => evaluateStacks(root, [input], assumptions),
  };
  return { value, diagnostics };
}

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
