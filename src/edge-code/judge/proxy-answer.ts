import type { CodeFile } from "../../source/code-package.ts";
import { follow, type Path } from "../flow/follow.ts";
import { type Flow, Opaque, type Site, Thing, write } from "../flow/values.ts";
import { followPython, PYTHON } from "../python/follow.ts";
import { isNothing, propertyAt } from "./message.ts";

/** Something that API Gateway cannot use of what a function returns. */
export interface ProxyFault {
  readonly site: Site;
  readonly does: string;
}

export interface ProxyAnswers {
  readonly faults: readonly ProxyFault[];
  /** Why there may be more. */
  readonly blind: readonly string[];
}

/**
 * What a function returns to a REST API's proxy integration: an object with a statusCode, and a text as body.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
export function proxyAnswers(
  files: ReadonlyMap<string, CodeFile>,
  entry: string,
  name: string,
): ProxyAnswers {
  const isPython = PYTHON.test(entry);
  const handler = { files, entry, name, isExported: true };
  const { blind, paths } = isPython ? followPython(handler, newEvent) : follow(handler, newEvent);
  const answers = paths.flatMap(({ result }) =>
    result.kind === "thing" && !result.isArray && !result.isOpen ? [result] : [],
  );
  // Which of them a Python function gives to which caller is not followed.
  const isForOthers = isPython && answers.some((answer) => answer.slots.has("statusCode"));
  const found = new Map<number, ProxyFault>();
  for (const answer of answers) {
    const fault = statusFault(answer, isForOthers) ?? bodyFault(answer);
    if (fault !== undefined) found.set(fault.site.start, fault);
  }
  const unknown = paths.length > 0 && paths.some(isUnknown) ? ["returns what cannot be followed"] : [];
  return { faults: [...found.values()], blind: [...blind, ...unknown] };
}

function isUnknown({ result }: Path): boolean {
  return result.kind === "opaque" || (result.kind === "thing" && result.isOpen);
}

function statusFault(answer: Thing, isForOthers: boolean): ProxyFault | undefined {
  if (answer.slots.has("statusCode") || isForOthers) return undefined;
  return { site: answer.site, does: "returns an object without a statusCode" };
}

function bodyFault(answer: Thing): ProxyFault | undefined {
  const { site, value } = propertyAt(answer, "body");
  if (site === undefined || isNothing(value) || !answer.slots.has("statusCode")) return undefined;
  const isText = value.kind === "opaque" || (value.kind === "literal" && typeof value.value === "string");
  return isText ? undefined : { site, does: "returns a body that is no text" };
}

const NOWHERE: Site = { file: "", start: 0, end: 0 };

/** What API Gateway hands over, and nothing else: https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-input-format */
const FIELDS = [
  ...["resource", "path", "httpMethod", "headers", "multiValueHeaders", "queryStringParameters", "body"],
  ...[
    "multiValueQueryStringParameters",
    "pathParameters",
    "stageVariables",
    "requestContext",
    "isBase64Encoded",
  ],
];

function newEvent() {
  const value = new Thing(false, NOWHERE);
  for (const name of FIELDS) {
    const field: Flow = new Opaque(`event.${name}`, name === "requestContext" ? { type: "object" } : {});
    write(value, name, field, NOWHERE);
  }
  const request = new Opaque("event");
  return { value, request, response: undefined };
}
