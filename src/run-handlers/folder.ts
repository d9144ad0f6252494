import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Task } from "./task.ts";

/** What the child may read, and nothing else: the program that it is, and the handler's code. */
export interface Folder {
  readonly path: string;
  readonly program: string;
  readonly code: string;
  /** The handler's file, below `code`. */
  readonly entry: string;
  /** Empty; the child's working directory. */
  readonly work: string;
  remove(): void;
}

/** Beside this module in the source, and beside the bundle in `dist/`. */
const PROGRAM = new URL("./handler-child.cjs", import.meta.url);

/** Lays out a folder of its own for one task; throws where the disk does not have it. */
export function makeFolder(task: Task): Folder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "originlint-handler-")));
  const remove = () => rmSync(path, { recursive: true, force: true });
  try {
    const program = join(path, "handler-child.cjs");
    writeFileSync(program, readFileSync(PROGRAM));
    const [code, work] = [join(path, "code"), join(path, "work")];
    for (const folder of [code, work]) mkdirSync(folder);
    for (const [name, text] of laidOut(task)) writeReadOnly(join(code, name), text);
    if (task.service === "cloudfront-function") writeStandIn(path);
    return { path, program, code, entry: entryOf(task), work, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/** The files of the code; a module that nothing names as one is made one. */
function laidOut(task: Task): ReadonlyMap<string, string> {
  const { entry, files, isGuess, isModule, service } = task;
  if (service === "cloudfront-function" && isModule)
    return new Map([[entryOf(task), `${files.get(entry) ?? ""}\nexport { handler };\n`]]);
  if (!isGuess) return files;
  const settings = files.get("package.json") ?? "{}";
  return new Map([
    ...files,
    ["package.json", settings.replace("{", '{ "type": "module",').replace(/,(\s*\})$/, "$1")],
  ]);
}

function entryOf({ entry, isModule, service }: Task): string {
  return service === "cloudfront-function" && isModule ? "function.mjs" : entry;
}

/** What `import cf from "cloudfront"` finds. */
function writeStandIn(path: string): void {
  const folder = join(path, "node_modules/cloudfront");
  writeReadOnly(join(folder, "package.json"), '{ "type": "module", "exports": "./index.js" }');
  writeReadOnly(join(folder, "index.js"), "export default globalThis.__originlint_cloudfront;\n");
}

function writeReadOnly(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, { flag: "wx" });
  chmodSync(path, 0o444);
}
