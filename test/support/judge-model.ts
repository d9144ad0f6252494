import { deriveOriginRequests } from "../../src/derive/origin-requests.ts";
import type { EdgeModel } from "../../src/model/model.ts";
import { type CompiledRule, compileTypedRule } from "../../src/policy/compiled-rule.ts";
import { compileDocument } from "../../src/policy/declarative.ts";
import { type JudgeInput, type Judgement, judge } from "../../src/policy/engine.ts";
import { parsePolicy } from "../../src/policy/load.ts";
import { defineRule, type SubjectName, type TypedRule } from "../../src/rule.ts";

/** A user's policy from its text. */
export function policy(text: string, id = "own/policy"): CompiledRule {
  const { value, diagnostics } = parsePolicy({ path: `${id}.yaml`, text });
  if (value === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return compileDocument(id, value, `${id}.yaml`);
}

/** A typed rule of which a test names only what it is about. */
export function rule<S extends SubjectName>(
  id: string,
  spec: Pick<TypedRule<S>, "subject" | "check"> & Partial<TypedRule<S>>,
): CompiledRule {
  const texts = {
    title: id,
    message: "it fails",
    why: "because",
    fix: "mend it",
    references: [],
    examples: [],
  };
  const made = defineRule<S>({ section: "-", consequence: "502", certainty: "proven", ...texts, ...spec });
  return compileTypedRule(id, made);
}

/** Judges a model that was built by hand. */
export function judged(
  model: EdgeModel,
  rules: readonly CompiledRule[],
  more: Partial<JudgeInput> = {},
): Judgement {
  const requests = deriveOriginRequests(model);
  return judge({ root: "infra", model, requests, resources: [], rules, now: 0, chainOf: () => [], ...more });
}
