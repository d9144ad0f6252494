import type { Body, Invalid, Node } from "./ast.ts";
import { braceAtEndOfLine, parseLabels } from "./block-header.ts";
import { compact } from "./compact.ts";
import {
  addAttribute,
  closedTooEarly,
  type Draft,
  finishBody,
  type ItemName,
  newDraft,
  takeSwallowed,
} from "./draft.ts";
import { hintForItem } from "./hints.ts";
import { looksLikeItem } from "./item-shape.ts";
import type { Parser } from "./parser-state.ts";
import { endOfBrokenItem, endOfDeepItem } from "./recovery.ts";

/**
 * What separates items: newlines; in a block on one line nothing, for it holds one argument; and, once that is
 * found broken and reported, anything.
 */
type Layout = "lines" | "inline" | "any";

/** The whole file. */
export function parseFileBody(p: Parser): Body {
  const draft = newDraft();
  const { start } = p;
  p.advance();
  while (!p.at("end") && !p.full) {
    if (p.at("}")) {
      p.report(
        "This brace closes nothing",
        p.start,
        p.end,
        "Remove it, or look above for one that closes too early",
      );
      p.advance();
    } else {
      parseItem(p, draft, "lines");
    }
  }
  return finishBody(draft, start, p.text.length);
}

function parseItem(p: Parser, draft: Draft, layout: Layout): void {
  const { kind, start, end } = p;
  if (kind === "newline" || (kind === "," && layout === "any")) {
    p.advance();
  } else if (kind === "identifier") {
    const name = { text: p.text.slice(start, end), start, end };
    p.advance();
    parseNamed(p, draft, name, layout);
  } else {
    p.unexpected("an argument or a block", hintForItem(p.text, start));
    p.resume(endOfBrokenItem(p, start));
  }
}

function parseNamed(p: Parser, draft: Draft, name: ItemName, layout: Layout): void {
  switch (p.kind) {
    case ":":
      p.report(`An argument is set with "=", not ":"`, p.start, p.end, `Write ${name.text} = …`);
      parseAttribute(p, draft, name, layout);
      return;
    case "=":
      parseAttribute(p, draft, name, layout);
      return;
    case "{":
    case "quote":
    case "identifier":
    case "bad":
      parseBlock(p, draft, name, layout);
      return;
    default:
      p.fail(
        `"${name.text}" is neither an argument nor a block`,
        name.start,
        name.end,
        `Write ${name.text} = … or ${name.text} { … }`,
      );
      p.resume(endOfBrokenItem(p, name.start));
  }
}

function parseAttribute(p: Parser, draft: Draft, name: ItemName, layout: Layout): void {
  const { start: sign, end: signEnd } = p;
  p.advance();
  let value = p.expression(p);
  if (layout === "lines" && !p.halted) endLine(p);
  if (p.halted) value = passOver(p, sign, signEnd);
  const { text, start, end } = name;
  const nameSpan = { start, end };
  addAttribute(p, draft, {
    kind: "attribute",
    name: text,
    nameSpan,
    value,
    start,
    end: Math.max(end, value.end),
  });
}

/** Reads on behind an expression that could not be read. */
function passOver(p: Parser, sign: number, signEnd: number): Invalid {
  const closed = p.isTooDeep ? endOfDeepItem(p, sign) : undefined;
  const end = closed ?? endOfBrokenItem(p, sign);
  const value = p.invalid(signEnd, p.previousEnd);
  p.resume(end);
  if (closed === undefined) return value;
  p.passedOver();
  return { ...value, isTooDeep: true };
}

/** An argument ends its line. Where it does not, the reading may be certain all the same. */
function endLine(p: Parser): void {
  if (p.at("newline") || p.at("end")) return;
  if (p.at(",")) {
    p.report("Arguments are separated by new lines, not by commas", p.start, p.end, "Remove the comma");
    p.advance();
  } else if (p.at("}") || (p.at("identifier") && looksLikeItem(p.text, p.start))) {
    p.report("A new line is missing before this", p.start, p.end, "Put it on a line of its own");
  } else {
    p.unexpected("the end of the line after the argument");
  }
}

function parseBlock(p: Parser, outer: Draft, name: ItemName, layout: Layout): void {
  const labels = parseLabels(p);
  const header = { start: name.start, end: p.halted ? p.start : p.previousEnd };
  if (p.halted) {
    const brace = braceAtEndOfLine(p.text, p.start);
    p.resume(brace ?? endOfBrokenItem(p, name.start));
    if (brace === undefined) return;
  }
  if (!p.enter()) {
    p.resume(endOfDeepItem(p, name.start) ?? p.text.length);
    return;
  }
  const { start: brace } = p;
  const draft = newDraft();
  p.advance();
  const closed = parseBlockBody(p, draft);
  p.leave();
  if (!closed) reportUnclosed(p, header, name.text, draft);
  const swallowed = closed ? undefined : takeSwallowed(p, draft, header.start);
  const end = swallowed?.start ?? p.end;
  const body = finishBody(draft, brace, end);
  const { text: type, start } = name;
  outer.blocks.push({ kind: "block", type, labels: compact(labels), header, body, start, end });
  for (const attribute of swallowed?.attributes ?? []) addAttribute(p, outer, attribute);
  for (const block of swallowed?.blocks ?? []) outer.blocks.push(block);
  if (closed) {
    p.advance();
    if (layout === "lines") endBlock(p);
  }
}

/** Reads up to the closing brace; `false` where there is none. */
function parseBlockBody(p: Parser, draft: Draft): boolean {
  const severalLines = p.at("newline") || p.at("end") || p.at("}");
  if (!severalLines) parseInline(p, draft);
  while (!p.at("}")) {
    if (p.at("end") || p.full) return false;
    parseItem(p, draft, severalLines ? "lines" : "any");
  }
  return true;
}

/** `{ a = 1 }`: one argument, closed in the same line. */
function parseInline(p: Parser, draft: Draft): void {
  const { start, end } = p;
  if (p.at("identifier")) {
    const name = { text: p.text.slice(start, end), start, end };
    p.advance();
    if (p.at("=")) parseAttribute(p, draft, name, "inline");
    else {
      reportInline(p, start, p.end);
      parseNamed(p, draft, name, "any");
      return;
    }
  }
  if (!p.at("}")) reportInline(p, p.start, p.end);
}

function reportInline(p: Parser, start: number, end: number): void {
  p.report(
    "A block on one line holds one argument and nothing else",
    start,
    end,
    "Put each on a line of its own",
  );
}

function endBlock(p: Parser): void {
  if (p.at("newline") || p.at("end")) return;
  p.report("A new line is missing after this block", p.start, p.end, "Put what follows on a line of its own");
  if (p.at(",")) p.advance();
}

/** Blocks around an unclosed one are unclosed, too: one report is enough. */
function reportUnclosed(p: Parser, header: Node, type: string, draft: Draft): void {
  if (p.unclosedReported) return;
  p.unclosedReported = true;
  const early = closedTooEarly(p, draft.blocks);
  const help = early
    ? `The brace in line ${p.line(early.end - 1)} closes "${early.type}", opened in line ${p.line(early.start)}: one may be missing before it`
    : 'Add the missing "}"';
  p.report(
    `The block "${type}" opened in line ${p.line(header.start)} is never closed`,
    header.start,
    header.end,
    help,
  );
}
