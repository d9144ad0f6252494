import { randomInt } from "node:crypto";
import type { Datagram, Network, Peer } from "../../network.ts";
import { retryOnSilence } from "../../schedule.ts";
import { encodeQuery, isReplyTo, type Query } from "./query.ts";
import { BADVERS, FORMERR, NOTIMP } from "./rcode.ts";
import { type Reply, readReply } from "./reply.ts";
import { askOverTcp, type Streamed } from "./tcp.ts";

/** The part of the network that name servers are asked through. */
export type NameServerNetwork = Pick<Network, "ask" | "connectToNameServer">;

export interface Patience {
  /** Of one attempt. */
  readonly timeoutMilliseconds: number;
  /** Datagrams to a silent server. */
  readonly attempts: number;
}

/** What one question to one server met. */
export type Asked = { readonly is: "reply"; readonly reply: Reply } | Unanswered;

/** `unreachable`: the network has no way there, as without IPv6. */
export interface Unanswered {
  readonly is: "silent" | "malformed" | "unreachable" | "not-asked";
  /** A clause. */
  readonly why?: string;
}

const UNREADABLE: Unanswered = { is: "malformed", why: "its answer cannot be read" };
/** What servers that do not know EDNS say to it. https://www.rfc-editor.org/rfc/rfc6891#section-7 */
const EDNS_REFUSALS: ReadonlySet<number> = new Set([FORMERR, NOTIMP, BADVERS]);

/** Asks one question: with EDNS, then without where the server takes offence, over TCP where the answer is truncated. */
export async function askServer(
  network: NameServerNetwork,
  peer: Peer,
  query: Query,
  patience: Patience,
): Promise<Asked> {
  const asked = await askWith(network, peer, query, patience, true);
  if (asked.is !== "reply" || !EDNS_REFUSALS.has(asked.reply.rcode)) return asked;
  const plain = await askWith(network, peer, query, patience, false);
  return plain.is === "reply" ? plain : asked;
}

async function askWith(
  network: NameServerNetwork,
  peer: Peer,
  query: Query,
  patience: Patience,
  hasEdns: boolean,
): Promise<Asked> {
  const bytes = encodeQuery(query, randomInt(0x10000), hasEdns);
  if (bytes === undefined) return { is: "not-asked", why: "it is not the name of a host" };
  const asked = await overUdp(network, peer, bytes, patience);
  if (asked.is !== "reply" || !asked.reply.isTruncated) return asked;
  return overTcp(network, peer, bytes, patience);
}

async function overUdp(
  network: NameServerNetwork,
  peer: Peer,
  query: Uint8Array,
  { timeoutMilliseconds, attempts }: Patience,
): Promise<Asked> {
  let strays = 0;
  const isReply = (bytes: Uint8Array) => {
    const isOurs = isReplyTo(query, bytes);
    if (!isOurs) strays += 1;
    return isOurs;
  };
  const datagram = await retryOnSilence(attempts, () =>
    network.ask(peer, query, timeoutMilliseconds, isReply),
  );
  if (datagram.is === "silent" && strays > 0)
    return { is: "malformed", why: "what it sends answers another question" };
  return readDatagram(datagram);
}

async function overTcp(
  network: NameServerNetwork,
  peer: Peer,
  query: Uint8Array,
  { timeoutMilliseconds }: Patience,
): Promise<Asked> {
  const streamed = await askOverTcp(network, peer, query, timeoutMilliseconds);
  const asked = readStreamed(streamed, query);
  if (asked.is === "reply") return asked;
  const why = asked.why ?? "nothing came";
  return { is: asked.is, why: `its answer does not fit into a datagram, and over TCP ${why}` };
}

function readStreamed(streamed: Streamed, query: Uint8Array): Asked {
  if (streamed.is === "broken") return { is: "malformed", why: streamed.why };
  if (streamed.is === "received" && !isReplyTo(query, streamed.bytes)) return UNREADABLE;
  return readDatagram(streamed);
}

function readDatagram(datagram: Datagram): Asked {
  switch (datagram.is) {
    case "received": {
      const reply = readReply(datagram.bytes);
      return reply === undefined ? UNREADABLE : { is: "reply", reply };
    }
    case "refused":
      return { is: "silent", why: "its port is closed" };
    case "silent":
      return { is: "silent" };
    case "unreachable":
      return { is: "unreachable", why: `there is no way to it (${datagram.code})` };
    case "not-dialled":
      return { is: "not-asked", why: datagram.why };
  }
}
