import type { Parser } from "./parser-state.ts";

const DOUBLED = /([$%])\1\{/g;
const ESCAPE = /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([^uU]|$))|\\[uU][0-9A-Fa-f]*|([$%])\4\{/gsu;

/** `$${` and `%%{` stand for `${` and `%{`: the only escapes of heredocs and bare templates. */
export function undouble(raw: string): string {
  return raw.includes("{") ? raw.replace(DOUBLED, "$1{") : raw;
}

/** Decodes what stands between quotes; `start` is its offset, for the diagnostics. */
export function decodeEscapes(p: Parser, raw: string, start: number): string {
  if (!raw.includes("\\")) return undouble(raw);
  return raw.replace(ESCAPE, (all, short, long, simple, doubled, at: number) => {
    if (doubled !== undefined) return `${doubled}{`;
    const decoded = simple === undefined ? decodeCodePoint(short ?? long) : SIMPLE[simple];
    if (decoded !== undefined) return decoded;
    const help =
      'Write a backslash as \\\\; the escapes are \\n, \\r, \\t, \\", \\\\, \\uNNNN and \\UNNNNNNNN';
    p.fail(`"${all}" is not an escape sequence`, start + at, start + at + all.length, help);
    return all.slice(1);
  });
}

const SIMPLE: Readonly<Partial<Record<string, string>>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };

/** `undefined` for what is no character: surrogates, and numbers past U+10FFFF. */
function decodeCodePoint(hex: string | undefined): string | undefined {
  const code = hex === undefined ? Number.NaN : Number.parseInt(hex, 16);
  const isCharacter = code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : undefined;
}
