import { type Block } from "../block.ts";
import type { BehaviorDraft } from "./draft.ts";
/** `DefaultCacheBehavior` or an item of `CacheBehaviors`. */
export declare function cloudformationBehavior(block: Block, isDefault: boolean): BehaviorDraft;
