import { buildModel } from "../../src/adapt/build-model.ts";
import { chainOf } from "../../src/derive/chain.ts";
import { deriveOriginRequests } from "../../src/derive/origin-requests.ts";
import type { Diagnostic } from "../../src/diagnostic.ts";
import { loadTemplate } from "../../src/evaluate/cloudformation/load-template.ts";
import type { EvaluableRoot } from "../../src/evaluate/resource.ts";
import { loadTerraformRoot } from "../../src/evaluate/terraform/load.ts";
import type { CompiledRule } from "../../src/policy/compiled-rule.ts";
import { judge } from "../../src/policy/engine.ts";
import type { ExampleLanguage, ExampleRun } from "../../src/policy/examples.ts";
import type { See } from "../../src/run/judge-root.ts";
import { MemoryFiles } from "../../src/source/memory-files.ts";
import { overlay } from "../../src/verify/overlay.ts";
import { seenBy } from "../../src/verify/seen-origin.ts";
import { inEveryWorld, type World } from "../../src/worlds.ts";
import { mozillaRoots, rootsFrom } from "../../src/x509/roots.ts";
import { loadRecording } from "./recordings.ts";

/** Every example is judged on this day. */
export const EXAMPLE_NOW = Date.UTC(2026, 0, 1);

/** One rule, or several, over files: the whole pipeline but discovery and report. */
export function runExample(
  rules: CompiledRule | readonly CompiledRule[],
  files: Readonly<Record<string, string>>,
  language: ExampleLanguage,
  live?: string,
): ExampleRun & { readonly world: World | undefined } {
  const loaded: Diagnostic[] = [];
  const root = loadRoot(files, language, loaded);
  if (root === undefined) return { judgement: NOTHING, diagnostics: loaded, world: undefined };
  const world = judgeInEveryWorld(
    root,
    "id" in rules ? [rules] : rules,
    live === undefined ? undefined : seeing(live),
  );
  return { judgement: world.judgement, diagnostics: [...loaded, ...world.diagnostics], world };
}

/** Adapts, derives and judges a root that is loaded already. */
export function judgeInEveryWorld(
  root: EvaluableRoot,
  rules: readonly CompiledRule[],
  see: See = (request) => request,
): World {
  return inEveryWorld(root, (evaluation) => {
    const { value, diagnostics } = buildModel(evaluation);
    const { model, opaque } = value;
    const requests = deriveOriginRequests(model).map(see);
    const { resources } = evaluation;
    const input = { root: root.root.name, model, requests, resources, rules, now: EXAMPLE_NOW, chainOf };
    const all = [...evaluation.diagnostics, ...diagnostics];
    return { model, opaque, requests, judgement: judge(input), diagnostics: all };
  });
}

/** What a recording of that name shows. */
function seeing(live: string): See {
  const { observations, roots: pems } = loadRecording(live);
  const roots =
    pems === undefined ? { ok: true as const, value: mozillaRoots() } : rootsFrom(pems.join("\n"));
  if (!roots.ok) throw new Error(`${live}: ${roots.why}`);
  const seen = seenBy(observations, roots.value, EXAMPLE_NOW);
  return (request) => overlay(request, seen, { full: false, sendOriginHeaders: false });
}

const NOTHING = {
  findings: [],
  undecided: [],
  verdicts: new Map<string, never>(),
  diagnostics: [],
  tally: new Map<string, never>(),
};

function loadRoot(
  files: Readonly<Record<string, string>>,
  language: ExampleLanguage,
  diagnostics: Diagnostic[],
): EvaluableRoot | undefined {
  const memory = new MemoryFiles(files);
  if (language === "terraform") {
    const loaded = loadTerraformRoot("", memory, { varFiles: [], vars: [], environment: {} });
    diagnostics.push(...loaded.diagnostics);
    return loaded.value;
  }
  const [path] = Object.keys(files);
  const read = memory.read(path ?? "");
  if (!read.ok) return undefined;
  const loaded = loadTemplate(read.file, { files: memory });
  diagnostics.push(...loaded.diagnostics);
  if (loaded.value === undefined) {
    diagnostics.push({ severity: "error", code: "template", message: "the example is not a template" });
  }
  return loaded.value;
}
