import type { DirectoryEntry, Files, ReadResult } from "../../source/files.ts";

/** Files that remember what was read, so that a text of the code can be found in the file it came from. */
export class RecordedFiles implements Files {
  readonly #files: Files;
  readonly #paths = new Map<string, string>();

  constructor(files: Files) {
    this.#files = files;
  }

  get root(): string {
    return this.#files.root;
  }

  read(path: string): ReadResult {
    const result = this.#files.read(path);
    if (result.ok) this.#paths.set(result.file.text, result.file.path);
    return result;
  }

  /** The file that was read and has, letter for letter, this text. */
  pathOf(text: string): string | undefined {
    return this.#paths.get(text);
  }

  peek(path: string): ReadResult {
    return this.#files.peek(path);
  }

  list(directory: string): readonly DirectoryEntry[] {
    return this.#files.list(directory);
  }

  exists(path: string): boolean {
    return this.#files.exists(path);
  }

  isDirectory(path: string): boolean {
    return this.#files.isDirectory(path);
  }

  mentions(path: string, texts: readonly string[]): boolean {
    return this.#files.mentions(path, texts);
  }
}
