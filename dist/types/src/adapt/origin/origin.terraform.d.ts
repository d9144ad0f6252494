import { type Block } from "../block.ts";
import type { OriginDraft } from "./draft.ts";
/** An `origin` block of aws_cloudfront_distribution. */
export declare function terraformOrigin(block: Block): OriginDraft;
