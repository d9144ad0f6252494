import type { AnyNode, AssignmentExpression, UnaryExpression, UpdateExpression } from "acorn";
import { evaluate } from "./expressions.ts";
import type { Machine } from "./machine.ts";
import { keyOf } from "./objects.ts";
import { binary, not } from "./operators.ts";
import { assignTo } from "./patterns.ts";
import type { Scope } from "./scope.ts";
import { blur, type Flow, literal, remove, siteOf, UNDEFINED } from "./values.ts";

/** `!a`, `typeof a`, `delete a.b`. */
export function unary(node: UnaryExpression, scope: Scope, machine: Machine): Flow {
  if (node.operator === "delete") {
    deleteAt(node.argument, scope, machine);
    return literal(true);
  }
  const value = machine.settle(evaluate(node.argument, scope, machine));
  switch (node.operator) {
    case "!":
      return not(value);
    case "void":
      return UNDEFINED;
    case "-":
      return value.kind === "literal" ? literal(-Number(value.value)) : machine.fresh({ type: "number" });
    case "+":
      return value.kind === "literal" ? literal(Number(value.value)) : machine.fresh({ type: "number" });
    case "typeof":
      return typeOf(value, machine);
    default:
      return machine.fresh();
  }
}

function typeOf(value: Flow, machine: Machine): Flow {
  if (value.kind === "literal") return literal(typeof value.value);
  if (value.kind === "thing") return literal("object");
  if (value.kind !== "opaque") return literal("function");
  return value.nature.type === undefined ? machine.fresh({ type: "string" }) : literal(value.nature.type);
}

function deleteAt(node: AnyNode, scope: Scope, machine: Machine): void {
  if (node.type === "ChainExpression") deleteAt(node.expression, scope, machine);
  if (node.type !== "MemberExpression") return;
  const owner = evaluate(node.object, scope, machine);
  const name = keyOf(node.property, node.computed, scope, machine);
  if (owner.kind !== "thing" && owner.kind !== "opaque") return;
  if (name === undefined) blur(owner, machine.freshId());
  else remove(owner, name, siteOf(node, scope.file));
}

/** `a++` */
export function update(node: UpdateExpression, scope: Scope, machine: Machine): Flow {
  const old = machine.settle(evaluate(node.argument, scope, machine));
  const next =
    old.kind === "literal"
      ? literal(Number(old.value) + (node.operator === "++" ? 1 : -1))
      : machine.fresh({ type: "number" });
  assignTo(node.argument, next, scope, machine);
  return node.prefix ? next : old;
}

/** `a && b`, `a || b`, `a ?? b`. */
export function logical(operator: string, left: Flow, right: () => Flow, machine: Machine): Flow {
  if (operator === "??" && left.kind === "literal")
    return left.value === null || left.value === undefined ? right() : left;
  const goesOn = machine.isTrue(left) === (operator === "&&");
  return goesOn ? right() : left;
}

/** `a = b`, `a += b`, `a ||= b`. */
export function assign(node: AssignmentExpression, scope: Scope, machine: Machine): Flow {
  const { left, operator, right } = node;
  if (operator === "=") {
    const value = evaluate(right, scope, machine);
    assignTo(left, value, scope, machine, siteOf(node, scope.file));
    return value;
  }
  const old = evaluate(left, scope, machine);
  const plain = operator.slice(0, -1);
  const isLogical = plain === "||" || plain === "&&" || plain === "??";
  const value = isLogical
    ? logical(plain, old, () => evaluate(right, scope, machine), machine)
    : binary(plain, old, evaluate(right, scope, machine), machine);
  if (value !== old) assignTo(left, value, scope, machine, siteOf(node, scope.file));
  return value;
}
