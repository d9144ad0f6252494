import type { Expression } from "../../parse/hcl/ast.ts";
import { convert } from "./convert.ts";
import { ANY, BOOL, listOf, mapOf, NUMBER, type ObjectAttribute, STRING, setOf, type Type } from "./type.ts";
import type { Val } from "./val.ts";

const NAMED: Readonly<Record<string, Type>> = {
  any: ANY,
  string: STRING,
  number: NUMBER,
  bool: BOOL,
  list: listOf(ANY),
  map: mapOf(ANY),
  set: setOf(ANY),
};

/** A type constraint; what cannot be read as one constrains nothing. `evaluate` is for the defaults of `optional`. */
export function typeOfExpression(expression: Expression, evaluate: (expression: Expression) => Val): Type {
  switch (expression.kind) {
    case "variable":
      return named(expression.name);
    case "literal":
      // Terraform 0.11 wrote the type in quotes.
      return typeof expression.value === "string" ? named(expression.value) : ANY;
    case "parenthesized":
      return typeOfExpression(expression.inner, evaluate);
    case "call":
      return constructed(expression.name, expression.args, evaluate);
    default:
      return ANY;
  }
}

function named(name: string): Type {
  return (Object.hasOwn(NAMED, name) && NAMED[name]) || ANY;
}

function constructed(
  name: string,
  args: readonly Expression[],
  evaluate: (expression: Expression) => Val,
): Type {
  const [first] = args;
  if (!first) return ANY;
  switch (name) {
    case "list":
      return listOf(typeOfExpression(first, evaluate));
    case "set":
      return setOf(typeOfExpression(first, evaluate));
    case "map":
      return mapOf(typeOfExpression(first, evaluate));
    case "tuple":
      return first.kind === "tuple"
        ? { kind: "tuple", items: first.items.map((item) => typeOfExpression(item, evaluate)) }
        : ANY;
    case "object":
      return objectType(first, evaluate);
    default:
      return ANY;
  }
}

function objectType(expression: Expression, evaluate: (expression: Expression) => Val): Type {
  if (expression.kind !== "object") return ANY;
  const attributes = new Map<string, ObjectAttribute>();
  for (const { key, value } of expression.entries) {
    if (key.kind === "literal") attributes.set(String(key.value), attributeOf(value, evaluate));
  }
  return { kind: "object", attributes };
}

function attributeOf(expression: Expression, evaluate: (expression: Expression) => Val): ObjectAttribute {
  if (expression.kind !== "call" || expression.name !== "optional") {
    return { type: typeOfExpression(expression, evaluate), optional: false };
  }
  const [typeExpression, fallback] = expression.args;
  const type = typeExpression ? typeOfExpression(typeExpression, evaluate) : ANY;
  return fallback
    ? { type, optional: true, fallback: convert(evaluate(fallback), type) }
    : { type, optional: true };
}
