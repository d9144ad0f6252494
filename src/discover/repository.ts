import { existsSync, realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { Diagnostic } from "../diagnostic.ts";

/** Where the given paths are: the root that jails all reading, and the paths relative to it. */
export interface Located {
  /** Absolute, without symbolic links. */
  readonly root: string;
  /** Relative to the root, with forward slashes; `""` is the root. Those that cannot be checked are left out. */
  readonly paths: readonly string[];
}

export interface Location {
  /** `undefined` where none of the paths can be checked. */
  readonly value: Located | undefined;
  /** One for each path that cannot be checked. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The repository's root is the nearest parent with `.git`; without one, the working directory if it holds the path, else the
 * path's own directory. All paths must lie in the repository of the first, and a symbolic link in a repository must not lead
 * out of it: what a stranger's change put there is no wish of the user's.
 */
export function locate(paths: readonly string[], workingDirectory: string): Location {
  let root: string | undefined;
  const found: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const path of paths) {
    const given = resolve(workingDirectory, path);
    const real = realPath(given);
    const own = real === undefined ? undefined : repositoryOf(given, real, workingDirectory);
    if (real === undefined) {
      diagnostics.push(refused("unreadable", `${path} does not exist, or cannot be read`));
    } else if (own === undefined) {
      diagnostics.push(refused("outside-repository", `${path} is a symbolic link out of its repository`));
    } else if (root !== undefined && own !== root) {
      const message = `${path} is not in the repository of ${paths[0]}: check them one by one`;
      diagnostics.push(refused("outside-repository", message));
    } else {
      root = own;
      found.push(real);
    }
  }
  if (paths.length === 0) diagnostics.push(refused("unreadable", "No path is given"));
  if (root === undefined) return { value: undefined, diagnostics };
  const base = root;
  const inside = found.map((path) => relative(base, path).split(sep).join("/"));
  return { value: { root, paths: inside }, diagnostics };
}

function refused(code: Diagnostic["code"], message: string): Diagnostic {
  return { severity: "error", code, fatal: true, message };
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}

/** The root for a path given as `given`; `undefined` where that is a link out of a repository. */
function repositoryOf(given: string, real: string, workingDirectory: string): string | undefined {
  const parent = realPath(dirname(given));
  const home = parent === undefined ? undefined : repositoryAbove(parent);
  if (home !== undefined && !isInside(real, home)) return undefined;
  const start = statSync(real).isDirectory() ? real : dirname(real);
  const here = realPath(workingDirectory);
  return (
    repositoryAbove(start) ??
    (here !== undefined && isInside(start, here) && here !== dirname(here) ? here : start)
  );
}

function repositoryAbove(start: string): string | undefined {
  for (let directory = start; ; directory = dirname(directory)) {
    if (existsSync(join(directory, ".git"))) return directory;
    if (directory === dirname(directory)) return undefined;
  }
}

function isInside(path: string, directory: string): boolean {
  const way = relative(directory, path);
  // On Windows the way to another drive is absolute.
  if (isAbsolute(way)) return false;
  return way === "" || (way !== ".." && !way.startsWith(`..${sep}`));
}
