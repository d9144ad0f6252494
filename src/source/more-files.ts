import type { DirectoryEntry, Files, ReadResult } from "./files.ts";

/** The files of a repository and more by their paths, which no walk meets. */
export abstract class MoreFiles implements Files {
  readonly #files: Files;

  constructor(files: Files) {
    this.#files = files;
  }

  /** What is read for a path that is one more; `undefined` for the others. */
  protected abstract more(path: string): ReadResult | undefined;

  get root(): string {
    return this.#files.root;
  }

  read(path: string): ReadResult {
    return this.more(path) ?? this.#files.read(path);
  }

  peek(path: string): ReadResult {
    return this.more(path) ?? this.#files.peek(path);
  }

  list(directory: string): readonly DirectoryEntry[] {
    return this.#files.list(directory);
  }

  exists(path: string): boolean {
    return this.more(path) !== undefined || this.#files.exists(path);
  }

  isDirectory(path: string): boolean {
    return this.more(path) === undefined && this.#files.isDirectory(path);
  }

  mentions(path: string, texts: readonly string[]): boolean {
    const more = this.more(path);
    if (more === undefined) return this.#files.mentions(path, texts);
    return more.ok && texts.some((text) => more.file.text.includes(text));
  }
}
