import { reasons } from "../compare.ts";
import { FALSE, TRUE, type Truth, truth, unknownTruth } from "../logic.ts";
import type { DnsZone } from "../model/dns.ts";
import type { EdgeModel } from "../model/model.ts";
import { covers, normalizeName, sameName } from "../names.ts";
import { textParts } from "../text-form.ts";
import { ifKnown, known, unknown, type Value } from "../value.ts";

/** Whether a name lies in a zone: is its apex, or below it at any depth. */
export function liesIn(name: Value<string>, zone: Value<string>): Truth {
  if (name.kind === "absent" || zone.kind === "absent") return FALSE;
  if (name.kind === "known" && zone.kind === "known") return truth(isBelow(name.value, zone.value));
  const isApex = sameName(name, zone);
  if (isApex.is === true || covers(wildcardOf(zone), name).is === true) return TRUE;
  return zone.kind === "known" ? endsIn(name, zone.value) : unknownTruth(reasons(name, zone));
}

/** The public zones that a name lies in, the longest first; `unsure` are those that may hold it, or be public. */
export interface PublicZones {
  readonly zones: readonly DnsZone[];
  readonly unsure: readonly DnsZone[];
}

export function publicZonesOf({ dnsZones }: EdgeModel, name: Value<string>): PublicZones {
  const found = dnsZones.map((zone) => ({ zone, holds: liesIn(name, zone.name) }));
  const mayBePublic = found.filter(({ zone }) => ifKnown(zone.private) !== true);
  const isSure = ({ zone, holds }: (typeof found)[number]) =>
    holds.is === true && zone.private.kind !== "unknown" && zone.uncertain === undefined;
  return {
    zones: mayBePublic
      .filter(isSure)
      .map(({ zone }) => zone)
      .sort((a, b) => lengthOf(b) - lengthOf(a)),
    unsure: mayBePublic.filter((one) => one.holds.is !== false && !isSure(one)).map(({ zone }) => zone),
  };
}

function lengthOf({ name }: DnsZone): number {
  return ifKnown(name)?.length ?? 0;
}

function isBelow(name: string, zone: string): boolean {
  return `.${normalizeName(name)}`.endsWith(`.${normalizeName(zone)}`);
}

function wildcardOf(zone: Exclude<Value<string>, { kind: "absent" }>): Value<string> {
  if (zone.kind === "known") return known(`*.${zone.value}`, zone.from);
  const [first, ...rest] = textParts(zone) ?? [];
  if (first === undefined) return zone;
  const parts = typeof first === "string" ? [`*.${first}`, ...rest] : ["*.", first, ...rest];
  return unknown(zone.why, zone.from, { kind: "text", parts });
}

/** Of a name with gaps its written end decides, where there is one. */
function endsIn(name: Value<string>, zone: string): Truth {
  const last = textParts(name)?.at(-1);
  if (typeof last !== "string") return unknownTruth(reasons(name));
  const [end, wanted] = [normalizeName(last), `.${normalizeName(zone)}`];
  if (end.endsWith(wanted)) return TRUE;
  return wanted.endsWith(end) ? unknownTruth(reasons(name)) : FALSE;
}
