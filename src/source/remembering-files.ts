import type { DirectoryEntry, Files, ReadResult } from "./files.ts";
import type { SourceFile } from "./source-file.ts";

/** The same files, which remember what was read: ignores count where code was evaluated, and packed code is found again by its text. */
export class RememberingFiles implements Files {
  readonly #files: Files;
  readonly #read = new Map<string, SourceFile>();
  readonly #pathsByText = new Map<string, string>();

  constructor(files: Files) {
    this.#files = files;
  }

  get root(): string {
    return this.#files.root;
  }

  /** Sorted by path. */
  get sources(): readonly SourceFile[] {
    return [...this.#read.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  hasRead(path: string): boolean {
    return this.#read.has(path);
  }

  /** The file that was read and has, letter for letter, this text. */
  pathOf(text: string): string | undefined {
    return this.#pathsByText.get(text);
  }

  read(path: string): ReadResult {
    const result = this.#files.read(path);
    if (!result.ok) return result;
    this.#read.set(result.file.path, result.file);
    this.#pathsByText.set(result.file.text, result.file.path);
    return result;
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
