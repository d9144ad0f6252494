import type { Diagnostic } from "../../diagnostic.ts";
import { type Files, joinPath } from "../../source/files.ts";
import { tryParseJson } from "./json.ts";
import type { Val } from "./val.ts";
import { letsIn } from "./version-constraint.ts";

/** What `terraform init` has installed for a call. */
export interface InstalledModule {
  readonly directory: string;
  /** As Terraform writes it, with the registry's host. */
  readonly source: string | undefined;
  readonly version: string | undefined;
}

/** Installed modules, from the data directory (`data`) of the root module in `directory`: the by the dotted path of call names. Empty where `terraform init` has not run. */
export function readManifest(
  directory: string,
  data: string | undefined,
  files: Files,
  diagnostics: Diagnostic[],
): ReadonlyMap<string, InstalledModule> {
  const installed = new Map<string, InstalledModule>();
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
    const key = text(entry, "Key");
    const at = text(entry, "Dir");
    const resolved = at === undefined ? undefined : joinPath(directory, at);
    if (key === undefined || key === "" || resolved === undefined) continue;
    const [source, version] = [text(entry, "Source"), text(entry, "Version")];
    installed.set(key, { directory: resolved, source, version });
  }
  return installed;
}

/**
 * What is wrong with what is installed, where it is plainly not what a call asks for now: then Terraform refuses to go on before
 * another `terraform init`. Only sources that Terraform writes down as they are given are compared, and the versions of a registry.
 */
export function outdatedBy(
  { source, version }: InstalledModule,
  wanted: { readonly source: string; readonly version: string | undefined },
): string | undefined {
  if (source === undefined) return undefined;
  // The way to a repository may hold a token.
  if (wanted.source.startsWith("git::"))
    return source === wanted.source ? undefined : "is installed from another source";
  if (!REGISTRY.test(wanted.source)) return undefined;
  if (withoutHost(source) !== withoutHost(wanted.source))
    return `asks for ${wanted.source}, and ${source} is installed`;
  if (wanted.version === undefined || version === undefined) return undefined;
  if (letsIn(wanted.version, version) !== false) return undefined;
  return `asks for version "${wanted.version}", and ${version} is installed`;
}

const REGISTRY = /^(?:registry\.(?:terraform\.io|opentofu\.org)\/)?[\w-]+\/[\w-]+\/[\w-]+(?:\/\/.*)?$/;

function withoutHost(source: string): string {
  return source.replace(/^registry\.(?:terraform\.io|opentofu\.org)\//, "");
}

function text(value: Val, name: string): string | undefined {
  const found = field(value, name);
  return found?.kind === "string" ? found.value : undefined;
}

function field(value: Val, name: string): Val | undefined {
  return value.kind === "record" ? value.entries.get(name) : undefined;
}
