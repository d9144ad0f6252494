import type { Resource } from "../../evaluate/resource.ts";
import type { DnsZone } from "../../model/dns.ts";
import type { DnsRecordDraft } from "./draft.ts";
/** AWS::Route53::HostedZone. */
export declare function cloudformationZone(resource: Resource): DnsZone;
/** AWS::Route53::RecordSet. */
export declare function cloudformationRecord(resource: Resource): DnsRecordDraft;
/** AWS::Route53::RecordSetGroup: its records share the group's zone. */
export declare function cloudformationRecordGroup(resource: Resource): readonly DnsRecordDraft[];
