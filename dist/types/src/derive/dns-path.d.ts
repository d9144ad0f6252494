import type { DnsRecord } from "../model/dns.ts";
import { type Reason, type Value } from "../value.ts";
/** How a name is resolved, as far as the records of the input say. */
export interface DnsPath {
    /** The records followed, in order; all those of one name stand together. */
    readonly via: readonly DnsRecord[];
    /** Every name asked for, the first one included. */
    readonly names: readonly Value<string>[];
    /** The last of them: what it stands for is not in the input, or is an address. */
    readonly end: Value<string>;
    /** Why records that cannot be told apart from here may lead elsewhere; empty where none can. */
    readonly open: readonly Reason[];
}
/** The records of a model, by name. */
export interface DnsIndex {
    readonly known: ReadonlyMap<string, readonly DnsRecord[]>;
    /** Longest first. */
    readonly wildcards: readonly DnsRecord[];
    /** Those whose name is not known, or in part only. */
    readonly unclear: readonly DnsRecord[];
}
export declare function indexRecords(records: readonly DnsRecord[]): DnsIndex;
/** Follows aliases and CNAMEs through the public zones of the input. */
export declare function followDns(index: DnsIndex, name: Value<string>): DnsPath;
/** Whether the record certainly stands in a private hosted zone. */
export declare function isPrivate({ zone }: DnsRecord): boolean;
