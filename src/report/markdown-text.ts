import { sentence } from "./text.ts";

/**
 * Any text as literal Markdown: characters with a meaning are written as HTML entities, which Markdown never
 * reads as structure, and what GitHub would turn into a link or a mention is broken up.
 */
export function markdownText(text: string): string {
  return sentence(text)
    .replace(/[\\`*_[\]|<>~&@#!$]/g, entity)
    .replaceAll("://", "&#58;//")
    .replace(/\bwww\./gi, (prefix) => `${prefix.slice(0, 3)}&#46;`);
}

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

/** A command as code, in HTML so that a table's cell can hold whatever stands in it; empty for none. */
export function codeSpan(text: string): string {
  return text === "" ? "" : `<code>${markdownText(text)}</code>`;
}

/** Lines as a code block whose fence is longer than any in them. */
export function codeBlock(lines: readonly string[]): string {
  const longest = Math.max(2, ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map((run) => run.length)));
  const fence = "`".repeat(longest + 1);
  return [`${fence}text`, ...lines, fence].join("\n");
}

/** The first texts that fit into `room` bytes, and whether these are all. */
export function fitting(texts: Iterable<string>, room: number): { shown: string[]; complete: boolean } {
  const shown: string[] = [];
  let used = 0;
  for (const text of texts) {
    used += bytes(text) + 2;
    if (used > room) return { shown, complete: false };
    shown.push(text);
  }
  return { shown, complete: true };
}

/** The length of a text in UTF-8, by which GitHub counts. */
export function bytes(text: string): number {
  return Buffer.byteLength(text, "utf8");
}
