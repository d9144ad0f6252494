import type { Config } from "../config.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { directoryOf } from "../source/files.ts";
import { matchesPath } from "../source/path-pattern.ts";
import type { SourceFile } from "../source/source-file.ts";

/**
 * A note for each pattern of the config's `overrides` that matches no file that was read; none where less was checked than the
 * config is for. `paths` are what was to be checked, relative to the repository's root.
 */
export function unusedOverrides(
  { overrides }: Config,
  sources: readonly SourceFile[],
  paths: readonly string[],
): readonly Diagnostic[] {
  return overrides
    .flatMap((override) => override.paths)
    .filter(({ place }) => paths.some((path) => isWithin(directoryOf(place.file), path)))
    .filter(({ pattern }) => !sources.some(({ path }) => matchesPath(pattern, path)))
    .map(({ text, place }) => ({
      severity: "note",
      code: "config/unused",
      message: `No file that is checked is matched by "${text}"`,
      place,
      help: "Patterns are relative to the config's folder; a folder stands for all that is below it",
    }));
}

function isWithin(directory: string, path: string): boolean {
  return path === "" || directory === path || directory.startsWith(`${path}/`);
}
