import type { BinaryOperator, Conditional, Expression } from "./ast.ts";
import { parseOperand } from "./operand.ts";
import type { Parser } from "./parser-state.ts";
import type { TokenKind } from "./token.ts";

/** A whole expression; `Invalid` where there is none, after a diagnostic. */
export function parseExpressionHere(p: Parser): Expression {
  const { start } = p;
  if (!p.enter()) return p.invalid(start, start);
  const first = parseBinary(p, 1);
  const expression = p.at("?") ? parseConditional(p, first) : first;
  p.leave();
  return expression;
}

/** `a ? b : c ? d : e` groups to the right, and may be long: read in a loop, built from the end. */
function parseConditional(p: Parser, first: Expression): Expression {
  const choices: { condition: Expression; then: Expression }[] = [];
  let condition = first;
  let height = p.height;
  while (p.at("?")) {
    p.advance();
    // biome-ignore lint/suspicious/noThenProperty: the word of the language; not a promise
    choices.push({ condition, then: p.expression(p) });
    height = Math.max(height, p.height);
    if (!p.at(":")) {
      p.unexpected('":" and the other value of the conditional');
      return p.invalid(first.start, p.previousEnd);
    }
    p.advance();
    condition = parseBinary(p, 1);
    height = Math.max(height, p.height);
  }
  if (!p.grow(height + choices.length, first.start)) return p.invalid(first.start, p.previousEnd);
  return nestConditionals(choices, condition);
}

function nestConditionals(
  choices: readonly { condition: Expression; then: Expression }[],
  last: Expression,
): Expression {
  let nested = last;
  for (const choice of choices.toReversed()) {
    const { start } = choice.condition;
    const node: Conditional = { kind: "conditional", ...choice, otherwise: nested, start, end: last.end };
    nested = node;
  }
  return nested;
}

/** Operators of one level group to the left; each level binds tighter than those before. */
function parseBinary(p: Parser, level: number): Expression {
  let left = parseOperand(p);
  for (;;) {
    const operator = asOperator(p.kind);
    if (operator === undefined) return left;
    const own = LEVELS[operator];
    if (own < level) return left;
    const leftHeight = p.height;
    p.advance();
    const right = parseBinary(p, own + 1);
    const height = Math.max(leftHeight, p.height) + 1;
    if (!p.grow(height, left.start)) return p.invalid(left.start, right.end);
    left = { kind: "binary", operator, left, right, start: left.start, end: right.end };
  }
}

const LEVELS: Readonly<Record<BinaryOperator, number>> = {
  "||": 1,
  "&&": 2,
  "==": 3,
  "!=": 3,
  "<": 4,
  ">": 4,
  "<=": 4,
  ">=": 4,
  "+": 5,
  "-": 5,
  "*": 6,
  "/": 6,
  "%": 6,
};

function asOperator(kind: TokenKind): BinaryOperator | undefined {
  switch (kind) {
    case "||":
    case "&&":
    case "==":
    case "!=":
    case "<":
    case ">":
    case "<=":
    case ">=":
    case "+":
    case "-":
    case "*":
    case "/":
    case "%":
      return kind;
    default:
      return undefined;
  }
}
