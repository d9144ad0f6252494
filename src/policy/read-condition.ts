import { didYouMean } from "../did-you-mean.ts";
import type { OptionSpec } from "../rule.ts";
import { type BoundPath, bindPath, describe, type PolicySubject } from "./bind-path.ts";
import type { ComparisonDocument, ConditionDocument, Literal, OperandDocument } from "./document.ts";
import type { FieldShape } from "./field-shape.ts";
import type { MapEntry, MapNode, Mistakes, PolicyNode } from "./node.ts";
import { isOperatorName, OPERATOR_NAMES, OPERATOR_TYPES, type OperatorName } from "./operators.ts";
import { kindOf, readList, readMap, readText, readWord } from "./read-node.ts";
import { regularExpression } from "./regular-expression.ts";

/** What the conditions of one rule are read against. */
export interface ConditionScope {
  readonly subject: PolicySubject;
  readonly options: Readonly<Record<string, OptionSpec>>;
  readonly mistakes: Mistakes;
}

/** Nested conditions beyond this are nobody's intention. */
const MAX_DEPTH = 20;

export function readConditions(
  node: PolicyNode,
  what: string,
  scope: ConditionScope,
  depth = 0,
): readonly ConditionDocument[] | undefined {
  return readList(node, what, (item, name) => readCondition(item, name, scope, depth), scope.mistakes);
}

function readCondition(
  node: PolicyNode,
  what: string,
  scope: ConditionScope,
  depth: number,
): ConditionDocument | undefined {
  const { mistakes } = scope;
  if (depth > MAX_DEPTH) return mistakes.add(node.place, `${what} nests deeper than ${MAX_DEPTH} levels`);
  const map = readMap(node, what, mistakes);
  if (map === undefined) return undefined;
  if (map.entries.has("given")) return readComparison(map, what, scope);
  const [entry, extra] = map.entries.values();
  if (entry === undefined) return mistakes.add(map.place, `${what} is empty`);
  if (entry.key !== "all" && entry.key !== "any" && entry.key !== "not")
    return notACondition(map, what, entry, mistakes);
  if (extra !== undefined) {
    return mistakes.add(
      extra.keyPlace,
      `${what} has "${extra.key}" beside "${entry.key}": nest one in the other`,
    );
  }
  const inner = `${what}.${entry.key}`;
  if (entry.key === "not") {
    const condition = readCondition(entry.value, inner, scope, depth + 1);
    return condition && { not: condition };
  }
  const conditions = readConditions(entry.value, inner, scope, depth + 1);
  if (conditions === undefined) return undefined;
  return entry.key === "all" ? { all: conditions } : { any: conditions };
}

function notACondition(map: MapNode, what: string, entry: MapEntry, mistakes: Mistakes): undefined {
  if (isOperatorName(entry.key)) return mistakes.add(map.place, `${what} lacks "given"`);
  const near = didYouMean(entry.key, ["given", "all", "any", "not"]);
  return mistakes.add(
    entry.keyPlace,
    `${what} has no key "${entry.key}"${near || `: a condition begins with given, all, any or not`}`,
  );
}

// ------------------------------------------------------------------ comparisons

function readComparison(map: MapNode, what: string, scope: ConditionScope): ComparisonDocument | undefined {
  const { mistakes } = scope;
  const operators: (readonly [OperatorName, MapEntry])[] = [];
  let given: BoundPath | undefined;
  let match: "every" | "some" | undefined;
  for (const entry of map.entries.values()) {
    if (entry.key === "given") given = readPath(entry.value, `${what}.given`, scope);
    else if (entry.key === "match")
      match = readWord(entry.value, `${what}.match`, ["every", "some"], mistakes);
    else if (isOperatorName(entry.key)) operators.push([entry.key, entry]);
    else mistakes.add(entry.keyPlace, `${what} has no operator "${entry.key}"${operatorHelp(entry.key)}`);
  }
  const [first, second] = operators;
  if (first === undefined) {
    const hasUnknownKey = [...map.entries.keys()].some((key) => !["given", "match"].includes(key));
    return hasUnknownKey
      ? undefined
      : mistakes.add(map.place, `${what} lacks an operator: ${OPERATOR_NAMES.join(", ")}`);
  }
  const [operator, entry] = first;
  if (second !== undefined) {
    return mistakes.add(
      second[1].keyPlace,
      `${what} has two operators, ${operator} and ${second[0]}: write two conditions`,
    );
  }
  if (given === undefined) return undefined;
  if (!fits(given.end, OPERATOR_TYPES[operator].given)) {
    const wanted = OPERATOR_TYPES[operator].given;
    return mistakes.add(
      entry.keyPlace,
      `${what}: ${operator} asks for a ${wanted}, and "${given.text}" is ${describe(given.end)}`,
    );
  }
  const operand = readOperand(entry.value, `${what}.${operator}`, operator, given.end, scope);
  if (operand === undefined) return undefined;
  const comparison = { given: given.text, operator, operand };
  return match === undefined ? comparison : { ...comparison, match };
}

function operatorHelp(key: string): string {
  return didYouMean(key, [...OPERATOR_NAMES, "given", "match"]) || `; there are ${OPERATOR_NAMES.join(", ")}`;
}

/** A path that exists on the subject. */
export function readPath(node: PolicyNode, what: string, scope: ConditionScope): BoundPath | undefined {
  const text = readText(node, what, scope.mistakes);
  if (text === undefined) return undefined;
  const path = bindPath(text, scope.subject);
  return path.ok ? path.value : scope.mistakes.add(node.place, `${what}: ${path.message}`);
}

