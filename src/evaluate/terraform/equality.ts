import type { Binary, Expression } from "../../parse/hcl/ast.ts";
import { canonicalName, nameOfText, negated, testOf } from "./condition.ts";
import type { Scope } from "./scope.ts";
import type { Test, UnknownVal, Val } from "./val.ts";

interface Operand {
  readonly value: Val;
  readonly name: string;
}

/** The test that an undecided `a == b` is, whichever way round it is written; none where a side has no name. */
export function testOfEquality(expression: Binary, left: Val, right: Val, scope: Scope): Test | undefined {
  const a = operandOf(left, expression.left, scope);
  const b = operandOf(right, expression.right, scope);
  if (a === undefined || b === undefined) return undefined;
  const [subject, other] = inOrder(a, b);
  if (subject.value.kind === "unknown" && other.value.kind === "bool") {
    const test = testOfBool(subject.value);
    if (test) return other.value.value ? test : negated(test);
  }
  const id = `${subject.name} == ${other.name}`;
  if (!isLiteral(other.value) || isChoice(subject)) return { id, negated: false };
  return { id, negated: false, equality: { subject: subject.name, literal: other.name } };
}

/** A sensitive value goes by what is written: its name would print it. */
function operandOf(value: Val, expression: Expression, scope: Scope): Operand | undefined {
  const isHidden = value.sensitive && value.kind !== "unknown";
  const name = (isHidden ? undefined : canonicalName(value)) ?? nameOfText(expression, scope);
  return name === undefined ? undefined : { value, name };
}

/** What is known stands on the right, as people write it. */
function inOrder(a: Operand, b: Operand): readonly [Operand, Operand] {
  const isKnown = a.value.kind !== "unknown";
  if (isKnown !== (b.value.kind !== "unknown")) return isKnown ? [b, a] : [a, b];
  return a.name <= b.name ? [a, b] : [b, a];
}

/** `var.on == true` is `var.on`. */
function testOfBool(value: UnknownVal): Test | undefined {
  return value.type.kind === "bool" ? testOf(value) : undefined;
}

function isLiteral(value: Val): boolean {
  if (value.kind === "null") return true;
  return (value.kind === "string" || value.kind === "number" || value.kind === "bool") && !value.sensitive;
}

/** A boolean, or a closed enumeration: worlds are made of its own options. */
function isChoice({ value, name }: Operand): boolean {
  if (value.kind !== "unknown") return false;
  return value.type.kind === "bool" || value.why.some(({ choice }) => choice?.id === name);
}
