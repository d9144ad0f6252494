import type { Diagnostic, Outcome } from "../diagnostic.ts";
import { isObject, textIn } from "../evaluate/cdk/json-object.ts";
import { directoryOf, type Files, joinPath } from "../source/files.ts";
import { startOf } from "../source/place.ts";
import type { Tree } from "./walk.ts";

/** Whether the file is the `manifest.json` of what CDKTF, or CDK Terrain after it, has synthesised. */
export function isCdktfManifest(path: string, files: Files): boolean {
  return /(^|\/)manifest\.json$/.test(path) && files.mentions(path, ['"synthesizedStackPath"']);
}

/**
 * Directories of stacks that an earlier synthesis has left in a `cdktf.out`: its manifest names them no more, so they are not
 * deployed from it.
 */
export function leftOver(tree: Tree, files: Files): Outcome<ReadonlySet<string>> {
  const stale = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  const manifests = new Map<string, ReadonlySet<string> | undefined>();
  for (const [stack, names] of tree.directories) {
    const output = names.includes("cdk.tf.json") ? outputOf(stack) : undefined;
    if (output === undefined || !tree.directories.get(output)?.includes("manifest.json")) continue;
    const path = joinPath(output, "manifest.json") ?? "manifest.json";
    if (!manifests.has(output)) manifests.set(output, stacksOf(path, output, files));
    if (manifests.get(output)?.has(stack) !== false) continue;
    stale.add(stack);
    const message = `${stack} is left out: ${path} does not name it, so it is from an earlier synthesis`;
    diagnostics.push({ severity: "note", code: "evaluation", message, place: startOf(path) });
  }
  return { value: stale, diagnostics };
}

/** `cdktf.out` of `cdktf.out/stacks/web`. */
function outputOf(stack: string): string | undefined {
  const stacks = directoryOf(stack);
  return /(^|\/)stacks$/.test(stacks) ? directoryOf(stacks) : undefined;
}

/** The directories of the stacks; `undefined` where it is no such manifest, or cannot be read. */
function stacksOf(path: string, directory: string, files: Files): ReadonlySet<string> | undefined {
  if (!isCdktfManifest(path, files)) return undefined;
  const read = files.peek(path);
  const manifest = read.ok ? parsed(read.file.text) : undefined;
  if (!isObject(manifest) || !isObject(manifest.stacks)) return undefined;
  const stacks = new Set<string>();
  for (const stack of Object.values(manifest.stacks)) {
    // Synthesised on Windows, a path has its separators.
    const way = isObject(stack) ? textIn(stack, "workingDirectory")?.replaceAll("\\", "/") : undefined;
    const at = way === undefined ? undefined : joinPath(directory, way);
    if (at !== undefined) stacks.add(at);
  }
  return stacks;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
