import { type Config, type OptionEntry, ruleEntries } from "../config.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { didYouMean } from "../did-you-mean.ts";
import type { CompiledRule } from "../policy/compiled-rule.ts";
import type { OptionSpec } from "../rule.ts";

type Options = Readonly<Record<string, OptionSpec>>;

const TYPES = { text: "string", number: "number", boolean: "boolean" } as const;
const WORDS = { text: "a text", number: "a number", boolean: "true or false" } as const;

/** The rule with what the config sets in place of the defaults of its parameters. */
export function withParameters(
  rule: CompiledRule,
  written: ReadonlyMap<string, OptionSpec["default"]>,
): CompiledRule {
  if (written.size === 0) return rule;
  const options: Record<string, OptionSpec> = { ...rule.description.options };
  for (const [name, value] of written) {
    const spec = options[name];
    if (spec !== undefined) options[name] = { ...spec, default: value };
  }
  return { ...rule, description: { ...rule.description, options } };
}

/** An error for each parameter that the config sets and the rule has not, or has in another type. */
export function wrongParameters(config: Config, rules: readonly CompiledRule[]): readonly Diagnostic[] {
  return ruleEntries(config).flatMap((entry) => {
    const rule = rules.find(({ id }) => id === entry.rule);
    const written = entry.options ?? [];
    if (rule !== undefined) {
      const options = rule.description.options ?? {};
      return written.flatMap((one) => wrong(one, rule.id, options));
    }
    const isTopic = entry.rule.endsWith("/*");
    if (!isTopic || written.length === 0) return [];
    return [problem(`Parameters are set for one rule, not for a topic such as "${entry.rule}"`, entry)];
  });
}

function wrong(entry: OptionEntry, rule: string, options: Options): readonly Diagnostic[] {
  const names = Object.keys(options);
  const spec = Object.hasOwn(options, entry.name) ? options[entry.name] : undefined;
  if (spec === undefined) {
    const message = `The rule "${rule}" has no parameter "${entry.name}"${didYouMean(entry.name, names)}`;
    const help = names.length > 0 ? `Its parameters are ${names.join(", ")}` : "It has no parameters";
    return [problem(message, entry, help)];
  }
  if (typeof entry.value === TYPES[spec.type]) return [];
  return [problem(`The parameter "${entry.name}" of "${rule}" must be ${WORDS[spec.type]}`, entry)];
}

function problem(message: string, { place }: Pick<OptionEntry, "place">, help?: string): Diagnostic {
  return { severity: "error", code: "config", message, place, fatal: true, ...(help && { help }) };
}
