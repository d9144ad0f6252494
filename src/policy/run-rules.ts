import type { Diagnostic } from "../diagnostic.ts";
import type { OptionValue, RuleContext, Verdict } from "../rule.ts";
import { adjust } from "./adjust.ts";
import type { CompiledRule } from "./compiled-rule.ts";
import type { Failure, JudgeInput, OpenQuestion, Subject, Tally } from "./judged.ts";
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
      for (const { subject, verdict } of verdictsOf(rule, input)) {
        const requests = index.of(subject, rule);
        const adjusted = adjust(verdict, rule, subject, requests);
        if (adjusted.outcome === "pass") count.pass += 1;
        else if (adjusted.outcome === "not-applicable") count.notApplicable += 1;
        else if (adjusted.outcome === "unknown") {
          count.unknown += 1;
          questions.push({ rule, subject, requests, why: adjusted.why });
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
