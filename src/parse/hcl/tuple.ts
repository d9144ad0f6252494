import type { Expression } from "./ast.ts";
import { compact } from "./compact.ts";
import { parseFor } from "./for.ts";
import type { Parser } from "./parser-state.ts";

/** `[a, b]`, or `[for …]`. */
export function parseTuple(p: Parser): Expression {
  const { start, newlines } = p;
  p.newlines = false;
  p.advance();
  if (p.isWord("for")) return parseFor(p, start, "]", newlines);
  const items: Expression[] = [];
  let height = 0;
  while (!p.at("]") && !p.at("end")) {
    items.push(p.expression(p));
    height = Math.max(height, p.height);
    if (p.at(",")) p.advance();
    else if (!p.at("]") && !p.assumeComma()) break;
  }
  if (!p.at("]")) {
    p.unclosed("list", '"," or "]"', start);
    return p.invalid(start, p.previousEnd);
  }
  const { end } = p;
  p.newlines = newlines;
  p.advance();
  p.grow(height + 1, start);
  return { kind: "tuple", items: compact(items), start, end };
}
