import type { Diagnostic } from "../../diagnostic.ts";
import type { Files } from "../../source/files.ts";
import { LineTable } from "../../source/source-file.ts";
import { tryParseJson } from "./json.ts";
import type { VariableSource } from "./variable-sources.ts";

/** The variables of a `.tfvars.json`; their place is the start of the file. */
export function readJsonVariables(
  path: string,
  files: Files,
  diagnostics: Diagnostic[],
): ReadonlyMap<string, VariableSource> {
  const sources = new Map<string, VariableSource>();
  const read = files.read(path);
  const parsed = read.ok ? tryParseJson(read.file.text) : undefined;
  if (!read.ok || parsed === undefined || parsed.kind !== "record") {
    diagnostics.push({
      severity: "error",
      code: read.ok ? "syntax" : "unreadable",
      message: `${path} holds no JSON object`,
    });
    return sources;
  }
  const body = { start: 0, end: 0, attributes: [], blocks: [] };
  const file = { source: read.file, lines: new LineTable(read.file), body, comments: [] };
  for (const [name, value] of parsed.entries)
    sources.set(name, { kind: "value", from: "tfvars", value, file });
  return sources;
}
