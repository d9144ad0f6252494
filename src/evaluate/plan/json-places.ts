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

function membersAt(text: string, start: number): Members {
  const members = new Map<string | number, Member>();
  const isMapping = text[start] === "{";
  if (!isMapping && text[start] !== "[") return members;
  let at = skipSpace(text, start + 1);
  for (let index = 0; at < text.length && text[at] !== "}" && text[at] !== "]"; index += 1) {
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
    if (text[at] === ",") at = skipSpace(text, at + 1);
  }
  return members;
}

function nameIn(written: string): string {
  const name: unknown = JSON.parse(written);
  return typeof name === "string" ? name : "";
}

/** Past a value; nesting is counted, not recursed into. */
function endOfValue(text: string, start: number): number {
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const character = text[at];
    if (character === '"') {
      at = endOfString(text, at);
      if (depth === 0) return at;
      continue;
    }
    if (character === "{" || character === "[") depth += 1;
    else if (character === "}" || character === "]") {
      if (depth === 0) return at;
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (depth === 0 && (character === "," || isSpace(character))) return at;
    at += 1;
  }
  return at;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (isSpace(text[at])) at += 1;
  return at;
}

function isSpace(character: string | undefined): boolean {
  return character === " " || character === "\n" || character === "\r" || character === "\t";
}
