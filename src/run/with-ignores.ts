import type { Input } from "../discover/discover.ts";
import { isFatal } from "../exit-status.ts";
import type { Report } from "../finding.ts";
import { applyIgnores } from "../ignore/apply-ignores.ts";
import { ASKED_RULES } from "../ignore/asked-rules.ts";
import { names } from "../ignore/known-rules.ts";
import { ruleIn } from "../policy/compiled-rule.ts";
import type { RunOptions } from "../run.ts";
import { directoryOf } from "../source/files.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { Settings } from "./settings.ts";

/** What a run evaluated, and by which settings. */
export interface Evaluated {
  readonly inputs: readonly Input[];
  readonly sources: readonly SourceFile[];
  readonly settings: Settings;
  readonly options: RunOptions;
}

/** The report of a run as the comments and metadata of its code want it. */
export function withIgnores(report: Report, evaluated: Evaluated): Report {
  const { sources, settings, options } = evaluated;
  return applyIgnores(report, {
    sources,
    ruleIds: settings.ruleIds,
    now: options.now,
    isJudged: isJudgedIn(report, evaluated),
  });
}

/** Whether findings of a rule in a file that was read would be in the report. */
export function isJudgedIn(
  report: Report,
  { inputs, settings, options }: Evaluated,
): (rule: string, file: string) => boolean {
  const asked = touchedIn(inputs);
  const isWhole = !report.diagnostics.some(isFatal);
  return (rule, file) => {
    const isAsked = asked === undefined || asked.has(file) || asked.has(directoryOf(file));
    if (!isWhole || !isAsked) return false;
    const on = settings.rules.filter((one) => names(rule, one.id) && ruleIn(one, file) !== undefined);
    return on.length > 0 && (options.live !== undefined || !on.some(({ id }) => ASKED_RULES.has(id)));
  };
}

/** The folders and templates that are reported on, where not everything is: `undefined` for everything. */
function touchedIn(inputs: readonly Input[]): ReadonlySet<string> | undefined {
  const asked = new Set<string>();
  for (const input of inputs) {
    if (input.kind === "template" && input.nested) asked.add(input.file);
    else if (!("touching" in input) || input.touching === undefined) return undefined;
    else for (const path of input.touching) asked.add(path);
  }
  return asked;
}
