import type { Expression, Parenthesized, Unary } from "./ast.ts";
import { parseCallOrVariable } from "./call.ts";
import { parseNumber } from "./number.ts";
import { parseObject } from "./object.ts";
import type { Parser } from "./parser-state.ts";
import { parseHeredoc, parseQuoted } from "./template.ts";
import { parseTraversal } from "./traversal.ts";
import { parseTuple } from "./tuple.ts";

/** A term and what is applied to it: `a`, `a.b[0]`, `-a.b`. */
export function parseOperand(p: Parser): Expression {
  return parseTraversal(p, parseTerm(p));
}

function parseTerm(p: Parser): Expression {
  switch (p.kind) {
    case "identifier":
      return parseCallOrVariable(p);
    case "quote":
      return parseQuoted(p);
    case "number":
      return parseNumber(p);
    case "[":
      return parseTuple(p);
    case "{":
      return parseObject(p);
    case "(":
      return parseParenthesized(p);
    case "heredoc":
      return parseHeredoc(p);
    case "-":
    case "!":
      return parseUnary(p, p.kind);
    default:
      p.unexpected("a value");
      return p.invalid(p.start, p.start);
  }
}

/** Binds tighter than any binary operator, and looser than a traversal: `-a.b + c` is `(-(a.b)) + c`. */
function parseUnary(p: Parser, operator: Unary["operator"]): Expression {
  const { start } = p;
  if (!p.enter()) return p.invalid(start, start);
  p.advance();
  const operand = parseOperand(p);
  p.leave();
  p.grow(p.height + 1, start);
  return { kind: "unary", operator, operand, start, end: operand.end };
}

function parseParenthesized(p: Parser): Expression {
  const { start, newlines } = p;
  p.newlines = false;
  p.advance();
  const inner = p.expression(p);
  if (!p.at(")")) {
    p.unclosed("parenthesis", '")"', start);
    return p.invalid(start, p.previousEnd);
  }
  const { end } = p;
  p.newlines = newlines;
  p.advance();
  p.grow(p.height + 1, start);
  const node: Parenthesized = { kind: "parenthesized", inner, start, end };
  return node;
}
