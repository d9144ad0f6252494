import { Refusal } from "./refusal.ts";

/**
 * Terraform's numbers: binary floats with a 512-bit mantissa, so that `0.1 + 0.2` prints as `0.3` and
 * a 20-digit account-like literal stays itself. A safe integer is a plain `number`; anything else is a `Big`.
 * Each number has one representation, so equality is structural.
 */
export type Num = number | Big;

/** `mantissa * 2 ** exponent`, the mantissa odd and of at most 512 bits. */
export interface Big {
  readonly mantissa: bigint;
  readonly exponent: number;
  /** It was computed as a double, and prints as one. */
  readonly double?: true;
}

const PRECISION = 512;
/** Beyond it a number is refused, by tens and by twos: it would print as thousands of digits. */
const MAX_EXPONENT = 4_096;
const MAX_BITS = 16_384;

/** `undefined` where the text is no number, or one that is out of bounds. */
export function parseNumber(text: string): Num | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,6}))?$/.exec(text);
  if (!match || text.length > 4096) return undefined;
  const [, sign, whole = "", fraction = "", exponent = "0"] = match;
  if (whole === "" && fraction === "") return undefined;
  const digits = BigInt(whole + fraction) * (sign === "-" ? -1n : 1n);
  const scale = Number(exponent) - fraction.length;
  if (Math.abs(scale) > MAX_EXPONENT) return undefined;
  return scale >= 0 ? normal(digits * 10n ** BigInt(scale), 0) : quotient(digits, 10n ** BigInt(-scale), 0);
}

/** Exact: every double has a 53-bit mantissa. `undefined` for infinities and NaN. */
export function fromDouble(value: number): Num | undefined {
  if (Number.isSafeInteger(value)) return value === 0 ? 0 : value;
  if (!Number.isFinite(value)) return undefined;
  let exponent = 0;
  let scaled = value;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    exponent -= 1;
  }
  const exact = normal(BigInt(scaled), exponent);
  return typeof exact === "number" ? exact : { ...exact, double: true };
}

export function toDouble(value: Num): number {
  return typeof value === "number" ? value : Number(formatNumber(value));
}

/** A whole number of any size; `undefined` for a fraction. */
export function toBigInteger(value: Num): bigint | undefined {
  if (typeof value === "number") return BigInt(value);
  return value.exponent >= 0 ? value.mantissa << BigInt(value.exponent) : undefined;
}

/** The number as a safe integer, `undefined` where it is a fraction or too large. */
export function toInteger(value: Num): number | undefined {
  return typeof value === "number" ? value : undefined;
}

export function add(a: Num, b: Num): Num {
  if (typeof a === "number" && typeof b === "number" && Number.isSafeInteger(a + b)) return a + b;
  const [x, y, exponent] = aligned(a, b);
  return normal(x + y, exponent);
}

export function negate(a: Num): Num {
  if (typeof a === "number") return a === 0 ? 0 : -a;
  return { ...a, mantissa: -a.mantissa };
}

export function subtract(a: Num, b: Num): Num {
  return add(a, negate(b));
}

export function multiply(a: Num, b: Num): Num {
  if (typeof a === "number" && typeof b === "number" && Number.isSafeInteger(a * b))
    return a * b === 0 ? 0 : a * b;
  const x = wide(a);
  const y = wide(b);
  return normal(x.mantissa * y.mantissa, x.exponent + y.exponent);
}

/** `b` must not be zero. */
export function divide(a: Num, b: Num): Num {
  const x = wide(a);
  const y = wide(b);
  return quotient(x.mantissa, y.mantissa, x.exponent - y.exponent);
}

/** The remainder takes the sign of the dividend, as in Go: `-5 % 3` is `-2`. `b` must not be zero. */
export function remainder(a: Num, b: Num): Num {
  if (typeof a === "number" && typeof b === "number") return a % b === 0 ? 0 : a % b;
  const [x, y, exponent] = aligned(a, b);
  return normal(x % y, exponent);
}

export function compareNumbers(a: Num, b: Num): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  const [x, y] = aligned(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}

