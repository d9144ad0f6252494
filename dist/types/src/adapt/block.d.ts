import type { Language, Resource } from "../evaluate/resource.ts";
import type { Collection } from "../model/entity.ts";
import type { Datum, DatumMap, Provenance, Reason, Unknown, Value } from "../value.ts";
/** A resource's properties, or one nested block or mapping of them. */
export interface Block {
    readonly entries: DatumMap;
    /** Not empty where more entries may follow than are listed. */
    readonly open: readonly Reason[];
    /** The header. */
    readonly from: Provenance;
    readonly language: Language;
}
/** The block that a resource itself is. */
export declare function resourceBlock(resource: Resource, language: Language): Block;
/** What is written under a name; not written is `absent` at the block's header. */
export declare function argument(block: Block, name: string): Value<Datum>;
/** The provenance of an argument that is not written: the header of the block that would hold it. */
export declare function notWritten(header: Provenance, name: string): Provenance;
/** A block that may be written once. Terraform's are lists of at most one, CloudFormation's mappings. */
export declare function child(block: Block, name: string): Value<Block>;
/** Blocks that may be written any number of times. */
export declare function children(block: Block, name: string): Collection<Block>;
/** Whether a block is written: what turns something on by being there. */
export declare function isWritten(block: Block, name: string): Value<boolean>;
/** Reads inside a block that may be missing: its absence, or why it is unknown, becomes that of the argument. */
export declare function within<T>(block: Value<Block>, read: (block: Block) => Value<T>): Value<T>;
/** As `within`, for what may be there several times. */
export declare function allWithin<T>(block: Value<Block>, read: (block: Block) => Collection<T>): Collection<T>;
/** What the provider would refuse: stays unknown, with the reason `error`. */
export declare function wrongType(value: Value<unknown>, expected: string): Unknown;
/** An unknown whose one reason is that the argument itself is wrong. */
export declare function refused(from: Provenance, says: string): Unknown;
export declare function isMap(datum: Datum): datum is DatumMap;
export declare function isList(datum: Datum): datum is readonly Value<Datum>[];
