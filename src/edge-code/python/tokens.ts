/** A word, number, text or sign of Python code. */
export interface Token {
  readonly kind: "name" | "number" | "text" | "sign" | "line";
  /** A text without its quotes, escapes resolved; nothing where it has parts that are not known (f-strings, bytes). */
  readonly text: string | undefined;
  readonly start: number;
  readonly end: number;
  /** Of the line that it begins: how far it is indented. */
  readonly indent: number;
}

/** What is not closed goes on to the end of its line, or of the text: nothing is read twice. */
const TOKEN =
  /([rRbBuUfF]{0,2})("""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"(?:\\[\s\S]|[^"\\\n])*"?|'(?:\\[\s\S]|[^'\\\n])*'?)|([A-Za-z_]\w*)|(\d[\d_]*(?:\.\d+)?)|(\n[ \t]*)|(#[^\n]*|[ \t\r\f]+|\\\n)|([\s\S])/y;

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["\\", "\\"],
  ["'", "'"],
  ['"', '"'],
  ["\n", ""],
]);

/** Python code as far as it takes to read literals. Lines count outside of brackets only. */
export function tokensOf(code: string): readonly Token[] {
  const tokens: Token[] = [];
  let nesting = 0;
  let indent = indentOf(code);
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(code); match !== null; match = TOKEN.exec(code)) {
    const [whole, prefix = "", quoted, name, number, line, , sign] = match;
    const start = match.index;
    const add = (kind: Token["kind"], text: string | undefined) =>
      tokens.push({ kind, text, start, end: start + whole.length, indent });
    if (quoted !== undefined) add("text", textOf(prefix, quoted));
    else if (name !== undefined) add("name", name);
    else if (number !== undefined) add("number", number.replaceAll("_", ""));
    else if (line !== undefined && nesting === 0) {
      indent = line.length - 1;
      add("line", "");
    } else if (sign !== undefined) {
      if ("([{".includes(sign)) nesting += 1;
      if (")]}".includes(sign)) nesting = Math.max(0, nesting - 1);
      add("sign", sign);
    }
  }
  return tokens;
}

function indentOf(code: string): number {
  return /^[ \t]*/.exec(code)?.[0].length ?? 0;
}

function textOf(prefix: string, quoted: string): string | undefined {
  const quotes = /^("""|''')/.test(quoted) ? 3 : 1;
  const isClosed = quoted.length >= 2 * quotes && quoted.endsWith(quoted.slice(0, quotes));
  if (!isClosed || /[bf]/i.test(prefix)) return undefined;
  const inner = quoted.slice(quotes, -quotes);
  if (/r/i.test(prefix)) return inner;
  const isPlain = [...inner.matchAll(/\\([\s\S])/g)].every(([, escaped = ""]) => ESCAPES.has(escaped));
  return isPlain
    ? inner.replaceAll(/\\([\s\S])/g, (_, escaped: string) => ESCAPES.get(escaped) ?? "")
    : undefined;
}
