import { distinct, items, reasons } from "../compare.ts";
import type { DnsRecord } from "../model/dns.ts";
import { covers, isWildcard, normalizeName, sameName } from "../names.ts";
import { ifKnown, type Reason, unknown, type Value } from "../value.ts";
import { describe } from "./describe.ts";
import { addressIn, endpointKindOf } from "./endpoint-kind.ts";

/** How a name is resolved, as far as the records of the input say. */
export interface DnsPath {
  /** The records followed, in order; all those of one name stand together. */
  readonly via: readonly DnsRecord[];
  /** Every name asked for, the first one included. */
  readonly names: readonly Value<string>[];
  /** The last of them: what it stands for is not in the input, or is an address. */
  readonly end: Value<string>;
  /** Why records that cannot be told apart from here may lead elsewhere; empty where none can. */
  readonly open: readonly Reason[];
}

/** The records of a model, by name. */
export interface DnsIndex {
  readonly known: ReadonlyMap<string, readonly DnsRecord[]>;
  /** Longest first. */
  readonly wildcards: readonly DnsRecord[];
  /** Those whose name is not known, or in part only. */
  readonly unclear: readonly DnsRecord[];
  /** All that answer with a host, those of unclear names first. */
  readonly hosts: readonly DnsRecord[];
}

/** Resolvers give up on longer chains of aliases. */
const MAX_ALIASES = 16;

export function indexRecords(records: readonly DnsRecord[]): DnsIndex {
  const known = new Map<string, DnsRecord[]>();
  const wildcards: DnsRecord[] = [];
  const unclear: DnsRecord[] = [];
  for (const record of records) {
    if (record.name.kind === "unknown" && !isValidation(record)) unclear.push(record);
    if (record.name.kind !== "known") continue;
    const name = normalizeName(record.name.value);
    const namesakes = known.get(name);
    if (namesakes) namesakes.push(record);
    else known.set(name, [record]);
    if (isWildcard(name)) wildcards.push(record);
  }
  wildcards.sort((a, b) => lengthOf(b.name) - lengthOf(a.name));
  const hosts = [...unclear, ...[...known.values()].flat()].filter(answersWithHost);
  return { known, wildcards, unclear, hosts };
}

/** Follows aliases and CNAMEs through the public zones of the input. */
export function followDns(index: DnsIndex, name: Value<string>): DnsPath {
  const via: DnsRecord[] = [];
  const names = [name];
  let end = name;
  for (let step = 0; step < MAX_ALIASES && !isGivenByAws(end); step++) {
    const { records, open } = recordsOf(index, end);
    const seen = publicView(records);
    for (const record of seen.length > 0 ? seen : records) via.push(record);
    const target = targetOf(seen);
    if (target === undefined) return { via, names, end, open };
    if (names.some((earlier) => sameName(earlier, target).is === true)) break;
    end = target;
    names.push(target);
  }
  return { via, names, end, open: [] };
}

/** A name in a zone of AWS's own: no record of the input can be meant. */
function isGivenByAws(name: Value<string>): boolean {
  const kind = ifKnown(endpointKindOf(name));
  return kind !== undefined && kind !== "host";
}

// ------------------------------------------------------------------ which records answer

interface Answer {
  readonly records: readonly DnsRecord[];
  readonly open: readonly Reason[];
}

/** The records of exactly this name, else those of the closest wildcard, unless an unclear one may be meant. */
function recordsOf(index: DnsIndex, name: Value<string>): Answer {
  const exact = recordsNamed(index, name);
  if (exact.length > 0) return { records: exact.filter(answersWithHost), open: [] };
  const open = possibleRecords(index, name).flatMap((record) => reasons(name, record.name));
  if (open.length > 0) return { records: [], open: distinct(open) };
  return { records: wildcardsFor(index, name).filter(answersWithHost), open: [] };
}

function recordsNamed(index: DnsIndex, name: Value<string>): readonly DnsRecord[] {
  if (name.kind === "known") return index.known.get(normalizeName(name.value)) ?? [];
  return index.unclear.filter((record) => sameName(record.name, name).is === true);
}

/** Records that have this name under some value of what is unknown. */
function possibleRecords(index: DnsIndex, name: Value<string>): readonly DnsRecord[] {
  const candidates = name.kind === "unknown" ? index.hosts : index.unclear;
  return candidates.filter(
    (record) =>
      answersWithHost(record) && mayLieIn(record, name) && sameName(record.name, name).is === "unknown",
  );
}

