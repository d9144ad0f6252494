import type { EvaluableRoot } from "../../src/evaluate/resource.ts";
import type { CompiledRule } from "../../src/policy/compiled-rule.ts";
import type { ExampleLanguage, ExampleRun } from "../../src/policy/examples.ts";
import { judgeRoot, type Seeing } from "../../src/run/judge-root.ts";
import { EXAMPLE_NOW, judgeTexts, type Texts } from "../../src/run/run-example.ts";
import { overlay } from "../../src/verify/overlay.ts";
import { seenBy } from "../../src/verify/seen-origin.ts";
import type { World } from "../../src/worlds.ts";
import { mozillaRoots, rootsFrom } from "../../src/x509/roots.ts";
import { loadRecording } from "./recordings.ts";

/** One rule, or several, over files; `live` names a recording of what `verify` saw. */
export function runExample(
  rules: CompiledRule | readonly CompiledRule[],
  texts: Texts,
  language: ExampleLanguage,
  live?: string,
): ExampleRun & { readonly world?: World } {
  const seeing = live === undefined ? {} : seenIn(live);
  return judgeTexts("id" in rules ? [rules] : rules, texts, language, seeing);
}

/** Adapts, derives and judges a root that is loaded already, on the day of the examples. */
export function judgeInEveryWorld(root: EvaluableRoot, rules: readonly CompiledRule[]): World {
  return judgeRoot(root, { rules }, EXAMPLE_NOW);
}

/** What a recording of that name shows. */
function seenIn(live: string): Seeing {
  const { handlers = [], observations, roots: pems } = loadRecording(live);
  const roots =
    pems === undefined ? { ok: true as const, value: mozillaRoots() } : rootsFrom(pems.join("\n"));
  if (!roots.ok) throw new Error(`${live}: ${roots.why}`);
  const seen = seenBy(observations, roots.value, EXAMPLE_NOW);
  return {
    see: (request) => overlay(request, seen, { full: false, sendOriginHeaders: false }),
    runs: new Map(handlers.map((run) => [run.key, run])),
  };
}
