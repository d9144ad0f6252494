import { distinct } from "../compare.ts";
import type { Behavior, FunctionAssociation } from "../model/behavior.ts";
import type { EventType } from "../model/edge-function.ts";
import { known, type Reason, unknown, type Value } from "../value.ts";
import { describe } from "./describe.ts";
import type { EdgeInfluence } from "./origin-request.ts";

/** What the functions of a behavior may do to its requests, as far as their code is known. */
export function edgeInfluence(behavior: Behavior): EdgeInfluence {
  const associations = behavior.functions.items;
  const mayHoldMore = behavior.functions.open.length > 0;
  const mayRewriteBeforeDns = mayHoldMore || associations.some(mayUseOriginHelper);
  return {
    mayRewriteOrigin: mayRewriteBeforeDns || associations.some(isOriginRequestLambda),
    mayRewriteBeforeDns,
    answersEverything: answersEverything(behavior),
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

/** Both kinds of generated response carry their status under a name with this in it: `status`, `statusCode`. */
const STATUS = /status/i;

/** Known to be false where nothing runs before the origin request, or what runs names no status to answer with. */
function answersEverything({ from, functions }: Behavior): Value<boolean> {
  const why = functions.items.filter(mayAnswer).map(mayAnswerReason);
  const blockers = distinct([...functions.open, ...why]);
  return blockers.length > 0 ? unknown(blockers, from) : known(false, from);
}

function mayAnswer(association: FunctionAssociation): boolean {
  if (!mayRunAt(association, "viewer-request")) return false;
  const code = association.function.kind === "known" ? association.function.value.code : association.function;
  return code.kind !== "known" || STATUS.test(code.value);
}

function mayAnswerReason(association: FunctionAssociation): Reason {
  const what =
    association.function.kind === "known" ? association.function.value.address : describe(association.arn);
  return {
    what,
    why: "edge-function",
    says: "may answer without asking the origin",
    at: association.from.at,
  };
}
