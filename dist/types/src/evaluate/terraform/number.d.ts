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
/** `undefined` where the text is no number, or one that is out of bounds. */
export declare function parseNumber(text: string): Num | undefined;
/** Exact: every double has a 53-bit mantissa. `undefined` for infinities and NaN. */
export declare function fromDouble(value: number): Num | undefined;
export declare function toDouble(value: Num): number;
/** The number as a safe integer, `undefined` where it is a fraction or too large. */
export declare function toInteger(value: Num): number | undefined;
export declare function add(a: Num, b: Num): Num;
export declare function negate(a: Num): Num;
export declare function subtract(a: Num, b: Num): Num;
export declare function multiply(a: Num, b: Num): Num;
/** `b` must not be zero. */
export declare function divide(a: Num, b: Num): Num;
/** The remainder takes the sign of the dividend, as in Go: `-5 % 3` is `-2`. `b` must not be zero. */
export declare function remainder(a: Num, b: Num): Num;
export declare function compareNumbers(a: Num, b: Num): number;
export declare function sameNumber(a: Num, b: Num): boolean;
/** Towards minus infinity. */
export declare function floor(a: Num): Num;
/** Terraform's text of a number: never an exponent, the fewest digits that give the same number back. */
export declare function formatNumber(value: Num): string;
/** The number with so many digits behind the point, the exact value rounded half to even. */
export declare function fixedNumber(value: Num, places: number): string;
