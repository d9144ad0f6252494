import { LIMITS } from "../../limits.ts";
import type { Call, Expression, GetIndex, Node, ObjectExpression, Tuple } from "../../parse/hcl/ast.ts";
import { getAttribute, getIndex, splat } from "./access.ts";
import { nameOfText } from "./condition.ts";
import { evaluateConditional } from "./conditional.ts";
import { convert } from "./convert.ts";
import { evaluateForObject, evaluateForTuple } from "./for.ts";
import { callFunction } from "./functions/index.ts";
import { isNameless, mergeReasons, whyWithin } from "./inspect.ts";
import { parseNumber } from "./number.ts";
import { binary, unary } from "./operators.ts";
import { Refusal, refuse } from "./refusal.ts";
import { at, bind, type Doubts, doubt, lookUp, type Scope } from "./scope.ts";
import { isSecret } from "./secret.ts";
import { evaluateTemplate } from "./template.ts";
import { type Step, through, within } from "./trace.ts";
import { ANY, BOOL, mapOf, STRING } from "./type.ts";
import {
  boolVal,
  force,
  nullVal,
  numberVal,
  objectVal,
  textVal,
  tupleVal,
  unknownVal,
  type Val,
  withMarks,
} from "./val.ts";

/** The value of an expression. Throws `Refusal`, and nothing else: whoever owns the definition catches it. */
export function evaluate(expression: Expression, scope: Scope): Val {
  const { budget } = scope.module;
  budget.enter();
  try {
    const value = evaluateNode(expression, scope);
    if (value.kind === "unknown" && value.mayFail) doubt(scope, value.why);
    return value;
  } finally {
    budget.leave();
  }
}

function evaluateNode(expression: Expression, scope: Scope): Val {
  switch (expression.kind) {
    case "literal":
      return literal(expression.value, expression.raw);
    case "template":
      return evaluateTemplate(expression, scope, evaluate);
    case "tuple":
      return tuple(expression, scope);
    case "object":
      return object(expression, scope);
    case "variable":
    case "get-attribute":
    case "get-index":
      return traverse(expression, scope);
    case "splat":
      return splat(evaluate(expression.object, scope), (item) =>
        evaluate(expression.each, bind(scope, "*", item)),
      );
    case "call":
      return call(expression, scope);
    case "unary":
      return unary(expression, evaluate(expression.operand, scope), scope);
    case "binary":
      return binary(expression, evaluate(expression.left, scope), evaluate(expression.right, scope), scope);
    case "conditional":
      return evaluateConditional(expression, scope, evaluate);
    case "for-tuple":
      return evaluateForTuple(expression, scope, evaluate);
    case "for-object":
      return evaluateForObject(expression, scope, evaluate);
    case "parenthesized":
      return evaluate(expression.inner, scope);
    case "invalid":
      throw expression.isTooDeep
        ? new Refusal("limit", `exceeds a limit: ${LIMITS.depth} levels of nesting`)
        : new Refusal("unsupported-syntax", "does not parse");
  }
}

function literal(value: string | number | boolean | null, raw: string | undefined): Val {
  if (typeof value === "string") return textVal(value);
  if (typeof value === "boolean") return boolVal(value);
  if (value === null) return nullVal();
  const number = parseNumber(raw ?? String(value));
  return number === undefined ? refuse("this number is out of bounds") : numberVal(number);
}

function tuple(expression: Tuple, scope: Scope): Val {
  scope.module.budget.items(expression.items.length);
  const line = at(scope, expression).start.line;
  return tupleVal(
    expression.items.map((item, i) => written(evaluate(item, scope), item, scope, line, `[${i}]`)),
  );
}

/**
 * Items on a line of their own say so: a finding about the third alias shows that line. Lists and objects leave it to their
 * items, but for those that a module is given: it makes blocks of them.
 */
function written(value: Val, node: Node, scope: Scope, line: number, path: string): Val {
  const isContainer = value.kind === "record" || value.kind === "sequence";
  if ((isContainer && scope.definition.kind !== "caller") || at(scope, node).start.line === line)
    return value;
  const step: Step = { ...scope.definition, path, file: scope.file, node };
  return through(value, step);
}

