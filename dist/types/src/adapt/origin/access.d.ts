import type { OriginAccess } from "../../model/origin.ts";
import type { Value } from "../../value.ts";
import { type Block } from "../block.ts";
/** The three blocks of which an origin has one at most. */
export interface AccessBlocks {
    readonly custom: Value<Block>;
    readonly s3: Value<Block>;
    readonly vpc: Value<Block>;
}
/** How an origin is reached, by the block that is there; without any it is taken for a bucket. */
export declare function accessOf(origin: Block, blocks: AccessBlocks): Value<OriginAccess>;
/** The settings that custom and VPC origins share stand in the one block that is there. */
export declare function ownServerBlock(blocks: AccessBlocks): Value<Block>;
