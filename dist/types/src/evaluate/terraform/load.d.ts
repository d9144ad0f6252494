import type { Outcome } from "../../diagnostic.ts";
import { type Files } from "../../source/files.ts";
import type { EvaluableRoot } from "../resource.ts";
import { type TerraformOptions } from "./variable-sources.ts";
export type { TerraformOptions } from "./variable-sources.ts";
/**
 * Reads the root module in `directory` (relative to the repository's root), the modules it calls and the values of its
 * variables. What does not parse is a diagnostic of the outcome; the rest can be evaluated, once per world.
 */
export declare function loadTerraformRoot(directory: string, files: Files, options: TerraformOptions): Outcome<EvaluableRoot>;
