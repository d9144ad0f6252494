import type { Invalid, Literal } from "./ast.ts";
import type { Parser } from "./parser-state.ts";

// As big.ParseFloat takes it; the scanner makes one token of `1.2.3`, too.
const NUMBER = /^\d+(?:\.\d*)?(?:[eE][+-]?\d+)?$/;

export function parseNumber(p: Parser): Literal | Invalid {
  const { start, end } = p;
  const raw = p.text.slice(start, end);
  if (!NUMBER.test(raw)) {
    p.fail(`"${raw}" is not a number`, start, end);
    return p.invalid(start, end);
  }
  p.advance();
  p.height = 1;
  return { kind: "literal", value: Number(raw), raw, start, end };
}
