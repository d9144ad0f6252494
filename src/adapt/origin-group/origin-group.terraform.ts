import { argument, type Block, child, children, within } from "../block.ts";
import { listOf, mapItems, numbers, text } from "../read.ts";
import type { OriginGroupDraft } from "./draft.ts";

/** An `origin_group` block of aws_cloudfront_distribution. */
export function terraformOriginGroup(block: Block): OriginGroupDraft {
  return {
    from: block.from,
    id: text(block, "origin_id"),
    members: listOf(
      mapItems(children(block, "member"), (member) => text(member, "origin_id")),
      argument(block, "member").from,
    ),
    failoverStatusCodes: within(child(block, "failover_criteria"), (b) => numbers(b, "status_codes")),
  };
}
