import { LIMITS } from "../limits.ts";
import { type DirectoryEntry, type Files, joinPath, type ReadResult } from "./files.ts";

/** What the standard input is called among the files. */
export const INPUT_NAME = "<stdin>";

/** The files of a repository and the standard input as one more, which no walk meets. */
export class InputFiles implements Files {
  readonly #files: Files;
  readonly #path: string;
  readonly #text: string;

  constructor(files: Files, path: string, text: string) {
    this.#files = files;
    this.#path = path;
    this.#text = text;
  }

  get root(): string {
    return this.#files.root;
  }

  read(path: string): ReadResult {
    return this.#isInput(path) ? this.#input() : this.#files.read(path);
  }

  peek(path: string): ReadResult {
    return this.#isInput(path) ? this.#input() : this.#files.peek(path);
  }

  list(directory: string): readonly DirectoryEntry[] {
    return this.#files.list(directory);
  }

  exists(path: string): boolean {
    return this.#isInput(path) || this.#files.exists(path);
  }

  isDirectory(path: string): boolean {
    return !this.#isInput(path) && this.#files.isDirectory(path);
  }

  mentions(path: string, texts: readonly string[]): boolean {
    if (!this.#isInput(path)) return this.#files.mentions(path, texts);
    return texts.some((text) => this.#text.includes(text));
  }

  #isInput(path: string): boolean {
    return joinPath("", path) === this.#path;
  }

  #input(): ReadResult {
    if (Buffer.byteLength(this.#text) > LIMITS.fileBytes) return { ok: false, why: "too-large" };
    return { ok: true, file: { path: this.#path, text: this.#text } };
  }
}

/** The files, with the standard input where it has a path among them and was read. */
export function withInput(files: Files, path: string | undefined, text: string | undefined): Files {
  return path === undefined || text === undefined ? files : new InputFiles(files, path, text);
}
