import { EDGE_CODE_TYPES } from "../facts/resource-types.ts";
import type { CompiledRule } from "../policy/compiled-rule.ts";

/** The types of the resources that rules are about: those whose resources matter of their own accord. */
export function typesNamedBy(rules: readonly CompiledRule[]): ReadonlySet<string> {
  const types = new Set<string>();
  for (const rule of rules) {
    if (rule.subject === "edgeFunction") for (const type of EDGE_CODE_TYPES) types.add(type);
    if (rule.subject === "resource") for (const type of rule.types) types.add(type);
  }
  return types;
}
