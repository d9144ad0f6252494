import type { DnsRecord } from "../../model/dns.ts";
import type { Value } from "../../value.ts";
/** A record as it is written, before its zone is found. */
export interface DnsRecordDraft extends Omit<DnsRecord, "zone"> {
    readonly zoneId: Value<string>;
    /** CloudFormation may name the zone instead of giving its id. */
    readonly zoneName: Value<string>;
    /** Terraform appends the zone's name where the record's does not end with it. */
    readonly mayBeRelative: boolean;
}
