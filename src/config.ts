import type { Config, RuleSetting } from "./config-shape.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { didYouMean } from "./did-you-mean.ts";
import { directoryOf, type Files } from "./source/files.ts";

export {
  type Config,
  type Environment,
  FAIL_ON,
  type FailOn,
  NO_CONFIG,
  type OptionEntry,
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

/** What the config says of a rule: its own entry wins over its topic's. */
export function ruleSetting(config: Config, id: string): RuleSetting | undefined {
  const topic = `${id.slice(0, Math.max(0, id.indexOf("/")))}/*`;
  const own = config.rules.find((entry) => entry.rule === id);
  return (own ?? config.rules.find((entry) => entry.rule === topic))?.setting;
}

/** An error for each entry that fits none of the rules: those built in and the user's policies. */
export function unknownRules(config: Config, ids: readonly string[]): Diagnostic[] {
  const names = new Set(ids.flatMap((id) => [id, `${id.slice(0, Math.max(0, id.indexOf("/")))}/*`]));
  return config.rules
    .filter((entry) => !names.has(entry.rule))
    .map((entry) => ({
      severity: "error",
      code: "config",
      message: `There is no rule "${entry.rule}"${didYouMean(entry.rule, names)}`,
      place: entry.place,
      help: "originlint explain lists the rules",
      fatal: true,
    }));
}
