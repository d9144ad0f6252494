import type { Diagnostic, Outcome } from "../../diagnostic.ts";
import type { HclFile } from "../../parse/hcl/ast.ts";
import { parseHcl } from "../../parse/hcl/parser.ts";
import { parseJsonConfiguration, parseJsonVariables } from "../../parse/hcl-json/parse.ts";
import { type Files, joinPath } from "../../source/files.ts";
import type { SourceFile } from "../../source/source-file.ts";
import { unreadable } from "../../source/unreadable.ts";
import { configurationFiles, isConfigurationFile } from "./file-names.ts";
import { type UnreadFile, unreadFile } from "./unread-file.ts";

/** The files that make up a module, in the order in which Terraform merges them. */
export interface ModuleFiles {
  readonly primary: readonly HclFile[];
  readonly overrides: readonly HclFile[];
  /** Whether there may be more, or more in them: not every file is read, and not every one parses. */
  readonly incomplete: boolean;
  /** Those that are not read at all. */
  readonly unread: readonly UnreadFile[];
}

/** One text is parsed once, however many roots share the module: `Files` hands out one `SourceFile` per path. */
const parsed = new WeakMap<SourceFile, Outcome<HclFile>>();

export function readModuleFiles(directory: string, files: Files, diagnostics: Diagnostic[]): ModuleFiles {
  const primary: HclFile[] = [];
  const overrides: HclFile[] = [];
  const problems: Diagnostic[] = [];
  const unread: UnreadFile[] = [];
  const names = files.list(directory).flatMap(({ name, kind }) => (kind === "directory" ? [] : [name]));
  for (const { name, isOverride } of configurationFiles(names)) {
    const path = joinPath(directory, name) ?? name;
    const file = readHcl(path, files, problems);
    if (file) (isOverride ? overrides : primary).push(file);
    else unread.push(unreadFile(path, "cannot be read", files));
  }
  // Terragrunt writes files before Terraform runs.
  let incomplete = names.includes("terragrunt.hcl");
  diagnostics.push(...problems);
  incomplete ||= unread.length > 0 || problems.some(({ severity }) => severity === "error");
  return { primary, overrides, incomplete, unread };
}

/** Reads and parses one file, in the syntax that its name tells; `undefined`, and a diagnostic, where it cannot be read. */
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
    outcome = parserOf(source.path)(source);
    parsed.set(source, outcome);
  }
  return outcome;
}

function parserOf(path: string): (source: SourceFile) => Outcome<HclFile> {
  if (!path.endsWith(".json")) return parseHcl;
  return isConfigurationFile(path) ? parseJsonConfiguration : parseJsonVariables;
}
