import { existsSync, realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { Diagnostic } from "../diagnostic.ts";
import { INPUT_NAME } from "../source/input-files.ts";

/** Where the given paths are: the root that jails all reading, and the paths relative to it. */
export interface Located {
  /** Absolute, without symbolic links. */
  readonly root: string;
  /** Relative to the root, with forward slashes; `""` is the root. Those that cannot be checked are left out. */
  readonly paths: readonly string[];
  /** What the standard input is called among the paths, where it is one of them: a file of the working directory. */
  readonly input?: string;
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
 * out of it: what a stranger's change put there is no wish of the user's. The path `-` is the standard input, which is in every
 * repository, and alone in that of the working directory.
 */
export function locate(paths: readonly string[], workingDirectory: string): Location {
  let root: string | undefined;
  const found: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const path of paths) {
    if (path === STANDARD_INPUT) continue;
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
  const here = paths.includes(STANDARD_INPUT) ? realPath(workingDirectory) : undefined;
  return { value: locatedIn(root, found, here), diagnostics };
}

const STANDARD_INPUT = "-";

/** The paths relative to the root; `here` is the working directory where the standard input is one of them. */
function locatedIn(
  root: string | undefined,
  found: readonly string[],
  here: string | undefined,
): Located | undefined {
  const base = root ?? (here === undefined ? undefined : (repositoryAbove(here) ?? here));
  if (base === undefined) return undefined;
  const inside = (path: string) => relative(base, path).split(sep).join("/");
  const paths = found.map(inside);
  if (here === undefined) return { root: base, paths };
  const input = inside(join(isInside(here, base) ? here : base, INPUT_NAME));
  return { root: base, paths: [...paths, input], input };
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
