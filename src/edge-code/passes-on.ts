import type { AnyNode, Expression } from "acorn";
import type { Names } from "./names.ts";
import { returnedBy } from "./returns.ts";
import { type FunctionNode, isFunction, nodesIn, pathOf, propertyName, variablesIn } from "./syntax.ts";

/** Where a request is found in the event of a CloudFront Function and of a Lambda function. */
const REQUESTS = [".request", ".Records.0.cf.request"];

/**
 * Whether a handler is sure to give back the request that it got for some viewers. A request that hangs on anything but the
 * event may never be given back: a switch for maintenance, a table that may be empty.
 */
export function passesOn(handler: FunctionNode, names: Names): boolean {
  const [parameter] = handler.params;
  if (parameter?.type !== "Identifier") return false;
  if (names.sources(parameter.name).some((source) => source !== "parameter")) return false;
  if (!returnedBy(handler).some((expression) => isRequest(expression, parameter.name, names, 0)))
    return false;
  const fromEvent = namesFrom(parameter.name, names);
  const constants = constantsOf(names);
  for (const node of nodesIn(handler.body, (inner) => !isFunction(inner))) {
    if (node.type === "TryStatement" || replacesRequest(node)) return false;
    const test = testOf(node);
    if (test && !hangsOnEvent(test, fromEvent, constants)) return false;
  }
  return true;
}

/** How often a request may be renamed. */
const MAX_RENAMED = 8;

/** How many other functions may have a parameter of that name. */
const MAX_SOURCES = 16;

function isRequest(expression: Expression, event: string, names: Names, renamed: number): boolean {
  const path = pathOf(expression);
  if (path === undefined) return false;
  if (REQUESTS.some((suffix) => path === `${event}${suffix}`)) return true;
  if (expression.type !== "Identifier" || expression.name === event || renamed > MAX_RENAMED) return false;
  const sources = names.sources(expression.name);
  if (sources.length > MAX_SOURCES) return false;
  const [only, second] = sources.filter((source) => source !== "parameter");
  if (only === undefined || only === "opaque" || second !== undefined || isFunction(only)) return false;
  return isRequest(only, event, names, renamed + 1);
}

/** `event.request = response` */
function replacesRequest(node: AnyNode): boolean {
  if (node.type !== "AssignmentExpression" || node.left.type !== "MemberExpression") return false;
  return propertyName(node.left.property, node.left.computed) === "request";
}

function testOf(node: AnyNode): AnyNode | undefined {
  switch (node.type) {
    case "IfStatement":
    case "ConditionalExpression":
    case "WhileStatement":
    case "DoWhileStatement":
      return node.test;
    case "ForStatement":
      return node.test ?? undefined;
    case "ForInStatement":
    case "ForOfStatement":
      return node.right;
    case "SwitchStatement":
      return node.discriminant;
    default:
      return undefined;
  }
}

/** Something of the event, and nothing that the code itself has set once and for all. */
function hangsOnEvent(
  test: AnyNode,
  fromEvent: ReadonlySet<string>,
  constants: ReadonlySet<string>,
): boolean {
  const variables = [...variablesIn(test)];
  return variables.some((name) => fromEvent.has(name)) && !variables.some((name) => constants.has(name));
}

/** The names that a literal is written to. */
function constantsOf(names: Names): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [name, sources] of names.all()) {
    if (sources.some((source) => typeof source === "object" && source.type === "Literal")) found.add(name);
  }
  return found;
}

/** The event, and every name that something with such a name in it is written to. */
function namesFrom(event: string, names: Names): ReadonlySet<string> {
  const writtenFrom = new Map<string, string[]>();
  for (const [name, sources] of names.all()) {
    for (const source of sources) {
      if (typeof source !== "object" || isFunction(source)) continue;
      for (const read of variablesIn(source)) {
        const written = writtenFrom.get(read);
        if (written) written.push(name);
        else writtenFrom.set(read, [name]);
      }
    }
  }
  const found = new Set([event]);
  for (const name of found) for (const written of writtenFrom.get(name) ?? []) found.add(written);
  return found;
}
