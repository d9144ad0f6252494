import type { Place, Position } from "./place.ts";

/** A text that was read, with the table that turns offsets into lines and columns. */
export interface SourceFile {
  /** Path relative to the repository's root, with forward slashes. The key of every `Place`. */
  readonly path: string;
  readonly text: string;
}

/** Offset → position, in O(log lines). Build one per file and keep it. */
export class LineTable {
  readonly #starts: number[] = [0];
  readonly #file: SourceFile;

  constructor(file: SourceFile) {
    this.#file = file;
    const { text } = file;
    for (let i = text.indexOf("\n"); i !== -1; i = text.indexOf("\n", i + 1)) this.#starts.push(i + 1);
  }

  position(offset: number): Position {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }

  place(start: number, end: number): Place {
    return { file: this.#file.path, start: this.position(start), end: this.position(end) };
  }
}
