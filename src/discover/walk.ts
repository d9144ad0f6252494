import { LIMITS } from "../limits.ts";
import type { Files } from "../source/files.ts";

/** Never infrastructure of the user's own: caches, dependencies, version control. */
const SKIPPED = new Set([".git", ".terraform", "node_modules", ".venv", "vendor", "__pycache__"]);

export interface Tree {
  /** Directory → names of its files. Only directories with files; sorted. */
  readonly directories: ReadonlyMap<string, readonly string[]>;
  /** Paths of symbolic links that lead nowhere or outside the repository; they are among the files too. */
  readonly deadLinks: readonly string[];
  /** Whether the walk ended at a limit, so that more may lie below. */
  readonly cut: boolean;
}

/** All files below a directory, without descending through symbolic links. */
export function walk(start: string, files: Files): Tree {
  const directories = new Map<string, readonly string[]>();
  const deadLinks: string[] = [];
  const pending: { path: string; depth: number }[] = [{ path: start, depth: 0 }];
  let cut = false;
  let seen = 0;
  for (let next = pending.pop(); next; next = pending.pop()) {
    const names: string[] = [];
    const children: { path: string; depth: number }[] = [];
    for (const { name, kind, link } of files.list(next.path)) {
      const path = next.path === "" ? name : `${next.path}/${name}`;
      if (kind !== "directory") names.push(name);
      else if (!SKIPPED.has(name) && !link) children.push({ path, depth: next.depth + 1 });
      // A name with a leading dot is a tool's own: an editor's lock, a package manager's link.
      if (kind === "dead-link" && !name.startsWith(".")) deadLinks.push(path);
    }
    seen += names.length + children.length;
    if (names.length > 0) directories.set(next.path, names);
    const isTooDeep = next.depth >= LIMITS.depth && children.length > 0;
    if (!isTooDeep) for (const child of children.reverse()) pending.push(child);
    cut ||= isTooDeep || (seen > LIMITS.walkedFiles && pending.length > 0);
    if (seen > LIMITS.walkedFiles) break;
  }
  return { directories, deadLinks, cut };
}
