import { expect, test } from "vitest";
import { settingsEverywhere } from "../../src/config.ts";
import { readConfig } from "../../src/config-reader.ts";
import { builtInRules } from "../../src/policy/built-in.ts";
import { withParameters, wrongParameters } from "../../src/run/parameters.ts";

const rules = builtInRules();

function read(setting: string) {
  return readConfig({ path: "originlint.config.jsonc", text: `{ "rules": { ${setting} } }` });
}

test("a parameter takes the place of the default, in its own rule only", () => {
  const { value, diagnostics } = read('"certificate/expires-soon": ["warning", { "days": 45 }]');
  expect([...diagnostics, ...wrongParameters(value, rules)]).toEqual([]);
  const changed = rules.filter(
    (rule) => withParameters(rule, settingsEverywhere(value, rule.id).options) !== rule,
  );
  expect(changed.map(({ id }) => id)).toEqual(["certificate/expires-soon"]);
  const [rule] = changed.map((one) => withParameters(one, settingsEverywhere(value, one.id).options));
  expect(rule?.description.options?.days).toEqual({ type: "number", default: 45 });
});

test.each([
  [
    '"certificate/expires-soon": ["note", { "day": 4 }]',
    'The rule "certificate/expires-soon" has no parameter "day"; did you mean "days"?',
  ],
  [
    '"certificate/expires-soon": ["note", { "days": "4" }]',
    'The parameter "days" of "certificate/expires-soon" must be a number',
  ],
  ['"tls/sslv3": ["note", { "days": 4 }]', 'The rule "tls/sslv3" has no parameter "days"'],
  [
    '"certificate/expires-soon": ["note", { "constructor": 4 }]',
    'The rule "certificate/expires-soon" has no parameter "constructor"',
  ],
  ['"tls/*": ["note", { "days": 4 }]', 'Parameters are set for one rule, not for a topic such as "tls/*"'],
  ['"tls/sslv3": ["note"]', 'rules["tls/sslv3"] must hold a setting and parameters, ["warning", { … }]'],
  ['"tls/sslv3": ["note", 1]', 'the parameters of rules["tls/sslv3"] must be an object'],
  ['"tls/sslv3": ["note", { "days": null }]', 'The parameter "days" must be a text, a number, true or false'],
])("%s is a mistake at its place", (setting, message) => {
  const { value, diagnostics } = read(setting);
  const all = [...diagnostics, ...wrongParameters(value, rules)];
  expect(all.map((one) => one.message)).toEqual([message]);
  expect(all[0]).toMatchObject({ code: "config", fatal: true, place: { start: { line: 1 } } });
});
