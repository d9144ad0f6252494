import type { Input } from "../discover/discover.ts";
import type { CompiledRule } from "../policy/compiled-rule.ts";
import type { RunOptions } from "../run.ts";
import type { Runnable } from "./judge-root.ts";
import type { ReportBuilder } from "./report-builder.ts";

/** Runs the handlers of the roots and asks their origins, as far as that is wanted, and hands what comes of it to the report. */
export async function seeRoots(
  predicted: readonly Runnable<Input>[],
  options: RunOptions,
  rules: readonly CompiledRule[],
  builder: ReportBuilder,
): Promise<void> {
  const { addHandlerRuns } = await import("./handlers.ts");
  const { roots, runs } = await addHandlerRuns(predicted, options, rules, builder);
  const { live, now, workingDirectory, environment } = options;
  if (live === undefined) {
    for (const { of, world } of roots) builder.addRoot(of, world);
    return;
  }
  const { runLive } = await import("./live.ts");
  await runLive(roots, { live, workingDirectory, environment, now, rules, handlers: runs }, builder);
}
