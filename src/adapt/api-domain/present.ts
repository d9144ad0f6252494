import type { Value } from "../../value.ts";
import { known } from "../../value.ts";
import type { Block } from "../block.ts";
import { presetFrom } from "../read.ts";

/** Whether a block that turns something on is there. */
export function isPresent(block: Value<Block>): Value<boolean> {
  if (block.kind === "known") return known(true, block.from);
  return block.kind === "absent" ? known(false, presetFrom(block.from)) : block;
}

/** The first text of a list that may hold one alone. */
export function firstText(list: Value<readonly Value<string>[]>): Value<string> {
  if (list.kind !== "known") return list;
  const [first] = list.value;
  return first ?? { kind: "absent", from: list.from };
}
