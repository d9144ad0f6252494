import type { AnyNode, Expression, Statement } from "acorn";
import { type FunctionNode, isFunction, nodesIn } from "./syntax.ts";

/** How deep an `if` is looked into for whether it always returns. */
const MAX_NESTING = 20;

/**
 * What a function's own returns give back, each alternative of a conditional apart; a bare `return` and the end of the
 * body give undefined and are not listed. Statements after one that always leaves the function are never reached.
 */
export function returnedBy(fn: FunctionNode): readonly Expression[] {
  if (fn.body.type !== "BlockStatement") return alternativesOf(fn.body);
  const dead = new Set<AnyNode>();
  const returned: Expression[] = [];
  for (const node of nodesIn(fn.body, (inner) => !isFunction(inner) && !dead.has(inner))) {
    if (node.type === "BlockStatement") markDead(node.body, dead);
    if (node.type === "SwitchCase") markDead(node.consequent, dead);
    if (node.type === "ReturnStatement" && node.argument && !dead.has(node))
      returned.push(...alternativesOf(node.argument));
  }
  return returned;
}

function markDead(statements: readonly Statement[], dead: Set<AnyNode>): void {
  let isReached = true;
  for (const statement of statements) {
    if (!isReached) dead.add(statement);
    if (leaves(statement, 0)) isReached = false;
  }
}

/** Whether a statement always returns or throws. */
function leaves(statement: Statement, nesting: number): boolean {
  if (nesting > MAX_NESTING) return false;
  switch (statement.type) {
    case "ReturnStatement":
    case "ThrowStatement":
      return true;
    case "BlockStatement":
      return statement.body.some((inner) => leaves(inner, nesting + 1));
    case "IfStatement":
      return (
        statement.alternate != null &&
        leaves(statement.consequent, nesting + 1) &&
        leaves(statement.alternate, nesting + 1)
      );
    default:
      return false;
  }
}

/** What an expression may come to: the branches of conditionals, what is awaited, the last of a sequence. */
export function alternativesOf(expression: Expression): readonly Expression[] {
  const found: Expression[] = [];
  const open: Expression[] = [expression];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.type === "ConditionalExpression") open.push(next.consequent, next.alternate);
    else if (next.type === "AwaitExpression") open.push(next.argument);
    else if (next.type === "SequenceExpression") open.push(...next.expressions.slice(-1));
    else found.push(next);
  }
  return found;
}
