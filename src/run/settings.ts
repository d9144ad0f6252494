import { isAbsolute, relative, resolve, sep } from "node:path";
import { type Config, findConfig, NO_CONFIG, readConfig, ruleSetting, unknownRules } from "../config.ts";
import type { Diagnostic, Outcome } from "../diagnostic.ts";
import type { Located } from "../discover/repository.ts";
import type { TerraformOptions } from "../evaluate/terraform/load.ts";
import { builtInRules } from "../policy/built-in.ts";
import type { CompiledRule } from "../policy/compiled-rule.ts";
import { loadPolicies } from "../policy/load.ts";
import type { RunOptions } from "../run.ts";
import { directoryOf, type Files } from "../source/files.ts";
import { unreadable } from "../source/unreadable.ts";

/** What the command line, the environment and the config say together. */
export interface Settings {
  readonly config: Config;
  readonly rules: readonly CompiledRule[];
  readonly terraform: TerraformOptions;
}

/** Reads config and policies. Every mistake in them is an error diagnostic, so that nothing is checked by half. */
export function readSettings(options: RunOptions, located: Located, files: Files): Outcome<Settings> {
  const diagnostics: Diagnostic[] = [];
  const config = configOf(options, located, files, diagnostics);
  const policies = insidePaths(options.policies ?? [], options, located, diagnostics);
  const rules: CompiledRule[] = [...builtInRules()];
  for (const path of [...policies, ...config.policies]) {
    const loaded = loadPolicies(path, files);
    for (const rule of loaded.value) rules.push(rule);
    diagnostics.push(...loaded.diagnostics);
  }
  const ids = rules.map((rule) => rule.id);
  diagnostics.push(...unknownRules(config, ids));
  const varFiles = insidePaths(options.varFiles ?? [], options, located, diagnostics);
  const terraform = terraformOptions(options, config, varFiles);
  return { value: { config, rules: configured(rules, config), terraform }, diagnostics };
}

function configOf(options: RunOptions, located: Located, files: Files, diagnostics: Diagnostic[]): Config {
  if (options.config === false) return NO_CONFIG;
  const outcome =
    options.config === undefined
      ? nearestConfig(located, files)
      : namedConfig(options.config, options, located, files);
  diagnostics.push(...outcome.diagnostics);
  return outcome.value;
}

function nearestConfig(located: Located, files: Files): Outcome<Config> {
  const first = located.paths[0] ?? "";
  const found = findConfig(files, files.isDirectory(first) ? first : directoryOf(first));
  return found === undefined ? { value: NO_CONFIG, diagnostics: [] } : configAt(found, files);
}

function namedConfig(path: string, options: RunOptions, located: Located, files: Files): Outcome<Config> {
  const diagnostics: Diagnostic[] = [];
  const [inside] = insidePaths([path], options, located, diagnostics);
  return inside === undefined ? { value: NO_CONFIG, diagnostics } : configAt(inside, files);
}

function configAt(path: string, files: Files): Outcome<Config> {
  const result = files.read(path);
  if (result.ok) return readConfig(result.file);
  const diagnostic: Diagnostic = { ...unreadable(path, result.why), code: "config", fatal: true };
  return { value: NO_CONFIG, diagnostics: [diagnostic] };
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
    const way = relative(root, resolve(workingDirectory, path)).split(sep).join("/");
    if (isAbsolute(way) || way === ".." || way.startsWith("../")) diagnostics.push(outside(path));
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

/** The rules as the config wants them: some off, some of another severity. */
function configured(rules: readonly CompiledRule[], config: Config): readonly CompiledRule[] {
  return rules.flatMap((rule) => {
    const setting = ruleSetting(config, rule.id);
    if (setting === "off") return [];
    return setting === undefined
      ? [rule]
      : [{ ...rule, severity: setting, description: { ...rule.description, severity: setting } }];
  });
}

function terraformOptions(
  options: RunOptions,
  config: Config,
  varFiles: readonly string[],
): TerraformOptions {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(options.environment ?? {})) {
    if (name.startsWith("TF_VAR_") && value !== undefined) environment[name] = value;
  }
  return {
    varFiles: [...config.terraform.varFiles, ...varFiles],
    vars: [...config.terraform.vars, ...(options.vars ?? [])],
    environment,
    ...(config.terraform.workspace !== undefined && { workspace: config.terraform.workspace }),
  };
}
