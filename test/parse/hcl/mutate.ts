const BITS = [
  ..."{}[]()\"'~=?:,.#-!&|+*/<>^@;`“$%\\ \t\n\r",
  "${",
  "%{",
  "~}",
  "${~",
  "==",
  "=>",
  "!=",
  "<=",
  ">=",
  "&&",
  "||",
  "::",
  "...",
  ".*",
  "[*]",
  "\r\n",
  "//",
  "/*",
  "*/",
  "<<EOT\n",
  "<<-EOT\n",
  "EOT\n",
  "  EOT\n",
  "\\n",
  '\\"',
  "\\u00e9",
  "$$",
  "$${",
  "%%{",
  "1",
  "1.5",
  ".0",
  "1e5",
  "for",
  "for x in y : x",
  "in",
  "if",
  "else",
  "%{ if x }",
  "%{ endif }",
  "%{ else }",
  "%{ for a in b }",
  "%{ endfor }",
  "%{ endif ~}",
  "true",
  "null",
  "a",
  "a = 1",
  "a = 1\n",
  "b {\n",
  "}\n",
  '"x"',
  '"${x}"',
  "x...",
  "{ a = 1 }",
  "[1, 2]",
  "f(x)",
  "=\n",
  "é",
  "e\u0301",
  "\u00a0",
  "\u2028",
  "😀",
  "\ufeff",
  "\u0000",
];

/** A pseudo-random sequence that is the same in every run: `next(n)` is at least 0 and less than n. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** One of `texts`, with one or two small wounds. */
export function mutant(texts: readonly string[], next: (below: number) => number): string {
  let text = texts[next(texts.length)] ?? "";
  for (let wounds = next(2) + 1; wounds > 0; wounds -= 1) text = wound(text, next);
  return text.replaceAll(/[\ud800-\udfff]/gu, "");
}

function wound(text: string, next: (below: number) => number): string {
  const at = next(text.length + 1);
  const bit = BITS[next(BITS.length)] ?? "";
  const other = next(text.length + 1);
  switch (next(4)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1 + next(4));
    case 1:
      return text.slice(0, at) + bit + text.slice(at);
    case 2:
      return text.slice(0, at) + bit + text.slice(at + 1 + next(3));
    default:
      return text.slice(0, at) + text.slice(other, other + next(30)) + text.slice(at);
  }
}
