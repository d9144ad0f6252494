import type { Outcome } from "../../diagnostic.ts";
import type { Files } from "../../source/files.ts";
import type { SourceFile } from "../../source/source-file.ts";
import type { EvaluableRoot, Root } from "../resource.ts";
import { evaluateStacks } from "./evaluate-stacks.ts";
import { NestedStacks } from "./nested-stacks.ts";
import { parseTemplate } from "./parse-template.ts";

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
  /** The repository, where nested templates and the code of functions may lie. */
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
  const shared = {
    environment: { ...(region && { region }), ...(account && { account }), ...(stackName && { stackName }) },
    parameters: options.parameters ?? new Map<string, string>(),
    constructPaths: options.constructPaths ?? new Map<string, string>(),
    files: options.files,
  };
  const nested = new NestedStacks(options.files);
  const input = nested.stackOf(template, options.addressPrefix ?? "", shared);
  const value: EvaluableRoot = {
    root,
    evaluate: (assumptions) => evaluateStacks(root, [input], assumptions),
  };
  return { value, diagnostics: [...diagnostics, ...nested.diagnostics] };
}
