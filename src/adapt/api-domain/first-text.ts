import type { ValueList } from "../../model/entity.ts";
import type { Value } from "../../value.ts";
import { absent, unknown } from "../../value.ts";

/** The first text of a list that may hold one alone. */
export function firstText(list: ValueList<string>): Value<string> {
  if (list.kind === "absent") return list;
  if (list.kind === "unknown") return unknown(list.why, list.from);
  const [first] = list.value;
  return first ?? absent(list.from);
}
