import type { Resource } from "../../evaluate/resource.ts";
import type { DnsZone } from "../../model/dns.ts";
import type { Collection, Entity } from "../../model/entity.ts";
import { mapKnown } from "../../value.ts";
import { type Block, child, children, isWritten, resourceBlock, within } from "../block.ts";
import { entityOf } from "../entity.ts";
import { id, mapItems, text, texts } from "../read.ts";
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
export function cloudformationRecordGroup(resource: Resource): Collection<DnsRecordDraft> {
  const group = resourceBlock(resource, "cloudformation");
  return mapItems(children(group, "RecordSets"), (block) =>
    recordOf({ ...entityOf(resource), from: block.from }, block, group),
  );
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
