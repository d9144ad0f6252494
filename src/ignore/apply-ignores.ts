import type { Diagnostic } from "../diagnostic.ts";
import type { Finding, Report, Suppressed } from "../finding.ts";
import { isInstalled } from "../source/installed.ts";
import type { Place } from "../source/place.ts";
import type { SourceFile } from "../source/source-file.ts";
import { findIgnores } from "./find-ignores.ts";
import type { Ignore } from "./ignore.ts";
import { KnownRules, names } from "./known-rules.ts";
import { suppress } from "./suppress.ts";
import { lastDay } from "./until.ts";

export interface IgnoreInput {
  /** The files that were evaluated. */
  readonly sources: readonly SourceFile[];
  /** Of every rule that there is, on or off. */
  readonly ruleIds: readonly string[];
  /** Whether findings of this rule there would be in the report: what is unused elsewhere is not told. */
  isJudged(rule: string, file: string): boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The report without the findings that its code accepts, which it counts; and what is wrong with the ignores. */
export function applyIgnores(report: Report, input: IgnoreInput): Report {
  const known = new KnownRules(input.ruleIds);
  const diagnostics: Diagnostic[] = [];
  const byFile = new Map<string, readonly Ignore[]>();
  for (const source of input.sources) {
    // An installed module may not decide what is told.
    if (isInstalled(source.path)) continue;
    const found = findIgnores(source, known);
    diagnostics.push(...found.diagnostics);
    if (found.ignores.length > 0) byFile.set(source.path, found.ignores);
  }
  if (byFile.size + diagnostics.length === 0) return report;
  const used = new Map<Ignore, Set<string>>();
  const suppressed: Suppressed[] = [];
  for (const finding of report.findings) {
    const ignore = coveringOf(finding, byFile, input.now, used);
    if (ignore === undefined) continue;
    suppressed.push({ finding, by: "ignore", ...(ignore.reason !== undefined && { reason: ignore.reason }) });
  }
  for (const ignore of [...byFile.values()].flat())
    diagnostics.push(...toldOf(ignore, used.get(ignore) ?? new Set(), report, input));
  return suppress({ ...report, diagnostics: [...report.diagnostics, ...diagnostics] }, suppressed);
}

/** The first ignore that covers a place of the finding, its own one before those of who takes part; every one that does is used. */
function coveringOf(
  { rule, place, related }: Finding,
  byFile: ReadonlyMap<string, readonly Ignore[]>,
  now: number,
  used: Map<Ignore, Set<string>>,
): Ignore | undefined {
  const places = [place, ...related.map((one) => one.place)];
  const covering = places.flatMap(
    (one) => byFile.get(one.file)?.filter((ignore) => covers(ignore, one)) ?? [],
  );
  let first: Ignore | undefined;
  for (const ignore of covering) {
    const matching = ignore.rules.filter((one) => names(one, rule));
    if (matching.length === 0) continue;
    used.set(ignore, new Set([...(used.get(ignore) ?? []), ...matching]));
    if (!isOver(ignore, now)) first ??= ignore;
  }
  return first;
}

function covers({ lines }: Ignore, { start }: Place): boolean {
  return lines.first <= start.line && start.line <= lines.last;
}

function isOver({ ends }: Ignore, now: number): boolean {
  return ends !== undefined && now >= ends;
}

/** That an ignore is over, or what of it ignores nothing. */
function toldOf(
  ignore: Ignore,
  used: ReadonlySet<string>,
  report: Report,
  { now, isJudged }: IgnoreInput,
): readonly Diagnostic[] {
  const { at: place, ends } = ignore;
  const unused = ignore.rules.filter(
    (rule) => !used.has(rule) && isJudged(rule, place.file) && !isUndecided(rule, ignore, report),
  );
  if (ends !== undefined && isOver(ignore, now)) {
    const what = used.size > 0 ? `what it ignored is told again` : `there is nothing left to ignore`;
    const message = `The ignore of ${ignore.rules.join(", ")} ended with ${lastDay(ends)}: ${what}`;
    return [{ severity: "warning", code: "ignore/invalid", message, place, help: OVER }];
  }
  if (unused.length === 0) return [];
  const message = `Nothing here is found by ${unused.join(", ")}, which is ignored`;
  return [{ severity: "note", code: "ignore/unused", message, place, help: "Remove it from the ignore" }];
}

const OVER = "Mend what it is about, set a later until, or remove the ignore";

/** Whether it may be needed: a rule could not be decided there. */
function isUndecided(rule: string, ignore: Ignore, report: Report): boolean {
  return report.undecided.some(
    ({ rules, place }) =>
      place.file === ignore.at.file &&
      (rules.length === 0 || rules.some((one) => names(rule, one))) &&
      covers(ignore, place),
  );
}
