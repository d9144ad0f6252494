import type { Resource } from "../../evaluate/resource.ts";
import type { DnsZone } from "../../model/dns.ts";
import { absent, known, mapKnown, unknown, type Value } from "../../value.ts";
import { type Block, child, children, notWritten, resourceBlock, within } from "../block.ts";
import { entityOf } from "../entity.ts";
import { flag, id, orDefault, presetFrom, text, texts } from "../read.ts";
import { domainName } from "./domain-name.ts";
import type { DnsRecordDraft } from "./draft.ts";

/** aws_route53_zone, as a resource or a data source. */
export function terraformZone(resource: Resource): DnsZone {
  const block = resourceBlock(resource, "terraform");
  return {
    ...entityOf(resource),
    name: domainName(text(block, "name")),
    private: resource.mode === "data" ? orDefault(flag(block, "private_zone"), false) : hasVpc(block),
    managed: resource.mode === "managed",
  };
}

/** A zone is private where it is bound to a VPC. */
function hasVpc(block: Block): Value<boolean> {
  const vpcs = children(block, "vpc");
  const [first] = vpcs.items;
  if (first !== undefined) return known(true, first.from);
  const from = notWritten(block.from, "vpc");
  return vpcs.open.length > 0 ? unknown(vpcs.open, from) : known(false, presetFrom(from));
}

/** aws_route53_record. */
export function terraformRecord(resource: Resource): DnsRecordDraft {
  const block = resourceBlock(resource, "terraform");
  const alias = child(block, "alias");
  return {
    ...entityOf(resource),
    zoneId: id(block, "zone_id"),
    zoneName: absent(notWritten(block.from, "zone_name")),
    mayBeRelative: true,
    name: domainName(text(block, "name")),
    recordType: mapKnown(text(block, "type"), (value) => value.toUpperCase()),
    values: texts(block, "records"),
    aliasTarget: domainName(within(alias, (b) => text(b, "name"))),
  };
}
