import type { Resource } from "../evaluate/resource.ts";
import type { Entity } from "../model/entity.ts";
import type { Absent, Provenance, Unknown } from "../value.ts";
/** What an entity takes over from the resource it is read from. */
export declare function entityOf(resource: Resource): Entity;
/** An entity that no resource of the input makes: named only by reference. */
export declare function foreignEntity(address: string, type: string, from: Provenance): Entity;
/** A property that only AWS knows, of something that is looked up and not made here. */
export declare function lookedUp(resource: Resource, name: string): Unknown;
/** A property that this kind of resource does not have. */
export declare function lacking(resource: Resource, name: string): Absent;
