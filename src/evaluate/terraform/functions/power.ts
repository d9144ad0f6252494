/**
 * `x ** y` as Go computes it: whole exponents by squaring, with the powers of two kept apart, so that the result is
 * rounded where Go rounds it. JavaScript's own differs in the last digit.
 */
export function power(x: number, y: number): number {
  if (x === 0 || y === 0 || x === 1 || !Number.isFinite(x) || !Number.isFinite(y)) return x ** y;
  if (y === 0.5) return Math.sqrt(x);
  if (y === -0.5) return 1 / Math.sqrt(x);
  const whole = Math.trunc(Math.abs(y));
  const fraction = Math.abs(y) - whole;
  if ((fraction !== 0 && x < 0) || whole >= 2 ** 53) return x ** y;
  const up = fraction > 0.5 ? 1 : 0;
  let mantissa = fraction === 0 ? 1 : Math.exp((fraction - up) * Math.log(x));
  let exponent = 0;
  let [square, twos] = split(x);
  for (let rest = whole + up; rest !== 0; rest = Math.floor(rest / 2)) {
    if (Math.abs(twos) > 4096) return x ** y;
    if (rest % 2 === 1) {
      mantissa *= square;
      exponent += twos;
    }
    square *= square;
    twos *= 2;
    if (square < 0.5) {
      square += square;
      twos -= 1;
    }
  }
  return y < 0 ? scale(1 / mantissa, -exponent) : scale(mantissa, exponent);
}

/** A mantissa from 0.5 to 1, and the power of two. */
function split(x: number): [number, number] {
  let mantissa = x;
  let exponent = 0;
  while (Math.abs(mantissa) >= 1) {
    mantissa /= 2;
    exponent += 1;
  }
  while (Math.abs(mantissa) < 0.5) {
    mantissa *= 2;
    exponent -= 1;
  }
  return [mantissa, exponent];
}

/** In two steps: a single power of two may be out of bounds where the result is not. */
function scale(mantissa: number, exponent: number): number {
  const half = Math.trunc(exponent / 2);
  return mantissa * 2 ** half * 2 ** (exponent - half);
}
