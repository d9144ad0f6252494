import { DNS_LIMITS } from "./limits.ts";
import type { DnsRecord } from "./reply.ts";

/** Where the CNAME records of one answer section lead from a name. */
export interface AliasChain {
  /** In order; where they lead in a circle, the last one is a name seen before. */
  readonly aliases: readonly string[];
  /** Of the last name, of the type asked for. */
  readonly addresses: readonly string[];
  readonly isCircle: boolean;
  /** There are more than are followed. */
  readonly isTooLong: boolean;
  /** The name that the chain ends at. */
  readonly last: string;
}

/** Follows CNAME records from a name; `before` are the names on the way to it. */
export function followAliases(
  records: readonly DnsRecord[],
  name: string,
  type: "A" | "AAAA",
  before: readonly string[] = [],
): AliasChain {
  const targets = cnameTargets(records);
  const seen = new Set([...before, name]);
  const aliases: string[] = [];
  let last = name;
  for (let target = targets.get(last); target !== undefined; target = targets.get(last)) {
    if (before.length + aliases.length >= DNS_LIMITS.aliases)
      return { aliases, addresses: [], isCircle: false, isTooLong: true, last };
    aliases.push(target);
    if (seen.has(target)) return { aliases, addresses: [], isCircle: true, isTooLong: false, last: target };
    seen.add(target);
    last = target;
  }
  return { aliases, addresses: addressesOf(records, last, type), isCircle: false, isTooLong: false, last };
}

function cnameTargets(records: readonly DnsRecord[]): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  for (const record of records) {
    if (record.type === "CNAME" && !targets.has(record.name)) targets.set(record.name, record.data);
  }
  return targets;
}

/** Each once, in the order of the answer. */
export function addressesOf(
  records: readonly DnsRecord[],
  name: string,
  type: "A" | "AAAA",
): readonly string[] {
  const found = records.flatMap((one) => (one.type === type && one.name === name ? [one.data] : []));
  return [...new Set(found)].slice(0, DNS_LIMITS.keptAddresses);
}
