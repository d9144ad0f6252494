/** Terminals and web pages obey some characters; what a stranger's file says must be read, not obeyed. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/u;
/** Harmless characters of one column each that combine with nothing: ASCII, Western letters, dashes, quotes, … → ✓ ✗ */
const PLAIN = /^[\x20-\x7e\xa1-\xa8\xaa-\xac\xaf-\u024f\u2010-\u2027\u2190-\u2193\u2713\u2717]*$/;

let segmenter: Intl.Segmenter | undefined;

/** Making a segmenter takes longer than a whole run: it waits until a text needs one. */
function segmentsOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return segmenter.segment(text);
}

/** The text with control, bidirectional and invisible characters spelt out: `␛`, `<U+202E>`. Always one line. */
export function visible(text: string): string {
  return PLAIN.test(text) ? text : text.replace(UNSAFE, spellOut);
}

function spellOut(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return "\u2421";
  return `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
}

/** A sentence as one visible line: runs of white space become one space. */
export function sentence(text: string): string {
  return visible(text.replace(/[\s]+/g, " ").trim());
}

/** Up to the first full stop that ends a sentence (`example.com` and `e.g. this` have none). */
export function firstSentence(text: string): string {
  const line = sentence(text);
  return line.match(/^.*?[.!?](?= +["'(]?\p{Lu})/u)?.[0] ?? line;
}

/** Pieces of a text that stand or fall together on a screen, with the columns that each takes. */
export function* clusters(text: string): Generator<{ text: string; columns: number; length: number }> {
  if (PLAIN.test(text)) {
    for (const character of text) yield { text: character, columns: 1, length: 1 };
    return;
  }
  for (const { segment } of segmentsOf(text)) {
    const shown = segment === "\t" ? "    " : visible(segment);
    yield { text: shown, columns: clusterColumns(shown), length: segment.length };
  }
}

function clusterColumns(text: string): number {
  if (PLAIN.test(text)) return text.length;
  if (text.includes("<U+")) return [...text].reduce((sum, one) => sum + (WIDE.test(one) ? 2 : 1), 0);
  return WIDE.test(text) || text.includes("\ufe0f") ? 2 : 1;
}

/** The columns that a visible text takes on a terminal. */
export function columns(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let sum = 0;
  for (const cluster of clusters(text)) sum += cluster.columns;
  return sum;
}

/** Breaks at spaces; a word that is longer than a line (an address, a URL) stays whole. */
export function wrap(text: string, width: number): string[] {
  return fill(text.split(" "), width);
}

/** Puts as many pieces into each line as fit, a space between them; none is broken. */
export function fill(pieces: readonly string[], width: number): string[] {
  const lines: string[] = [];
  let line: string | undefined;
  for (const piece of pieces) {
    if (line === undefined) {
      line = piece;
    } else if (columns(line) + 1 + columns(piece) <= width) {
      line += ` ${piece}`;
    } else {
      lines.push(line);
      line = piece;
    }
  }
  if (line !== undefined) lines.push(line);
  return lines;
}

/** `1 error`, `2 errors`. */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}
