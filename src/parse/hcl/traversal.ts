import type { Expression, Variable } from "./ast.ts";
import { parseNumber } from "./number.ts";
import type { Parser } from "./parser-state.ts";

/** What follows a term: `.name`, `.0`, `[key]`, `.*`, `[*]`, as often as it comes. */
export function parseTraversal(p: Parser, from: Expression): Expression {
  let object = from;
  while (p.at(".") || p.at("[")) {
    const inner = p.height;
    object = p.at(".") ? parseDot(p, object) : parseBracket(p, object);
    if (!p.grow(Math.max(inner, p.height) + 1, object.start)) return p.invalid(object.start, p.previousEnd);
  }
  return object;
}

function parseDot(p: Parser, object: Expression): Expression {
  p.advance();
  if (p.at("*")) return parseAttributeSplat(p, object);
  p.height = 1;
  return parseStep(p, object);
}

/** After the dot: a name, or the legacy `.0`. */
function parseStep(p: Parser, object: Expression): Expression {
  const { start } = object;
  if (p.at("identifier")) {
    const name = p.text.slice(p.start, p.end);
    const { end } = p;
    p.advance();
    return { kind: "get-attribute", object, name, start, end };
  }
  if (!p.at("number")) {
    p.unexpected('the name of an attribute after "."');
    return p.invalid(start, p.previousEnd);
  }
  if (p.text.slice(p.start, p.end).includes(".")) {
    p.fail("Two indexes in a row need brackets", p.start, p.end, "Write [0][1] in place of .0.1");
  }
  const key = parseNumber(p);
  return { kind: "get-index", object, key, legacy: true, start, end: key.end };
}

/** `x.*.a.0.b`: only dots belong to each element; a bracket after it indexes the result. */
function parseAttributeSplat(p: Parser, object: Expression): Expression {
  const item = splatItem(p.start - 1, p.end);
  let each: Expression = item;
  let height = 1;
  p.advance();
  while (p.at(".")) {
    p.advance();
    each = parseStep(p, each);
    height += 1;
    if (!p.grow(height, object.start)) break;
  }
  p.height = height;
  return { kind: "splat", object, each, full: false, start: object.start, end: each.end };
}

/** The newline mode inside `[` is still that outside while looking for `*`, as in HashiCorp's parser. */
function parseBracket(p: Parser, object: Expression): Expression {
  const { start: open, newlines } = p;
  p.advance();
  if (p.at("*")) return parseFullSplat(p, object, open);
  p.newlines = false;
  if (p.at("newline")) p.advance();
  const key = p.expression(p);
  if (!p.at("]")) {
    p.unclosed("index", '"]"', open);
    return p.invalid(object.start, p.previousEnd);
  }
  const { end } = p;
  p.newlines = newlines;
  p.advance();
  return { kind: "get-index", object, key, legacy: false, start: object.start, end };
}

/** `x[*]` takes the rest of the traversal: it is applied to every element. */
function parseFullSplat(p: Parser, object: Expression, open: number): Expression {
  p.advance();
  if (!p.at("]") || !p.enter()) {
    p.unexpected('"]" right after "[*"');
    return p.invalid(object.start, p.previousEnd);
  }
  const item = splatItem(open, p.end);
  p.advance();
  p.height = 1;
  const each = parseTraversal(p, item);
  p.leave();
  return { kind: "splat", object, each, full: true, start: object.start, end: each.end };
}

function splatItem(start: number, end: number): Variable {
  return { kind: "variable", name: "*", start, end };
}
