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

/** Lines as a code block whose fence is longer than any in them. */
export function codeBlock(lines: readonly string[]): string {
  const longest = Math.max(2, ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map((run) => run.length)));
  const fence = "`".repeat(longest + 1);
  return [`${fence}text`, ...lines, fence].join("\n");
}
