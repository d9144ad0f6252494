/** Character codes that the scanners compare with. */
export const CODE = {
  tab: 0x09,
  newline: 0x0a,
  return: 0x0d,
  space: 0x20,
  quote: 0x22,
  hash: 0x23,
  dollar: 0x24,
  percent: 0x25,
  star: 0x2a,
  plus: 0x2b,
  minus: 0x2d,
  dot: 0x2e,
  slash: 0x2f,
  less: 0x3c,
  backslash: 0x5c,
  openBrace: 0x7b,
  tilde: 0x7e,
} as const;

const STARTS_NAME = 1;
const DIGIT = 2;
const CONTINUES_NAME = 4;

const CLASSES = new Uint8Array(128);
for (const letter of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_") {
  CLASSES[letter.charCodeAt(0)] = STARTS_NAME | CONTINUES_NAME;
}
for (const digit of "0123456789") CLASSES[digit.charCodeAt(0)] = DIGIT | CONTINUES_NAME;
CLASSES[CODE.minus] = CONTINUES_NAME;

const UNICODE_NAME = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Where the name that begins at `at` ends; `at` itself where none does. */
export function endOfName(text: string, at: number): number {
  const first = text.charCodeAt(at);
  if (first < 128 && ((CLASSES[first] ?? 0) & STARTS_NAME) === 0) return at;
  let end = at;
  let code = first;
  while (code < 128 && ((CLASSES[code] ?? 0) & CONTINUES_NAME) !== 0) {
    end += 1;
    code = text.charCodeAt(end);
  }
  return code >= 128 ? endOfUnicodeName(text, at) : end;
}

function endOfUnicodeName(text: string, at: number): number {
  UNICODE_NAME.lastIndex = at;
  return UNICODE_NAME.test(text) ? UNICODE_NAME.lastIndex : at;
}

/**
 * Where the number that begins with the digit at `at` ends. Digits, dots and exponents in any order, but no dot
 * at the end: `1.2.3` is one (wrong) number, `1...` a number and an ellipsis, as in HashiCorp's scanner.
 */
export function endOfNumber(text: string, at: number): number {
  let end = at + 1;
  for (let i = end; ; ) {
    const code = text.charCodeAt(i);
    if (isDigit(code)) {
      i += 1;
      end = i;
    } else if (code === CODE.dot) {
      i += 1;
    } else if (code === 0x65 || code === 0x45) {
      const sign = text.charCodeAt(i + 1);
      const digit = sign === CODE.plus || sign === CODE.minus ? i + 2 : i + 1;
      if (!isDigit(text.charCodeAt(digit))) return end;
      i = digit + 1;
      end = i;
    } else {
      return end;
    }
  }
}

/** White space as Go's unicode.IsSpace has it: U+0085 is in, U+FEFF is not. */
const SPACE = "[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const LEADING = new RegExp(`^${SPACE}+`);

export function trimLeft(text: string): string {
  return text.replace(LEADING, "");
}

export function trimRight(text: string): string {
  let end = text.length;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

export function isSpace(code: number): boolean {
  if (code < 0x80) return code === CODE.space || (code >= CODE.tab && code <= CODE.return);
  return code === 0x85 || code === 0xa0 || (code >= 0x1680 && LEADING.test(String.fromCharCode(code)));
}
