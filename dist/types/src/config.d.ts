import type { Config, RuleSetting } from "./config-shape.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { type Files } from "./source/files.ts";
export { type Config, type Environment, FAIL_ON, type FailOn, NO_CONFIG, type OptionEntry, RULE_SETTINGS, type RuleEntry, type RuleSetting, type TerraformConfig, } from "./config-shape.ts";
export declare const CONFIG_FILE = "originlint.config.jsonc";
/** The path of the nearest config file, from a directory of the repository up to its root. It may turn out not to be readable. */
export declare function findConfig(files: Files, directory: string): string | undefined;
/** What the config says of a rule: its own entry wins over its topic's. */
export declare function ruleSetting(config: Config, id: string): RuleSetting | undefined;
/** An error for each entry that fits none of the rules: those built in and the user's policies. */
export declare function unknownRules(config: Config, ids: readonly string[]): Diagnostic[];
