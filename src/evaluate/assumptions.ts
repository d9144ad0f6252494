import type { Choice } from "../value.ts";
import type { Assumptions } from "./resource.ts";

/**
 * The option assumed for a choice, if any. An equality test is answered by what is assumed of its subject, so that of two
 * tests with different literals at most one is ever true.
 */
export function assumedOption(
  assumptions: Assumptions,
  { id, equality }: Pick<Choice, "id" | "equality">,
): string | boolean | number | undefined {
  const assumed = assumptions.get(equality?.subject ?? id);
  if (typeof assumed !== "object") return equality === undefined ? assumed : undefined;
  if (equality === undefined) return undefined;
  if (assumed.literals.includes(equality.literal)) return assumed.is;
  return assumed.is ? false : undefined;
}
