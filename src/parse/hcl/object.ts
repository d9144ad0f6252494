import type { Expression, Literal, ObjectEntry } from "./ast.ts";
import { compact } from "./compact.ts";
import { parseFor } from "./for.ts";
import type { Parser } from "./parser-state.ts";

/** `{ a = b, c : d }`, or `{for …}`. Newlines separate entries, as commas do. */
export function parseObject(p: Parser): Expression {
  const { start, newlines } = p;
  p.newlines = true;
  p.advance();
  while (p.at("newline")) p.advance();
  if (p.isWord("for")) return parseFor(p, start, "}", newlines);
  const entries: ObjectEntry[] = [];
  let height = 0;
  while (!p.at("}") && !p.at("end")) {
    entries.push(parseEntry(p));
    height = Math.max(height, p.height);
    if (p.at(",") || p.at("newline")) {
      p.advance();
      while (p.at("newline")) p.advance();
    } else if (!p.at("}") && !p.assumeComma(true)) {
      break;
    }
  }
  if (!p.at("}")) {
    p.unclosed("object", 'a new line, "," or "}"', start);
    return p.invalid(start, p.previousEnd);
  }
  const { end } = p;
  p.newlines = newlines;
  p.advance();
  p.grow(height + 1, start);
  return { kind: "object", entries: compact(entries), start, end };
}

function parseEntry(p: Parser): ObjectEntry {
  const bareName = p.at("identifier") ? p.text.slice(p.start, p.end) : undefined;
  const expression = p.expression(p);
  const keyHeight = p.height;
  if (p.at("=") || p.at(":")) p.advance();
  else p.unexpected('"=" and a value', entryHelp(p));
  const value = p.expression(p);
  p.height = Math.max(keyHeight, p.height);
  const key = bareName === undefined ? expression : asName(expression, bareName);
  return { key, value, start: key.start, end: value.end };
}

/** `{ a = 1 }` names its key, also when the name is `null` or `true`; `{ a.b = 1 }` and `{ f() = 1 }` compute it. */
function asName(key: Expression, name: string): Expression {
  if (key.kind !== "variable" && key.kind !== "literal") return key;
  const literal: Literal = { kind: "literal", value: name, start: key.start, end: key.end };
  return literal;
}

function entryHelp(p: Parser): string | undefined {
  return p.at("identifier") ? "Put a key with blanks or dots in quotes" : undefined;
}
