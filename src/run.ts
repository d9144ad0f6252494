import type { Config } from "./config.ts";
import { discover } from "./discover/discover.ts";
import { locate } from "./discover/repository.ts";
import { isFatal } from "./exit-status.ts";
import type { Report } from "./finding.ts";
import { isSeen, judgeInputs } from "./run/judge-inputs.ts";
import { ReportBuilder } from "./run/report-builder.ts";
import { rewordSyntaxErrors } from "./run/reword.ts";
import { givenFiles, readSettings } from "./run/settings.ts";
import { unknownSuperseded } from "./run/superseded-rules.ts";
import { unusedOverrides } from "./run/unused-overrides.ts";
import { baselinePath, loadBaseline, withBaseline } from "./run/with-baseline.ts";
import { withIgnores } from "./run/with-ignores.ts";
import type { NodeProgram } from "./run-handlers/node-program.ts";
import { DiskFiles } from "./source/disk-files.ts";
import { withInput } from "./source/input-files.ts";
import { withOutside } from "./source/outside-files.ts";
import { RememberingFiles } from "./source/remembering-files.ts";
import type { SourceFile } from "./source/source-file.ts";
import type { LiveOptions } from "./verify/options.ts";

/** As `-var-file` and `-var` of Terraform. */
export type VariableOption = { readonly file: string } | { readonly name: string; readonly value: string };

/** What a run may know of the world. Paths are relative to the working directory, or absolute. */
export interface RunOptions {
  readonly paths: readonly string[];
  /** What came on the standard input, which is the path `-`. */
  readonly input?: string;
  readonly workingDirectory: string;
  /** A config file; `false` for none; else the nearest one is looked for. */
  readonly config?: string | false | undefined;
  /** A file with findings that count for nothing; `false` for none; else the one beside the config. */
  readonly baseline?: string | false | undefined;
  /** In the order given: the later wins, as in Terraform. */
  readonly variables?: readonly VariableOption[];
  /** The folder with the code of a plan. */
  readonly sourceRoot?: string | undefined;
  /** Folders with policies of the user's own. */
  readonly policies?: readonly string[];
  /** `TF_VAR_name` are read. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whether and how to ask the origins (`verify`); left out, nothing is contacted. */
  readonly live?: LiveOptions;
  /** The Node.js to run the functions at the edge with, which is code of the repository; left out, none of it is run. */
  readonly runHandlers?: NodeProgram;
}

export interface RunResult {
  readonly report: Report;
  readonly config: Config;
  /** The repository's root, absolute; every path of the report is relative to it. */
  readonly root: string;
  /** Where the baseline is or belongs, relative to the root; absent where the run could not begin. */
  readonly baseline?: string;
  /** The text of a file that was read, for code frames. */
  source(file: string): SourceFile | undefined;
}

/** The whole job: paths in, report out; offline but for `live`. It does not throw for bad input. */
export async function run(options: RunOptions): Promise<RunResult> {
  const builder = new ReportBuilder();
  const location = locate(options.paths, options.workingDirectory);
  builder.addDiagnostics(location.diagnostics);
  if (!location.value) return builder.refuse(options.workingDirectory);
  const { root, input } = location.value;
  const named = givenFiles(options, location.value);
  const files = withOutside(withInput(new DiskFiles(root), input, options.input), named);

  const settings = await readSettings(options, location.value, files);
  builder.addRules(settings.value.rules, settings.value.config);
  const { ruleIds, rules } = settings.value;
  const problems = [...settings.diagnostics, ...unknownSuperseded(rules, ruleIds, files)];
  const baseline = loadBaseline(settings.value.baseline, files, problems);
  builder.addDiagnostics(problems);
  if (problems.some(isFatal)) return builder.finish(files, settings.value.config);

  const found = discover(location.value.paths, files);
  builder.addDiscovery(found);
  const evaluated = new RememberingFiles(files);
  const predicted = await judgeInputs(found.inputs, evaluated, settings.value, options, builder);
  if (isSeen(options)) {
    const { seeRoots } = await import("./run/see-roots.ts");
    await seeRoots(predicted, options, rules, builder);
  }
  builder.replaceDiagnostics(await rewordSyntaxErrors(builder.diagnostics, files));
  const { config } = settings.value;
  if (!builder.diagnostics.some(isFatal))
    builder.addDiagnostics(unusedOverrides(config, evaluated.sources, location.value.paths));
  const result = builder.finish(files, config);
  const judged = { ...found, sources: evaluated.sources, settings: settings.value, options };
  const report = withBaseline(withIgnores(result.report, judged), baseline, judged, files);
  return { ...result, report, baseline: baselinePath(settings.value.baseline) };
}
