import type { Diagnostic } from "../diagnostic.ts";
import type { Finding, Report, Suppressed } from "../finding.ts";
import { suppress } from "../ignore/suppress.ts";
import { startOf } from "../source/place.ts";
import type { Baseline, BaselineEntry } from "./baseline.ts";

export interface BaselineInput {
  readonly baseline: Baseline;
  exists(file: string): boolean;
  /** Whether findings of this rule in that file, were it still there, would be in the report. */
  isJudged(rule: string, file: string): boolean;
}

/**
 * The report without the findings that the baseline knows, which it counts; those that are no longer found are told.
 * The fingerprint decides; where the file is gone, the rule and the resource's address do.
 */
export function applyBaseline(report: Report, { baseline, exists, isJudged }: BaselineInput): Report {
  const matcher = new Matcher(baseline.entries, exists);
  const suppressed: Suppressed[] = [];
  const unmatched = report.findings.filter((finding) => {
    const isKnown = matcher.takesFingerprint(finding);
    if (isKnown) suppressed.push({ finding, by: "baseline" });
    return !isKnown;
  });
  for (const { finding } of report.suppressed ?? []) matcher.takesFingerprint(finding);
  for (const finding of unmatched)
    if (matcher.takesRenamed(finding)) suppressed.push({ finding, by: "baseline" });
  const resolved = matcher.left.filter(
    (entry) => isJudged(entry.rule, entry.file) && !isUndecided(entry, report),
  );
  const diagnostics = [...report.diagnostics, ...toldOf(resolved, baseline)];
  return suppress({ ...report, diagnostics, hasBaseline: true }, suppressed);
}

class Matcher {
  readonly #byFingerprint = new Map<string, BaselineEntry[]>();
  /** Entries whose file is gone, by rule and resource. */
  readonly #renamed = new Map<string, BaselineEntry[]>();
  readonly #left: Set<BaselineEntry>;

  constructor(entries: readonly BaselineEntry[], exists: (file: string) => boolean) {
    this.#left = new Set(entries);
    const gone = new Map([...new Set(entries.map(({ file }) => file))].map((file) => [file, !exists(file)]));
    for (const entry of entries) {
      append(this.#byFingerprint, keyOf(entry.rule, entry.fingerprint), entry);
      if (gone.get(entry.file)) append(this.#renamed, keyOf(entry.rule, entry.resource), entry);
    }
  }

  get left(): readonly BaselineEntry[] {
    return [...this.#left];
  }

  takesFingerprint({ fingerprint, rule }: Finding): boolean {
    const entries = this.#byFingerprint.get(keyOf(rule, fingerprint));
    // Emptied, not removed: several findings may have the fingerprint.
    for (const entry of entries?.splice(0) ?? []) this.#left.delete(entry);
    return entries !== undefined;
  }

  /** One entry stands for one finding: a second one of that resource is new. */
  takesRenamed({ rule, resource }: Finding): boolean {
    const entries = this.#renamed.get(keyOf(rule, resource.address)) ?? [];
    for (let entry = entries.pop(); entry !== undefined; entry = entries.pop())
      if (this.#left.delete(entry)) return true;
    return false;
  }
}

function keyOf(rule: string, what: string): string {
  return JSON.stringify([rule, what]);
}

function append(into: Map<string, BaselineEntry[]>, key: string, entry: BaselineEntry): void {
  const list = into.get(key);
  if (list === undefined) into.set(key, [entry]);
  else list.push(entry);
}

/** Whether it may still be there: the rule could not be decided about that resource. */
function isUndecided({ rule, resource }: BaselineEntry, { undecided }: Report): boolean {
  return undecided.some(
    (one) => one.resource.address === resource && (one.rules.length === 0 || one.rules.includes(rule)),
  );
}

const SHOWN = 5;

function toldOf(resolved: readonly BaselineEntry[], { path }: Baseline): readonly Diagnostic[] {
  if (resolved.length === 0) return [];
  const shown = resolved.slice(0, SHOWN).map(({ rule, file }) => `${rule} in ${file}`);
  const more = resolved.length > SHOWN ? [`${resolved.length - SHOWN} more`] : [];
  const what = resolved.length === 1 ? "1 finding" : `${resolved.length} findings`;
  const are = resolved.length === 1 ? "is" : "are";
  return [
    {
      severity: "note",
      code: "baseline/resolved",
      message: `${what} of the baseline ${are} no longer found: ${[...shown, ...more].join(", ")}`,
      place: startOf(path),
      help: "originlint baseline writes it without them",
    },
  ];
}
