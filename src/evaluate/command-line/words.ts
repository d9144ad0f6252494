import type { Place } from "../../source/place.ts";

/** The words of a command line, and where each stands in its text. */
export class Words {
  readonly #file: string;
  #text = "";

  constructor(file: string) {
    this.#file = file;
  }

  get text(): string {
    return this.#text;
  }

  /** Appends a word and says where it stands. */
  add(word: string): Place {
    if (this.#text !== "") this.#text += " ";
    const column = this.#text.length + 1;
    this.#text += word;
    return {
      file: this.#file,
      start: { line: 1, column },
      end: { line: 1, column: column + word.length },
    };
  }

  /** Appends an option with its value: the place of both. */
  option(name: string, value: string): Place {
    const start = this.add(name);
    return { ...start, end: this.add(value).end };
  }
}
