import type { Diagnostic, Outcome } from "../../diagnostic.ts";
import type { Files } from "../../source/files.ts";
import type { EvaluableRoot } from "../resource.ts";
import { dataDirectory, selectedWorkspace } from "./data-directory.ts";
import { evaluateRoot } from "./evaluate-root.ts";
import { ModuleTree } from "./module-tree.ts";
import { readVariableSources, type TerraformOptions } from "./variable-sources.ts";

export type { TerraformOptions } from "./variable-sources.ts";

/** A root module that was read. */
export interface TerraformRoot extends EvaluableRoot {
  /** Whether a text of its modules calls `yamldecode`, so that it is worth loading again with `TerraformOptions.yaml`. */
  readonly decodesYaml: boolean;
}

/**
 * Reads the root module in `directory` (relative to the repository's root), the modules it calls and the values of its
 * variables. What does not parse is a diagnostic of the outcome; the rest can be evaluated, once per world.
 */
export function loadTerraformRoot(
  directory: string,
  files: Files,
  options: TerraformOptions,
): Outcome<TerraformRoot> {
  const data = dataDirectory(directory, options.environment);
  const tree = new ModuleTree(directory, files, options.types, data);
  const diagnostics: Diagnostic[] = [...tree.diagnostics];
  const variables = readVariableSources(directory, files, options, diagnostics);
  const workspace = options.workspace ?? selectedWorkspace(directory, files, options.environment);
  const root = { name: directory, language: "terraform" } as const;
  return {
    value: {
      root,
      decodesYaml: tree.mentions("yamldecode("),
      evaluate: (assumptions) =>
        evaluateRoot(root, { files, tree, variables, assumptions, workspace, yaml: options.yaml }),
    },
    diagnostics,
  };
}
