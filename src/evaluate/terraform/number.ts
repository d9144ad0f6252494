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
}

const PRECISION = 512;
/** Beyond it a number is refused: it would print as thousands of digits. */
const MAX_EXPONENT = 16_384;

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
  return normal(BigInt(scaled), exponent);
}

export function toDouble(value: Num): number {
  return typeof value === "number" ? value : Number(formatNumber(value));
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
  return { mantissa: -a.mantissa, exponent: a.exponent };
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
  if (value.exponent >= 0) return (value.mantissa << BigInt(value.exponent)).toString();
  const sign = value.mantissa < 0n ? "-" : "";
  return sign + shortest(value.mantissa < 0n ? -value.mantissa : value.mantissa, value.exponent);
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

/** Shortest decimal between the halfway points to the neighbours of 512 bits. `exponent` is negative. */
function shortest(mantissa: bigint, exponent: number): string {
  const shift = PRECISION - bitLength(mantissa);
  const full = mantissa << BigInt(shift);
  // The value and its halfway points, as integers over 10 ** places.
  const places = shift - exponent + 1;
  const scale = 5n ** BigInt(places);
  const exact = full * 2n * scale;
  const lower = (full * 2n - 1n) * scale;
  const upper = (full * 2n + 1n) * scale;
  const width = upper.toString().length;
  const digits = exact.toString().padStart(width, "0");
  const kept = shortestPrefix(lower.toString().padStart(width, "0"), digits, upper.toString());
  const padded = kept.padEnd(width, "0").padStart(places + 1, "0");
  const point = padded.length - places;
  const fraction = padded.slice(point).replace(/0+$/, "");
  return fraction === ""
    ? padded.slice(0, point)
    : `${padded.slice(0, point).replace(/^0+(?=\d)/, "")}.${fraction}`;
}

function shortestPrefix(lower: string, exact: string, upper: string): string {
  for (let length = 1; length < exact.length; length += 1) {
    const down = exact.slice(0, length);
    const up = (BigInt(down) + 1n).toString().padStart(length, "0");
    const downFits = down.padEnd(exact.length, "0") > lower;
    const upFits = up.length === length && up.padEnd(exact.length, "0") < upper;
    if (downFits && upFits) return (exact[length] ?? "0") < "5" ? down : up;
    if (downFits) return down;
    if (upFits) return up;
  }
  return exact;
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
