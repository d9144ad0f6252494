import {
  closeSync,
  type Dirent,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  type Stats,
  statSync,
} from "node:fs";
import { isAbsolute, join, relative, sep } from "node:path";
import { LIMITS } from "../limits.ts";
import { decode } from "./decode.ts";
import {
  type DirectoryEntry,
  directoryOf,
  type Files,
  joinPath,
  type ReadFailure,
  type ReadResult,
} from "./files.ts";

/** As in `LIMITS`. */
type Limits = Readonly<Record<"files" | "fileBytes" | "totalBytes", number>>;

/** A real path inside the root. */
interface Found {
  readonly path: string;
  readonly stats: Stats;
}

interface Refused {
  readonly why: ReadFailure;
}

/** The repository on disk, jailed to its root. */
export class DiskFiles implements Files {
  readonly root: string;
  readonly #limits: Limits;
  readonly #cache = new Map<string, ReadResult>();
  readonly #directories = new Map<string, Found | Refused>();
  #files = 0;
  #bytes = 0;

  /** `root` must exist. */
  constructor(root: string, limits: Limits = LIMITS) {
    this.root = realpathSync.native(root);
    this.#limits = limits;
  }

  read(path: string): ReadResult {
    const normal = joinPath("", path);
    if (normal === undefined) return { ok: false, why: "outside-repository" };
    let result = this.#cache.get(normal);
    if (!result) {
      result = this.#read(normal, true);
      this.#cache.set(normal, result);
    }
    return result;
  }

  peek(path: string): ReadResult {
    const normal = joinPath("", path);
    return normal === undefined ? { ok: false, why: "outside-repository" } : this.#read(normal, false);
  }

  #read(path: string, counted: boolean): ReadResult {
    const found = this.#resolve(path);
    if ("why" in found) return { ok: false, why: found.why };
    if (!found.stats.isFile()) return { ok: false, why: "not-a-file" };
    if (found.stats.size > this.#limits.fileBytes) return { ok: false, why: "too-large" };
    if (counted && !this.#count(found.stats.size)) return { ok: false, why: "limit" };
    try {
      return decode(path, readFileSync(found.path));
    } catch {
      return { ok: false, why: "unreadable" };
    }
  }

  #count(bytes: number): boolean {
    this.#files += 1;
    this.#bytes += bytes;
    return this.#files <= this.#limits.files && this.#bytes <= this.#limits.totalBytes;
  }

  /** Where a normal path leads: each directory is followed once, since all links on the way must stay inside. */
  #resolve(path: string): Found | Refused {
    if (path === "") return this.#follow(this.root);
    const parentPath = directoryOf(path);
    let parent = this.#directories.get(parentPath);
    if (!parent) {
      parent = this.#follow(join(this.root, parentPath));
      this.#directories.set(parentPath, parent);
    }
    if ("why" in parent) return parent;
    const own = join(parent.path, path.slice(parentPath === "" ? 0 : parentPath.length + 1));
    try {
      const stats = lstatSync(own);
      if (!stats.isSymbolicLink()) return this.#inside({ path: own, stats });
    } catch (error) {
      return { why: failureOf(error) };
    }
    const target = this.#follow(own);
    return "why" in target && target.why === "not-found" ? { why: "broken-link" } : target;
  }

  #follow(path: string): Found | Refused {
    try {
      const real = realpathSync.native(path);
      return this.#inside({ path: real, stats: statSync(real) });
    } catch (error) {
      return { why: failureOf(error) };
    }
  }

  /** What `.git` holds is not part of the repository; a checkout's credentials may be. */
  #inside(found: Found): Found | Refused {
    const way = relative(this.root, found.path);
    const steps = way.split(sep);
    // On Windows the way to another drive is absolute.
    return isAbsolute(way) || steps[0] === ".." || steps.includes(".git")
      ? { why: "outside-repository" }
      : found;
  }

  list(directory: string): readonly DirectoryEntry[] {
    const normal = joinPath("", directory);
    const found = normal === undefined ? undefined : this.#resolve(normal);
    if (normal === undefined || found === undefined || "why" in found) return [];
    const kept: DirectoryEntry[] = [];
    for (const entry of entriesOf(found.path)) {
      const { name } = entry;
      if (entry.isSymbolicLink()) {
        const kind = this.#linkKind(normal === "" ? name : `${normal}/${name}`);
        if (kind) kept.push({ name, kind, link: true });
      } else {
        const kind = kindOf(entry);
        if (kind) kept.push({ name, kind });
      }
    }
    return kept.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  #linkKind(path: string): DirectoryEntry["kind"] | undefined {
    const found = this.#resolve(path);
    return "why" in found ? "dead-link" : kindOf(found.stats);
  }

  exists(path: string): boolean {
    const normal = joinPath("", path);
    return normal !== undefined && !("why" in this.#resolve(normal));
  }

  isDirectory(path: string): boolean {
    const normal = joinPath("", path);
    const found = normal === undefined ? undefined : this.#resolve(normal);
    return found !== undefined && !("why" in found) && found.stats.isDirectory();
  }

  mentions(path: string, texts: readonly string[]): boolean {
    const normal = joinPath("", path);
    const found = normal === undefined ? undefined : this.#resolve(normal);
    if (found === undefined || "why" in found || !found.stats.isFile()) return false;
    try {
      const bytes = beginningOf(found, this.#limits.fileBytes);
      const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf16le" : "utf8";
      return texts.some((text) => bytes.includes(text, 0, encoding));
    } catch {
      return false;
    }
  }
}

function entriesOf(directory: string): readonly Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch {
    return [];
  }
}

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean }): DirectoryEntry["kind"] | undefined {
  if (entry.isFile()) return "file";
  return entry.isDirectory() ? "directory" : undefined;
}

function failureOf(error: unknown): ReadFailure {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "EACCES" || code === "EPERM" ? "unreadable" : "not-found";
}

/** A file, or as much of it as one may be large. */
function beginningOf({ path, stats }: Found, most: number): Buffer {
  if (stats.size <= most) return readFileSync(path);
  const bytes = Buffer.alloc(most);
  const descriptor = openSync(path, "r");
  try {
    return bytes.subarray(0, readSync(descriptor, bytes));
  } finally {
    closeSync(descriptor);
  }
}
