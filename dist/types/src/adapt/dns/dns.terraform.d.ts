import type { Resource } from "../../evaluate/resource.ts";
import type { DnsZone } from "../../model/dns.ts";
import type { DnsRecordDraft } from "./draft.ts";
/** aws_route53_zone, as a resource or a data source. */
export declare function terraformZone(resource: Resource): DnsZone;
/** aws_route53_record. */
export declare function terraformRecord(resource: Resource): DnsRecordDraft;
