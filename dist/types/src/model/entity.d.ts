import type { Provenance, Reason, Value } from "../value.ts";
/** What every entity of the edge model carries. Fields of type `Value<Entity>` are joins: absent, found, or unknown with a reason. */
export interface Entity {
    /** As `Resource.address`. */
    readonly address: string;
    /** As `Resource.type`, of the resource it was read from. */
    readonly type: string;
    /** The header of the block or mapping it was read from. */
    readonly from: Provenance;
    readonly region: Value<string>;
    readonly account: Value<string>;
    /** Set where the entity may not exist, or exist several times. */
    readonly uncertain?: readonly Reason[];
    readonly constructPath?: string;
}
/** Things of one kind that belong together; where `open` is not empty, more may follow than are listed, because of those reasons. */
export interface Collection<T> {
    readonly items: readonly T[];
    readonly open: readonly Reason[];
}
/** A list property: `Known` holds every item; an open one is `Unknown` with a `ListForm`. */
export type ValueList<T> = Value<readonly Value<T>[]>;
