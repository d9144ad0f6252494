import { equal, type Scalar } from "../compare.ts";
import { all, any, FALSE, not, TRUE, type Truth, truth, unknownTruth } from "../logic.ts";
import { covers } from "../names.ts";
import { sameText, textParts, toPattern } from "../text-form.ts";
import { type Atom, known, type Provenance, type Reason, type Value } from "../value.ts";
import { regularExpression } from "./regular-expression.ts";
import type { Match } from "./walk.ts";

/** The other side of a comparison, read from the rule's text or from a path. */
export interface Operand {
  /** One per literal or match. */
  readonly items: readonly Match[];
  /** Why more may follow. */
  readonly open: readonly Reason[];
}

export const OPERATOR_NAMES = [
  "is",
  "isNot",
  "in",
  "notIn",
  "matches",
  "startsWith",
  "endsWith",
  "atLeast",
  "atMost",
  "present",
  "contains",
  "subsetOf",
  "overlaps",
  "covers",
] as const;
export type OperatorName = (typeof OPERATOR_NAMES)[number];

export function isOperatorName(text: string): text is OperatorName {
  return OPERATOR_NAMES.some((name) => name === text);
}

/** What an operator is asked of and compares with; policies are checked against this when they are loaded. */
export interface OperatorType {
  readonly given: "scalar" | "text" | "number" | "list" | "list or text" | "any";
  /** `same`: of the type that `given` has. */
  readonly operand: "same" | "same list" | "text" | "pattern" | "number" | "boolean";
}

export const OPERATOR_TYPES: Readonly<Record<OperatorName, OperatorType>> = {
  is: { given: "scalar", operand: "same" },
  isNot: { given: "scalar", operand: "same" },
  in: { given: "scalar", operand: "same list" },
  notIn: { given: "scalar", operand: "same list" },
  matches: { given: "text", operand: "pattern" },
  startsWith: { given: "text", operand: "text" },
  endsWith: { given: "text", operand: "text" },
  atLeast: { given: "number", operand: "number" },
  atMost: { given: "number", operand: "number" },
  present: { given: "any", operand: "boolean" },
  contains: { given: "list or text", operand: "same" },
  subsetOf: { given: "list", operand: "same list" },
  overlaps: { given: "list", operand: "same list" },
  covers: { given: "text", operand: "text" },
};

/**
 * Applies an operator to one value. On an unknown it is unknown, unless what is known of it decides; on an absent value
 * `present` is false, `is: null` true and every other operator false, `isNot` and `notIn` too.
 */
export function apply(operator: OperatorName, given: Match, operand: Operand): Truth {
  const first = operand.items[0];
  if (first === undefined && operand.open.length > 0) return unknownTruth(operand.open);
  if (operator === "present") return isPresent(given, first);
  if (given.kind === "absent") return truth(operator === "is" && first !== undefined && isNull(first));
  if (operator === "contains" || operator === "subsetOf" || operator === "overlaps") {
    return compareList(operator, given, operand);
  }
  return compareScalar(operator, scalarOf(given), operand);
}

type ListOperator = "contains" | "subsetOf" | "overlaps";
type ScalarOperator = Exclude<OperatorName, ListOperator | "present">;

function compareScalar(operator: ScalarOperator, given: Value<Scalar> | undefined, operand: Operand): Truth {
  if (given === undefined) return FALSE;
  if (operator === "in") return isOneOf(given, operand);
  if (operator === "notIn") return not(isOneOf(given, operand));
  const other = operand.items[0];
  if (other === undefined) return FALSE;
  if (operator === "is" || operator === "isNot") {
    const same = isNull(other) ? not(isPresent(given, undefined)) : sameScalar(given, scalarOf(other));
    return operator === "is" ? same : not(same);
  }
  const scalar = scalarOf(other);
  if (scalar === undefined || scalar.kind === "absent") return FALSE;
  switch (operator) {
    case "matches":
      return matches(given, scalar);
    case "startsWith":
    case "endsWith":
      return hasEnd(operator, given, scalar);
    case "atLeast":
      return compareNumbers(given, scalar, (a, b) => a >= b);
    case "atMost":
      return compareNumbers(given, scalar, (a, b) => a <= b);
    case "covers":
      return covers(asText(given), asText(scalar));
  }
}

// ------------------------------------------------------------------ one value

/** Whether a value is written at all. A text with a literal part and a resource's own attribute are, whatever they hold. */
function isPresent(given: Match, wanted: Match | undefined): Truth {
  const expected = wanted?.kind === "known" ? wanted.value !== false : true;
  if (given.kind === "known") return truth(expected);
  if (given.kind === "absent") return truth(!expected);
  const isCertain =
    given.form !== undefined && (given.form.kind !== "text" || given.form.parts.some(isWritten));
  return isCertain ? truth(expected) : unknownTruth(given.why);
}

function isWritten(part: string | Atom): boolean {
  return typeof part === "string" || part.address !== undefined;
}

