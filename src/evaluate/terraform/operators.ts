import type { Binary, BinaryOperator, Expression, Unary } from "../../parse/hcl/ast.ts";
import { decidedByBounds } from "./bounds.ts";
import { canonicalName, negated, testName, testOf, testOfText, undecided } from "./condition.ts";
import { convert } from "./convert.ts";
import { chargeFor } from "./cost.ts";
import { equalVals } from "./equal.ts";
import { testOfEquality } from "./equality.ts";
import { isWhollyKnown, mergeReasons, whyOf, whyWithin } from "./inspect.ts";
import {
  add,
  compareNumbers,
  divide,
  multiply,
  type Num,
  negate,
  remainder,
  sameNumber,
  subtract,
} from "./number.ts";
import { refuse } from "./refusal.ts";
import type { Scope } from "./scope.ts";
import { derived } from "./trace.ts";
import { BOOL, NUMBER } from "./type.ts";
import { boolVal, numberVal, type Test, type UnknownVal, unknownVal, type Val } from "./val.ts";

/** `-x` and `!x`, of an operand that was evaluated. */
export function unary(expression: Unary, operand: Val, scope: Scope): Val {
  if (expression.operator === "!") {
    const value = present(convert(operand, BOOL));
    if (value.kind === "bool") return derived(boolVal(!value.value), [operand]);
    if (value.kind !== "unknown") return refuse("a bool is required");
    const test = testOf(value) ?? testOfText(expression.operand, scope);
    return derived(undecided(scope, value.why, negated(test)), [operand]);
  }
  const value = present(convert(operand, NUMBER));
  if (value.kind === "number") return derived(numberVal(negate(value.value)), [operand]);
  return derived(unknownVal(whyOf([value]), { type: NUMBER, notNull: true }), [operand]);
}

/** Any binary operator, of operands that were evaluated: Terraform evaluates both before it looks. */
export function binary(expression: Binary, left: Val, right: Val, scope: Scope): Val {
  scope.module.budget.spend(1);
  chargeFor(left, scope.module.budget);
  chargeFor(right, scope.module.budget);
  return derived(operate(expression, left, right, scope), [left, right]);
}

function operate(expression: Binary, left: Val, right: Val, scope: Scope): Val {
  switch (expression.operator) {
    case "==":
    case "!=":
      return equality(expression, left, right, scope);
    case "&&":
    case "||":
      return logic(expression, left, right, scope);
    default:
      return arithmetic(expression, left, right, scope);
  }
}

function equality(expression: Binary, left: Val, right: Val, scope: Scope): Val {
  const same = equalVals(left, right);
  const wanted = expression.operator === "==";
  if (same !== undefined) return boolVal(same === wanted);
  const test = testOfEquality(expression, left, right, scope);
  return undecided(scope, reasonsOf(left, right), wanted ? test : negated(test));
}

function testOfPair(left: Val, right: Val, operator: BinaryOperator): Test | undefined {
  const a = canonicalName(left);
  const b = canonicalName(right);
  return a === undefined || b === undefined ? undefined : { id: `${a} ${operator} ${b}`, negated: false };
}

function logic(expression: Binary, left: Val, right: Val, scope: Scope): Val {
  const a = present(convert(left, BOOL));
  const b = present(convert(right, BOOL));
  // One operand decides alone, as Terraform does since 1.12; before, the result was unknown until it was known.
  const decides = expression.operator === "||";
  if ((a.kind === "bool" && a.value === decides) || (b.kind === "bool" && b.value === decides))
    return boolVal(decides);
  if (a.kind === "bool" && b.kind === "bool") return boolVal(!decides);
  if (a.kind === "bool") return b;
  if (b.kind === "bool") return a;
  const test = testOfLogic(expression, a, b, scope);
  return undecided(scope, reasonsOf(a, b), test);
}

function testOfLogic(expression: Binary, a: Val, b: Val, scope: Scope): Test | undefined {
  const left = a.kind === "unknown" ? nameOfOperand(a, expression.left, scope) : undefined;
  const right = b.kind === "unknown" ? nameOfOperand(b, expression.right, scope) : undefined;
  if (left === undefined || right === undefined) return testOfText(expression, scope);
  return { id: `${left} ${expression.operator} ${right}`, negated: false };
}

function nameOfOperand(value: UnknownVal, expression: Expression, scope: Scope): string | undefined {
  const test = testOf(value) ?? testOfText(expression, scope);
  return test && testName(test);
}

function arithmetic(expression: Binary, left: Val, right: Val, scope: Scope): Val {
  const a = present(convert(left, NUMBER));
  const b = present(convert(right, NUMBER));
  const { operator } = expression;
  if (a.kind === "number" && b.kind === "number") return calculate(operator, a.value, b.value);
  if (operator === "<" || operator === ">" || operator === "<=" || operator === ">=") {
    const decided = decidedByBounds(operator, a, b);
    if (decided !== undefined) return boolVal(decided);
    return undecided(scope, reasonsOf(a, b), testOfPair(a, b, operator) ?? testOfText(expression, scope));
  }
  const name = testOfPair(a, b, operator)?.id;
  return unknownVal(whyOf([a, b]), {
    type: NUMBER,
    notNull: true,
    ref: name === undefined ? undefined : { source: name },
  });
}

function calculate(operator: BinaryOperator, a: Num, b: Num): Val {
  switch (operator) {
    case "+":
      return numberVal(add(a, b));
    case "-":
      return numberVal(subtract(a, b));
    case "*":
      return numberVal(multiply(a, b));
    case "/":
      return sameNumber(b, 0) ? refuse("division by zero") : numberVal(divide(a, b));
    case "%":
      // Terraform says the dividend, as Go does for an infinite quotient.
      return sameNumber(b, 0) ? numberVal(a) : numberVal(remainder(a, b));
    case "<":
      return boolVal(compareNumbers(a, b) < 0);
    case ">":
      return boolVal(compareNumbers(a, b) > 0);
    case "<=":
      return boolVal(compareNumbers(a, b) <= 0);
    case ">=":
      return boolVal(compareNumbers(a, b) >= 0);
    default:
      return refuse(`unknown operator ${operator}`);
  }
}

function present(value: Val): Val {
  return value.kind === "null" ? refuse("operand is null") : value;
}

function reasonsOf(...values: readonly Val[]): ReturnType<typeof whyOf> {
  return mergeReasons(values.flatMap((value) => (isWhollyKnown(value) ? [] : whyWithin(value))));
}
