import type { Diagnostic } from "../diagnostic.ts";
import type { OptionValue, RuleContext, Verdict } from "../rule.ts";
import { type Adjusted, adjust } from "./adjust.ts";
import { type CompiledRule, provenanceOf } from "./compiled-rule.ts";
import type { Failure, JudgeInput, OpenQuestion, OriginRequest, Subject, Tally } from "./judged.ts";
import { primaryOf } from "./primary-place.ts";
import { entitiesOf, RequestIndex } from "./subjects.ts";

export interface Ran {
  readonly failures: readonly Failure[];
  readonly questions: readonly OpenQuestion[];
  readonly tally: ReadonlyMap<string, Tally>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Runs every rule on every subject. A rule that throws becomes a diagnostic that names it; the others go on. */
export function runRules(input: JudgeInput): Ran {
  const index = new RequestIndex(input.requests);
  const failures: Failure[] = [];
  const questions: OpenQuestion[] = [];
  const diagnostics: Diagnostic[] = [];
  const tally = new Map<string, Tally>();
  for (const rule of input.rules) {
    const count = { pass: 0, fail: 0, unknown: 0, notApplicable: 0 };
    tally.set(rule.id, count);
    try {
      for (const { adjusted, ...asked } of adjustedOf(rule, input, index)) {
        if (adjusted.outcome === "pass") count.pass += 1;
        else if (adjusted.outcome === "not-applicable") count.notApplicable += 1;
        else if (adjusted.outcome === "unknown") {
          count.unknown += 1;
          questions.push({ ...asked, why: adjusted.why });
        } else {
          count.fail += 1;
          failures.push(adjusted.failure);
        }
      }
    } catch (error) {
      diagnostics.push(brokenRule(rule, error));
    }
  }
  return { failures, questions, tally, diagnostics };
}

interface AdjustedVerdict {
  readonly rule: CompiledRule;
  readonly subject: Subject;
  readonly requests: readonly OriginRequest[];
  readonly adjusted: Adjusted;
}

/**
 * What a rule says, in each file with the settings of that file. Which file a verdict belongs to is known only behind it, so the
 * rule is run with each settings that a file asked for, and of each run counts what lies in the files of those settings.
 */
function* adjustedOf(rule: CompiledRule, input: JudgeInput, index: RequestIndex): Iterable<AdjustedVerdict> {
  const runs = new Set([rule]);
  // What is added to a set that is gone through is gone through as well.
  for (const run of runs) {
    for (const { subject, verdict } of verdictsOf(run, input)) {
      const requests = index.of(subject, run);
      const adjusted = adjust(verdict, run, subject, requests);
      const there = rule.inFile === undefined ? rule : rule.inFile(fileOf(adjusted, subject));
      if (there === run) yield { rule: run, subject, requests, adjusted };
      else if (there !== undefined) runs.add(there);
    }
  }
}

/** The file that a verdict belongs to: the finding's, or that of what was judged. */
function fileOf(adjusted: Adjusted, subject: Subject): string {
  const from = adjusted.outcome === "fail" ? adjusted.failure.fail.at : provenanceOf(subject);
  return primaryOf(from).at.file;
}

interface SubjectVerdict {
  readonly subject: Subject;
  readonly verdict: Verdict;
}

function* verdictsOf(rule: CompiledRule, input: JudgeInput): Iterable<SubjectVerdict> {
  const context = contextOf(rule, input);
  if (rule.subject === "resource") {
    for (const resource of input.resources) {
      if (resource.mode !== "managed" || !rule.types.includes(resource.type)) continue;
      for (const verdict of listed(rule.check(resource, context))) yield { subject: resource, verdict };
    }
    return;
  }
  for (const subject of entitiesOf(rule.subject, input)) {
    for (const verdict of listed(rule.check(subject, context))) yield { subject, verdict };
  }
}

function listed(verdicts: Verdict | readonly Verdict[]): readonly Verdict[] {
  return "outcome" in verdicts ? [verdicts] : verdicts;
}

function contextOf(rule: CompiledRule, input: JudgeInput): RuleContext {
  const options: Record<string, OptionValue> = {};
  for (const [name, option] of Object.entries(rule.description.options ?? {})) options[name] = option.default;
  Object.assign(options, input.options?.get(rule.id));
  return { model: input.model, requests: input.requests, now: input.now, options };
}

function brokenRule(rule: CompiledRule, error: unknown): Diagnostic {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    severity: "error",
    code: "internal",
    message: `the rule ${rule.id} failed to run: ${reason}`,
    fatal: true,
  };
}
