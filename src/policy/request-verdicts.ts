import type { Consequence } from "../finding.ts";
import type { Failure, OpenQuestion, OriginRequest, RequestVerdict } from "./judged.ts";

/** What a viewer sees when an origin request goes wrong. */
const ANSWERS: readonly Consequence[] = ["502", "503", "504", "403", "400"];
/** Where the deployment is refused no request comes about. A user's own rules say nothing of answers. */
const BREAKING: readonly Consequence[] = [...ANSWERS, "deploy-failure"];

/**
 * Per request: broken where it will fail or never come about, undecided where a rule about answers cannot decide or fails
 * only if something more is so, else proven.
 */
export function requestVerdicts(
  requests: readonly OriginRequest[],
  failures: readonly Failure[],
  questions: readonly OpenQuestion[],
): ReadonlyMap<string, RequestVerdict> {
  const verdicts = new Map<string, RequestVerdict>(requests.map(({ id }) => [id, "proven"]));
  for (const { rule, requests: open } of questions) {
    if (rule.severity === "note" || !ANSWERS.includes(rule.description.consequence)) continue;
    for (const { id } of open) verdicts.set(id, "undecided");
  }
  for (const failure of failures) {
    if (isRemark(failure) || !BREAKING.includes(failure.consequence)) continue;
    for (const { id } of failure.requests) {
      if (isSure(failure)) verdicts.set(id, "broken");
      else if (verdicts.get(id) === "proven") verdicts.set(id, "undecided");
    }
  }
  return verdicts;
}

/** Those that say that a request goes wrong: not a remark on it, not a refused deployment, not a user's own rule. */
export function failuresOfAnswers(failures: readonly Failure[]): readonly Failure[] {
  return failures.filter((failure) => !isRemark(failure) && ANSWERS.includes(failure.consequence));
}

/** A rule that only remarks on something does not say that the request fails. */
function isRemark({ fail, rule }: Failure): boolean {
  return (fail.severity ?? rule.severity) === "note";
}

/** A failure that needs an assumption more, or that the engine made a note of, may not come about. */
function isSure({ certainty, severity }: Failure): boolean {
  return certainty !== "possible" && severity !== "note";
}
