import type { ObservedHandshake, ObservedOrigin } from "../model/observed.ts";

/** The peer was there, and no handshake came of it. */
const REACHED: ReadonlySet<string> = new Set(["alert", "plain-http", "not-tls", "closed", "reset"]);

/** Handshakes as CloudFront makes them that ended without a ServerHello, although the peer was reached. */
export function failedHandshakes({ handshakes }: ObservedOrigin): readonly ObservedHandshake[] {
  return handshakes.filter(({ outcome }) => REACHED.has(outcome.is));
}

/** Handshakes for a server name of CloudFront's that the peer breaks off, although it answers without it, or for another. */
export function refusedHandshakes(seen: ObservedOrigin): readonly ObservedHandshake[] {
  const others = [...seen.handshakes, ...seen.comparisons];
  const answersOthers = others.some(({ outcome }) => outcome.is === "answered");
  return failedHandshakes(seen).filter(
    ({ outcome }) => answersOthers || (outcome.is === "alert" && outcome.name === "unrecognized_name"),
  );
}
