import {
  type Config,
  type Environment,
  findConfig,
  NO_CONFIG,
  type TerraformConfig,
  unknownRules,
} from "../config.ts";
import type { Diagnostic, Outcome } from "../diagnostic.ts";
import type { Located } from "../discover/repository.ts";
import type { TerraformOptions } from "../evaluate/terraform/load.ts";
import type { GivenVariables } from "../evaluate/terraform/variable-sources.ts";
import { builtInRules } from "../policy/built-in.ts";
import type { CompiledRule } from "../policy/compiled-rule.ts";
import type { RunOptions } from "../run.ts";
import { directoryOf, type Files } from "../source/files.ts";
import { isOutsidePath, wayFrom } from "../source/outside-files.ts";
import { unreadable } from "../source/unreadable.ts";
import { configured } from "./configured-rules.ts";
import { wrongParameters } from "./parameters.ts";
import type { BaselineChoice } from "./with-baseline.ts";

/** What the command line, the environment and the config say together. */
export interface Settings {
  readonly config: Config;
  readonly rules: readonly CompiledRule[];
  /** Of every rule that there is, on or off. */
  readonly ruleIds: readonly string[];
  readonly baseline: BaselineChoice;
  readonly terraform: TerraformOptions;
  /** By the name of each environment of the config, what Terraform is told instead. */
  readonly environments: ReadonlyMap<string, TerraformOptions>;
  /** Where the code of a plan may be, relative to the repository's root. */
  readonly code: { readonly given: string | undefined; readonly workingDirectory: string | undefined };
}

/** Reads config and policies. Every mistake in them is an error diagnostic, so that nothing is checked by half. */
export async function readSettings(
  options: RunOptions,
  located: Located,
  files: Files,
): Promise<Outcome<Settings>> {
  const diagnostics: Diagnostic[] = [];
  const configPath = configPathOf(options, located, files, diagnostics);
  const config = await configAt(configPath, files, diagnostics);
  const policies = insidePaths(options.policies ?? [], options, located, diagnostics);
  const rules: CompiledRule[] = [...builtInRules()];
  let isWhole = true;
  for (const path of [...policies, ...config.policies]) {
    const { loadPolicies } = await import("../policy/load.ts");
    const loaded = loadPolicies(path, files);
    for (const rule of loaded.value) {
      if (rules.some(({ id }) => id === rule.id)) diagnostics.push(idTaken(rule.id, path));
      else rules.push(rule);
    }
    for (const diagnostic of loaded.diagnostics) diagnostics.push(diagnostic);
    isWhole &&= !loaded.diagnostics.some(({ severity }) => severity === "error");
  }
  const ruleIds = rules.map((rule) => rule.id);
  // The rule that is not known may be the policy that could not be read.
  if (isWhole) for (const diagnostic of unknownRules(config, ruleIds)) diagnostics.push(diagnostic);
  for (const diagnostic of wrongParameters(config, rules)) diagnostics.push(diagnostic);
  const said = givenVariables(options, located);
  const told = (environment?: Environment) => terraformOptions(options, config, said, environment);
  const environments = new Map(config.environments.map((one) => [one.name, told(one)]));
  const sourceRoots = options.sourceRoot === undefined ? [] : [options.sourceRoot];
  const [given] = insidePaths(sourceRoots, options, located, diagnostics);
  const [workingDirectory] = insidePaths(["."], options, located, []);
  const code = { given, workingDirectory };
  const baseline = baselineChoice(options, located, configPath, diagnostics);
  return {
    value: {
      config,
      rules: configured(rules, config),
      ruleIds,
      baseline,
      terraform: told(),
      environments,
      code,
    },
    diagnostics,
  };
}

function idTaken(id: string, path: string): Diagnostic {
  return {
    severity: "error",
    code: "policy",
    fatal: true,
    message: `There is already a rule ${id}: the policy of that name in ${path} needs another folder or file name`,
  };
}

/** The variable files of the command line, as paths of the repository. The user names them, so they may lie outside it. */
export function givenFiles(options: RunOptions, located: Located): readonly string[] {
  return givenVariables(options, located).flatMap(({ varFiles }) => varFiles);
}

/** Each option by itself, as a later file wins over a value before it. */
function givenVariables(
  { variables = [], workingDirectory }: RunOptions,
  { root }: Located,
): readonly GivenVariables[] {
  return variables.map((option) =>
    "file" in option
      ? { varFiles: [wayFrom(root, workingDirectory, option.file)], vars: [] }
      : { varFiles: [], vars: [[option.name, option.value]] },
  );
}

function configPathOf(
  options: RunOptions,
  located: Located,
  files: Files,
  diagnostics: Diagnostic[],
): string | undefined {
  if (options.config === false) return undefined;
  return options.config === undefined
    ? nearestConfig(located, files)
    : insidePaths([options.config], options, located, diagnostics)[0];
}

function baselineChoice(
  options: RunOptions,
  located: Located,
  config: string | undefined,
  diagnostics: Diagnostic[],
): BaselineChoice {
  const directory = config === undefined ? "" : directoryOf(config);
  if (typeof options.baseline !== "string") return { given: options.baseline, directory };
  const [given] = insidePaths([options.baseline], options, located, diagnostics);
  return { given: given ?? false, directory };
}

async function configAt(path: string | undefined, files: Files, diagnostics: Diagnostic[]): Promise<Config> {
  if (path === undefined) return NO_CONFIG;
  const result = files.read(path);
  if (!result.ok) {
    diagnostics.push({ ...unreadable(path, result.why), code: "config", fatal: true });
    return NO_CONFIG;
  }
  const { readConfig } = await import("../config-reader.ts");
  const { value, diagnostics: mistakes } = readConfig(result.file);
  for (const mistake of mistakes) diagnostics.push(mistake);
  return value;
}

function nearestConfig(located: Located, files: Files): string | undefined {
  const first = located.paths[0] ?? "";
  return findConfig(files, files.isDirectory(first) ? first : directoryOf(first));
}

/** Paths of the command line as paths of the repository; one outside it is an error, and left out. */
function insidePaths(
  paths: readonly string[],
  { workingDirectory }: RunOptions,
  { root }: Located,
  diagnostics: Diagnostic[],
): readonly string[] {
  const inside: string[] = [];
  for (const path of paths) {
    const way = wayFrom(root, workingDirectory, path);
    if (isOutsidePath(way)) diagnostics.push(outside(path));
    else inside.push(way);
  }
  return inside;
}

function outside(path: string): Diagnostic {
  return {
    severity: "error",
    code: "outside-repository",
    fatal: true,
    message: `${path} is outside the repository that is checked`,
  };
}

function ofConfig({ varFiles, vars }: TerraformConfig): GivenVariables {
  return { varFiles, vars: [...vars].map(([name, text]) => [name, text, "config-variable"]) };
}

/** The command line wins over the environment of the config, and that over what the config says for all. */
function terraformOptions(
  options: RunOptions,
  config: Config,
  said: readonly GivenVariables[],
  own?: Environment,
): TerraformOptions {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(options.environment ?? {})) {
    if (/^TF_(VAR_|WORKSPACE$|DATA_DIR$)/.test(name) && value !== undefined) environment[name] = value;
  }
  const workspace = own?.workspace ?? config.terraform.workspace;
  return {
    varFiles: [],
    vars: [],
    before: [...[config.terraform, ...(own === undefined ? [] : [own])].map(ofConfig), ...said],
    environment,
    ...(workspace !== undefined && { workspace }),
  };
}
