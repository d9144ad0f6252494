import type { DnsRecord, DnsZone } from "../../model/dns.ts";
import type { Known, Value } from "../../value.ts";
import { known, unknown } from "../../value.ts";
import { Directory, notInInput, shown } from "../directory.ts";
import { completedName } from "../dns/domain-name.ts";
import type { DnsRecordDraft } from "../dns/draft.ts";
import type { Drafts } from "../drafts.ts";
import { foreignEntity } from "../entity.ts";
import { byName } from "./by-name.ts";
import { RecordNames } from "./record-names.ts";

export interface LinkedDns {
  readonly dnsZones: readonly DnsZone[];
  readonly dnsRecords: readonly DnsRecord[];
  readonly names: RecordNames;
}

/** Records with their zones; a zone that is only named by id or name is one that is not made here. */
export function linkDns(drafts: Drafts): LinkedDns {
  const directory = new Directory(drafts.dnsZones, drafts.resources);
  const zones = byName(drafts.dnsZones);
  const named = new Map<string, DnsZone>();
  const records = drafts.dnsRecords.map((draft): DnsRecord => {
    const { zoneId, zoneName, mayBeRelative, ...own } = draft;
    const zone =
      zoneId.kind === "absent" ? zoneByName(draft, zones, named) : zoneById(draft, directory, named);
    return { ...own, zone, name: mayBeRelative ? completedName(own.name, nameOf(zone)) : own.name };
  });
  const names = new RecordNames(records);
  const dnsRecords = records.map((record) => ({
    ...record,
    values: names.resolveList(record.values),
    aliasTarget: names.resolve(record.aliasTarget),
  }));
  return { dnsZones: [...drafts.dnsZones, ...named.values()], dnsRecords, names };
}

function nameOf(zone: Value<DnsZone>): Value<string> {
  if (zone.kind === "known") return zone.value.name;
  return zone.kind === "absent" ? zone : unknown(zone.why, zone.from);
}

function zoneById(
  draft: DnsRecordDraft,
  directory: Directory<DnsZone>,
  named: Map<string, DnsZone>,
): Value<DnsZone> {
  const { zoneId } = draft;
  const zone = directory.find(zoneId, draft);
  if (zone.kind !== "unknown" || zoneId.kind !== "known") return zone;
  const name = unknown(
    [notInInput(`zone ${shown(zoneId)}`, "is not in the input", zoneId.from)],
    zoneId.from,
  );
  return known(foreignZone(zoneId, name, named), zoneId.from);
}

function zoneByName(
  draft: DnsRecordDraft,
  zones: ReadonlyMap<string, readonly DnsZone[]>,
  named: Map<string, DnsZone>,
): Value<DnsZone> {
  const { zoneName } = draft;
  if (zoneName.kind === "absent") return zoneName;
  if (zoneName.kind === "unknown") return unknown(zoneName.why, zoneName.from);
  const [only, second] = zones.get(zoneName.value) ?? [];
  if (second !== undefined) {
    const says = "is the name of several zones of the input";
    return unknown([notInInput(`zone ${shown(zoneName)}`, says, zoneName.from)], zoneName.from);
  }
  return known(only ?? foreignZone(zoneName, zoneName, named), zoneName.from);
}

function foreignZone(reference: Known<string>, name: Value<string>, named: Map<string, DnsZone>): DnsZone {
  const existing = named.get(reference.value);
  if (existing !== undefined) return existing;
  const { from } = reference;
  const address = shown(reference);
  const unseen = unknown([notInInput(`zone ${address}`, "is not in the input", from)], from);
  const entity = foreignEntity(address, "hosted zone", from);
  const zone: DnsZone = { ...entity, name, private: unseen, managed: false };
  named.set(reference.value, zone);
  return zone;
}
