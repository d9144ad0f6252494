import type { Diagnostic } from "../../diagnostic.ts";
import { type Files, joinPath } from "../../source/files.ts";
import { tryParseJson } from "./json.ts";
import type { Val } from "./val.ts";

/** Installed modules, from the data directory (`data`) of the root module in `directory`: the dotted path of call names → directory. Empty where `terraform init` has not run. */
export function readManifest(
  directory: string,
  data: string | undefined,
  files: Files,
  diagnostics: Diagnostic[],
): ReadonlyMap<string, string> {
  const installed = new Map<string, string>();
  const path = data === undefined ? undefined : `${data}/modules/modules.json`;
  const read = path === undefined ? undefined : files.read(path);
  if (!read?.ok) return installed;
  const manifest = tryParseJson(read.file.text);
  const modules = manifest && field(manifest, "Modules");
  if (modules?.kind !== "sequence") {
    diagnostics.push({
      severity: "warning",
      code: "syntax",
      message: `${path} is no list of installed modules`,
    });
    return installed;
  }
  for (const entry of modules.items) {
    const key = field(entry, "Key");
    const at = field(entry, "Dir");
    const resolved = at?.kind === "string" ? joinPath(directory, at.value) : undefined;
    if (key?.kind === "string" && key.value !== "" && resolved !== undefined)
      installed.set(key.value, resolved);
  }
  return installed;
}

function field(value: Val, name: string): Val | undefined {
  return value.kind === "record" ? value.entries.get(name) : undefined;
}