export function sameNumber(a: Num, b: Num): boolean {
  return compareNumbers(a, b) === 0;
}

/** Towards minus infinity. */
export function floor(a: Num): Num {
  if (typeof a === "number") return a;
  if (a.exponent >= 0) return a;
  return normal(a.mantissa >> BigInt(-a.exponent), 0);
}

/** Terraform's text of a number: never an exponent, the fewest digits that give the same number back. */
export function formatNumber(value: Num): string {
  if (typeof value === "number") return String(value);
  if (value.double) return formatDouble(value);
  if (value.exponent >= 0) return (value.mantissa << BigInt(value.exponent)).toString();
  const sign = value.mantissa < 0n ? "-" : "";
  return sign + shortest(value.mantissa < 0n ? -value.mantissa : value.mantissa, value.exponent);
}

/** The fewest digits that give the same double back, without an exponent. */
function formatDouble({ mantissa, exponent }: Big): string {
  const shift = Math.max(0, bitLength(mantissa < 0n ? -mantissa : mantissa) - 64);
  const written = (Number(mantissa >> BigInt(shift)) * 2 ** (exponent + shift)).toExponential();
  const [, sign = "", first = "0", rest = "", power = "0"] =
    /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(written) ?? [];
  const digits = first + rest;
  const point = Number(power) + 1;
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits + "0".repeat(point - digits.length);
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** The number with all its digits. */
export function exactDecimal(value: Num): string {
  if (typeof value === "number") return String(value);
  const { mantissa, exponent } = value;
  if (exponent >= 0) return (mantissa << BigInt(exponent)).toString();
  const digits = ((mantissa < 0n ? -mantissa : mantissa) * 5n ** BigInt(-exponent))
    .toString()
    .padStart(1 - exponent, "0");
  return `${mantissa < 0n ? "-" : ""}${digits.slice(0, exponent)}.${digits.slice(exponent)}`;
}

/** The number with so many digits behind the point, the exact value rounded half to even. */
export function fixedNumber(value: Num, places: number): string {
  const { mantissa, exponent } = wide(value);
  const scaled = (mantissa < 0n ? -mantissa : mantissa) * 10n ** BigInt(places);
  const digits = (exponent >= 0 ? scaled << BigInt(exponent) : halfToEven(scaled, BigInt(-exponent)))
    .toString()
    .padStart(places + 1, "0");
  const point = digits.length - places;
  const sign = mantissa < 0n ? "-" : "";
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

function halfToEven(magnitude: bigint, cut: bigint): bigint {
  const half = 1n << (cut - 1n);
  const rest = magnitude & ((1n << cut) - 1n);
  const whole = magnitude >> cut;
  return rest > half || (rest === half && (whole & 1n) === 1n) ? whole + 1n : whole;
}

/** Digits that tell any two neighbours apart, and some more. */
const DECISIVE = 200;

/** Shortest decimal between the halfway points to the neighbours of 512 bits. `exponent` is negative. */
function shortest(mantissa: bigint, exponent: number): string {
  const shift = PRECISION - bitLength(mantissa);
  const full = mantissa << BigInt(shift);
  // The value and its halfway points, as integers over 10 ** places; of those only the first digits decide.
  const places = shift - exponent + 1;
  const cut = Math.max(
    0,
    Math.min(places, Math.floor((bitLength(full) + 1 - places) * 0.30103) + places - DECISIVE),
  );
  const scale = 5n ** BigInt(places - cut);
  const [lower, exact, upper] = [full * 2n - 1n, full * 2n, full * 2n + 1n].map((half) => half * scale);
  const top = (value: bigint | undefined) => ((value ?? 0n) >> BigInt(cut)).toString();
  const rest = (exact ?? 0n) & ((1n << BigInt(cut)) - 1n);
  const width = top(upper).length;
  const digits = top(exact).padStart(width, "0") + (rest === 0n ? "" : "1");
  const known = shortestPrefix(top(lower).padStart(width, "0"), digits, top(upper), (full & 1n) === 0n);
  const kept = known.slice(0, width);
  const padded = kept
    .padEnd(width, "0")
    .padEnd(width + cut, "0")
    .padStart(places + 1, "0");
  const point = padded.length - places;
  const fraction = withoutZeros(padded.slice(point));
  return fraction === ""
    ? padded.slice(0, point)
    : `${padded.slice(0, point).replace(/^0+(?=\d)/, "")}.${fraction}`;
}

/** The first digits that tell the number from its halfway points; those count as told apart where `isEven`. */
function shortestPrefix(lower: string, exact: string, upper: string, isEven: boolean): string {
  for (let i = 0; i < exact.length; i += 1) {
    const [l, m, u] = [digitAt(lower, i), digitAt(exact, i), digitAt(upper, i)];
    const isLast = i + 1 === exact.length;
    const downFits = l !== m || (isEven && isLast);
    const upFits = m !== u && (isEven || m + 1 < u || !isLast);
    if (!downFits && !upFits) continue;
    const down = exact.slice(0, i + 1);
    if (!upFits || (downFits && !roundsUp(exact, i + 1))) return down;
    return (BigInt(down) + 1n).toString().padStart(i + 1, "0");
  }
  return exact;
}

/** Without the zeros at its end; an expression would look at every run of zeros from each of its places. */
export function withoutZeros(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === "0") end -= 1;
  return digits.slice(0, end);
}

function digitAt(digits: string, index: number): number {
  return digits.charCodeAt(index) - 48;
}

function roundsUp(digits: string, length: number): boolean {
  const rest = withoutZeros(digits.slice(length));
  return rest === "5" ? digitAt(digits, length - 1) % 2 === 1 : rest >= "5";
}

function wide(value: Num): Big {
  return typeof value === "number" ? { mantissa: BigInt(value), exponent: 0 } : value;
}

function aligned(a: Num, b: Num): [bigint, bigint, number] {
  const x = wide(a);
  const y = wide(b);
  const exponent = Math.min(x.exponent, y.exponent);
  return [x.mantissa << BigInt(x.exponent - exponent), y.mantissa << BigInt(y.exponent - exponent), exponent];
}

function quotient(numerator: bigint, denominator: bigint, exponent: number): Num {
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const shift = Math.max(0, PRECISION + 2 + bitLength(d) - bitLength(n));
  const scaled = n << BigInt(shift);
  // A last bit that says whether anything was cut off keeps the rounding right.
  const sticky = scaled % d === 0n ? 0n : 1n;
  const result = ((scaled / d) << 1n) | sticky;
  return normal(negative ? -result : result, exponent - shift - 1);
}

/** Rounds to 512 bits, half to even, and brings the result into its one representation. */
function normal(mantissa: bigint, exponent: number): Num {
  if (mantissa === 0n) return 0;
  const negative = mantissa < 0n;
  let magnitude = negative ? -mantissa : mantissa;
  let power = exponent;
  const excess = bitLength(magnitude) - PRECISION;
  if (excess > 0) {
    magnitude = halfToEven(magnitude, BigInt(excess));
    power += excess;
  }
  const zeros = trailingZeros(magnitude);
  magnitude >>= BigInt(zeros);
  power += zeros;
  if (power >= 0 && bitLength(magnitude) + power <= 53) {
    const integer = Number(magnitude << BigInt(power));
    if (Number.isSafeInteger(integer)) return negative ? -integer : integer;
  }
  if (Math.abs(power) > MAX_BITS) throw new Refusal("limit", `exceeds a limit: numbers of ${MAX_BITS} bits`);
  return { mantissa: negative ? -magnitude : magnitude, exponent: power };
}

function bitLength(magnitude: bigint): number {
  const hex = magnitude.toString(16);
  return hex.length * 4 - Math.clz32(Number.parseInt(hex[0] ?? "0", 16)) + 28;
}

function trailingZeros(magnitude: bigint): number {
  let zeros = 0;
  let rest = magnitude;
  while ((rest & 0xffffffffn) === 0n) {
    rest >>= 32n;
    zeros += 32;
  }
  while ((rest & 1n) === 0n) {
    rest >>= 1n;
    zeros += 1;
  }
  return zeros;
}