function isNull(match: Match): boolean {
  return match.kind === "known" && match.value === null;
}

/** Plain resources write one number as `443` or `"443"`; the types of the model keep texts and numbers apart. */
function sameScalar(a: Value<Scalar>, b: Value<Scalar> | undefined): Truth {
  if (b === undefined) return FALSE;
  if (a.kind === "known" && b.kind === "known") return truth(String(a.value) === String(b.value));
  return equal(a, b);
}

function isOneOf(given: Value<Scalar>, operand: Operand): Truth {
  const found = any(operand.items.map((item) => sameScalar(given, scalarOf(item))));
  return found.is === false && operand.open.length > 0 ? unknownTruth(operand.open) : found;
}

function matches(given: Value<Scalar>, pattern: Value<Scalar>): Truth {
  if (given.kind !== "known" || pattern.kind !== "known") return unknownTruth(blockers(given, pattern));
  const expression = regularExpression(String(pattern.value));
  return expression.ok ? truth(expression.value.matcher(String(given.value)).find()) : FALSE;
}

/** `startsWith` and `endsWith`, which the known parts of an unknown text can decide. */
function hasEnd(operator: "startsWith" | "endsWith", given: Value<Scalar>, end: Value<Scalar>): Truth {
  const parts = textParts(given);
  if (parts === undefined || end.kind !== "known") {
    return equal(given, end).is === true ? TRUE : unknownTruth(blockers(given, end));
  }
  const wanted = String(end.value);
  const atStart = operator === "startsWith";
  const outer = atStart ? parts[0] : parts.at(-1);
  if (typeof outer === "string" && (atStart ? outer.startsWith(wanted) : outer.endsWith(wanted))) return TRUE;
  const rest = { source: "the rest of the text", shape: { min: 0 } };
  const loose = atStart ? [wanted, rest] : [rest, wanted];
  return sameText(loose, toPattern(parts)) === false ? FALSE : unknownTruth(blockers(given));
}

function compareNumbers(
  given: Value<Scalar>,
  other: Value<Scalar>,
  compare: (a: number, b: number) => boolean,
): Truth {
  if (given.kind !== "known" || other.kind !== "known") return unknownTruth(blockers(given, other));
  return truth(compare(Number(given.value), Number(other.value)));
}

// ------------------------------------------------------------------ lists

function compareList(operator: ListOperator, given: Match, operand: Operand): Truth {
  const list = listOf(given);
  if (operator === "contains") {
    const wanted = operand.items[0];
    if (wanted === undefined) return FALSE;
    return list === undefined ? containsText(given, wanted) : isAmong(wanted, list);
  }
  if (list === undefined) return given.kind === "unknown" ? unknownTruth(given.why) : FALSE;
  const found = list.items.map((item) => isAmong(item, operand));
  const rest = list.open.length > 0 ? [unknownTruth(list.open)] : [];
  return operator === "subsetOf" ? all([...found, ...rest]) : any([...found, ...rest]);
}

function isAmong(wanted: Match, list: Operand): Truth {
  const scalar = scalarOf(wanted);
  return scalar === undefined ? FALSE : isOneOf(scalar, list);
}

function containsText(given: Match, wanted: Match): Truth {
  const text = scalarOf(given);
  if (text === undefined) return FALSE;
  if (wanted.kind !== "known") return unknownTruth(blockers(given, wanted));
  const parts = textParts(text) ?? [];
  if (parts.some((part) => typeof part === "string" && part.includes(String(wanted.value)))) return TRUE;
  return given.kind === "known" ? FALSE : unknownTruth(blockers(given));
}

/** The items of a list, closed or open; `undefined` for what is no list, or an unknown of which nothing is known. */
function listOf(given: Match): Operand | undefined {
  if (given.kind === "unknown") {
    return given.form?.kind === "list"
      ? { items: given.form.items, open: given.form.open ? given.why : [] }
      : undefined;
  }
  if (given.kind !== "known" || !Array.isArray(given.value)) return undefined;
  const items: readonly Match[] = given.value;
  return { items, open: [] };
}

// ------------------------------------------------------------------ reading operands

/** A literal of the rule as a value, compared at the place of what it is compared with. */
export function literal(value: Scalar | null, from: Provenance): Match {
  return known(value, from);
}

/** What a path led to, as an operand: several matches are a list, and so are the items of a single list. */
export function operandOf(matches: readonly Match[]): Operand {
  const [only, ...others] = matches;
  const list = only !== undefined && others.length === 0 ? listOf(only) : undefined;
  return list ?? { items: matches, open: [] };
}

function scalarOf(match: Match): Value<Scalar> | undefined {
  if (match.kind !== "known") return match;
  const { value } = match;
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") return undefined;
  return { ...match, value };
}

function asText(value: Value<Scalar>): Value<string> {
  return value.kind === "known" ? { ...value, value: String(value.value) } : value;
}

function blockers(...values: readonly Match[]): readonly Reason[] {
  return values.flatMap((value) => (value.kind === "unknown" ? value.why : []));
}
