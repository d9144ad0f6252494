import type { Severity } from "./finding.ts";
import { type Stated } from "./model/stated.ts";
import type { Place } from "./source/place.ts";
export declare const FAIL_ON: readonly ["error", "warning", "note", "never"];
/** The least severity that makes the exit status 1. */
export type FailOn = (typeof FAIL_ON)[number];
export declare const RULE_SETTINGS: readonly ["off", "error", "warning", "note"];
/** What the config makes of a rule: another severity, or nothing at all. */
export type RuleSetting = "off" | Severity;
export declare const CERTIFICATE_ARN: RegExp;
export declare const CERTIFICATE_NAME: RegExp;
export declare const HOST_NAME: RegExp;
export declare const ENVIRONMENT_NAME: RegExp;
/** `originlint.config.jsonc`, checked; `config-schema.ts` describes the same. Paths are relative to the repository's root. */
export interface Config {
    readonly failOn?: FailOn;
    readonly terraform: TerraformConfig;
    /** In the order in which they are written; empty where code is checked once, with `terraform` alone. */
    readonly environments: readonly Environment[];
    /** Folders or files of policies. */
    readonly policies: readonly string[];
    readonly rules: readonly RuleEntry[];
    /** In the order in which they are written: later ones win. */
    readonly overrides: readonly Override[];
    readonly facts: Stated;
}
/** Other settings of rules, for findings in the files that a pattern matches. */
export interface Override {
    readonly paths: readonly OverridePath[];
    readonly rules: readonly RuleEntry[];
}
/** A pattern of `source/path-pattern.ts`, relative to the repository's root. */
export interface OverridePath {
    readonly pattern: string;
    readonly text: string;
    readonly place: Place;
}
export interface TerraformConfig {
    readonly varFiles: readonly string[];
    /** As on Terraform's command line: text, or an expression for a list or map. */
    readonly vars: ReadonlyMap<string, string>;
    readonly workspace?: string;
}
/** One way in which Terraform code is deployed, on top of `terraform`. */
export interface Environment extends TerraformConfig {
    readonly name: string;
}
/** A rule's id, or `topic/*`, and where it is written. */
export interface RuleEntry {
    readonly rule: string;
    readonly setting: RuleSetting;
    /** Parameters of the rule; whether it has them is checked where the rules are known. */
    readonly options?: readonly OptionEntry[];
    readonly place: Place;
}
/** A parameter of a rule, and where it is written. */
export interface OptionEntry {
    readonly name: string;
    readonly value: string | number | boolean;
    readonly place: Place;
}
export declare const NO_CONFIG: Config;
