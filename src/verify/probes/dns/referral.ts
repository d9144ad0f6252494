import { addressesOf } from "./alias-chain.ts";
import type { Asked } from "./ask-server.ts";
import { isWithin } from "./domain-name.ts";
import { DNS_LIMITS } from "./limits.ts";
import { NOERROR, NXDOMAIN, rcodeName } from "./rcode.ts";
import type { DnsRecord, Reply } from "./reply.ts";

/** A name server, with the addresses that are known without asking: IPv4 first. */
export interface NameServer {
  readonly name: string;
  readonly addresses: readonly string[];
}

export interface Referral {
  readonly zone: string;
  /** Names and glue as the parent gives them. */
  readonly servers: readonly NameServer[];
}

/** Where one server of a zone says that a name is to be looked for. */
export type Step =
  | { readonly is: "down"; readonly referral: Referral }
  /** The name lies in the zone itself. */
  | { readonly is: "here" }
  /** A clause. */
  | { readonly is: "nowhere"; readonly why: string };

/**
 * Reads what a server of `zone` answers for a name without recursion. Only a referral to a zone below its own, on the way to
 * the name, leads on: each step goes down, so that no circle is possible.
 */
export function readStep(asked: Asked, zone: string, name: string): Step {
  if (asked.is !== "reply") return { is: "nowhere", why: asked.why ?? "no answer came" };
  const { reply } = asked;
  const referral = referralBelow(reply, zone, name);
  if (referral !== undefined) return { is: "down", referral };
  if (reply.isAuthoritative && (reply.rcode === NOERROR || reply.rcode === NXDOMAIN)) return { is: "here" };
  return { is: "nowhere", why: whyNoAuthority(reply, zone) };
}

function referralBelow(reply: Reply, zone: string, name: string): Referral | undefined {
  if (reply.rcode !== NOERROR || reply.answers.length > 0) return undefined;
  const owner = reply.authorities.find(
    (record) =>
      record.type === "NS" &&
      record.name !== zone &&
      isWithin(record.name, zone) &&
      isWithin(name, record.name),
  )?.name;
  if (owner === undefined || reply.authorities.some(({ type }) => type === "SOA")) return undefined;
  const names = nameServersOf(reply.authorities, owner);
  return { zone: owner, servers: names.map((server) => withGlue(server, reply.additionals)) };
}

/** Glue is used whatever zone it lies in: it serves this one delegation, and nothing is kept. */
function withGlue(name: string, additionals: readonly DnsRecord[]): NameServer {
  const addresses = [...addressesOf(additionals, name, "A"), ...addressesOf(additionals, name, "AAAA")];
  return { name, addresses };
}

/** The names of a zone's NS records, each once, in alphabetical order since servers rotate them. */
export function nameServersOf(records: readonly DnsRecord[], zone: string): readonly string[] {
  const names = records.flatMap((one) => (one.type === "NS" && one.name === zone ? [one.data] : []));
  return [...new Set(names)].sort().slice(0, DNS_LIMITS.names);
}

/** Why a reply does not count as an authority's: a clause. */
export function whyNoAuthority(reply: Reply, zone: string): string {
  if (reply.rcode !== NOERROR) return rcodeName(reply.rcode);
  if (reply.authorities.some(({ type, name }) => type === "NS" && name !== zone && isWithin(zone, name)))
    return "it refers upward";
  if (reply.offersRecursion && reply.answers.length > 0) return "it answers from a cache";
  return "its answer is not authoritative";
}
