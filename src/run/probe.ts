import type { Input } from "../discover/discover.ts";
import { locate } from "../discover/repository.ts";
import { COMMAND_LINE, commandLineDistribution } from "../evaluate/command-line/distribution.ts";
import { isFatal } from "../exit-status.ts";
import { normalizeName } from "../names.ts";
import { type RunResult, run } from "../run.ts";
import { DiskFiles } from "../source/disk-files.ts";
import { MemoryFiles } from "../source/memory-files.ts";
import type { ProbeOptions } from "../verify/options.ts";
import { predict } from "./judge-root.ts";
import { runLive } from "./live.ts";
import { ReportBuilder } from "./report-builder.ts";
import { readSettings } from "./settings.ts";

/**
 * `originlint probe HOST`: a distribution that is written on the command line, asked and judged like any other. Findings
 * point into the command line, whose text is the source that they show.
 */
export async function probe(options: ProbeOptions): Promise<RunResult> {
  const { distribution, hosts } = options.request;
  if (distribution === undefined) return probeByHand(options);
  const live = { ...options.live, ...(hosts.length > 0 && { only: hosts.map(normalizeName) }) };
  return run({ ...options, paths: [distribution], live });
}

async function probeByHand(options: ProbeOptions): Promise<RunResult> {
  const builder = new ReportBuilder();
  const location = locate(["."], options.workingDirectory);
  builder.addDiagnostics(location.diagnostics);
  if (!location.value) return builder.refuse(options.workingDirectory);
  const disk = new DiskFiles(location.value.root);
  const settings = await readSettings({ ...options, paths: ["."] }, location.value, disk);
  builder.addRules(settings.value.rules, settings.value.config);
  builder.addDiagnostics(settings.diagnostics);
  const { root, text } = commandLineDistribution(options.request);
  const files = new MemoryFiles({ [COMMAND_LINE]: text });
  if (settings.diagnostics.some(isFatal)) return builder.finish(files, settings.value.config);

  const { now, workingDirectory, environment } = options;
  const { path } = options.request;
  const live = { ...options.live, ...(path !== undefined && { path }) };
  const input: Input = { kind: "template", file: COMMAND_LINE };
  const predicted = [predict(input, root, settings.value, now)];
  const { rules } = settings.value;
  await runLive(predicted, { live, workingDirectory, environment, now, rules }, builder);
  return builder.finish(files, settings.value.config);
}
