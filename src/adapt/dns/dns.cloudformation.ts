import type { Resource } from "../../evaluate/resource.ts";
import type { DnsZone } from "../../model/dns.ts";
import type { Entity } from "../../model/entity.ts";
import { mapKnown, type Reason } from "../../value.ts";
import { type Block, child, children, isWritten, resourceBlock, within } from "../block.ts";
import { entityOf } from "../entity.ts";
import { id, text, texts } from "../read.ts";
import { domainName } from "./domain-name.ts";
import type { DnsRecordDraft } from "./draft.ts";

/** AWS::Route53::HostedZone. */
export function cloudformationZone(resource: Resource): DnsZone {
  const block = resourceBlock(resource, "cloudformation");
  return {
    ...entityOf(resource),
    name: domainName(text(block, "Name")),
    private: isWritten(block, "VPCs"),
    managed: true,
  };
}

/** AWS::Route53::RecordSet. */
export function cloudformationRecord(resource: Resource): DnsRecordDraft {
  const block = resourceBlock(resource, "cloudformation");
  return recordOf(entityOf(resource), block, block);
}

/** AWS::Route53::RecordSetGroup: its records share the group's zone. */
export function cloudformationRecordGroup(resource: Resource): readonly DnsRecordDraft[] {
  const group = resourceBlock(resource, "cloudformation");
  const { items, open } = children(group, "RecordSets");
  const records = items.map((block) => recordOf({ ...entityOf(resource), from: block.from }, block, group));
  return open.length > 0 ? [...records, maybeRecord(resource, group, open)] : records;
}

/** Stands for the records that the group may hold besides: nothing of them is known but the zone. */
function maybeRecord(resource: Resource, group: Block, open: readonly Reason[]): DnsRecordDraft {
  const unlisted: Block = { ...group, entries: new Map(), open };
  return { ...recordOf(entityOf(resource), unlisted, group), uncertain: open };
}

function recordOf(entity: Entity, block: Block, zoneHolder: Block): DnsRecordDraft {
  return {
    ...entity,
    zoneId: id(zoneHolder, "HostedZoneId"),
    zoneName: domainName(id(zoneHolder, "HostedZoneName")),
    mayBeRelative: false,
    name: domainName(text(block, "Name")),
    recordType: mapKnown(text(block, "Type"), (value) => value.toUpperCase()),
    values: texts(block, "ResourceRecords"),
    aliasTarget: domainName(within(child(block, "AliasTarget"), (b) => text(b, "DNSName"))),
  };
}
