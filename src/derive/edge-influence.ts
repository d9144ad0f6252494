import { distinct } from "../compare.ts";
import { answersEveryRequest } from "../edge-code/answers.ts";
import type { Behavior, FunctionAssociation } from "../model/behavior.ts";
import type { EventType } from "../model/edge-function.ts";
import { known, type Reason, unknown, type Value } from "../value.ts";
import { describe } from "./describe.ts";
import type { EdgeInfluence } from "./origin-request.ts";

/** Whether a handler of this code answers every request. */
export type AnswersEveryRequest = typeof answersEveryRequest;

/** What the functions of a behavior may do to its requests, as far as their code is known. */
export function edgeInfluence(
  behavior: Behavior,
  answers: AnswersEveryRequest = answersEveryRequest,
): EdgeInfluence {
  const associations = behavior.functions.items;
  const mayHoldMore = behavior.functions.open.length > 0;
  const mayRewriteBeforeDns = mayHoldMore || associations.some(mayUseOriginHelper);
  return {
    mayRewriteOrigin: mayRewriteBeforeDns || associations.some(isOriginRequestLambda),
    mayRewriteBeforeDns,
    answersEverything: answersEverything(behavior, answers),
  };
}

function isOriginRequestLambda(association: FunctionAssociation): boolean {
  return association.service === "lambda" && mayRunAt(association, "origin-request");
}

/** What names the helpers of runtime 2.0: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/helper-functions-origin-modification.html */
const ORIGIN_HELPERS =
  /updateRequestOrigin|selectRequestOriginById|createRequestOriginGroup|["']cloudfront["']/;

function mayUseOriginHelper(association: FunctionAssociation): boolean {
  if (association.service !== "cloudfront-function" || !mayRunAt(association, "viewer-request")) return false;
  if (association.function.kind !== "known") return true;
  const { code, runtime } = association.function.value;
  if (runtime.kind === "known" && runtime.value === "cloudfront-js-1.0") return false;
  return code.kind !== "known" || ORIGIN_HELPERS.test(code.value);
}

function mayRunAt({ eventType }: FunctionAssociation, event: EventType): boolean {
  return eventType.kind !== "known" || eventType.value === event;
}

/** As `answersEveryRequest`, reading the code that many behaviors share once. */
export function answersOnce(): AnswersEveryRequest {
  const known = new Map<string, boolean | "unknown">();
  return (code) => {
    const answer = known.get(code) ?? answersEveryRequest(code);
    known.set(code, answer);
    return answer;
  };
}

/** Known to be true where one function surely answers, false where none may. */
function answersEverything({ from, functions }: Behavior, answers: AnswersEveryRequest): Value<boolean> {
  const why: Reason[] = [...functions.open];
  for (const association of functions.items) {
    if (!mayRunAt(association, "viewer-request")) continue;
    const answer = answerOf(association, answers);
    if (answer === true) return known(true, { ...from, because: [association.from] });
    if (answer !== false) why.push(answer);
  }
  return why.length > 0 ? unknown(distinct(why), from) : known(false, from);
}

/** Both kinds of generated response carry their status under a name with this in it: `status`, `statusCode`. */
const STATUS = /status/i;

/** Whether the function answers every request, or why that is not known. */
function answerOf(association: FunctionAssociation, answers: AnswersEveryRequest): boolean | Reason {
  const { eventType, function: target } = association;
  const code = target.kind === "known" ? target.value.code : target;
  if (code.kind !== "known") return mayAnswer(association, "its code is not known");
  if (!STATUS.test(code.value)) return false;
  if (eventType.kind !== "known") return mayAnswer(association, "when it runs is not known");
  if (!runsThisCode(association))
    return mayAnswer(association, "the code of the version that runs is not known");
  const answer = answers(code.value);
  return answer === "unknown" ? mayAnswer(association, "its code does not tell") : answer;
}

/** Not where the function is yet to be published, nor where the ARN holds on to a version, which may be of older code. */
function runsThisCode({ arn, function: target, service }: FunctionAssociation): boolean {
  if (target.kind !== "known") return false;
  const { publish } = target.value;
  if (publish.kind !== "known" || !publish.value) return false;
  if (service === "cloudfront-function") return true;
  return arn.kind === "unknown" && arn.form?.kind === "text" && arn.form.parts.length === 1;
}

function mayAnswer(association: FunctionAssociation, because: string): Reason {
  const { arn, from, function: target } = association;
  return {
    what: target.kind === "known" ? target.value.address : describe(arn),
    why: "edge-function",
    says: `may answer every request itself: ${because}`,
    at: from.at,
  };
}
