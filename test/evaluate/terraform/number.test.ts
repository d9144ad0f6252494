import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  add,
  compareNumbers,
  divide,
  fixedNumber,
  floor,
  formatNumber,
  fromDouble,
  multiply,
  type Num,
  negate,
  parseNumber,
  remainder,
  subtract,
  toDouble,
} from "../../../src/evaluate/terraform/number.ts";

const NUMBER = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e30, max: 1e30 }),
);

function exact(value: number): Num {
  return multiply(fromDouble(value) ?? 0, 1);
}

test("a number is printed and read back as itself", () => {
  fc.assert(
    fc.property(NUMBER, NUMBER, (a, b) => {
      for (const value of [exact(a), multiply(exact(a), exact(b)), divide(exact(a), exact(b || 3))]) {
        expect(parseNumber(formatNumber(value))).toEqual(value);
      }
    }),
  );
});

test("what was computed as a double prints as one", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const text = formatNumber(fromDouble(value) ?? 0);
      expect(Number(text)).toBe(value === 0 ? 0 : value);
      expect(text.replace(/\D/g, "").replace(/^0+|0+$/g, "").length).toBeLessThanOrEqual(17);
    }),
  );
});

test("whole numbers of any size are exact", () => {
  const big = fc.bigInt({ min: -(10n ** 60n), max: 10n ** 60n });
  fc.assert(
    fc.property(big, big, (a, b) => {
      const x = parseNumber(String(a)) ?? 0;
      const y = parseNumber(String(b)) ?? 0;
      expect(formatNumber(add(x, y))).toBe(String(a + b));
      expect(formatNumber(subtract(x, y))).toBe(String(a - b));
      expect(formatNumber(multiply(x, y))).toBe(String(a * b));
      expect(Math.sign(compareNumbers(x, y))).toBe(a < b ? -1 : a > b ? 1 : 0);
      if (b !== 0n) expect(formatNumber(remainder(x, y))).toBe(String(a % b));
    }),
  );
});

test("decimals print as they were written", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -999_999, max: 999_999 }),
      fc.integer({ min: 1, max: 999_999 }),
      (whole, fraction) => {
        const text = `${whole === 0 ? 1 : whole}.${String(fraction).padStart(6, "0").replace(/0+$/, "")}`;
        expect(formatNumber(parseNumber(text) ?? 0)).toBe(text);
        expect(toDouble(parseNumber(text) ?? 0)).toBe(Number(text));
      },
    ),
  );
});

test("floor and negation", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }), (value) => {
      expect(toDouble(floor(exact(value)))).toBe(Math.floor(value) + 0);
      expect(toDouble(negate(negate(exact(value))))).toBe(value + 0);
    }),
  );
});

test.each([
  ["2.5", 0, "2"],
  ["3.5", 0, "4"],
  ["1.005", 2, "1.00"],
  ["-1.5", 1, "-1.5"],
  ["100", 2, "100.00"],
  ["0.0625", 3, "0.062"],
])("%s with %i digits", (text, places, wanted) => {
  expect(fixedNumber(parseNumber(text) ?? 0, places)).toBe(wanted);
});

test.each(["", "abc", "0x1", "1e", "--1", ".", "1e999999", "1".repeat(5000)])("%s is no number", (text) => {
  expect(parseNumber(text)).toBeUndefined();
});
