import type { Datum, Form, Value } from "../../value.ts";
import type { Resource } from "../resource.ts";

/** The addresses of Lambda functions; `all` where one is named by its ARN, which may be any of them. */
export type EdgeFunctions = ReadonlySet<string> | "all";

/** The arguments that hand requests to a function. */
const CALLERS: ReadonlyMap<string, string> = new Map([
  ["aws_api_gateway_integration", "uri"],
  ["aws_api_gateway_rest_api", "body"],
  ["aws_lb_target_group_attachment", "target_id"],
  ["aws_alb_target_group_attachment", "target_id"],
]);

/** The Lambda functions that distributions, APIs and load balancers hand requests to, directly or by an alias. */
export function edgeFunctionsOf(resources: readonly Resource[]): EdgeFunctions {
  const aliases = new Map<string, Value<Datum> | undefined>();
  for (const { address, type, properties } of resources)
    if (type === "aws_lambda_alias") aliases.set(address, properties.get("function_name"));
  const found = new Set<string>();
  for (const { type, properties } of resources) {
    for (const address of calledBy(type, properties)) {
      const target = aliases.get(address);
      if (isName(target)) return "all";
      const owner = (target && leadingAddress(target)) ?? address;
      if (isFunction(owner)) found.add(owner);
    }
    if (type !== "aws_cloudfront_distribution") continue;
    for (const arn of valuesNamed("lambda_arn", properties.values())) {
      const address = leadingAddress(arn);
      const target = address === undefined ? undefined : aliases.get(address);
      const owner = target === undefined ? address : leadingAddress(target);
      if (isName(arn) || isName(target) || isLookUp(owner)) return "all";
      if (owner !== undefined) found.add(owner);
    }
  }
  return found;
}

function calledBy(type: string, properties: Resource["properties"]): readonly string[] {
  const argument = CALLERS.get(type);
  return argument === undefined ? [] : addressesIn(properties.get(argument));
}

/** `invoke_arn` is one attribute, or a text around the function's ARN. */
function addressesIn(uri: Value<Datum> | undefined): readonly string[] {
  if (uri?.kind !== "unknown" || uri.form?.kind !== "text") return [];
  return uri.form.parts.flatMap((part) => (typeof part === "object" && part.address ? [part.address] : []));
}

/** Other targets of load balancers are instances. */
function isFunction(address: string): boolean {
  return /(^|\.)aws_lambda_function\./.test(address);
}

/** Whether it is, or begins with, text that stands in the code. */
function isName(value: Value<Datum> | undefined): boolean {
  if (value?.kind === "known") return true;
  return value?.kind === "unknown" && typeof firstPart(value.form) === "string";
}

/** A data source may look up by its name a function that the same code makes. */
function isLookUp(address: string | undefined): boolean {
  return address !== undefined && /(^|\.)data\.aws_lambda_/.test(address);
}

function leadingAddress(value: Value<Datum>): string | undefined {
  const first = value.kind === "unknown" ? firstPart(value.form) : undefined;
  return typeof first === "object" ? first.address : undefined;
}

function firstPart(form: Form | undefined) {
  return form?.kind === "text" ? form.parts[0] : undefined;
}

/** Every argument of that name, however deep in blocks it stands, those included that may not be there. */
function* valuesNamed(name: string, values: Iterable<Value<Datum>>): Iterable<Value<Datum>> {
  for (const value of values) {
    const content = value.kind === "known" ? value.value : contentOf(value);
    if (content instanceof Map) {
      const argument = content.get(name);
      if (argument) yield argument;
      yield* valuesNamed(name, content.values());
    } else if (Array.isArray(content)) {
      yield* valuesNamed(name, content);
    }
  }
}

function contentOf(value: Value<Datum>): Datum | undefined {
  const form = value.kind === "unknown" ? value.form : undefined;
  if (form?.kind === "list") return form.items;
  return form?.kind === "map" ? form.entries : undefined;
}
