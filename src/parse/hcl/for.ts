import type { Expression } from "./ast.ts";
import type { Parser } from "./parser-state.ts";

interface Loop {
  readonly key?: string;
  readonly value: string;
  readonly collection: Expression;
}

interface Result {
  readonly body: Expression;
  readonly condition?: Expression;
}

/**
 * `[for v in list : v if c]` and `{for k, v in map : k => v...}`; the current token is `for`, `start` the bracket,
 * `newlines` what counted outside it.
 */
export function parseFor(p: Parser, start: number, close: "]" | "}", newlines: boolean): Expression {
  p.newlines = false;
  const loop = parseLoop(p);
  let height = p.height;
  if (loop === undefined) return p.invalid(start, p.previousEnd);
  if (!p.at(":")) {
    p.unexpected('":" after the collection');
    return p.invalid(start, p.previousEnd);
  }
  p.advance();
  const first = p.expression(p);
  height = Math.max(height, p.height);
  const bodyKey = close === "}" ? first : undefined;
  if (bodyKey) {
    if (p.at("=>")) p.advance();
    else p.unexpected('"=>" and a value: a "for" that builds an object needs a key and a value');
  }
  const body = bodyKey ? p.expression(p) : first;
  height = Math.max(height, p.height);
  const grouped = bodyKey !== undefined && p.at("...");
  if (grouped) p.advance();
  const condition = parseFilter(p);
  height = Math.max(height, p.height);
  if (!p.at(close)) {
    p.unclosed('"for" expression', `"${close}"`, start);
    return p.invalid(start, p.previousEnd);
  }
  const { end } = p;
  p.newlines = newlines;
  p.advance();
  p.grow(height + 1, start);
  const result: Result = condition ? { body, condition } : { body };
  if (bodyKey) return { kind: "for-object", ...loop, bodyKey, grouped, ...result, start, end };
  return { kind: "for-tuple", ...loop, ...result, start, end };
}

/** From `for` to before the colon, or to before the `}` of a template directive. */
export function parseLoop(p: Parser): Loop | undefined {
  p.advance();
  const first = takeName(p);
  if (first === undefined) return undefined;
  let second: string | undefined;
  if (p.at(",")) {
    p.advance();
    second = takeName(p);
    if (second === undefined) return undefined;
  }
  if (!p.isWord("in")) {
    p.unexpected('"in" and a collection');
    return undefined;
  }
  p.advance();
  const collection = p.expression(p);
  return second === undefined ? { value: first, collection } : { key: first, value: second, collection };
}

function takeName(p: Parser): string | undefined {
  if (!p.at("identifier")) {
    p.unexpected('a name after "for"');
    return undefined;
  }
  const name = p.text.slice(p.start, p.end);
  p.advance();
  return name;
}

function parseFilter(p: Parser): Expression | undefined {
  if (!p.isWord("if")) return undefined;
  p.advance();
  return p.expression(p);
}
