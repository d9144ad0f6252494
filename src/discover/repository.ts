import { existsSync, realpathSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

/** Where the given paths are: the root that jails all reading, and the paths relative to it. */
export interface Located {
  /** Absolute, without symbolic links. */
  readonly root: string;
  /** Relative to the root, with forward slashes; `""` is the root. */
  readonly paths: readonly string[];
}

export type Location =
  | { readonly ok: true; readonly value: Located }
  | { readonly ok: false; readonly message: string };

/**
 * The repository's root is the nearest parent with `.git`; without one, the working directory if it holds the path, else the
 * path's own directory. All paths must lie in one repository.
 */
export function locate(paths: readonly string[], workingDirectory: string): Location {
  let root: string | undefined;
  const absolute: string[] = [];
  for (const path of paths) {
    const real = realPath(resolve(workingDirectory, path));
    if (real === undefined) return { ok: false, message: `${path} does not exist, or cannot be read` };
    const own = repositoryOf(real, workingDirectory);
    if (root !== undefined && own !== root) {
      return {
        ok: false,
        message: `${paths[0]} and ${path} are not in one repository: check them one by one`,
      };
    }
    root = own;
    absolute.push(real);
  }
  if (root === undefined) return { ok: false, message: "No path given" };
  const base = root;
  return {
    ok: true,
    value: { root, paths: absolute.map((path) => relative(base, path).split(sep).join("/")) },
  };
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function repositoryOf(path: string, workingDirectory: string): string {
  const start = statSync(path).isDirectory() ? path : dirname(path);
  for (let directory = start; ; directory = dirname(directory)) {
    if (existsSync(join(directory, ".git"))) return directory;
    if (directory === dirname(directory)) break;
  }
  const here = realPath(workingDirectory);
  return here !== undefined && isInside(start, here) && here !== dirname(here) ? here : start;
}

function isInside(path: string, directory: string): boolean {
  const way = relative(directory, path);
  return way === "" || (way !== ".." && !way.startsWith(`..${sep}`));
}
