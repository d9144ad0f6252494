import type { DnsRecord, DnsZone } from "../../model/dns.ts";
import type { Drafts } from "../drafts.ts";
import { RecordNames } from "./record-names.ts";
export interface LinkedDns {
    readonly dnsZones: readonly DnsZone[];
    readonly dnsRecords: readonly DnsRecord[];
    readonly names: RecordNames;
}
/** Records with their zones; a zone that is only named by id or name is one that is not made here. */
export declare function linkDns(drafts: Drafts): LinkedDns;
