import type { Resource } from "../../evaluate/resource.ts";
import type { DnsZone } from "../../model/dns.ts";
import { absent, mapKnown } from "../../value.ts";
import { child, isWritten, notWritten, resourceBlock, within } from "../block.ts";
import { entityOf } from "../entity.ts";
import { flag, id, orDefault, text, texts } from "../read.ts";
import { domainName } from "./domain-name.ts";
import type { DnsRecordDraft } from "./draft.ts";

/** aws_route53_zone, as a resource or a data source. */
export function terraformZone(resource: Resource): DnsZone {
  const block = resourceBlock(resource, "terraform");
  return {
    ...entityOf(resource),
    name: domainName(text(block, "name")),
    private:
      resource.mode === "data" ? orDefault(flag(block, "private_zone"), false) : isWritten(block, "vpc"),
    managed: resource.mode === "managed",
  };
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
