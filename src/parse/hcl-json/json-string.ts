import type { Place, Position } from "../../source/place.ts";
import type { LineTable } from "../../source/source-file.ts";
import type { Lines } from "../hcl/parser-state.ts";
import type { Span } from "../tree.ts";

/** A string of JSON: the text that it stands for, and where in the file each part of that text is written. */
export class JsonString implements Lines {
  /** As Go decodes it: half of a surrogate pair is no character. */
  readonly text: string;
  readonly #raw: string;
  /** Of the first character behind the quote. */
  readonly #start: number;
  readonly #lines: LineTable;
  #offsets: readonly number[] | undefined;

  /** `text` is decoded; `span` holds the quotes too. */
  constructor(text: string, span: Span, file: { readonly text: string }, lines: LineTable) {
    this.text = text.replace(/\p{Surrogate}/gu, "\ufffd");
    this.#raw = file.text.slice(span.start + 1, span.end - 1);
    this.#start = span.start + 1;
    this.#lines = lines;
  }

  /** From an offset of `text` to one of the file. */
  at(offset: number): number {
    if (this.#raw.length === this.text.length) return this.#start + offset;
    this.#offsets ??= offsetsOf(this.#raw);
    return this.#start + (this.#offsets[offset] ?? this.#raw.length);
  }

  position(offset: number): Position {
    return this.#lines.position(this.at(offset));
  }

  place(start: number, end: number): Place {
    return this.#lines.place(this.at(start), this.at(end));
  }
}

/** Where each code unit of the decoded text begins in the raw one. */
function offsetsOf(raw: string): readonly number[] {
  const offsets: number[] = [];
  for (let at = 0; at < raw.length; ) {
    offsets.push(at);
    if (raw.charAt(at) !== "\\") at += 1;
    else at += raw.charAt(at + 1) === "u" ? 6 : 2;
  }
  return offsets;
}
