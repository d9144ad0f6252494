import { type Config } from "../config.ts";
import type { Outcome } from "../diagnostic.ts";
import type { Located } from "../discover/repository.ts";
import type { TerraformOptions } from "../evaluate/terraform/load.ts";
import type { CompiledRule } from "../policy/compiled-rule.ts";
import type { RunOptions } from "../run.ts";
import { type Files } from "../source/files.ts";
/** What the command line, the environment and the config say together. */
export interface Settings {
    readonly config: Config;
    readonly rules: readonly CompiledRule[];
    readonly terraform: TerraformOptions;
}
/** Reads config and policies. Every mistake in them is an error diagnostic, so that nothing is checked by half. */
export declare function readSettings(options: RunOptions, located: Located, files: Files): Outcome<Settings>;
