import { type Block } from "../block.ts";
import type { OriginGroupDraft } from "./draft.ts";
/** An item of `DistributionConfig.OriginGroups`. */
export declare function cloudformationOriginGroup(block: Block): OriginGroupDraft;
