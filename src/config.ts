import type { Config, OptionEntry, Override, RuleEntry, RuleSetting } from "./config-shape.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { didYouMean } from "./did-you-mean.ts";
import { directoryOf, type Files } from "./source/files.ts";
import { matchesPath } from "./source/path-pattern.ts";

export {
  type Config,
  type Environment,
  FAIL_ON,
  type FailOn,
  NO_CONFIG,
  type OptionEntry,
  type Override,
  RULE_SETTINGS,
  type RuleEntry,
  type RuleSetting,
  type TerraformConfig,
} from "./config-shape.ts";

export const CONFIG_FILE = "originlint.config.jsonc";

/** The path of the nearest config file, from a directory of the repository up to its root. It may turn out not to be readable. */
export function findConfig(files: Files, directory: string): string | undefined {
  for (let here = directory; ; here = directoryOf(here)) {
    const path = here === "" ? CONFIG_FILE : `${here}/${CONFIG_FILE}`;
    const found = files.read(path);
    if (found.ok || found.why !== "not-found") return path;
    if (here === "") return undefined;
  }
}

/** What the config makes of a rule in some place; `options` by their names. */
export interface RuleSettings {
  readonly setting?: RuleSetting;
  readonly options: ReadonlyMap<string, OptionEntry["value"]>;
}

/** What the config says of a rule for findings in a file: overrides win over `rules`, later ones over earlier ones. */
export function ruleSetting(config: Config, id: string, file: string): RuleSetting | undefined {
  return settingsIn(config, overridesOf(config, id), id, file).setting;
}

/** `overrides` as `overridesOf` gives them. */
export function settingsIn(
  config: Config,
  overrides: readonly Override[],
  id: string,
  file: string,
): RuleSettings {
  const matching = overrides.filter(({ paths }) => paths.some(({ pattern }) => matchesPath(pattern, file)));
  return matching.reduce(
    (settings, override) => withOverride(settings, override, id),
    settingsEverywhere(config, id),
  );
}

/** Without what overrides say. */
export function settingsEverywhere(config: Config, id: string): RuleSettings {
  return withEntry({ options: new Map() }, entryOf(config.rules, id));
}

/** The overrides that say something of a rule, in order. */
export function overridesOf(config: Config, id: string): readonly Override[] {
  return config.overrides.filter(({ rules }) => entryOf(rules, id) !== undefined);
}

/** Parameters that a later entry does not set stay as they are. */
export function withOverride(settings: RuleSettings, { rules }: Override, id: string): RuleSettings {
  return withEntry(settings, entryOf(rules, id));
}

function withEntry({ options, ...settings }: RuleSettings, entry: RuleEntry | undefined): RuleSettings {
  if (entry === undefined) return { ...settings, options };
  const own = (entry.options ?? []).map(({ name, value }) => [name, value] as const);
  return { setting: entry.setting, options: new Map([...options, ...own]) };
}

/** A rule's own entry wins over its topic's. */
function entryOf(entries: readonly RuleEntry[], id: string): RuleEntry | undefined {
  const topic = `${id.slice(0, Math.max(0, id.indexOf("/")))}/*`;
  return entries.find(({ rule }) => rule === id) ?? entries.find(({ rule }) => rule === topic);
}

/** Every entry for a rule, those of the overrides among them. */
export function ruleEntries({ rules, overrides }: Config): readonly RuleEntry[] {
  return [...rules, ...overrides.flatMap((override) => override.rules)];
}

/** A topic is often written without its star, which is half of it. */
function near(name: string, names: ReadonlySet<string>): string {
  return names.has(`${name}/*`) ? `; did you mean "${name}/*"?` : didYouMean(name, names);
}

/** An error for each entry that fits none of the rules: those built in and the user's policies. */
export function unknownRules(config: Config, ids: readonly string[]): Diagnostic[] {
  const names = new Set(ids.flatMap((id) => [id, `${id.slice(0, Math.max(0, id.indexOf("/")))}/*`]));
  return ruleEntries(config)
    .filter((entry) => !names.has(entry.rule))
    .map((entry) => ({
      severity: "error",
      code: "config",
      message: `There is no rule "${entry.rule}"${near(entry.rule, names)}`,
      place: entry.place,
      help: "originlint explain lists the rules",
      fatal: true,
    }));
}
