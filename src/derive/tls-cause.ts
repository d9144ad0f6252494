import { ORIGIN_CIPHERS, ORIGIN_CURVES, ORIGIN_SIGNATURES } from "../facts/cloudfront-origin-tls.ts";
import type { Evidence } from "../finding.ts";
import type { ObservedHandshake, ObservedOffer, ObservedOrigin } from "../model/observed.ts";
import type { TlsAnswer, TlsOffer, TlsOutcome } from "../observation.ts";
import { observedOf } from "./observed.ts";
import type { OriginRequest } from "./origin-request.ts";

/** What keeps a handshake as CloudFront's from succeeding, although the origin speaks TLS. */
export type TlsCause = "tls13-only" | "protocol" | "cipher" | "curve" | "signature" | "key";

/** What was seen of one such cause. */
export type SeenCause =
  /** No handshake says anything of it. */
  | { readonly is: "not-seen" }
  /** Handshakes as CloudFront's succeed. */
  | { readonly is: "agreed" }
  /** They fail, and for another cause. */
  | { readonly is: "other" }
  | SeenFailure;

export interface SeenFailure {
  readonly is: "seen";
  /** What the origin offers instead: `TLSv1, TLSv1.1`, `ECDHE-RSA-CHACHA20-POLY1305`. */
  readonly offers: string;
  /** It alone explains the failure. */
  readonly isSure: boolean;
  readonly evidence: readonly Evidence[];
}

/** What the handshakes of an origin request say of one cause. */
export function seenCause(request: OriginRequest, cause: TlsCause): SeenCause {
  const seen = observedOf(request);
  if (seen === undefined || request.scheme.value !== "https") return { is: "not-seen" };
  const failures = seen.handshakes.filter(hasFailed).flatMap((one) => failureOf(one, seen) ?? []);
  const mine = failures.filter((failure) => failure.cause === cause);
  const [first] = mine;
  if (first !== undefined)
    return { ...first.found, is: "seen", evidence: mine.flatMap(({ found }) => found.evidence) };
  if (failures.length > 0) return { is: "other" };
  const isAgreed = seen.handshakes.some(({ outcome }) => outcome.is === "answered");
  return { is: isAgreed ? "agreed" : "not-seen" };
}

interface Failure {
  readonly cause: TlsCause;
  readonly found: Omit<SeenFailure, "is">;
}

/** No ServerHello, or one of a version that was not offered: a list may have gaps. */
function hasFailed({ outcome, protocols }: ObservedHandshake): boolean {
  if (outcome.is === "answered") return !protocols.includes(outcome.version);
  return outcome.is === "alert" || outcome.is === "closed" || outcome.is === "reset";
}

/** What a server refuses under TLS 1.2 counts only where TLS 1.3, which CloudFront may use, is refused too. */
function failureOf(handshake: ObservedHandshake, seen: ObservedOrigin): Failure | undefined {
  const newest = seen.tls13.filter((one) => isSamePeer(one, handshake));
  const answered = newest.find(({ outcome }) => isAnsweredIn13(outcome));
  const evidence = [handshake.evidence];
  if (answered !== undefined) return failure("tls13-only", "TLSv1.3", [...evidence, answered.evidence]);
  const offer = seen.offers.find((one) => isSamePeer(one, handshake));
  if (offer === undefined || !isTls13Refused(newest, offer)) return undefined;
  return causeIn(offer, handshake, [...evidence, offer.evidence]);
}

interface Peer {
  readonly address: string;
  readonly serverName?: string;
}

function isSamePeer(a: Peer, b: Peer): boolean {
  return a.address === b.address && a.serverName === b.serverName;
}

function isAnsweredIn13(outcome: TlsOutcome): boolean {
  return outcome.is === "answered" && outcome.version === "TLSv1.3";
}

const REFUSALS: ReadonlySet<TlsOutcome["is"]> = new Set(["alert", "closed", "reset", "answered"]);

function isTls13Refused(newest: readonly ObservedHandshake[], { versions }: TlsOffer): boolean {
  const offered = versions.find(({ version }) => version === "TLSv1.3");
  if (offered !== undefined) return offered.accepted === false;
  return newest.length > 0 && newest.every(({ outcome }) => REFUSALS.has(outcome.is));
}

function causeIn(
  { versions, wide, key }: ObservedOffer,
  { protocols, outcome }: ObservedHandshake,
  evidence: readonly Evidence[],
): Failure | undefined {
  const accepted = versions.filter((one) => one.accepted === true).map(({ version }) => version);
  const chosen = outcome.is === "answered" ? [outcome.version] : [];
  const spoken = [...new Set([...accepted, ...chosen])];
  // What CloudFront's hello was refused, another one was granted: that tells nothing.
  if (spoken.some((version) => protocols.includes(version))) return undefined;
  if (spoken.length > 0) return failure("protocol", spoken.join(", "), evidence);
  if (wide?.is !== "answered") return undefined;
  if (!protocols.includes(wide.version)) return failure("protocol", wide.version, evidence);
  return causeInAnswer(wide, key, evidence);
}

/** What the server picks of everything there is, and CloudFront does not offer. */
function causeInAnswer(
  answer: TlsAnswer,
  key: string | undefined,
  evidence: readonly Evidence[],
): Failure | undefined {
  const { cipher, group, signature } = answer;
  const hasCurve = group === undefined || ORIGIN_CURVES.includes(group);
  const canSign = !OF_OTHER_KEYS.test(signature ?? "");
  if (!ORIGIN_CIPHERS.includes(cipher))
    return failure("cipher", cipher, evidence, canSign && (hasCurve || !cipher.startsWith("ECDHE-")));
  if (!hasCurve) return failure("curve", group, evidence, canSign);
  if (signature !== undefined && !ORIGIN_SIGNATURES.includes(signature))
    return failure("signature", signature, evidence);
  return key !== undefined && isOnOtherCurve(key) ? failure("key", key, evidence) : undefined;
}

/**
 * Up to TLS 1.2 the curve of the certificate's own key must be among those of the hello.
 * https://www.rfc-editor.org/rfc/rfc8422#section-5.3
 */
function isOnOtherCurve(key: string): boolean {
  return key.startsWith("EC_") && !ORIGIN_CURVES.includes(key.slice("EC_".length));
}

/** Signatures of keys that make no other; `rsa_pss_rsae_sha256` may be what a server with an ordinary key prefers. */
const OF_OTHER_KEYS = /^(rsa_pss_pss_|ed25519|ed448|DSA)/;

function failure(cause: TlsCause, offers: string, evidence: readonly Evidence[], isSure = true): Failure {
  return { cause, found: { offers, isSure, evidence } };
}
