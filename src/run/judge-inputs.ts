import type { Input } from "../discover/discover.ts";
import type { RunOptions } from "../run.ts";
import type { RememberingFiles } from "../source/remembering-files.ts";
import { attempt } from "./attempt.ts";
import { judgeRoot, predict, type Runnable } from "./judge-root.ts";
import { loadInput } from "./load-input.ts";
import type { ReportBuilder } from "./report-builder.ts";
import type { Settings } from "./settings.ts";

/**
 * Judges every input by itself, so that a bug of ours in one costs no other. Roots that more is to be learnt of, from their
 * origins or by running their handlers, are given back; the others are in the report.
 */
export async function judgeInputs(
  inputs: readonly Input[],
  files: RememberingFiles,
  settings: Settings,
  options: RunOptions,
  builder: ReportBuilder,
): Promise<readonly Runnable<Input>[]> {
  const predicted: Runnable<Input>[] = [];
  const environments = [...settings.environments.keys()];
  for (const input of inputs.flatMap((one) => inEach(environments, one))) {
    if (isJudgedAlready(input, files)) continue;
    const bug = await attempt(input, options, async () => {
      const loaded = await loadInput(input, files, settings);
      builder.addInputDiagnostics(loaded.diagnostics);
      if (!loaded.value) return;
      if (isSeen(options)) predicted.push(predict(input, loaded.value, settings, options.now));
      else builder.addRoot(input, judgeRoot(loaded.value, settings, options.now));
    });
    builder.addDiagnostics(bug);
  }
  return predicted;
}

/** Terraform code once for each environment of the config; all else says itself how it is deployed. */
function inEach(environments: readonly string[], input: Input): readonly Input[] {
  if (input.kind !== "terraform" || environments.length === 0) return [input];
  return environments.map((environment) => ({ ...input, environment }));
}

/** A template was judged with those that nest it, with the parameters that they pass. */
function isJudgedAlready(input: Input, evaluated: RememberingFiles): boolean {
  return input.kind === "template" && input.nested === true && evaluated.hasRead(input.file);
}

/** Whether more is asked for than what the code says. */
export function isSeen({ live, runHandlers }: RunOptions): boolean {
  return live !== undefined || runHandlers !== undefined;
}