function object(expression: ObjectExpression, scope: Scope): Val {
  scope.module.budget.items(expression.entries.length);
  const line = at(scope, expression).start.line;
  const entries = new Map<string, Val>();
  const why = [];
  let secret = false;
  for (const entry of expression.entries) {
    const key = convert(evaluate(entry.key, scope), STRING);
    secret ||= key.sensitive;
    if (key.kind === "string") {
      const span = { start: entry.key.start, end: entry.value.end };
      const path = key.sensitive ? "?" : key.value;
      entries.set(key.value, written(evaluate(entry.value, scope), span, scope, line, path));
    } else if (key.kind === "unknown") {
      // It might be the key of any entry before it.
      entries.clear();
      why.push(key.why);
    } else {
      return refuse("can't use a null value as a key");
    }
  }
  const result =
    why.length === 0
      ? objectVal(entries)
      : unknownVal(mergeReasons(why), { type: mapOf(ANY), shape: { kind: "map", entries }, notNull: true });
  // Keys have no marks of their own.
  return withMarks(result, result.trace, secret);
}

/** A reference is resolved as a whole, so that `module.app.url` evaluates one output and `aws_lb.web.arn` one argument. */
function traverse(expression: Expression, scope: Scope): Val {
  const accessors: Expression[] = [];
  let root = expression;
  while (root.kind === "get-attribute" || root.kind === "get-index") {
    accessors.push(root);
    root = root.object;
  }
  accessors.reverse();
  if (root.kind !== "variable") return follow(evaluate(root, scope), accessors, 0, scope);
  const bound = lookUp(scope, root.name);
  if (bound) return follow(bound, accessors, 0, scope);
  const { value, used } = scope.module.resolve(root.name, leadingNames(accessors), () =>
    at(scope, expression),
  );
  return follow(value, accessors, used, scope);
}

function leadingNames(accessors: readonly Expression[]): string[] {
  const names: string[] = [];
  for (const accessor of accessors) {
    if (accessor.kind !== "get-attribute" || names.length === 3) break;
    names.push(accessor.name);
  }
  return names;
}

function follow(start: Val, accessors: readonly Expression[], from: number, scope: Scope): Val {
  let value = start;
  for (const accessor of accessors.slice(from)) {
    if (accessor.kind === "get-attribute") value = getAttribute(value, accessor.name);
    else if (accessor.kind === "get-index") value = entry(value, accessor, scope);
  }
  return value;
}

/** The entry of a key that is not known is named as it is written. */
function entry(container: Val, expression: GetIndex, scope: Scope): Val {
  const key = evaluate(expression.key, scope);
  const value = getIndex(container, key);
  if (key.kind !== "unknown" || value.kind !== "unknown" || !isNameless(value)) return value;
  const source = nameOfText(expression, scope);
  return source === undefined ? value : { ...value, ref: { source, written: true } };
}

function call(expression: Call, scope: Scope): Val {
  const { name } = expression;
  if (name === "try") return tryEach(expression, scope);
  if (name === "can") return can(expression, scope);
  const args = expression.args.map((argument) => evaluate(argument, scope));
  if (!expression.expandLast) return callFunction(name, args, scope, expression, evaluate);
  const last = args.pop();
  const list = last && force(last);
  if (list?.kind === "sequence") {
    args.push(...list.items.map((item) => within(list, item)));
    return callFunction(name, args, scope, expression, evaluate);
  }
  if (list?.kind === "unknown") return callFunction(name, [...args, list], scope, expression, evaluate, true);
  return refuse("the expanding argument must be a list");
}

/** The first argument that does not fail; one that may still fail leaves the result open. */
function tryEach(expression: Call, scope: Scope): Val {
  let last: Refusal | undefined;
  for (const argument of expression.args) {
    try {
      const doubts: Doubts = [];
      const value = evaluate(argument, { ...scope, doubts });
      if (doubts.length === 0) return value;
      const result = unknownVal(mergeReasons([...doubts, ...whyWithin(value)]), { mayFail: true });
      return withMarks(result, value.trace, isSecret(value));
    } catch (error) {
      if (!(error instanceof Refusal) || error.why !== "error") throw error;
      last = error;
    }
  }
  throw last ?? new Refusal("error", "is an error: at least one argument is required");
}

function can(expression: Call, scope: Scope): Val {
  const [argument] = expression.args;
  if (!argument) return refuse("one argument is required");
  try {
    const doubts: Doubts = [];
    evaluate(argument, { ...scope, doubts });
    if (doubts.length === 0) return boolVal(true);
    return unknownVal(mergeReasons(doubts), { type: BOOL, notNull: true });
  } catch (error) {
    if (error instanceof Refusal && error.why === "error") return boolVal(false);
    throw error;
  }
}
