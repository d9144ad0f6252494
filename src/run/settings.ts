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

/** What the command line, the environment and the config say together. */
export interface Settings {
  readonly config: Config;
  readonly rules: readonly CompiledRule[];
  readonly terraform: TerraformOptions;
}

/** Reads config and policies. Every mistake in them is an error diagnostic, so that nothing is checked by half. */
export function readSettings(options: RunOptions, located: Located, files: Files): Outcome<Settings> {
  const diagnostics: Diagnostic[] = [];
  const toPath = (path: string): string => {
    const inside = relative(located.root, resolve(options.workingDirectory, path)).split(sep).join("/");
    if (isAbsolute(inside) || inside.startsWith("../")) diagnostics.push(outside(path));
    return inside;
  };
  const config = configOf(options, located, files, toPath, diagnostics);
  const policies = [...(options.policies ?? []).map(toPath), ...config.policies];
  const rules: CompiledRule[] = [...builtInRules()];
  for (const path of policies) {
    const loaded = loadPolicies(path, files);
    rules.push(...loaded.value);
    diagnostics.push(...loaded.diagnostics);
  }
  diagnostics.push(
    ...unknownRules(
      config,
      rules.map((rule) => rule.id),
    ),
  );
  const terraform = terraformOptions(options, config, toPath);
  return { value: { config, rules: configured(rules, config), terraform }, diagnostics };
}

function configOf(
  options: RunOptions,
  located: Located,
  files: Files,
  toPath: (path: string) => string,
  diagnostics: Diagnostic[],
): Config {
  if (options.config === false) return NO_CONFIG;
  if (options.config !== undefined) {
    const result = files.read(toPath(options.config));
    if (result.ok) return keeping(readConfig(result.file), diagnostics);
    diagnostics.push({
      severity: "error",
      code: "config",
      fatal: true,
      message: `The config ${options.config} cannot be read: ${result.why}`,
    });
    return NO_CONFIG;
  }
  const first = located.paths[0] ?? "";
  const file = findConfig(files, files.isDirectory(first) ? first : directoryOf(first));
  return file ? keeping(readConfig(file), diagnostics) : NO_CONFIG;
}

function keeping<T>(outcome: Outcome<T>, diagnostics: Diagnostic[]): T {
  diagnostics.push(...outcome.diagnostics);
  return outcome.value;
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
  toPath: (path: string) => string,
): TerraformOptions {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(options.environment ?? {})) {
    if (name.startsWith("TF_VAR_") && value !== undefined) environment[name] = value;
  }
  return {
    varFiles: [...config.terraform.varFiles, ...(options.varFiles ?? []).map(toPath)],
    vars: [...config.terraform.vars, ...(options.vars ?? [])],
    environment,
    ...(config.terraform.workspace !== undefined && { workspace: config.terraform.workspace }),
  };
}
