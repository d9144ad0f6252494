import type { AnyNode, Expression, ObjectExpression, Property } from "acorn";
import { LIMITS } from "../limits.ts";
import { functionsBehind } from "./handler.ts";
import type { Names, Source } from "./names.ts";
import { alternativesOf, returnedBy } from "./returns.ts";
import { type FunctionNode, isFunction, propertyName } from "./syntax.ts";

/** CloudFront Functions answer with a `statusCode`, Lambda functions with a `status`. */
const STATUS: ReadonlySet<string> = new Set(["statusCode", "status"]);

/** What only a request has, or what would give the object more than is written. */
const NOT_OF_A_RESPONSE: ReadonlySet<string> = new Set([
  "uri",
  "method",
  "querystring",
  "origin",
  "__proto__",
]);

/** Proves of expressions that they are responses. What goes in a circle, or too deep, is not proven. */
export class Responses {
  readonly #names: Names;
  readonly #ofName = new Map<string, boolean>();
  readonly #ofFunction = new Map<FunctionNode, boolean>();

  constructor(names: Names) {
    this.#names = names;
  }

  /** Whether the function gives back responses only, and at least one. */
  areAllReturnedBy(fn: FunctionNode, depth = 0): boolean {
    const known = this.#ofFunction.get(fn);
    if (known !== undefined) return known;
    this.#ofFunction.set(fn, false);
    const returned = fn.generator ? [] : returnedBy(fn);
    const are = returned.length > 0 && returned.every((expression) => this.#isOne(expression, depth + 1));
    this.#ofFunction.set(fn, are);
    return are;
  }

  /** One alternative: not a conditional, nothing awaited. */
  #isOne(expression: Expression, depth: number): boolean {
    if (depth > LIMITS.depth) return false;
    switch (expression.type) {
      case "ObjectExpression":
        return isResponse(expression);
      case "Identifier":
        return this.#isName(expression.name, depth);
      case "CallExpression": {
        const functions = functionsBehind(expression.callee, this.#names) ?? [];
        return functions.length > 0 && functions.every((fn) => this.areAllReturnedBy(fn, depth));
      }
      default:
        return false;
    }
  }

  #isName(name: string, depth: number): boolean {
    const known = this.#ofName.get(name);
    if (known !== undefined) return known;
    this.#ofName.set(name, false);
    const sources = this.#names.sources(name);
    const is = sources.length > 0 && sources.every((source) => this.#isSource(source, depth));
    this.#ofName.set(name, is);
    return is;
  }

  #isSource(source: Source, depth: number): boolean {
    if (typeof source !== "object" || isFunction(source)) return false;
    return alternativesOf(source).every((each) => this.#isOne(each, depth + 1));
  }
}

function isResponse({ properties }: ObjectExpression): boolean {
  let hasStatus = false;
  for (const property of properties) {
    const name = property.type === "Property" ? plainName(property) : undefined;
    if (property.type !== "Property" || name === undefined || NOT_OF_A_RESPONSE.has(name)) return false;
    if (!STATUS.has(name)) continue;
    if (isNothing(property.value)) return false;
    hasStatus = true;
  }
  return hasStatus;
}

function plainName({ computed, key, kind, method }: Property): string | undefined {
  return kind === "init" && !method ? propertyName(key, computed) : undefined;
}

/** Code that may take a response's status away again, or that does what cannot be read. */
export function mayTamper(node: AnyNode): boolean {
  switch (node.type) {
    case "WithStatement":
      return true;
    case "Identifier":
      return node.name === "eval" || node.name === "arguments";
    case "UnaryExpression":
      return node.operator === "delete" && mayBeStatus(node.argument, true);
    case "AssignmentExpression":
      return mayBeStatus(node.left, false) && isNothing(node.right);
    default:
      return false;
  }
}

function mayBeStatus(target: AnyNode, orComputed: boolean): boolean {
  if (target.type !== "MemberExpression") return false;
  const name = propertyName(target.property, target.computed);
  return name === undefined ? orComputed : STATUS.has(name);
}

function isNothing(value: AnyNode): boolean {
  if (value.type === "Identifier") return value.name === "undefined";
  if (value.type === "Literal") return value.raw === "null" || value.value === false;
  return value.type === "UnaryExpression" && value.operator === "void";
}
