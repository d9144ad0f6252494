import type { Diagnostic } from "../diagnostic.ts";
import { loadTemplate } from "../evaluate/cloudformation/load-template.ts";
import type { EvaluableRoot } from "../evaluate/resource.ts";
import { loadTerraformRoot } from "../evaluate/terraform/load.ts";
import { decodeYaml } from "../parse/yaml-data.ts";
import type { CompiledRule } from "../policy/compiled-rule.ts";
import type { ExampleLanguage, ExampleRun } from "../policy/examples.ts";
import { MemoryFiles } from "../source/memory-files.ts";
import type { World } from "../worlds.ts";
import { judgeRoot, type Seeing } from "./judge-root.ts";
import { typesNamedBy } from "./named-types.ts";

/** Every example is judged on this day, so that it says the same tomorrow. */
export const EXAMPLE_NOW = Date.UTC(2026, 0, 1);

export type Texts = Readonly<Record<string, string>>;

/** One policy over the texts of an example: the whole pipeline but discovery and report. */
export function runExample(
  rule: CompiledRule,
  texts: Texts,
  language: ExampleLanguage,
  live?: string,
): ExampleRun {
  if (live !== undefined)
    return { judgement: NOTHING, diagnostics: [problem("recordings (live) are for originlint's own rules")] };
  return judgeTexts([rule], texts, language);
}

/** `world` is absent where there is nothing to judge; the diagnostics say why. */
export function judgeTexts(
  rules: readonly CompiledRule[],
  texts: Texts,
  language: ExampleLanguage,
  seeing?: Seeing,
): ExampleRun & { readonly world?: World } {
  const { root, diagnostics } = loadTexts(texts, language, typesNamedBy(rules));
  if (root === undefined) return { judgement: NOTHING, diagnostics };
  const world = judgeRoot(root, { rules }, EXAMPLE_NOW, seeing);
  return { judgement: world.judgement, diagnostics: [...diagnostics, ...world.diagnostics], world };
}

const NOTHING: ExampleRun["judgement"] = {
  findings: [],
  undecided: [],
  verdicts: new Map(),
  diagnostics: [],
  tally: new Map(),
};

interface LoadedTexts {
  readonly root: EvaluableRoot | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

function loadTexts(texts: Texts, language: ExampleLanguage, types: ReadonlySet<string>): LoadedTexts {
  const files = new MemoryFiles(texts);
  if (language === "terraform") {
    const options = { varFiles: [], vars: [], environment: {}, types, yaml: decodeYaml };
    const { value, diagnostics } = loadTerraformRoot("", files, options);
    return { root: value, diagnostics };
  }
  const read = files.read(Object.keys(texts)[0] ?? "");
  const loaded = read.ok ? loadTemplate(read.file, { files }) : undefined;
  const others = loaded?.value === undefined ? [problem("it is not a CloudFormation template")] : [];
  return { root: loaded?.value, diagnostics: [...(loaded?.diagnostics ?? []), ...others] };
}

function problem(message: string): Diagnostic {
  return { severity: "error", code: "policy", message };
}
