import type { Diagnostic, Outcome } from "../../diagnostic.ts";
import type { HclFile } from "../../parse/hcl/ast.ts";
import { parseHcl } from "../../parse/hcl/parser.ts";
import { type Files, joinPath } from "../../source/files.ts";
import type { SourceFile } from "../../source/source-file.ts";
import { unreadable } from "../../source/unreadable.ts";

/** The files that make up a module, in the order in which Terraform merges them. */
export interface ModuleFiles {
  readonly primary: readonly HclFile[];
  readonly overrides: readonly HclFile[];
}

/** One text is parsed once, however many roots share the module: `Files` hands out one `SourceFile` per path. */
const parsed = new WeakMap<SourceFile, Outcome<HclFile>>();

export function readModuleFiles(directory: string, files: Files, diagnostics: Diagnostic[]): ModuleFiles {
  const primary: HclFile[] = [];
  const overrides: HclFile[] = [];
  for (const entry of files.list(directory)) {
    if (entry.kind === "directory" || !isModuleFile(entry.name)) continue;
    const file = readHcl(joinPath(directory, entry.name) ?? entry.name, files, diagnostics);
    if (file) (isOverride(entry.name) ? overrides : primary).push(file);
  }
  return { primary, overrides };
}

function isModuleFile(name: string): boolean {
  return name.endsWith(".tf") && !name.startsWith(".") && !name.startsWith("#") && !name.endsWith("~");
}

function isOverride(name: string): boolean {
  return name === "override.tf" || name.endsWith("_override.tf");
}

/** Reads and parses one file; `undefined`, and a diagnostic, where it cannot be read. */
export function readHcl(path: string, files: Files, diagnostics: Diagnostic[]): HclFile | undefined {
  const read = files.read(path);
  if (!read.ok) {
    diagnostics.push(unreadable(path, read.why));
    return undefined;
  }
  const outcome = parseOnce(read.file);
  diagnostics.push(...outcome.diagnostics);
  return outcome.value;
}

function parseOnce(source: SourceFile): Outcome<HclFile> {
  let outcome = parsed.get(source);
  if (!outcome) {
    outcome = parseHcl(source);
    parsed.set(source, outcome);
  }
  return outcome;
}
