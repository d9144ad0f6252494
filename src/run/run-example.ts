import type { Diagnostic } from "../diagnostic.ts";
import type { EvaluableRoot } from "../evaluate/resource.ts";
import { loadTerraformRoot } from "../evaluate/terraform/load.ts";
import type { CompiledRule } from "../policy/compiled-rule.ts";
import type { ExampleLanguage, ExampleRun } from "../policy/examples.ts";
import { MemoryFiles } from "../source/memory-files.ts";
import { judgeRoot } from "./judge-root.ts";

/** Every example is judged on this day, so that it says the same tomorrow. */
const EXAMPLE_NOW = Date.UTC(2026, 0, 1);

type LoadTemplate = typeof import("../evaluate/cloudformation/load-template.ts").loadTemplate;

/** One policy over the texts of an example: the whole pipeline but discovery and report. */
export function exampleRunner(loadTemplate: LoadTemplate) {
  return (
    rule: CompiledRule,
    texts: Readonly<Record<string, string>>,
    language: ExampleLanguage,
    live?: string,
  ): ExampleRun => {
    const diagnostics: Diagnostic[] = [];
    if (live !== undefined) diagnostics.push(problem("recordings (live) are for originlint's own rules"));
    const root = loadRoot(texts, language, diagnostics, loadTemplate);
    if (root === undefined) return { judgement: NOTHING, diagnostics };
    const world = judgeRoot(root, { rules: [rule] }, EXAMPLE_NOW);
    return { judgement: world.judgement, diagnostics: [...diagnostics, ...world.diagnostics] };
  };
}

const NOTHING: ExampleRun["judgement"] = {
  findings: [],
  undecided: [],
  verdicts: new Map(),
  diagnostics: [],
  tally: new Map(),
};

function loadRoot(
  texts: Readonly<Record<string, string>>,
  language: ExampleLanguage,
  diagnostics: Diagnostic[],
  loadTemplate: LoadTemplate,
): EvaluableRoot | undefined {
  const files = new MemoryFiles(texts);
  if (language === "terraform") {
    const loaded = loadTerraformRoot("", files, { varFiles: [], vars: [], environment: {} });
    diagnostics.push(...loaded.diagnostics);
    return loaded.value;
  }
  const read = files.read(Object.keys(texts)[0] ?? "");
  const loaded = read.ok ? loadTemplate(read.file, { files }) : undefined;
  diagnostics.push(...(loaded?.diagnostics ?? []));
  if (loaded?.value === undefined) diagnostics.push(problem("it is not a CloudFormation template"));
  return loaded?.value;
}

function problem(message: string): Diagnostic {
  return { severity: "error", code: "policy", message };
}
