import type { ValueList } from "../../model/entity.ts";
import type { Value } from "../../value.ts";
import { absent } from "../../value.ts";

/** The first text of a list that may hold one alone. */
export function firstText(list: ValueList<string>): Value<string> {
  if (list.kind !== "known") return list;
  const [first] = list.value;
  return first ?? absent(list.from);
}
