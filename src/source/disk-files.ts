import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { LIMITS } from "../limits.ts";
import { type DirectoryEntry, type Files, joinPath, type ReadFailure, type ReadResult } from "./files.ts";

/** The repository on disk, jailed to its root. */
export class DiskFiles implements Files {
  readonly root: string;
  readonly #cache = new Map<string, ReadResult>();
  #files = 0;
  #bytes = 0;

  /** `root` must exist. */
  constructor(root: string) {
    this.root = realpathSync(root);
  }

  read(path: string): ReadResult {
    const normal = joinPath("", path);
    if (normal === undefined) return { ok: false, why: "outside-repository" };
    let result = this.#cache.get(normal);
    if (!result) {
      result = this.#readNew(normal);
      this.#cache.set(normal, result);
    }
    return result;
  }

  #readNew(path: string): ReadResult {
    const real = this.#resolve(path);
    if ("why" in real) return { ok: false, why: real.why };
    try {
      const stats = statSync(real.path);
      if (!stats.isFile()) return { ok: false, why: "not-a-file" };
      if (stats.size > LIMITS.fileBytes) return { ok: false, why: "too-large" };
      this.#files += 1;
      this.#bytes += stats.size;
      if (this.#files > LIMITS.files || this.#bytes > LIMITS.totalBytes) return { ok: false, why: "limit" };
      return decode(path, readFileSync(real.path));
    } catch {
      return { ok: false, why: "unreadable" };
    }
  }

  /** The real path, if it exists and every link on the way stays inside the root. */
  #resolve(path: string): { path: string } | { why: ReadFailure } {
    try {
      const real = realpathSync(join(this.root, path));
      const inside = relative(this.root, real);
      if (inside === ".." || inside.startsWith(`..${sep}`)) return { why: "outside-repository" };
      return { path: real };
    } catch {
      return { why: "not-found" };
    }
  }

  list(directory: string): readonly DirectoryEntry[] {
    const normal = joinPath("", directory);
    const real = normal === undefined ? undefined : this.#resolve(normal);
    if (real === undefined || "why" in real) return [];
    try {
      const entries = readdirSync(real.path, { withFileTypes: true });
      const kept: DirectoryEntry[] = [];
      for (const entry of entries) {
        if (entry.isSymbolicLink()) {
          const kind = this.#linkKind(`${normal}/${entry.name}`);
          if (kind) kept.push({ name: entry.name, kind, link: true });
        } else {
          const kind = kindOf(entry);
          if (kind) kept.push({ name: entry.name, kind });
        }
      }
      return kept.sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch {
      return [];
    }
  }

  #linkKind(path: string): DirectoryEntry["kind"] | undefined {
    const real = this.#resolve(path);
    return "why" in real ? undefined : kindOf(lstatSync(real.path));
  }

  exists(path: string): boolean {
    const normal = joinPath("", path);
    return normal !== undefined && !("why" in this.#resolve(normal));
  }

  isDirectory(path: string): boolean {
    const normal = joinPath("", path);
    const real = normal === undefined ? undefined : this.#resolve(normal);
    return real !== undefined && !("why" in real) && statSync(real.path).isDirectory();
  }

  mentions(path: string, texts: readonly string[]): boolean {
    const real = this.#resolve(path);
    if ("why" in real) return false;
    try {
      const stats = statSync(real.path);
      if (!stats.isFile() || stats.size > LIMITS.fileBytes) return false;
      const bytes = readFileSync(real.path);
      return texts.some((text) => bytes.includes(text));
    } catch {
      return false;
    }
  }
}

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean }): DirectoryEntry["kind"] | undefined {
  if (entry.isFile()) return "file";
  return entry.isDirectory() ? "directory" : undefined;
}

function decode(path: string, bytes: Uint8Array): ReadResult {
  try {
    // A byte order mark is dropped by TextDecoder, as Terraform and CloudFormation do.
    return { ok: true, file: { path, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) } };
  } catch {
    return { ok: false, why: "not-utf8" };
  }
}
