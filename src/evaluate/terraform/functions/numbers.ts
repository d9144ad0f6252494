import { convert } from "../convert.ts";
import {
  add,
  compareNumbers,
  floor,
  formatNumber,
  fromDouble,
  multiply,
  type Num,
  negate,
  toDouble,
} from "../number.ts";
import { refuse } from "../refusal.ts";
import { ANY, listOf, NUMBER } from "../type.ts";
import { numberVal, type Val } from "../val.ts";
import { type FunctionSpec, type FunctionTable, integerArg, numberArg, sequenceArg } from "./spec.ts";

export const NUMBERS: FunctionTable = {
  abs: ofOne((value) => (compareNumbers(value, 0) < 0 ? negate(value) : value)),
  ceil: ofOne((value) => negate(floor(negate(value)))),
  floor: ofOne(floor),
  signum: ofOne((value) => Math.sign(compareNumbers(value, 0))),
  log: {
    params: [NUMBER, NUMBER],
    returns: NUMBER,
    apply: (args) => ofDoubles(args, (x, base) => Math.log(x) / Math.log(base)),
  },
  pow: { params: [NUMBER, NUMBER], returns: NUMBER, apply: (args) => power(args) },
  max: {
    params: [],
    rest: NUMBER,
    returns: NUMBER,
    apply: (args) => best(args, (a, b) => compareNumbers(a, b) > 0),
  },
  min: {
    params: [],
    rest: NUMBER,
    returns: NUMBER,
    apply: (args) => best(args, (a, b) => compareNumbers(a, b) < 0),
  },
  sum: { params: [listOf(ANY)], returns: NUMBER, apply: sum },
  parseint: { params: [ANY, NUMBER], returns: NUMBER, apply: parseInteger },
};

function ofOne(apply: (value: Num) => Num): FunctionSpec {
  return { params: [NUMBER], returns: NUMBER, apply: (args) => numberVal(apply(numberArg(args, 0))) };
}

function ofDoubles(args: readonly Val[], apply: (x: number, y: number) => number): Val {
  const result = fromDouble(apply(toDouble(numberArg(args, 0)), toDouble(numberArg(args, 1))));
  return numberVal(result ?? refuse("the result is not a finite number"));
}

/** Exact for whole exponents of reasonable size, as a double otherwise. */
function power(args: readonly Val[]): Val {
  const exponent = numberArg(args, 1);
  if (typeof exponent !== "number" || exponent < 0 || exponent > 512)
    return ofDoubles(args, (x, y) => x ** y);
  const exact = toDouble(numberArg(args, 0)) ** exponent;
  if (Number.isSafeInteger(exact)) return numberVal(exact);
  return ofDoubles(args, (x, y) => x ** y);
}

function best(args: readonly Val[], better: (a: Num, b: Num) => boolean): Val {
  if (args.length === 0) return refuse("at least one argument is required");
  let result = numberArg(args, 0);
  for (let i = 1; i < args.length; i += 1)
    if (better(numberArg(args, i), result)) result = numberArg(args, i);
  return numberVal(result);
}

function sum(args: readonly Val[]): Val {
  const { items } = sequenceArg(args, 0);
  if (items.length === 0) return refuse("sum: cannot sum an empty list");
  let total: Num = 0;
  for (const item of items) total = add(total, numberArg([convert(item, NUMBER)], 0));
  return numberVal(total);
}

function parseInteger(args: readonly Val[]): Val {
  const [written] = args;
  const text =
    written?.kind === "string"
      ? written.value
      : written?.kind === "number"
        ? formatNumber(written.value)
        : refuse("parseint: a string is required");
  const base = integerArg(args, 1);
  if (base < 2 || base > 62)
    return refuse("parseint: base must be a whole number between 2 and 62 inclusive");
  const match =
    /^([+-]?)([0-9a-zA-Z]{1,512})$/.exec(text) ?? refuse(`parseint: cannot parse "${text.slice(0, 40)}"`);
  let result: Num = 0;
  for (const character of match[2] ?? "") {
    const digit = digitOf(character, base);
    if (digit >= base)
      return refuse(`parseint: cannot parse "${text.slice(0, 40)}" as a base ${base} integer`);
    result = add(multiply(result, base), digit);
  }
  return numberVal(match[1] === "-" ? negate(result) : result);
}

/** Up to base 36 letters count alike; above, capitals follow small ones. */
function digitOf(character: string, base: number): number {
  if (character >= "0" && character <= "9") return Number(character);
  const code = character.charCodeAt(0);
  if (character >= "a") return code - 97 + 10;
  return base <= 36 ? code - 65 + 10 : code - 65 + 36;
}