function mayLieIn({ zone }: DnsRecord, name: Value<string>): boolean {
  const zoneName = zone.kind === "known" ? ifKnown(zone.value.name) : undefined;
  return zoneName === undefined || name.kind !== "known" || isBelow(name.value, zoneName);
}

function isBelow(name: string, ancestor: string): boolean {
  return `.${normalizeName(name)}`.endsWith(`.${normalizeName(ancestor)}`);
}

/** RFC 4592: a wildcard answers for every name below it, at any depth, unless a closer name exists. */
function wildcardsFor(index: DnsIndex, name: Value<string>): readonly DnsRecord[] {
  if (name.kind !== "known") {
    return index.unclear.filter((record) => covers(record.name, name).is === true);
  }
  const closest = index.wildcards.find((record) => isBelow(name.value, baseOf(record)));
  if (closest === undefined || hasCloserName(index, name.value, baseOf(closest))) return [];
  return index.known.get(normalizeName(ifKnown(closest.name) ?? "")) ?? [];
}

function baseOf(wildcard: DnsRecord): string {
  return normalizeName(ifKnown(wildcard.name) ?? "").slice("*.".length);
}

function hasCloserName(index: DnsIndex, name: string, base: string): boolean {
  const labels = normalizeName(name).split(".");
  const depth = labels.length - base.split(".").length;
  return labels.slice(0, depth).some((_, from) => from > 0 && index.known.has(labels.slice(from).join(".")));
}

function answersWithHost({ recordType }: DnsRecord): boolean {
  return recordType.kind !== "known" || HOST_TYPES.has(recordType.value.toUpperCase());
}

const HOST_TYPES: ReadonlySet<string> = new Set(["A", "AAAA", "CNAME"]);

/** The records by which ACM sees that a domain is one's own; nobody asks for them otherwise. */
function isValidation({ name }: DnsRecord): boolean {
  return reasons(name).some(({ what }) => /domain_validation_options|resource_record_name/.test(what));
}

/** What CloudFront sees: not the private zones, and of nested zones the longest. */
function publicView(records: readonly DnsRecord[]): readonly DnsRecord[] {
  const visible = records.filter((record) => !isPrivate(record));
  const longest = visible.reduce((most, record) => Math.max(most, zoneLength(record)), 0);
  return visible.filter((record) => zoneLength(record) === longest);
}

/** Whether the record certainly stands in a private hosted zone. */
export function isPrivate({ zone }: DnsRecord): boolean {
  return zone.kind === "known" && ifKnown(zone.value.private) === true;
}

function zoneLength({ zone }: DnsRecord): number {
  return zone.kind === "known" ? lengthOf(zone.value.name) : 0;
}

function lengthOf(name: Value<string>): number {
  return name.kind === "known" ? name.value.length : 0;
}

// ------------------------------------------------------------------ where they lead

/** The name that the records point at; `undefined` where they hold addresses, or there are none. */
function targetOf(records: readonly DnsRecord[]): Value<string> | undefined {
  const targets = records.flatMap((record) => targetsOf(record));
  const [first, ...others] = targets;
  if (first === undefined || others.every((other) => sameTarget(first, other))) return first;
  const what = describe(records[0]?.name ?? first);
  const says = "has several records with different targets";
  return unknown([{ what, why: "not-modelled", says, at: first.from.at }], first.from);
}

function targetsOf({ aliasTarget, recordType, values }: DnsRecord): readonly Value<string>[] {
  if (aliasTarget.kind !== "absent") return [aliasTarget];
  if (recordType.kind === "unknown") return [unknown(recordType.why, recordType.from)];
  if (recordType.kind === "absent" || recordType.value.toUpperCase() !== "CNAME") return [];
  const { items: listed, open } = items(values);
  return open.length > 0 ? [...listed, unknown(open, values.from)] : listed;
}

/** An A and an AAAA alias of one load balancer differ in `dualstack.` only. */
function sameTarget(a: Value<string>, b: Value<string>): boolean {
  const address = addressIn(a, "load-balancer-host");
  if (address !== undefined && address === addressIn(b, "load-balancer-host")) return true;
  return sameName(a, b).is === true;
}
