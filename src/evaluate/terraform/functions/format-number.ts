import { exactDecimal, fixedNumber, formatNumber, type Num, toBigInteger, withoutZeros } from "../number.ts";
import { refuse } from "../refusal.ts";

/** How a number is to be written: the verb's letter, and what stands before it. */
export interface NumberVerb {
  readonly flags: string;
  readonly precision: number | undefined;
  readonly letter: string;
}

const BASES: Readonly<Record<string, number>> = { b: 2, o: 8, d: 10, x: 16, X: 16 };
const PREFIXES: Readonly<Record<string, string>> = { b: "0b", o: "0", x: "0x", X: "0X" };

/** The number without padding; a minus sign stands first. */
export function writeNumber(verb: NumberVerb, value: Num): string {
  const base = BASES[verb.letter];
  if (base !== undefined) return inBase(verb, value, base);
  const written = verb.letter === "f" ? fixedNumber(value, verb.precision ?? 6) : scientific(verb, value);
  return verb.letter === "E" || verb.letter === "G" ? written.toUpperCase() : written;
}

function inBase({ letter, precision, flags }: NumberVerb, value: Num, base: number): string {
  const integer = toBigInteger(value) ?? refuse("format: a whole number is required");
  const magnitude = (integer < 0n ? -integer : integer).toString(base).padStart(precision ?? 0, "0");
  const prefix = flags.includes("#") ? (PREFIXES[letter] ?? "") : "";
  return (integer < 0n ? "-" : "") + prefix + (letter === "X" ? magnitude.toUpperCase() : magnitude);
}

/** `0.digits * 10 ** point`; no digits for zero. */
interface Decimal {
  readonly digits: string;
  readonly point: number;
}

function scientific({ letter, precision }: NumberVerb, value: Num): string {
  const isShort = letter === "g" || letter === "G";
  const text = precision === undefined && isShort ? formatNumber(value) : exactDecimal(value);
  const sign = text.startsWith("-") ? "-" : "";
  const decimal = decimalOf(text.replace("-", ""));
  if (isShort) return sign + general(decimal, precision);
  const places = precision ?? 6;
  return sign + withExponent(rounded(decimal, places + 1), places);
}

/** Go's `%g`: an exponent where it is below -4, or not below the number of digits (six, where that is not given). */
function general(exact: Decimal, precision: number | undefined): string {
  const wanted = precision === 0 ? 1 : precision;
  const decimal = wanted === undefined ? exact : rounded(exact, wanted);
  const count = decimal.digits.length;
  const limit = wanted === undefined ? 6 : wanted > count && count >= decimal.point ? count : wanted;
  const exponent = decimal.point - 1;
  if (count > 0 && (exponent < -4 || exponent >= limit)) return withExponent(decimal, count - 1);
  return plain(decimal);
}

function decimalOf(text: string): Decimal {
  const [whole = "", fraction = ""] = text.split(".");
  const all = whole + fraction;
  const digits = all.replace(/^0+/, "");
  const point = whole.length - (all.length - digits.length);
  return { digits: withoutZeros(digits), point: digits === "" ? 0 : point };
}

/** Half to even, to so many digits. */
function rounded({ digits, point }: Decimal, count: number): Decimal {
  if (digits.length <= count) return { digits, point };
  const kept = digits.slice(0, count);
  const rest = digits.slice(count);
  const isOdd = Number(kept.at(-1) ?? 0) % 2 === 1;
  const up = rest === "5" ? count > 0 && isOdd : rest >= "5";
  if (!up) return { digits: withoutZeros(kept), point };
  const raised = (BigInt(kept || "0") + 1n).toString().padStart(count, "0");
  return { digits: withoutZeros(raised), point: point + raised.length - count };
}

function withExponent({ digits, point }: Decimal, places: number): string {
  const mantissa = digits.padEnd(places + 1, "0");
  const power = digits === "" ? 0 : point - 1;
  const tail = places > 0 ? `.${mantissa.slice(1, places + 1)}` : "";
  return `${mantissa[0] ?? "0"}${tail}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
}

function plain({ digits, point }: Decimal): string {
  if (digits === "") return "0";
  if (point <= 0) return `0.${"0".repeat(-point)}${digits}`;
  const whole = digits.slice(0, point).padEnd(point, "0");
  return digits.length > point ? `${whole}.${digits.slice(point)}` : whole;
}
