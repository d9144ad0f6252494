import type { CompiledRule } from "../../src/policy/compiled-rule.ts";
import { EXAMPLE_LANGUAGES, exampleFiles, type RunExample } from "../../src/policy/examples.ts";
import { GENERATED } from "./render.ts";

/** The ids of rules that find something only when the origins are asked: an example fails by its recording alone. */
export function askedRules(rules: readonly CompiledRule[], run: RunExample): readonly string[] {
  return rules.filter((rule) => findsByAsking(rule, run)).map(({ id }) => id);
}

function findsByAsking(rule: CompiledRule, run: RunExample): boolean {
  const recorded = rule.description.examples.filter(({ expect, live }) => expect === "fail" && live);
  return recorded.some((example) =>
    EXAMPLE_LANGUAGES.some((language) => {
      const files = exampleFiles(example, language);
      return files !== undefined && run(rule, files, language).judgement.findings.length === 0;
    }),
  );
}

/** The text of src/ignore/asked-rules.ts. */
export function askedRulesModule(ids: readonly string[]): string {
  return [
    `// ${GENERATED}`,
    "/** Rules that find something only when the origins are asked, as `verify` does. */",
    "export const ASKED_RULES: ReadonlySet<string> = new Set([",
    ...ids.map((id) => `  "${id}",`),
    "]);",
    "",
  ].join("\n");
}
