import { Affects } from "./affects.ts";
import { findingsOf } from "./findings.ts";
import type { JudgeInput, Judgement } from "./judged.ts";
import { questionsOfPlaceholders } from "./placeholder.ts";
import { failuresOfAnswers, requestVerdicts } from "./request-verdicts.ts";
import { runRules } from "./run-rules.ts";
import { Superseded } from "./supersede.ts";
import { undecidedOf } from "./undecided.ts";

/** Judges one world of one root: runs the rules, drops what is said better elsewhere, and words what remains. */
export function judge(input: JudgeInput): Judgement {
  const ran = runRules(input);
  const superseded = new Superseded(ran.failures);
  const failures = ran.failures.flatMap((failure) => superseded.remaining(failure) ?? []);
  const questions = ran.questions.flatMap((question) => superseded.remaining(question) ?? []);
  const verdicts = requestVerdicts(input.requests, failures, questions);
  const affects = new Affects(input.requests, verdicts);
  const unasked = questionsOfPlaceholders([...failuresOfAnswers(failures), ...questions]);
  const told = failures.map((failure) => affects.tell(failure));
  return {
    findings: findingsOf(told, input),
    undecided: undecidedOf([...unasked, ...questions], input),
    verdicts,
    diagnostics: ran.diagnostics,
    tally: ran.tally,
  };
}

export type { JudgeInput, Judgement, RequestVerdict, Tally } from "./judged.ts";
