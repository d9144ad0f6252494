import { buildModel } from "./adapt/build-model.ts";
import type { Config } from "./config.ts";
import { chainOf } from "./derive/chain.ts";
import { deriveWithinLimits } from "./derive/origin-requests.ts";
import { discover } from "./discover/discover.ts";
import { locate } from "./discover/repository.ts";
import type { EvaluableRoot } from "./evaluate/resource.ts";
import { isFatal } from "./exit-status.ts";
import type { Report } from "./finding.ts";
import { judge } from "./policy/engine.ts";
import { attempt } from "./run/attempt.ts";
import { loadInput } from "./run/load-input.ts";
import { ReportBuilder } from "./run/report-builder.ts";
import { rewordSyntaxErrors } from "./run/reword.ts";
import { readSettings, type Settings } from "./run/settings.ts";
import { DiskFiles } from "./source/disk-files.ts";
import type { SourceFile } from "./source/source-file.ts";
import { inEveryWorld, type World } from "./worlds.ts";

/** What a run may know of the world. Paths are relative to the working directory, or absolute. */
export interface RunOptions {
  readonly paths: readonly string[];
  readonly workingDirectory: string;
  /** A config file; `false` for none; else the nearest one is looked for. */
  readonly config?: string | false | undefined;
  /** As `-var` of Terraform. */
  readonly vars?: ReadonlyMap<string, string>;
  /** As `-var-file` of Terraform. */
  readonly varFiles?: readonly string[];
  /** Folders with policies of the user's own. */
  readonly policies?: readonly string[];
  /** `TF_VAR_name` are read. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface RunResult {
  readonly report: Report;
  readonly config: Config;
  /** The repository's root, absolute; every path of the report is relative to it. */
  readonly root: string;
  /** The text of a file that was read, for code frames. */
  source(file: string): SourceFile | undefined;
}

/** The whole job, offline: paths in, report out. It does not throw for bad input. */
export async function run(options: RunOptions): Promise<RunResult> {
  const builder = new ReportBuilder();
  const location = locate(options.paths, options.workingDirectory);
  builder.addDiagnostics(location.diagnostics);
  if (!location.value) return builder.refuse(options.workingDirectory);
  const files = new DiskFiles(location.value.root);

  const settings = await readSettings(options, location.value, files);
  builder.addRules(settings.value.rules, settings.value.config);
  builder.addDiagnostics(settings.diagnostics);
  if (settings.diagnostics.some(isFatal)) return builder.finish(files, settings.value.config);

  const found = discover(location.value.paths, files);
  builder.addDiscovery(found);
  for (const input of found.inputs) {
    const bug = await attempt(input, options, async () => {
      const loaded = await loadInput(input, files, settings.value);
      builder.addInputDiagnostics(loaded.diagnostics);
      if (loaded.value) builder.addRoot(input, judgeRoot(loaded.value, settings.value, options.now));
    });
    builder.addDiagnostics(bug);
  }
  builder.replaceDiagnostics(await rewordSyntaxErrors(builder.diagnostics, files));
  return builder.finish(files, settings.value.config);
}

/** One root: evaluate → adapt and link → derive → judge, in every world that an undecidable choice makes. */
function judgeRoot(root: EvaluableRoot, { rules }: Settings, now: number): World {
  return inEveryWorld(root, (evaluation) => {
    const adapted = buildModel(evaluation);
    const { model, opaque } = adapted.value;
    const derived = deriveWithinLimits(model);
    const requests = derived.value;
    const { resources } = evaluation;
    const judgement = judge({ root: root.root.name, model, requests, resources, rules, now, chainOf });
    return {
      model,
      opaque,
      requests,
      judgement,
      diagnostics: [...evaluation.diagnostics, ...adapted.diagnostics, ...derived.diagnostics],
    };
  });
}
