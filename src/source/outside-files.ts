import { readFileSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { LIMITS } from "../limits.ts";
import { decode } from "./decode.ts";
import type { Files, ReadResult } from "./files.ts";
import { MoreFiles } from "./more-files.ts";

/** A path of the command line as one of the repository at `root`, with forward slashes; `isOutsidePath` where it leads out. */
export function wayFrom(root: string, workingDirectory: string, path: string): string {
  return relative(root, resolve(workingDirectory, path)).split(sep).join("/");
}

export function isOutsidePath(way: string): boolean {
  return isAbsolute(way) || way === ".." || way.startsWith("../");
}

/** The files of a repository, and those outside it that the user names: no file of the repository can name one. */
class OutsideFiles extends MoreFiles {
  readonly #named: ReadonlyMap<string, () => ReadResult>;

  constructor(files: Files, ways: readonly string[]) {
    super(files);
    this.#named = new Map(ways.map((way) => [way, once(() => readOutside(files.root, way))]));
  }

  protected more(path: string): ReadResult | undefined {
    return this.#named.get(path)?.();
  }
}

/** The files, and those of the paths that lead out of the repository. */
export function withOutside(files: Files, ways: readonly string[]): Files {
  const outside = ways.filter(isOutsidePath);
  return outside.length === 0 ? files : new OutsideFiles(files, outside);
}

/** Kept, as what a pipe holds (`--var-file <(…)`) can be read once. */
function once(read: () => ReadResult): () => ReadResult {
  let result: ReadResult | undefined;
  return () => (result ??= read());
}

function readOutside(root: string, way: string): ReadResult {
  try {
    const bytes = readFileSync(resolve(root, way));
    return bytes.length > LIMITS.fileBytes ? { ok: false, why: "too-large" } : decode(way, bytes);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR") return { ok: false, why: "not-found" };
    return { ok: false, why: code === "EISDIR" ? "not-a-file" : "unreadable" };
  }
}
