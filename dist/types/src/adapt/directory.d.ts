import type { Resource } from "../evaluate/resource.ts";
import type { Entity } from "../model/entity.ts";
import type { Provenance, Reason, Value } from "../value.ts";
/** Finds the entities of one kind by what refers to them: an attribute, or a known ARN, id or name. */
export declare class Directory<T extends Entity> {
    #private;
    constructor(entities: readonly T[], resources: ReadonlyMap<string, Resource>);
    /**
     * What a reference refers to, as seen from there: absent without one, unknown where it cannot be told
     * or is not in the input. Names count within the region and account of `referrer`.
     */
    find(reference: Value<string>, referrer: Entity): Value<T>;
    /** As `find`, for a reference that begins with the address given. */
    at(address: string, from: Provenance): Value<T> | undefined;
}
/** The reason for what is named and not found. */
export declare function notInInput(what: string, says: string, from: Provenance): Reason;
