import { allWithin, argument, type Block, child, children, within } from "../block.ts";
import { listOf, mapItems, numbers, text } from "../read.ts";
import type { OriginGroupDraft } from "./draft.ts";

/** An item of `DistributionConfig.OriginGroups`. */
export function cloudformationOriginGroup(block: Block): OriginGroupDraft {
  const members = allWithin(child(block, "Members"), (b) => children(b, "Items"));
  return {
    from: block.from,
    id: text(block, "Id"),
    members: listOf(
      mapItems(members, (member) => text(member, "OriginId")),
      argument(block, "Members").from,
    ),
    failoverStatusCodes: within(child(block, "FailoverCriteria"), (criteria) =>
      within(child(criteria, "StatusCodes"), (codes) => numbers(codes, "Items")),
    ),
  };
}
