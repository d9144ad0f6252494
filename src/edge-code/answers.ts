import type { Program } from "acorn";
import { handlersOf } from "./handler.ts";
import { Names } from "./names.ts";
import { passesOn } from "./passes-on.ts";
import { mayTamper, Responses } from "./response.ts";
import { type FunctionNode, nodesIn, parseHandler, propertyName } from "./syntax.ts";

/**
 * Whether the handler of a CloudFront Function or a Lambda function answers every viewer request itself: true where each of
 * its returns is provably a response (one that fails asks no origin either), false where it provably passes some on.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-generating-http-responses-in-requests.html
 */
export function answersEveryRequest(code: string): boolean | "unknown" {
  const program = parseHandler(code);
  if (program === undefined || isBeyondReading(program)) return "unknown";
  const names = new Names(program);
  const handlers = handlersOf(program, names) ?? [];
  const [only, second] = handlers;
  if (only === undefined || !handlers.every(answersByReturning)) return "unknown";
  const responses = new Responses(names);
  if (handlers.every((handler) => responses.areAllReturnedBy(handler))) return true;
  return second === undefined && passesOn(only, names) ? false : "unknown";
}

/** Other ways for a Lambda function to answer than to return: those of its second argument. */
const CONTEXT_ANSWERS: readonly (string | undefined)[] = ["succeed", "done", "fail"];

function isBeyondReading(program: Program): boolean {
  for (const node of nodesIn(program)) {
    if (mayTamper(node)) return true;
    if (node.type !== "MemberExpression") continue;
    if (CONTEXT_ANSWERS.includes(propertyName(node.property, node.computed))) return true;
  }
  return false;
}

/** A third parameter is Lambda's callback. */
function answersByReturning({ generator, params }: FunctionNode): boolean {
  const areNames = params.every(
    ({ type }, index) => type === "Identifier" || (index === 0 && type === "ObjectPattern"),
  );
  return !generator && params.length <= 2 && areNames;
}
