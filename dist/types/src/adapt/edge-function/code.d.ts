import type { Resource } from "../../evaluate/resource.ts";
import type { Value } from "../../value.ts";
import { type Block } from "../block.ts";
/** Terraform uploads an archive: its code is known where `archive_file` packs a text that stands in the code. */
export declare function packagedCode(block: Block, resources: ReadonlyMap<string, Resource>): Value<string>;
/** Code that lies in an archive, a bucket or an image. */
export declare function packedAway(block: Block, from: Block["from"]): Value<string>;
