import { LIMITS } from "../limits.ts";
import type { Files } from "../source/files.ts";

/** Never infrastructure of the user's own: caches, dependencies, version control. */
const SKIPPED = new Set([".git", ".terraform", "node_modules", ".venv", "vendor", "__pycache__"]);

export interface Tree {
  /** Directory → names of its files. Only directories with files; sorted. */
  readonly directories: ReadonlyMap<string, readonly string[]>;
  /** Whether the walk ended at a limit, so that more may lie below. */
  readonly cut: boolean;
}

/** All files below a directory, without descending through symbolic links. */
export function walk(start: string, files: Files): Tree {
  const directories = new Map<string, readonly string[]>();
  const pending: { path: string; depth: number }[] = [{ path: start, depth: 0 }];
  let cut = false;
  let seen = 0;
  for (let next = pending.pop(); next; next = pending.pop()) {
    const names: string[] = [];
    const children: { path: string; depth: number }[] = [];
    for (const entry of files.list(next.path)) {
      if (entry.kind === "file") names.push(entry.name);
      else if (!SKIPPED.has(entry.name) && !entry.link) {
        children.push({
          path: next.path === "" ? entry.name : `${next.path}/${entry.name}`,
          depth: next.depth + 1,
        });
      }
    }
    seen += names.length;
    if (names.length > 0) directories.set(next.path, names);
    if (seen > LIMITS.walkedFiles || next.depth >= LIMITS.depth) cut = true;
    else pending.push(...children.reverse());
  }
  return { directories, cut };
}
