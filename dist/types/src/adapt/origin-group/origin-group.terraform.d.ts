import { type Block } from "../block.ts";
import type { OriginGroupDraft } from "./draft.ts";
/** An `origin_group` block of aws_cloudfront_distribution. */
export declare function terraformOriginGroup(block: Block): OriginGroupDraft;
