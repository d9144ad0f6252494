import { LIMITS } from "../limits.ts";
import type { CodeFile, CodePackage } from "../source/code-package.ts";
import { directoryOf, type Files, joinPath } from "../source/files.ts";
import type { Reason } from "../value.ts";

/** What may be the code of a function at the edge: Node.js or Python, before or after it is built. */
const CODE = /\.(?:[cm]?[jt]s|json|py)$/;

/** What nobody wrote, and what is not run. */
const SKIPPED = /^(?:node_modules|__pycache__|\.[^.].*|.*\.d\.[cm]?ts|.*\.(?:test|spec)\.[cm]?[jt]sx?)$/;

/** The code below a folder of the repository, as a package holds it; nothing where there is no such folder. */
export function codeInFolder(files: Files, folder: string): CodePackage | undefined {
  if (!files.isDirectory(folder)) return undefined;
  const found = new Map<string, CodeFile>();
  const open: Reason[] = [];
  let bytes = 0;
  const pending = [""];
  for (let below = pending.pop(); below !== undefined; below = pending.pop()) {
    for (const { name, kind, link } of files.list(joinPath(folder, below) ?? folder)) {
      if (SKIPPED.test(name)) continue;
      const inside = below === "" ? name : `${below}/${name}`;
      if (kind === "directory" && !link) pending.push(inside);
      if (kind !== "file" || !CODE.test(name)) continue;
      const file = readCode(files, joinPath(folder, inside) ?? "");
      if (file === undefined) continue;
      bytes += file.text.length;
      if (found.size >= LIMITS.codeFiles || bytes > LIMITS.codeBytes)
        return { files: found, open: [tooLarge(folder)] };
      found.set(inside, file);
    }
  }
  return { files: found, open };
}

/** One file of the repository, packed alone. */
export function codeInFile(files: Files, path: string): CodePackage | undefined {
  const file = readCode(files, path);
  if (file === undefined) return undefined;
  const directory = directoryOf(path);
  const name = directory === "" ? path : path.slice(directory.length + 1);
  return { files: new Map([[name, file]]), open: [] };
}

/** A path as Terraform writes it, from the root module or absolute, as one of the repository. */
export function inRepository(path: string, root: string, files: Files): string | undefined {
  const prefix = files.root.endsWith("/") ? files.root : `${files.root}/`;
  return path.startsWith(prefix) ? joinPath("", path.slice(prefix.length)) : joinPath(root, path);
}

/** A text as the repository's own file, if there is one that reads so. */
export function readCode(files: Files, path: string): CodeFile | undefined {
  const read = files.read(path);
  if (!read.ok || read.file.text.length > LIMITS.stringLength) return undefined;
  return { text: read.file.text, path: read.file.path };
}

function tooLarge(folder: string): Reason {
  return { what: folder, why: "limit", says: "holds more code than is read" };
}
