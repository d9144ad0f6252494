import { aboutAll, equals, joined, negated } from "./derived.ts";
import type { Machine } from "./machine.ts";
import { type Flow, literal, Opaque, type Primitive, property } from "./values.ts";

/** `left operator right` of two values. */
export function binary(operator: string, leftValue: Flow, rightValue: Flow, machine: Machine): Flow {
  const left = machine.settle(leftValue);
  const right = machine.settle(rightValue);
  switch (operator) {
    case "===":
    case "==":
      return equality(left, right, operator === "==");
    case "!==":
    case "!=":
      return not(equality(left, right, operator === "!="));
    case "+":
      return sum(left, right);
    case "in":
      return left.kind === "literal" && (right.kind === "thing" || right.kind === "opaque")
        ? presence(property(right, String(left.value)))
        : derived(operator, left, right);
    default:
      break;
  }
  if (left.kind === "literal" && right.kind === "literal")
    return arithmetic(operator, left.value, right.value);
  return derived(operator, left, right);
}

/** Whether a property is there: as true as the property itself, if it is an object or a text. */
export function presence(value: Flow): Flow {
  if (value.kind === "opaque") return value;
  return literal(!(value.kind === "literal" && value.value === undefined));
}

export function not(value: Flow): Flow {
  if (value.kind === "literal") return literal(!value.value);
  return value.kind === "opaque" ? negated(value) : literal(false);
}

function equality(left: Flow, right: Flow, isLoose: boolean): Flow {
  if (left.kind === "literal" && right.kind === "literal")
    // biome-ignore lint/suspicious/noDoubleEquals: the code says so
    return literal(isLoose ? left.value == right.value : left.value === right.value);
  if (left === right) return literal(true);
  if (left.kind === "opaque" && right.kind === "literal") return against(left, right.value, isLoose);
  if (right.kind === "opaque" && left.kind === "literal") return against(right, left.value, isLoose);
  if (left.kind === "opaque" || right.kind === "opaque") return derived("===", left, right);
  return literal(false);
}

/** `x == null` is true of undefined too: as false as `x` is true. */
function against(value: Opaque, wanted: Primitive, isLoose: boolean): Flow {
  if (wanted === undefined || (isLoose && wanted === null)) return negated(value);
  return equals(value, wanted);
}

function sum(left: Flow, right: Flow): Flow {
  if (left.kind === "literal" && right.kind === "literal") {
    if (typeof left.value === "number" && typeof right.value === "number")
      return literal(left.value + right.value);
    return joined([left, right]);
  }
  if (isNumber(left) && isNumber(right)) return derived("+", left, right, "number");
  return isText(left) || isText(right) ? joined([left, right]) : derived("+", left, right);
}

function isText(value: Flow): boolean {
  if (value.kind === "literal") return typeof value.value === "string";
  return value.kind === "opaque" && value.nature.type === "string";
}

function isNumber(value: Flow): boolean {
  if (value.kind === "literal") return typeof value.value === "number";
  return value.kind === "opaque" && value.nature.type === "number";
}

function arithmetic(operator: string, left: Primitive, right: Primitive): Flow {
  if (typeof left === "string" && typeof right === "string") {
    if (operator === "<") return literal(left < right);
    if (operator === ">") return literal(left > right);
  }
  const a = Number(left);
  const b = Number(right);
  switch (operator) {
    case "<":
      return literal(a < b);
    case ">":
      return literal(a > b);
    case "<=":
      return literal(a <= b);
    case ">=":
      return literal(a >= b);
    case "-":
      return literal(a - b);
    case "*":
      return literal(a * b);
    case "/":
      return literal(a / b);
    case "%":
      return literal(a % b);
    default:
      return new Opaque(`(${a}${operator}${b})`);
  }
}

/** Two that are written the same are the same, as long as they are made of the event alone. */
function derived(operator: string, left: Flow, right: Flow, type?: "number"): Flow {
  return new Opaque(`(${nameOf(left)}${operator}${nameOf(right)})`, {
    about: aboutAll([left, right]),
    ...(type && { type }),
  });
}

export function nameOf(value: Flow): string {
  if (value.kind === "opaque") return value.id;
  if (value.kind === "literal") return JSON.stringify(value.value) ?? "undefined";
  return value.kind === "thing" ? `#${value.site.file}:${value.site.start}` : value.kind;
}
