import type { AnyNode, Expression, Statement } from "acorn";
import { evaluate } from "./expressions.ts";
import type { Machine } from "./machine.ts";
import { assignTo, bind } from "./patterns.ts";
import type { Scope } from "./scope.ts";
import { type Leaving, run } from "./statements.ts";
import { type Flow, itemsOf, literal, Opaque } from "./values.ts";

/** Runs a loop; nothing for what is none. */
export function loop(node: AnyNode, scope: Scope, machine: Machine): Leaving | undefined {
  switch (node.type) {
    case "ForStatement": {
      const inner = scope.inner();
      if (node.init) (node.init.type === "VariableDeclaration" ? run : evaluate)(node.init, inner, machine);
      return repeat(node.test ?? undefined, node.body, node.update ?? undefined, inner, machine);
    }
    case "WhileStatement":
      return repeat(node.test, node.body, undefined, scope, machine);
    case "DoWhileStatement":
      return afterRound(run(node.body, scope, machine), () =>
        repeat(node.test, node.body, undefined, scope, machine),
      );
    case "ForOfStatement":
      return over(
        itemsIn(evaluate(node.right, scope, machine), machine),
        node.left,
        node.body,
        scope,
        machine,
      );
    case "ForInStatement":
      return over(
        keysIn(evaluate(node.right, scope, machine), machine),
        node.left,
        node.body,
        scope,
        machine,
      );
    default:
      return undefined;
  }
}

/** What a round of a loop leads to: the end of the loop, of more than it, or whatever comes `next`. */
function afterRound(left: Leaving | undefined, next: () => Leaving | undefined): Leaving | undefined {
  if (left === undefined || left.by === "return") return left ?? next();
  if (left.label !== undefined) return left;
  return left.by === "break" ? undefined : next();
}

/** A condition that is not known holds once at most: one time round is a path that can be. */
function repeat(
  test: Expression | undefined,
  body: Statement,
  update: Expression | undefined,
  scope: Scope,
  machine: Machine,
): Leaving | undefined {
  for (let round = 0; ; round += 1) {
    const holds = test === undefined ? literal(true) : evaluate(test, scope, machine);
    if (holds.kind === "opaque" && round > 0) return undefined;
    if (!machine.isTrue(holds)) return undefined;
    const left = run(body, scope, machine);
    if (left?.by === "break" && left.label === undefined) return undefined;
    if (ended(left) !== undefined) return left;
    if (update) evaluate(update, scope, machine);
  }
}

function over(
  values: readonly Flow[],
  target: AnyNode,
  body: Statement,
  scope: Scope,
  machine: Machine,
): Leaving | undefined {
  for (const value of values) {
    const inner = scope.inner();
    if (target.type === "VariableDeclaration") {
      for (const { id } of target.declarations)
        bind(id, value, inner, machine, (name, bound) => inner.declare(name, bound));
    } else assignTo(target, value, inner, machine);
    const left = run(body, inner, machine);
    if (left?.by === "break" && left.label === undefined) return undefined;
    if (ended(left) !== undefined) return left;
  }
  return undefined;
}

/** What leaves a loop for good. */
function ended(left: Leaving | undefined): Leaving | undefined {
  return left?.by === "continue" && left.label === undefined ? undefined : left;
}

/** None or one of those that are not known. */
function itemsIn(value: Flow, machine: Machine): readonly Flow[] {
  if (value.kind === "thing" && value.isArray && !value.isOpen) return itemsOf(value);
  if (value.kind === "literal" && typeof value.value === "string") return [...value.value].map(literal);
  return machine.decisions.decide()
    ? [machine.fresh(value.kind === "opaque" ? { about: value.about } : {})]
    : [];
}

function keysIn(value: Flow, machine: Machine): readonly Flow[] {
  if (value.kind === "thing" && !value.isOpen) return [...value.slots.keys()].map(literal);
  return machine.decisions.decide() ? [new Opaque(machine.freshId(), { type: "string" })] : [];
}
