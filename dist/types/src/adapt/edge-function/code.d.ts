import type { Resource } from "../../evaluate/resource.ts";
import type { Value } from "../../value.ts";
import { type Block } from "../block.ts";
/** The archives that `archive_file` makes, by where they are written. */
export declare class Archives {
    #private;
    constructor(resources: Iterable<Resource>);
    /** The one that is written to that path; a path that only the provider knows names it itself. */
    find(path: Value<string>): Block | undefined;
}
/** Terraform uploads an archive: its code is known where `archive_file` packs a text that stands in the code. */
export declare function packagedCode(block: Block, archives: Archives): Value<string>;
/** Code that lies in an archive, a bucket or an image. */
export declare function packedAway(block: Block, from: Block["from"]): Value<string>;
