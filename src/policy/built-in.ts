import { declarativeRules, typedRules } from "../catalogue.ts";
import { type CompiledRule, compileTypedRule, docsUrl } from "./compiled-rule.ts";
import { compileDocument } from "./declarative.ts";
import type { PolicyDocument } from "./document.ts";

/** Every rule of ours, sorted by id. */
export function builtInRules(): readonly CompiledRule[] {
  const documents: Readonly<Record<string, PolicyDocument>> = declarativeRules;
  const declarative = Object.entries(documents).map(([id, document]) =>
    compileDocument(id, document, docsUrl(id, "yaml")),
  );
  const typed = Object.entries(typedRules).map(([id, rule]) => compileTypedRule(id, rule));
  return [...declarative, ...typed].sort((a, b) => (a.id < b.id ? -1 : 1));
}
