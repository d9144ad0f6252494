import type { CodeFile } from "../../source/code-package.ts";
import { follow, type Path } from "../flow/follow.ts";
import { type Flow, Opaque, type Site, Thing, write } from "../flow/values.ts";
import { followPython, PYTHON } from "../python/follow.ts";
import { isNothing, propertyAt } from "./message.ts";

/** What hands a request to a function, and wants an object for its response. */
export type ProxyCaller = "api-gateway" | "load-balancer";

/** Something that the caller cannot use of what a function returns. */
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
 * What a function returns to a REST API's proxy integration, or to an application load balancer: an object with a
 * statusCode, and a text as body.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html#respond-to-load-balancer
 */
export function proxyAnswers(
  files: ReadonlyMap<string, CodeFile>,
  entry: string,
  name: string,
  caller: ProxyCaller,
): ProxyAnswers {
  const isPython = PYTHON.test(entry);
  const event = () => newEvent(FIELDS[caller]);
  const handler = { files, entry, name, isExported: true };
  const { blind, paths } = isPython ? followPython(handler, event) : follow(handler, event);
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

const COMMON_FIELDS = [
  ...["path", "httpMethod", "headers", "multiValueHeaders", "queryStringParameters"],
  ...["multiValueQueryStringParameters", "requestContext", "body", "isBase64Encoded"],
];

/**
 * What each hands over, and nothing else:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-input-format
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html#receive-event-from-load-balancer
 */
const FIELDS: Readonly<Record<ProxyCaller, readonly string[]>> = {
  "api-gateway": [...COMMON_FIELDS, "resource", "pathParameters", "stageVariables"],
  "load-balancer": COMMON_FIELDS,
};

function newEvent(fields: readonly string[]) {
  const value = new Thing(false, NOWHERE);
  for (const name of fields) {
    const field: Flow = new Opaque(`event.${name}`, name === "requestContext" ? { type: "object" } : {});
    write(value, name, field, NOWHERE);
  }
  const request = new Opaque("event");
  return { value, request, response: undefined };
}
