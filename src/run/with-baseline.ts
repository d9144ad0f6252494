import { applyBaseline } from "../baseline/apply-baseline.ts";
import { BASELINE_FILE, type Baseline } from "../baseline/baseline.ts";
import { readBaseline } from "../baseline/read-baseline.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { Report } from "../finding.ts";
import { type Files, joinPath } from "../source/files.ts";
import { unreadable } from "../source/unreadable.ts";
import { type Evaluated, isJudgedIn } from "./with-ignores.ts";

/** What a run is told about its baseline: a path of the repository, `false` for none, or to look beside the config. */
export interface BaselineChoice {
  readonly given: string | false | undefined;
  /** The folder of the config; without one, the repository's root. */
  readonly directory: string;
}

/** Where the baseline is, or belongs. */
export function baselinePath({ given, directory }: BaselineChoice): string {
  if (typeof given === "string") return given;
  return joinPath(directory, BASELINE_FILE) ?? BASELINE_FILE;
}

/** The baseline that a run is to be compared with, if there is one. */
export function loadBaseline(
  choice: BaselineChoice,
  files: Files,
  diagnostics: Diagnostic[],
): Baseline | undefined {
  if (choice.given === false) return undefined;
  const path = baselinePath(choice);
  const result = files.read(path);
  if (!result.ok) {
    if (choice.given !== undefined || result.why !== "not-found")
      diagnostics.push({ ...unreadable(path, result.why), code: "config", severity: "error", fatal: true });
    return undefined;
  }
  const { value, diagnostics: mistakes } = readBaseline(result.file);
  diagnostics.push(...mistakes);
  return mistakes.length > 0 ? undefined : value;
}

/** The report without what the baseline knows. */
export function withBaseline(
  report: Report,
  baseline: Baseline | undefined,
  evaluated: Evaluated,
  files: Files,
): Report {
  if (baseline === undefined) return report;
  const judged = isJudgedIn(report, evaluated);
  const read = new Set(evaluated.sources.map(({ path }) => path));
  return applyBaseline(report, {
    baseline,
    exists: (file) => files.exists(file),
    isJudged: (rule, file) => judged(rule, file) && (read.has(file) || !files.exists(file)),
  });
}
