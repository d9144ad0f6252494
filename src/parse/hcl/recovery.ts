import { CODE } from "./characters.ts";
import { endOfClosingLine, heredocMarker } from "./heredoc.ts";
import { looksLikeItem, nextBlockAtMargin } from "./item-shape.ts";
import type { Parser } from "./parser-state.ts";
import { endOfLineText, endOfQuotedText } from "./template-text.ts";

type Opener = "(" | "[" | "{" | "quote" | "sequence" | "heredoc";

/** What is open while broken text is skipped. */
interface Skipped {
  readonly open: Opener[];
  readonly markers: string[];
  /** How many of `open` are braces, and how many are braces or sequences. */
  objects: number;
  braces: number;
}

/**
 * Where to read on after the item that broke somewhere behind `from`: at the newline that ends it, at the brace
 * that closes the block around it, or at a line that plainly begins something new. Brackets, strings and heredocs
 * are matched without recursion; nothing is parsed.
 */
export function endOfBrokenItem(p: Parser, from: number): number {
  return endOfItem(p, from, true) ?? nextBlockAtMargin(p.text, from);
}

/** The same for an item that is only too deep; `undefined` where a bracket of it is never closed. */
export function endOfDeepItem(p: Parser, from: number): number | undefined {
  return endOfItem(p, from, false);
}

/** `undefined` where something is still open at the end of the text. */
function endOfItem(p: Parser, from: number, guess: boolean): number | undefined {
  const skipped: Skipped = { open: [], markers: [], objects: 0, braces: 0 };
  p.resume(from);
  for (;;) {
    const top = skipped.open.at(-1);
    if (p.kind === "end") return top === undefined ? p.start : undefined;
    if (top === "quote") skipText(p, skipped, endOfQuotedText(p.text, p.end));
    else if (top === "heredoc") skipText(p, skipped, endOfHeredocText(p, skipped.markers.at(-1) ?? ""));
    else if (p.kind === "newline" && (top === undefined || (guess && beginsItem(p, skipped)))) return p.start;
    else if (p.kind === "}" && skipped.braces === 0 && p.start > from) return p.start;
    else skipToken(p, skipped);
  }
}

function beginsItem(p: Parser, skipped: Skipped): boolean {
  let at = p.end;
  while (p.text.charCodeAt(at) === CODE.space || p.text.charCodeAt(at) === CODE.tab) at += 1;
  return looksLikeItem(p.text, at, skipped.objects > 0);
}

/** The text of a string or heredoc: up to its end, or into a sequence, which holds tokens again. */
function skipText(p: Parser, skipped: Skipped, end: number): void {
  const code = p.text.charCodeAt(end);
  if (code === CODE.dollar || code === CODE.percent) {
    skipped.open.push("sequence");
    skipped.braces += 1;
    p.advanceFrom(end + 2);
    return;
  }
  // A heredoc that is never closed stays open, so that reading goes on far from it.
  if (end < p.text.length && skipped.open.pop() === "heredoc") skipped.markers.pop();
  p.advanceFrom(code === CODE.quote ? end + 1 : end);
}

/** Like `endOfQuotedText`: at the newline of the closing line, at a sequence, or at the end. */
function endOfHeredocText(p: Parser, marker: string): number {
  const { text } = p;
  for (let at = p.end; at < text.length; ) {
    const closing = text.charCodeAt(at - 1) === CODE.newline ? endOfClosingLine(text, at, marker) : undefined;
    if (closing !== undefined) return closing;
    const end = endOfLineText(text, at);
    if (end === at || text.charCodeAt(end - 1) !== CODE.newline) return end;
    at = end;
  }
  return text.length;
}

function skipToken(p: Parser, skipped: Skipped): void {
  const { open } = skipped;
  switch (p.kind) {
    case "{":
      skipped.objects += 1;
      skipped.braces += 1;
      open.push("{");
      break;
    case "(":
    case "[":
    case "quote":
      open.push(p.kind);
      break;
    case "heredoc":
      open.push("heredoc");
      skipped.markers.push(heredocMarker(p.text.slice(p.start, p.end)).marker);
      break;
    case ")":
    case "]":
      if (open.at(-1) === (p.kind === ")" ? "(" : "[")) open.pop();
      break;
    case "}":
    case "~}":
      closeBrace(skipped);
      break;
    default:
      break;
  }
  const top = open.at(-1);
  // Within text there are no tokens: `skipText` goes on at `p.end`.
  if (top !== "quote" && top !== "heredoc") p.advance();
}

/** A brace closes what was left open inside it, too. */
function closeBrace(skipped: Skipped): void {
  if (skipped.braces === 0) return;
  skipped.braces -= 1;
  for (let top = skipped.open.pop(); ; top = skipped.open.pop()) {
    if (top === "sequence") return;
    if (top === "{") {
      skipped.objects -= 1;
      return;
    }
  }
}
