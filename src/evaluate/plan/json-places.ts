import type { Place } from "../../source/place.ts";
import { LineTable, type SourceFile } from "../../source/source-file.ts";

/** The way to a value of a JSON text: names of members and indices of items. */
export type Pointer = readonly (string | number)[];

interface Member {
  readonly start: number;
  readonly end: number;
  /** Where the name of a member begins; of an item, the item. */
  readonly from: number;
}

type Members = ReadonlyMap<string | number, Member>;

/**
 * Where the values of a JSON text stand. A plan may be large and few of its values matter, so each container on the way is
 * gone through when it is asked for, once. The text is known to be valid.
 */
export class JsonPlaces {
  readonly #source: SourceFile;
  readonly #lines: LineTable;
  readonly #containers = new Map<number, Members>();

  constructor(source: SourceFile) {
    this.#source = source;
    this.#lines = new LineTable(source);
  }

  /** The member or item, as far as it goes on one line; of a way that leads nowhere, the last step that is there. */
  place(pointer: Pointer): Place {
    const { text } = this.#source;
    let found: Member = { start: skipSpace(text, 0), end: text.length, from: 0 };
    for (const step of pointer) {
      const next = this.#members(found.start).get(step);
      if (next === undefined) break;
      found = next;
    }
    const isContainer = text[found.start] === "{" || text[found.start] === "[";
    const end = isContainer ? Math.min(found.start + 1, found.end) : found.end;
    // Most plans are one long line: only the value itself is searched for an end of line.
    const line = text.slice(found.from, end).indexOf("\n");
    return this.#lines.place(found.from, line === -1 ? end : found.from + line);
  }

  #members(start: number): Members {
    let members = this.#containers.get(start);
    if (members === undefined) {
      members = membersAt(this.#source.text, start);
      this.#containers.set(start, members);
    }
    return members;
  }
}

/** A plan may be one of 50 MB, so texts are looked at by code, and by the quotes in them. */
const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;

function membersAt(text: string, start: number): Members {
  const members = new Map<string | number, Member>();
  const isMapping = text[start] === "{";
  if (!isMapping && text[start] !== "[") return members;
  let at = skipSpace(text, start + 1);
  for (let index = 0; at < text.length && !isClosing(text.charCodeAt(at)); index += 1) {
    const from = at;
    let key: string | number = index;
    if (isMapping) {
      const end = endOfString(text, at);
      key = nameIn(text.slice(at, end));
      at = skipSpace(text, skipSpace(text, end) + 1);
    }
    const end = endOfValue(text, at);
    members.set(key, { start: at, end, from });
    at = skipSpace(text, end);
    if (text.charCodeAt(at) === COMMA) at = skipSpace(text, at + 1);
  }
  return members;
}

function nameIn(written: string): string {
  if (!written.includes("\\")) return written.slice(1, -1);
  const name: unknown = JSON.parse(written);
  return typeof name === "string" ? name : "";
}

/** Past a value; nesting is counted, not recursed into. */
function endOfValue(text: string, start: number): number {
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(text, at);
      if (depth === 0) return at;
      continue;
    }
    if (isOpening(code)) depth += 1;
    else if (isClosing(code)) {
      if (depth === 0) return at;
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (depth === 0 && (code === COMMA || isSpace(code))) return at;
    at += 1;
  }
  return at;
}

/** A quote ends a text where an even number of backslashes stands before it. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let before = at;
    while (text.charCodeAt(before - 1) === BACKSLASH) before -= 1;
    if ((at - before) % 2 === 0) return at + 1;
  }
  return text.length;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

/** `[` and `{` differ in one bit, and so do `]` and `}`. */
function isOpening(code: number): boolean {
  return (code | 0x20) === 0x7b;
}

function isClosing(code: number): boolean {
  return (code | 0x20) === 0x7d;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
