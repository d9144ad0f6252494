import type { Expression } from "../../parse/hcl/ast.ts";
import type { Choice, Reason } from "../../value.ts";
import { IMPURE_FUNCTIONS } from "./functions/impure.ts";
import { isRefused, mergeReasons } from "./inspect.ts";
import { formatNumber } from "./number.ts";
import { mentions, print } from "./print.ts";
import { at, type Scope } from "./scope.ts";
import { partsOf } from "./text.ts";
import { BOOL } from "./type.ts";
import { boolVal, type Test, type UnknownVal, unknownVal, type Val } from "./val.ts";

/** One text for one value, wherever it is used: a reference's full name, or the literal. Names are printed: none tells a secret. */
export function canonicalName(value: Val): string | undefined {
  if (value.sensitive && !(value.kind === "unknown" && value.ref)) return undefined;
  switch (value.kind) {
    case "string":
      return JSON.stringify(value.value);
    case "number":
      return formatNumber(value.value);
    case "bool":
      return String(value.value);
    case "null":
      return "null";
    case "unknown":
      return value.ref?.source ?? partsName(value);
    default:
      return undefined;
  }
}

function partsName(value: UnknownVal): string | undefined {
  if (value.test) return testName(value.test);
  const parts = partsOf(value);
  if (!parts) return undefined;
  return JSON.stringify(
    parts.map((part) => (typeof part === "string" ? part : `\${${part.source}}`)).join(""),
  );
}

export function testName(test: Test): string {
  return test.negated ? `!(${test.id})` : test.id;
}

/** The condition that an undecided boolean is. */
export function testOf(value: UnknownVal): Test | undefined {
  return value.test ?? (value.ref ? { id: value.ref.source, negated: false } : undefined);
}

export function negated(test: Test | undefined): Test | undefined {
  return test && { ...test, negated: !test.negated };
}

/** An undecided boolean, decided where a world assumes it. */
export function undecided(scope: Scope, why: readonly Reason[], test: Test | undefined): Val {
  if (isRefused(why)) return unknownVal(why, { type: BOOL });
  const assumed = test && scope.module.assumed(test);
  if (typeof assumed === "boolean") return boolVal(assumed !== test?.negated);
  return unknownVal(why, { type: BOOL, test, notNull: true });
}

/** The test of an expression whose value has no name of its own. */
export function testOfText(expression: Expression, scope: Scope): Test | undefined {
  const id = nameOfText(expression, scope);
  return id === undefined ? undefined : { id, negated: false };
}

/**
 * The text of an expression as the name of its value: the same text is the same value anywhere in a module instance.
 * None where it hangs on `each` or a `for` name, or gives another answer each time.
 */
export function nameOfText(expression: Expression, scope: Scope): string | undefined {
  const changing = new Set<string>(IMPURE_FUNCTIONS);
  for (let names = scope.names; names; names = names.next) changing.add(names.name);
  if (mentions(expression, changing)) return undefined;
  const prefix = scope.module.address === "" ? "" : `${scope.module.address}:`;
  return prefix + print(expression);
}

function choiceOf({ id, equality }: Test): Choice {
  return { id, options: [true, false], ...(equality && { equality }) };
}

/** The blockers of whatever hangs on the condition: the condition with its choice, then what blocks it. */
export function conditionReasons(
  condition: UnknownVal,
  expression: Expression,
  scope: Scope,
): readonly Reason[] {
  if (condition.why.every((reason) => reason.choice) || isRefused(condition.why)) return condition.why;
  const test = testOf(condition) ?? testOfText(expression, scope);
  const own: Reason = {
    what: test?.id ?? print(expression),
    why: "condition",
    says: "cannot be decided",
    at: at(scope, expression),
    ...(test ? { choice: choiceOf(test) } : {}),
  };
  return mergeReasons([[own], condition.why]);
}
