import type { BinaryOperator } from "../../parse/hcl/ast.ts";
import { compareNumbers, type Num } from "./number.ts";
import type { UnknownVal, Val } from "./val.ts";

/** What a number that is not known lies between, both included. A side that is missing is open. */
export interface Bounds {
  readonly least?: Num;
  readonly most?: Num;
}

type Comparison = Extract<BinaryOperator, "<" | ">" | "<=" | ">=">;

const OPEN: Bounds = {};

export function boundsOf(value: Val): Bounds {
  if (value.kind === "number") return { least: value.value, most: value.value };
  if (value.kind !== "unknown") return OPEN;
  return value.bounds ?? (value.oneOf ? spanOf(value.oneOf) : OPEN);
}

/** The bounds of whichever of the options it is. */
function spanOf(options: readonly Val[]): Bounds {
  const bounds = options.map(boundsOf);
  const least = outermost(
    bounds.map((bound) => bound.least),
    -1,
  );
  const most = outermost(
    bounds.map((bound) => bound.most),
    1,
  );
  return { ...(least === undefined ? {} : { least }), ...(most === undefined ? {} : { most }) };
}

/** `undefined`: there are none, or one of them is open. */
function outermost(numbers: readonly (Num | undefined)[], side: 1 | -1): Num | undefined {
  let result = numbers[0];
  for (const number of numbers) {
    if (number === undefined || result === undefined) return undefined;
    if (compareNumbers(number, result) * side > 0) result = number;
  }
  return result;
}

/** A comparison that holds, or does not, whatever the operands turn out to be: `length(x) >= 0`. */
export function decidedByBounds(operator: Comparison, a: Val, b: Val): boolean | undefined {
  switch (operator) {
    case "<":
      return isBelow(a, b) ? true : isAtMost(b, a) ? false : undefined;
    case "<=":
      return isAtMost(a, b) ? true : isBelow(b, a) ? false : undefined;
    case ">":
      return decidedByBounds("<", b, a);
    case ">=":
      return decidedByBounds("<=", b, a);
  }
}

/** Whether one of two numbers is certainly greater than the other. */
export function areApart(a: Val, b: Val): boolean {
  return isBelow(a, b) || isBelow(b, a);
}

function isBelow(a: Val, b: Val): boolean {
  const { most } = boundsOf(a);
  const { least } = boundsOf(b);
  return most !== undefined && least !== undefined && compareNumbers(most, least) < 0;
}

function isAtMost(a: Val, b: Val): boolean {
  const { most } = boundsOf(a);
  const { least } = boundsOf(b);
  return most !== undefined && least !== undefined && compareNumbers(most, least) <= 0;
}

/** How many items or entries are certain to be in it. Members of a set may turn out to be one. */
export function leastMembers({ shape, type }: UnknownVal): number {
  if (shape?.kind === "list")
    return type.kind === "set" ? Math.min(1, shape.items.length) : shape.items.length;
  return shape?.kind === "map" ? shape.entries.size : 0;
}
