import type { Expression, Node } from "./ast.ts";
import { compact } from "./compact.ts";
import type { Parser } from "./parser-state.ts";

/** A name by itself, or the name of a function when `(` or `::` follows, even after a newline inside brackets. */
export function parseCallOrVariable(p: Parser): Expression {
  const { start, end } = p;
  const name = p.text.slice(start, end);
  p.advance();
  if (p.at("(") || p.at("::")) return parseCall(p, name, { start, end });
  p.height = 1;
  switch (name) {
    case "true":
      return { kind: "literal", value: true, start, end };
    case "false":
      return { kind: "literal", value: false, start, end };
    case "null":
      return { kind: "literal", value: null, start, end };
    default:
      return { kind: "variable", name, start, end };
  }
}

function parseCall(p: Parser, first: string, firstSpan: Node): Expression {
  const { start } = firstSpan;
  let name = first;
  let nameEnd = firstSpan.end;
  while (p.at("::")) {
    p.advance();
    if (!p.at("identifier")) {
      p.unexpected(`the name of a function after "${name}::"`);
      return p.invalid(start, p.previousEnd);
    }
    name = `${name}::${p.text.slice(p.start, p.end)}`;
    nameEnd = p.end;
    p.advance();
  }
  if (!p.at("(")) {
    p.unexpected(`"(" after the function's name "${name}"`);
    return p.invalid(start, p.previousEnd);
  }
  return parseArguments(p, name, { start, end: nameEnd });
}

function parseArguments(p: Parser, name: string, nameSpan: Node): Expression {
  const { start } = nameSpan;
  const { newlines, start: open } = p;
  const args: Expression[] = [];
  let height = 0;
  let expandLast = false;
  p.newlines = false;
  p.advance();
  while (!p.at(")") && !p.at("end")) {
    args.push(p.expression(p));
    height = Math.max(height, p.height);
    if (p.at("...")) {
      expandLast = true;
      p.advance();
      break;
    }
    if (p.at(",")) p.advance();
    else if (!p.at(")") && !p.assumeComma()) break;
  }
  if (!p.at(")")) {
    p.unclosed("call", '"," or ")"', open);
    return p.invalid(start, p.previousEnd);
  }
  const { end } = p;
  p.newlines = newlines;
  p.advance();
  p.grow(height + 1, start);
  return { kind: "call", name, nameSpan, args: compact(args), expandLast, start, end };
}
