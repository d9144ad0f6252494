import { randomBytes } from "node:crypto";
import { clientHello, helloRecord } from "./client-hello.ts";
import type { Offer } from "./hello-request.ts";
import { digest, type SuiteParts } from "./key-schedule.ts";
import { type KeyShare, makeKeyShare } from "./key-share.ts";
import { handshakeMessage, MESSAGE } from "./message.ts";
import type { ServerHello } from "./server-hello.ts";

/** Groups for which a key is sent at once; the others come by HelloRetryRequest. */
const EAGER_SHARES = 2;

/** What we sent, with the secrets behind it and the transcript so far. */
export interface OwnHello {
  readonly offer: Offer;
  readonly random: Uint8Array;
  readonly sessionId: Uint8Array;
  readonly shares: readonly KeyShare[];
  readonly isRetry: boolean;
  /** Handshake messages up to and with this hello. */
  readonly transcript: readonly Uint8Array[];
  /** The record to send. */
  readonly record: Uint8Array;
}

export function firstHello(offer: Offer): OwnHello {
  const random = randomBytes(32);
  const isTls13 = offer.highest === "TLSv1.3";
  const sessionId = isTls13 ? randomBytes(32) : new Uint8Array(0);
  const shares = isTls13 ? offer.groups.flatMap((group) => makeKeyShare(group) ?? []) : [];
  const eager = shares.slice(0, EAGER_SHARES);
  const hello = clientHello(offer, { random, sessionId, keyShares: publicKeys(eager) });
  const record = helloRecord(offer, hello);
  return { offer, random, sessionId, shares: eager, isRetry: false, transcript: [hello], record };
}

/**
 * The answer to a HelloRetryRequest (RFC 8446 4.1.2, 4.4.1); `undefined` where it asks for a key that was sent already, that
 * was not offered, or that we cannot make.
 */
export function retriedHello(
  first: OwnHello,
  retry: ServerHello,
  retryMessage: Uint8Array,
  { hash }: SuiteParts,
): OwnHello | undefined {
  const shares = retry.group === undefined ? first.shares : retriedShares(first, retry.group);
  if (first.isRetry || shares === undefined) return undefined;
  const { offer, random, sessionId } = first;
  const cookie = retry.cookie && { cookie: retry.cookie };
  const hello = clientHello(offer, { random, sessionId, keyShares: publicKeys(shares), ...cookie });
  const replaced = handshakeMessage(MESSAGE.messageHash, digest(hash, ...first.transcript));
  const transcript = [replaced, retryMessage, hello];
  return { offer, random, sessionId, shares, isRetry: true, transcript, record: helloRecord(offer, hello) };
}

function retriedShares(first: OwnHello, group: number): KeyShare[] | undefined {
  const isSent = first.shares.some((share) => share.group === group);
  if (isSent || !first.offer.groups.includes(group)) return undefined;
  const share = makeKeyShare(group);
  return share && [share];
}

function publicKeys(shares: readonly KeyShare[]): (readonly [number, Uint8Array])[] {
  return shares.map(({ group, publicKey }) => [group, publicKey] as const);
}
