import { reasons } from "../../compare.ts";
import type { OriginAccess } from "../../model/origin.ts";
import type { Value } from "../../value.ts";
import { known, unknown } from "../../value.ts";
import { type Block, notWritten } from "../block.ts";
import { presetFrom } from "../read.ts";

/** The three blocks of which an origin has one at most. */
export interface AccessBlocks {
  readonly custom: Value<Block>;
  readonly s3: Value<Block>;
  readonly vpc: Value<Block>;
}

/** How an origin is reached, by the block that is there; without any it is taken for a bucket. */
export function accessOf(origin: Block, blocks: AccessBlocks): Value<OriginAccess> {
  const candidates: readonly (readonly [OriginAccess, Value<Block>])[] = [
    ["custom", blocks.custom],
    ["vpc", blocks.vpc],
    ["s3", blocks.s3],
  ];
  for (const [access, block] of candidates) {
    if (block.kind === "known") return known(access, block.from);
  }
  const why = reasons(blocks.custom, blocks.vpc, blocks.s3);
  const from = notWritten(origin.from, "access");
  return why.length > 0 ? unknown(why, from) : known("s3", presetFrom(from));
}

/** The settings that custom and VPC origins share stand in the one block that is there. */
export function ownServerBlock(blocks: AccessBlocks): Value<Block> {
  if (blocks.custom.kind === "known" || blocks.vpc.kind === "absent") return blocks.custom;
  return blocks.custom.kind === "absent" ? blocks.vpc : mixed(blocks);
}

/** One of the two is unknown: whichever is there decides. */
function mixed(blocks: AccessBlocks): Value<Block> {
  return blocks.vpc.kind === "known" ? blocks.vpc : blocks.custom;
}
