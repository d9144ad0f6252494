import { type Block } from "../block.ts";
import type { BehaviorDraft } from "./draft.ts";
/** `default_cache_behavior` or one `ordered_cache_behavior`. */
export declare function terraformBehavior(block: Block, isDefault: boolean): BehaviorDraft;
