import { describe, expect, it } from "vitest";
import { builtInRules } from "../src/policy/built-in.ts";
import type { CompiledRule } from "../src/policy/compiled-rule.ts";
import { checkExample, EXAMPLE_LANGUAGES } from "../src/policy/examples.ts";
import type { Example } from "../src/rule.ts";
import { addressesIn, neutral } from "./support/neutral.ts";
import { runExample } from "./support/run-example.ts";

const rules = builtInRules();
const ids = new Set(rules.map(({ id }) => id));

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (_, rule) => {
  const { examples, references, supersedes } = rule.description;

  it("has its texts", () => {
    expect(references).not.toHaveLength(0);
    expect(rule.description.why.trim()).not.toBe("");
    expect(rule.description.fix.trim()).not.toBe("");
    for (const reference of references) expect(reference).toMatch(/^https:\/\//);
  });

  it("supersedes rules that exist", () => {
    expect((supersedes ?? []).filter((id) => !ids.has(id))).toEqual([]);
  });

  // What only the world can show is known where it was seen: there need be nothing unknown.
  const isLiveOnly = examples.every(({ expect, live }) => expect !== "fail" || live !== undefined);
  const wanted = isLiveOnly ? (["pass", "fail"] as const) : (["pass", "fail", "unknown"] as const);

  it("has a passing, a failing and an unknown example in every language", () => {
    const missing = EXAMPLE_LANGUAGES.flatMap((language) =>
      wanted.flatMap((expect) =>
        examples.some((example) => example.expect === expect && example[language] !== undefined)
          ? []
          : [`${expect} in ${language}`],
      ),
    );
    expect(missing).toEqual([]);
  });

  describe.each(examples.map((example) => [example.name, example] as const))("%s", (_, example) => {
    const written = EXAMPLE_LANGUAGES.filter((language) => example[language] !== undefined);

    it.each(written)("does as it says in %s", (language) => {
      expect(checkExample(rule, example, language, runExample)?.problems).toEqual([]);
    });

    if (written.length < 2) return;
    it("says the same in every language", () => {
      const [first, ...others] = written.map((language) => twin(rule, example, language));
      for (const other of others) expect(other).toEqual(first);
    });
  });
});

/** What must not depend on the language: outcomes, severities and the arguments of messages. */
function twin(rule: CompiledRule, example: Example, language: (typeof EXAMPLE_LANGUAGES)[number]) {
  let addresses: readonly string[] = [];
  const check = checkExample(rule, example, language, (...input) => {
    const run = runExample(...input);
    addresses = addressesIn(run.world?.judgement.findings ?? [], run.world?.model);
    return run;
  });
  return {
    outcome: check?.outcome,
    findings: (check?.findings ?? []).map((finding) => neutral(finding, addresses)).sort(),
  };
}
