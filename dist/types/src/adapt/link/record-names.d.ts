import type { DnsRecord } from "../../model/dns.ts";
import type { ValueList } from "../../model/entity.ts";
import type { Value } from "../../value.ts";
/** Terraform's `aws_route53_record.x.fqdn` is the record's name, completed by its zone's. */
export declare class RecordNames {
    #private;
    constructor(records: readonly DnsRecord[]);
    /** The name behind such a reference; any other value as it is. */
    resolve(value: Value<string>): Value<string>;
    resolveList(list: ValueList<string>): ValueList<string>;
}
