import type { Config, OptionEntry, Override, RuleEntry, RuleSetting } from "./config-shape.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { type Files } from "./source/files.ts";
export { type Config, type Environment, FAIL_ON, type FailOn, NO_CONFIG, type OptionEntry, type Override, RULE_SETTINGS, type RuleEntry, type RuleSetting, type TerraformConfig, } from "./config-shape.ts";
export declare const CONFIG_FILE = "originlint.config.jsonc";
/** The path of the nearest config file, from a directory of the repository up to its root. It may turn out not to be readable. */
export declare function findConfig(files: Files, directory: string): string | undefined;
/** What the config makes of a rule in some place; `options` by their names. */
export interface RuleSettings {
    readonly setting?: RuleSetting;
    readonly options: ReadonlyMap<string, OptionEntry["value"]>;
}
/** What the config says of a rule for findings in a file: overrides win over `rules`, later ones over earlier ones. */
export declare function ruleSetting(config: Config, id: string, file: string): RuleSetting | undefined;
/** `overrides` as `overridesOf` gives them. */
export declare function settingsIn(config: Config, overrides: readonly Override[], id: string, file: string): RuleSettings;
/** Without what overrides say. */
export declare function settingsEverywhere(config: Config, id: string): RuleSettings;
/** The overrides that say something of a rule, in order. */
export declare function overridesOf(config: Config, id: string): readonly Override[];
/** Parameters that a later entry does not set stay as they are. */
export declare function withOverride(settings: RuleSettings, { rules }: Override, id: string): RuleSettings;
/** Every entry for a rule, those of the overrides among them. */
export declare function ruleEntries({ rules, overrides }: Config): readonly RuleEntry[];
/** An error for each entry that fits none of the rules: those built in and the user's policies. */
export declare function unknownRules(config: Config, ids: readonly string[]): Diagnostic[];
