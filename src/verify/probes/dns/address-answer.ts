import type { ResolverAnswer } from "../../../observation.ts";
import { type AliasChain, followAliases } from "./alias-chain.ts";
import type { Unanswered } from "./ask-server.ts";
import { NOERROR, NXDOMAIN, REFUSED, rcodeName, SERVFAIL } from "./rcode.ts";
import type { Reply } from "./reply.ts";

export type AddressType = "A" | "AAAA";

export const TOO_LONG = "its CNAME records lead on and on";

/** What was found for one name and one type of address. */
export interface AddressAnswer {
  readonly outcome: ResolverAnswer["outcome"];
  readonly aliases: readonly string[];
  readonly addresses: readonly string[];
  readonly why?: string;
  /** The alias that the answer ends at without saying whether it has addresses. */
  readonly dangling?: string;
}

/** What one reply says; `before` are the names on the way to this one. */
export function readAddressAnswer(
  reply: Reply,
  name: string,
  type: AddressType,
  before: readonly string[] = [],
): AddressAnswer {
  const chain = followAliases(reply.answers, name, type, before);
  return { aliases: chain.aliases, addresses: chain.addresses, ...judge(reply, chain) };
}

/** What no reply says. */
export function noAddressAnswer({ is, why }: Unanswered): AddressAnswer {
  const outcome = is === "unreachable" ? "silent" : is;
  return { outcome, aliases: [], addresses: [], ...(why !== undefined && { why }) };
}

type Judged = Pick<AddressAnswer, "outcome" | "why" | "dangling">;

function judge(reply: Reply, chain: AliasChain): Judged {
  if (chain.isCircle) return { outcome: "loop" };
  if (chain.isTooLong) return { outcome: "loop", why: TOO_LONG };
  if (reply.rcode !== NOERROR) return judgeError(reply.rcode);
  if (chain.addresses.length > 0) return { outcome: "answered" };
  if (reply.authorities.some(({ type }) => type === "SOA")) return { outcome: "no-address" };
  if (chain.aliases.length > 0) return { outcome: "no-address", dangling: chain.last };
  return isReferral(reply)
    ? { outcome: "refused", why: "it refers to other servers instead of resolving" }
    : { outcome: "no-address" };
}

function judgeError(rcode: number): Judged {
  if (rcode === NXDOMAIN) return { outcome: "nxdomain" };
  if (rcode === SERVFAIL) return { outcome: "servfail" };
  if (rcode === REFUSED) return { outcome: "refused" };
  return { outcome: "malformed", why: `it answers ${rcodeName(rcode)}` };
}

/** An answer of neither an authority nor a resolver. */
function isReferral({ isAuthoritative, offersRecursion, authorities }: Reply): boolean {
  return !isAuthoritative && !offersRecursion && authorities.some(({ type }) => type === "NS");
}

/** One answer of those for both types. A type that could not be found out counts more than one that is not there. */
export function bothFamilies(v4: AddressAnswer, v6: AddressAnswer): Omit<ResolverAnswer, "resolver"> {
  const chosen = isBetter(v6, v4) ? v6 : v4;
  return {
    outcome: chosen.outcome,
    aliases: v4.aliases.length > 0 ? v4.aliases : v6.aliases,
    ipv4: v4.addresses,
    ipv6: v6.addresses,
    ...(chosen.why !== undefined && { why: chosen.why }),
  };
}

/** IPv4 decides, except where it is known to have none. */
function isBetter(v6: AddressAnswer, v4: AddressAnswer): boolean {
  return v4.outcome === "no-address" && v6.outcome !== "no-address";
}
