import { type Config, overridesOf, type RuleSettings, settingsEverywhere, settingsIn } from "../config.ts";
import type { CompiledRule } from "../policy/compiled-rule.ts";
import { withParameters } from "./parameters.ts";

/** The rules as the config wants them: some off, some of another severity or with other parameters, some so in some files only. */
export function configured(rules: readonly CompiledRule[], config: Config): readonly CompiledRule[] {
  return rules.flatMap((rule) => {
    if (overridesOf(config, rule.id).length > 0) return [overridden(rule, config)];
    return withSettings(rule, settingsEverywhere(config, rule.id)) ?? [];
  });
}

/** The rule with its settings everywhere, which knows itself with those of each file; off everywhere, with its own. */
function overridden(unset: CompiledRule, config: Config): CompiledRule {
  const everywhere = settingsEverywhere(config, unset.id);
  const set = withSettings(unset, everywhere);
  const rule: CompiledRule = { ...(set ?? unset), inFile };
  const overrides = overridesOf(config, unset.id);
  const bySettings = new Map<string, CompiledRule | undefined>([[keyOf(everywhere), set && rule]]);
  const byFile = new Map<string, CompiledRule | undefined>();
  return rule;

  function inFile(file: string): CompiledRule | undefined {
    if (!byFile.has(file)) byFile.set(file, find(settingsIn(config, overrides, unset.id, file)));
    return byFile.get(file);
  }

  function find(settings: RuleSettings): CompiledRule | undefined {
    const key = keyOf(settings);
    if (!bySettings.has(key)) bySettings.set(key, withSettings(unset, settings));
    return bySettings.get(key);
  }
}

function keyOf({ setting, options }: RuleSettings): string {
  return JSON.stringify([setting, [...options].sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/** `undefined` where it is off. */
function withSettings(unset: CompiledRule, { setting, options }: RuleSettings): CompiledRule | undefined {
  if (setting === "off") return undefined;
  const rule = withParameters(unset, options);
  if (setting === undefined) return rule;
  return { ...rule, severity: setting, description: { ...rule.description, severity: setting } };
}
