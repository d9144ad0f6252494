import { type DirectoryEntry, type Files, joinPath, type ReadResult } from "./files.ts";
import type { SourceFile } from "./source-file.ts";

/** Files that are texts: rule examples, tests, and templates handed over by CDK. */
export class MemoryFiles implements Files {
  readonly root = "/";
  readonly #files = new Map<string, SourceFile>();

  constructor(texts: Readonly<Record<string, string>>) {
    for (const [path, text] of Object.entries(texts)) this.#files.set(path, { path, text });
  }

  read(path: string): ReadResult {
    const normal = joinPath("", path);
    if (normal === undefined) return { ok: false, why: "outside-repository" };
    const file = this.#files.get(normal);
    return file ? { ok: true, file } : { ok: false, why: "not-found" };
  }

  peek(path: string): ReadResult {
    return this.read(path);
  }

  list(directory: string): readonly DirectoryEntry[] {
    const prefix = directory === "" ? "" : `${directory}/`;
    const entries = new Map<string, DirectoryEntry>();
    for (const path of this.#files.keys()) {
      if (!path.startsWith(prefix)) continue;
      const [name, ...rest] = path.slice(prefix.length).split("/");
      if (name) entries.set(name, { name, kind: rest.length > 0 ? "directory" : "file" });
    }
    return [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  exists(path: string): boolean {
    return this.#files.has(path) || this.list(path).length > 0;
  }

  isDirectory(path: string): boolean {
    return !this.#files.has(path) && this.list(path).length > 0;
  }

  mentions(path: string, texts: readonly string[]): boolean {
    const result = this.read(path);
    return result.ok && texts.some((text) => result.file.text.includes(text));
  }
}
