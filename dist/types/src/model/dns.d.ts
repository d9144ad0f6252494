import type { Value } from "../value.ts";
import type { Entity, ValueList } from "./entity.ts";
export interface DnsZone extends Entity {
    /** Lower case, without the final dot. */
    readonly name: Value<string>;
    readonly private: Value<boolean>;
    /** Read through a data source or given by id, not made here: its records are not all in the input. */
    readonly managed: boolean;
}
export interface DnsRecord extends Entity {
    readonly zone: Value<DnsZone>;
    /** Fully qualified, lower case, without the final dot; a leading `*.` is a wildcard. */
    readonly name: Value<string>;
    readonly recordType: Value<string>;
    /** Addresses or names; absent for an alias. */
    readonly values: ValueList<string>;
    /** The DNS name an alias record points at. */
    readonly aliasTarget: Value<string>;
}
