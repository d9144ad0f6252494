import { encode } from "dns-packet";
import { isAskable } from "./domain-name.ts";
import { UDP_PAYLOAD_BYTES } from "./limits.ts";

export type QueryType = "A" | "AAAA" | "NS" | "SOA";

export interface Query {
  readonly name: string;
  readonly type: QueryType;
  /** RD: whether the server shall resolve the name for us. */
  readonly isRecursive: boolean;
}

const HEADER_BYTES = 12;
/** RD. */
const RECURSION_DESIRED = 0x0100;
const OPT = {
  type: "OPT",
  name: ".",
  udpPayloadSize: UDP_PAYLOAD_BYTES,
  extendedRcode: 0,
  ednsVersion: 0,
  flags: 0,
  flag_do: false,
  options: [],
} as const;

/** The message of a query, with EDNS(0) or without (RFC 6891); undefined for a name that cannot be asked for. */
export function encodeQuery(query: Query, id: number, hasEdns: boolean): Uint8Array | undefined {
  if (!isAskable(query.name)) return undefined;
  return encode({
    type: "query",
    id,
    flags: query.isRecursive ? RECURSION_DESIRED : 0,
    questions: [{ type: query.type, name: query.name || ".", class: "IN" }],
    additionals: hasEdns ? [{ ...OPT, options: [] }] : [],
  });
}

/**
 * Whether bytes claim to be the reply to this query: its id, a response, and its question. A reply may leave the question out
 * where it says that it could not read it.
 */
export function isReplyTo(query: Uint8Array, bytes: Uint8Array): boolean {
  if (bytes.length < HEADER_BYTES || bytes[0] !== query[0] || bytes[1] !== query[1]) return false;
  const [, , flags = 0, rcode = 0, high, low] = bytes;
  if ((flags & 0x80) === 0) return false;
  if (high === 0 && low === 0) return (rcode & 0xf) !== 0;
  return high === 0 && low === 1 && hasSameQuestion(query, bytes);
}

function hasSameQuestion(query: Uint8Array, bytes: Uint8Array): boolean {
  const end = questionEnd(query);
  for (let at = HEADER_BYTES; at < end; at += 1) {
    if (lowerCase(query[at]) !== lowerCase(bytes[at])) return false;
  }
  return true;
}

/** Behind the name of our own query, which is not compressed, and its type and class. */
function questionEnd(query: Uint8Array): number {
  return query.indexOf(0, HEADER_BYTES) + 5;
}

/** Lengths of labels and the types that are asked for stay below the letters. */
function lowerCase(byte: number | undefined): number | undefined {
  return byte !== undefined && byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}
