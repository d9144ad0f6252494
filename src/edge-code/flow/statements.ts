import type { AnyNode, BlockStatement, Expression, SwitchStatement, TryStatement } from "acorn";
import { evaluate, throwValue } from "./expressions.ts";
import { loop } from "./loops.ts";
import { type Machine, Thrown } from "./machine.ts";
import { binary } from "./operators.ts";
import { bind } from "./patterns.ts";
import type { Scope } from "./scope.ts";
import { type Flow, UNDEFINED } from "./values.ts";

/** How a statement ends other than by going on. */
export type Leaving =
  | { readonly by: "return"; readonly value: Flow }
  | { readonly by: "break" | "continue"; readonly label: string | undefined };

/** The value that a function's body gives back. */
export function runBody(body: BlockStatement | Expression, scope: Scope, machine: Machine): Flow {
  if (body.type !== "BlockStatement") return evaluate(body, scope, machine);
  const left = runAll(body.body, scope, machine);
  return left?.by === "return" ? left.value : UNDEFINED;
}

/** Runs statements one after another; the functions among them are there from the start. */
export function runAll(statements: readonly AnyNode[], scope: Scope, machine: Machine): Leaving | undefined {
  for (const statement of statements) {
    const declared = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declared?.type === "FunctionDeclaration" && declared.id)
      scope.declare(declared.id.name, { kind: "function", node: declared, scope, self: undefined });
  }
  for (const statement of statements) {
    const left = run(statement, scope, machine);
    if (left !== undefined) return left;
  }
  return undefined;
}

/** Runs one statement. */
export function run(node: AnyNode, scope: Scope, machine: Machine): Leaving | undefined {
  machine.step();
  switch (node.type) {
    case "ExpressionStatement":
      evaluate(node.expression, scope, machine);
      return undefined;
    case "VariableDeclaration":
      for (const { id, init } of node.declarations) {
        if (node.kind === "var" && !init && id.type === "Identifier" && functionScope(scope).has(id.name))
          continue;
        const value = init ? evaluate(init, scope, machine) : UNDEFINED;
        bind(id, value, scope, machine, (name, bound) => declare(node.kind, name, bound, scope));
      }
      return undefined;
    case "ReturnStatement":
      return { by: "return", value: node.argument ? evaluate(node.argument, scope, machine) : UNDEFINED };
    case "BlockStatement":
      return runAll(node.body, scope.inner(), machine);
    case "IfStatement":
      if (machine.isTrue(evaluate(node.test, scope, machine))) return run(node.consequent, scope, machine);
      return node.alternate ? run(node.alternate, scope, machine) : undefined;
    case "ThrowStatement":
      return throwValue(evaluate(node.argument, scope, machine));
    case "TryStatement":
      return attempt(node, scope, machine);
    case "SwitchStatement":
      return choose(node, scope, machine);
    case "BreakStatement":
      return { by: "break", label: node.label?.name };
    case "ContinueStatement":
      return { by: "continue", label: node.label?.name };
    case "LabeledStatement": {
      const left = run(node.body, scope, machine);
      return left?.by === "break" && left.label === node.label.name ? undefined : left;
    }
    default:
      return loop(node, scope, machine);
  }
}

/** `var` belongs to the function. */
function declare(kind: string, name: string, value: Flow, scope: Scope): void {
  (kind === "var" ? functionScope(scope) : scope).declare(name, value);
}

function functionScope(scope: Scope): Scope {
  return scope.block ? functionScope(scope.parent ?? scope) : scope;
}

function attempt(node: TryStatement, scope: Scope, machine: Machine): Leaving | undefined {
  const { block, handler, finalizer } = node;
  let left: Leaving | undefined;
  try {
    left = handler ? machine.trying(() => run(block, scope, machine)) : run(block, scope, machine);
  } catch (error) {
    if (!(error instanceof Thrown) || !handler) throw error;
    const inner = scope.inner();
    if (handler.param)
      bind(handler.param, error.value, inner, machine, (name, value) => inner.declare(name, value));
    left = runAll(handler.body.body, inner, machine);
  }
  return (finalizer ? run(finalizer, scope, machine) : undefined) ?? left;
}

function choose(node: SwitchStatement, scope: Scope, machine: Machine): Leaving | undefined {
  const value = evaluate(node.discriminant, scope, machine);
  const inner = scope.inner();
  const matching = node.cases.findIndex(
    ({ test }) => test && machine.isTrue(binary("===", value, evaluate(test, inner, machine), machine)),
  );
  const start = matching === -1 ? node.cases.findIndex(({ test }) => !test) : matching;
  if (start === -1) return undefined;
  const left = runAll(
    node.cases.slice(start).flatMap(({ consequent }) => consequent),
    inner,
    machine,
  );
  return left?.by === "break" && left.label === undefined ? undefined : left;
}
