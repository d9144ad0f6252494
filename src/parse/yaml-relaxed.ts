import { lexemesOf } from "./yaml-lexemes.ts";

/** CloudFormation takes no larger templates, and each repair reads the text anew. */
const MAX_LENGTH = 1024 * 1024;
const MAX_REPAIRS = 50;

/**
 * The text with each flow collection and quoted text that is not indented enough put on one line, every character at
 * its offset; `undefined` where there is none. YAML asks for the indentation, yet CloudFormation's parser, like most,
 * does without it, and policies pasted as JSON rely on that.
 */
export function relaxIndentation(text: string): string | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  let relaxed: string | undefined;
  for (let repairs = 0; repairs < MAX_REPAIRS; repairs += 1) {
    const repaired = repairFirst(relaxed ?? text);
    if (repaired === undefined) break;
    relaxed = repaired;
  }
  return relaxed;
}

function repairFirst(text: string): string | undefined {
  let flowStart: number | undefined;
  let depth = 0;
  for (const lexeme of lexemesOf(text)) {
    if (lexeme.kind === "flow-error") return flowStart === undefined ? undefined : onOneLine(text, flowStart);
    if (lexeme.kind === "scalar") continue;
    if (/^["']/.test(lexeme.text)) {
      if (quotedEnd(lexeme.text, 0) === undefined) return onOneLine(text, flowStart ?? lexeme.start);
    } else if (lexeme.text === "[" || lexeme.text === "{") {
      if (depth === 0) flowStart = lexeme.start;
      depth += 1;
    } else if (lexeme.text === "]" || lexeme.text === "}") {
      depth -= 1;
      if (depth <= 0) flowStart = undefined;
    }
  }
  return undefined;
}

/** Blanks for line ends and comments, from `start` to the end of what opens there. */
function onOneLine(text: string, start: number): string | undefined {
  const pieces: string[] = [];
  let depth = 0;
  let offset = start;
  while (offset < text.length) {
    const end = tokenEnd(text, offset);
    const token = text.slice(offset, end);
    if (token === "[" || token === "{") depth += 1;
    if (token === "]" || token === "}") depth -= 1;
    pieces.push(token.startsWith("#") ? " ".repeat(token.length) : token.replace(/[\r\n]/g, " "));
    offset = end;
    if (depth <= 0) break;
  }
  const line = pieces.join("");
  const isChanged = line !== text.slice(start, offset);
  return isChanged && depth <= 0 ? text.slice(0, start) + line + text.slice(offset) : undefined;
}

/** A quoted text, a comment, or one character; quotes and comments start only after a blank or an indicator. */
function tokenEnd(text: string, start: number): number {
  const character = text.charAt(start);
  const previous = text.charAt(start - 1);
  if (character === "#" && /^\s?$/.test(previous)) {
    const newline = text.indexOf("\n", start);
    return newline === -1 ? text.length : newline;
  }
  const opens = (character === '"' || character === "'") && /^[\s,:[{]?$/.test(previous);
  return (opens ? quotedEnd(text, start) : undefined) ?? start + 1;
}

/** Behind the closing quote; `undefined` where there is none. */
function quotedEnd(text: string, start: number): number | undefined {
  const quote = text.charAt(start);
  for (let i = start + 1; i < text.length; i += 1) {
    const character = text.charAt(i);
    if (character === "\\" && quote === '"') i += 1;
    else if (character === quote && quote === "'" && text.charAt(i + 1) === "'") i += 1;
    else if (character === quote) return i + 1;
  }
  return undefined;
}
