import type { Severity } from "./finding.ts";
import { NOTHING_STATED, type Stated } from "./model/stated.ts";
import type { Place } from "./source/place.ts";

export const FAIL_ON = ["error", "warning", "note", "never"] as const;
/** The least severity that makes the exit status 1. */
export type FailOn = (typeof FAIL_ON)[number];

export const RULE_SETTINGS = ["off", "error", "warning", "note"] as const;
/** What the config makes of a rule: another severity, or nothing at all. */
export type RuleSetting = "off" | Severity;

// How texts of the config are written; the JSON Schema has the same.
export const CERTIFICATE_ARN = /^arn:[a-z-]+:(acm|iam):[^\s]+$/;
export const CERTIFICATE_NAME = /^(\*\.)?[^\s/:*]+$/;
export const HOST_NAME = /^[^\s/:*]+$/;
export const ENVIRONMENT_NAME = /^[A-Za-z0-9_.-]{1,64}$/;

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

export const NO_CONFIG: Config = {
  terraform: { varFiles: [], vars: new Map() },
  environments: [],
  policies: [],
  rules: [],
  overrides: [],
  facts: NOTHING_STATED,
};
