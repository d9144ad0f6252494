import type { ValueList } from "../../model/entity.ts";
import { unfilledList } from "../../unfilled.ts";
import { unknown } from "../../value.ts";
import { orDefaultList } from "../read.ts";

/** The aliases as written, none where they are not; open where an empty default only stands for those of a deployment. */
export function orNoAliases(written: ValueList<string>): ValueList<string> {
  const unfilled = unfilledList(written);
  if (unfilled === undefined) return orDefaultList(written, []);
  return unknown([unfilled], written.from, { kind: "list", items: [], open: true });
}
