/** A line that is longer is broken at its next space. */
const WIDTH = 80;
const BREAK = /[\n\r\u0085\u2028\u2029]/;

export function isMultiline(text: string): boolean {
  return BREAK.test(text);
}

/** Line breaks make a literal block, if no line ends in spaces and every character can stand as it is. */
export function isLiteral(text: string): boolean {
  return text.includes("\n") && !/ ([\n\r\u0085\u2028\u2029]|$)/.test(text) && [...text].every(isPrintable);
}

export function literal(text: string, indent: number): string {
  const hint = /^[ \n\r\u0085\u2028\u2029]/.test(text) ? "2" : "";
  const lines = text.replace(
    /(^|[\n\r\u0085\u2028\u2029])(?=[^\n\r\u0085\u2028\u2029])/g,
    (found) => found + " ".repeat(indent),
  );
  return `|${hint}${chompOf(text)}\n${lines}`;
}

/** Which of the last line breaks belong to the text. */
function chompOf(text: string): string {
  if (!/[\n\r\u0085\u2028\u2029]$/.test(text)) return "-";
  return /(^|[\n\r\u0085\u2028\u2029])[\n\r\u0085\u2028\u2029]$/.test(text) ? "+" : "";
}

/** In double quotes, broken at spaces past the width; `before`: what stands on the line already. */
export function folded(characters: readonly string[], before: number, indent: number): string {
  let column = before + 2;
  let result = "";
  let afterSpace = false;
  for (const [i, character] of characters.entries()) {
    const isSpace = character === " ";
    if (isSpace && !afterSpace && column > WIDTH && i > 0 && i < characters.length - 1) {
      const mark = characters[i + 1] === " " ? "\\" : "";
      result += `\n${" ".repeat(indent)}${mark}`;
      column = indent + mark.length;
    } else {
      result += character;
      column += character.length > 2 ? character.length : 1;
      if (character.length === 2 && character.startsWith("\\")) column += 1;
    }
    afterSpace = isSpace;
  }
  return `"${result}"`;
}

export function quoted(text: string): string {
  return `"${[...text].map(escaped).join("")}"`;
}

function isPrintable(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0xa0) return code === 0x0a || (code >= 0x20 && code <= 0x7e);
  return code <= 0xffff && code !== 0xfeff && code !== 0xfffe && code !== 0xffff;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "\0": "0",
  "\x07": "a",
  "\b": "b",
  "\t": "t",
  "\n": "n",
  "\v": "v",
  "\f": "f",
  "\r": "r",
  "\x1b": "e",
  '"': '"',
  "\\": "\\",
  "\u0085": "N",
  "\u00a0": "_",
  "\u2028": "L",
  "\u2029": "P",
};

export function escaped(character: string): string {
  if (isPrintable(character) && !BREAK.test(character) && character !== '"' && character !== "\\")
    return character;
  const short = ESCAPES[character];
  if (short !== undefined) return `\\${short}`;
  const code = character.codePointAt(0) ?? 0;
  const hex = (digits: number) => code.toString(16).toUpperCase().padStart(digits, "0");
  if (code <= 0xff) return `\\x${hex(2)}`;
  return code <= 0xffff ? `\\u${hex(4)}` : `\\U${hex(8)}`;
}
