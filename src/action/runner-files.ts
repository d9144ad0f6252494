import { appendFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";

/** Lines for the file that GITHUB_OUTPUT names. `delimiter` must be beyond guessing: values may hold line ends. */
export function outputLines(values: Readonly<Record<string, string | number>>, delimiter: string): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}<<${delimiter}\n${value}\n${delimiter}\n`)
    .join("");
}

/** Appends to a file that the runner named; without a name (outside GitHub), nothing. */
export function appendTo(file: string | undefined, text: string): void {
  if (file !== undefined && file !== "") appendFileSync(file, text);
}

/**
 * Writes a file of ours into the workspace, which holds a stranger's checkout: a symbolic link of that name is replaced and
 * not followed, and a linked directory must not lead out. Throws where that, or the writing, fails.
 */
export function writeIntoWorkspace(workspace: string, path: string, text: string): void {
  const file = resolve(workspace, path);
  if (!isAbsolute(path)) {
    const inside = relative(realpathSync(workspace), realpathSync(dirname(file)));
    if (inside === ".." || inside.startsWith(`..${sep}`))
      throw new Error("its folder lies outside the workspace");
  }
  rmSync(file, { force: true });
  writeFileSync(file, text, { flag: "wx" });
}
