import type { HclFile, Node } from "../../parse/hcl/ast.ts";
import type { Reason } from "../../value.ts";
import { type BodyView, type Located } from "./config.ts";
import { type Scope } from "./scope.ts";
import { type Val } from "./val.ts";
/** A body as it is after `dynamic` blocks are expanded; attributes are evaluated when they are asked for. */
export declare class BlockTree {
    #private;
    readonly file: HclFile;
    /** The header of the block: of a dynamic one, of its `content`. */
    readonly header: Node;
    readonly path: string;
    constructor(given: {
        body: BodyView;
        scope: Scope;
        file: HclFile;
        header: Node;
        path: string;
    });
    attributeNames(): Iterable<string>;
    /** The attribute as it is written: where its value stands. */
    written(name: string): Located<{
        start: number;
        end: number;
    }> | undefined;
    attribute(name: string): Val | undefined;
    pathOf(name: string): string;
    blockTypes(): ReadonlySet<string>;
    /** The blocks of one type in the order they are written, dynamic ones expanded. */
    blocks(type: string): BlockList;
}
/** `open` are the reasons why more blocks may follow, or some of them not be there. */
export interface BlockList {
    readonly items: readonly BlockTree[];
    readonly open: readonly Reason[];
}
/** The blocks of one type as other expressions see them: `aws_x.y.origin[0].domain_name`. */
export declare function blocksVal(list: BlockList, source: {
    address: string;
    type: string;
}): Val;
