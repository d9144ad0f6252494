import { convert } from "../convert.ts";
import {
  add,
  compareNumbers,
  floor,
  fromDouble,
  multiply,
  type Num,
  negate,
  toBigInteger,
  toDouble,
} from "../number.ts";
import { refuse } from "../refusal.ts";
import { ANY, listOf, NUMBER } from "../type.ts";
import { numberVal, type Val } from "../val.ts";
import { power } from "./power.ts";
import {
  type FunctionSpec,
  type FunctionTable,
  integerArg,
  numberArg,
  sequenceArg,
  textArg,
} from "./spec.ts";

export const NUMBERS: FunctionTable = {
  abs: ofOne((value) => (compareNumbers(value, 0) < 0 ? negate(value) : value)),
  ceil: ofOne((value) => negate(floor(negate(value)))),
  floor: ofOne(floor),
  signum: { fallible: true, params: [NUMBER], returns: NUMBER, apply: signum },
  log: {
    fallible: true,
    params: [NUMBER, NUMBER],
    returns: NUMBER,
    apply: (args) => ofDoubles(args, (x, base) => Math.log(x) / Math.log(base)),
  },
  pow: { fallible: true, params: [NUMBER, NUMBER], returns: NUMBER, apply: (args) => ofDoubles(args, power) },
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
  sum: { fallible: true, params: [listOf(ANY)], returns: NUMBER, apply: sum },
  parseint: { fallible: true, params: [ANY, NUMBER], returns: NUMBER, apply: parseInteger },
};

function ofOne(apply: (value: Num) => Num): FunctionSpec {
  return { params: [NUMBER], returns: NUMBER, apply: (args) => numberVal(apply(numberArg(args, 0))) };
}

function ofDoubles(args: readonly Val[], apply: (x: number, y: number) => number): Val {
  const result = fromDouble(apply(toDouble(numberArg(args, 0)), toDouble(numberArg(args, 1))));
  return numberVal(result ?? refuse("the result is not a finite number"));
}

/** Of a whole number that Go holds in 64 bits. */
function signum(args: readonly Val[]): Val {
  const integer = toBigInteger(numberArg(args, 0));
  if (integer === undefined || BigInt.asIntN(64, integer) !== integer)
    return refuse("signum: a whole number is required");
  return numberVal(integer > 0n ? 1 : integer < 0n ? -1 : 0);
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
  const text = textArg(args, 0);
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