type GivenType = (typeof OPERATOR_TYPES)[OperatorName]["given"];

function fits(end: BoundPath["end"], wanted: GivenType): boolean {
  if (end === "any" || wanted === "any") return true;
  const isText = end === "text" || end === "secret" || isWords(end);
  if (wanted === "text") return isText;
  if (wanted === "number") return end === "number";
  if (wanted === "scalar") return isText || end === "number" || end === "boolean";
  return isListOfScalars(end) || (wanted === "list or text" && isText);
}

function isListOfScalars(end: FieldShape): boolean {
  return typeof end === "object" && "listOf" in end && fits(end.listOf, "scalar");
}

function isWords(end: BoundPath["end"]): end is Extract<FieldShape, { oneOf: unknown }> {
  return typeof end === "object" && "oneOf" in end;
}

// ------------------------------------------------------------------ operands

function readOperand(
  node: PolicyNode,
  what: string,
  operator: OperatorName,
  given: BoundPath["end"],
  scope: ConditionScope,
): OperandDocument | undefined {
  const { mistakes } = scope;
  if (node.kind === "map") return readReference(node, what, operator, given, scope);
  const type = OPERATOR_TYPES[operator].operand;
  if (type === "same list") {
    const list = readList(
      node,
      what,
      (item, name) => readLiteral(item, name, operator, given, mistakes),
      mistakes,
    );
    return list && { list };
  }
  const literal = readLiteral(node, what, operator, given, mistakes);
  return literal === undefined ? undefined : { literal };
}

/** `{ path: … }` or `{ option: … }`. */
function readReference(
  node: MapNode,
  what: string,
  operator: OperatorName,
  given: BoundPath["end"],
  scope: ConditionScope,
): OperandDocument | undefined {
  const { mistakes } = scope;
  const [entry, extra] = node.entries.values();
  if (entry === undefined || extra !== undefined || (entry.key !== "path" && entry.key !== "option")) {
    return mistakes.add(node.place, `${what} must be a literal, { path: … } or { option: … }`);
  }
  const type = OPERATOR_TYPES[operator].operand;
  if (type === "pattern" || type === "boolean") {
    return mistakes.add(node.place, `${what} must be a literal`);
  }
  if (entry.key === "option") return readOption(entry, what, given, operator, scope);
  const path = readPath(entry.value, `${what}.path`, scope);
  if (path === undefined) return undefined;
  const isOne = type !== "same list";
  if (isOne && path.many) {
    return mistakes.add(
      entry.value.place,
      `${what}: "${path.text}" leads to several values, and ${operator} compares with one`,
    );
  }
  if (isOne ? !fits(path.end, "scalar") : !(path.many ? fits(path.end, "scalar") : fits(path.end, "list"))) {
    return mistakes.add(
      entry.value.place,
      `${what}: "${path.text}" is ${describe(path.end)}, which ${operator} cannot compare with`,
    );
  }
  return { path: path.text };
}

function readOption(
  entry: MapEntry,
  what: string,
  given: BoundPath["end"],
  operator: OperatorName,
  scope: ConditionScope,
): OperandDocument | undefined {
  const name = readText(entry.value, `${what}.option`, scope.mistakes);
  if (name === undefined) return undefined;
  const spec = Object.hasOwn(scope.options, name) ? scope.options[name] : undefined;
  if (spec !== undefined) {
    const problem = literalProblem(spec.default, operator, given);
    if (problem === undefined) return { option: name };
    return scope.mistakes.add(entry.value.place, `${what}: the default of the option "${name}" ${problem}`);
  }
  const near = didYouMean(name, Object.keys(scope.options));
  return scope.mistakes.add(entry.value.place, `${what}: the rule has no option "${name}"${near}`);
}

function readLiteral(
  node: PolicyNode,
  what: string,
  operator: OperatorName,
  given: BoundPath["end"],
  mistakes: Mistakes,
): Literal | undefined {
  if (node.kind !== "scalar")
    return mistakes.add(node.place, `${what} must be a single value, not ${kindOf(node)}`);
  const { value } = node;
  const problem = literalProblem(value, operator, given);
  return problem === undefined ? value : mistakes.add(node.place, `${what} ${problem}`);
}

function literalProblem(value: Literal, operator: OperatorName, given: BoundPath["end"]): string | undefined {
  const type = OPERATOR_TYPES[operator].operand;
  if (value === null) return operator === "is" || operator === "isNot" ? undefined : "cannot be null";
  if (type === "pattern") {
    if (typeof value !== "string") return "must be a text";
    const expression = regularExpression(value);
    return expression.ok ? undefined : `is ${expression.message}`;
  }
  const wanted = type === "same" || type === "same list" ? scalarOf(given) : type;
  if (wanted === "any") return undefined;
  if (isWords(wanted)) {
    if (typeof value === "string" && Object.hasOwn(wanted.oneOf, value)) return undefined;
    const words = Object.keys(wanted.oneOf);
    return `cannot be ${JSON.stringify(value)}${didYouMean(String(value), words) || `; it is one of ${words.join(", ")}`}`;
  }
  const expected = wanted === "number" || wanted === "boolean" ? wanted : "string";
  if (typeof value === expected) return undefined;
  return `must be a ${expected === "string" ? "text" : expected}, not ${JSON.stringify(value)}`;
}

function scalarOf(shape: BoundPath["end"]): BoundPath["end"] {
  return typeof shape === "object" && "listOf" in shape ? shape.listOf : shape;
}
