import type { Evidence } from "../finding.ts";
import type { ObservedHandshake, ObservedOrigin } from "../model/observed.ts";
import { ifKnown, type Reason } from "../value.ts";
import { serverNameOf } from "./coverage.ts";
import { describe } from "./describe.ts";
import type { Host, OriginRequest } from "./origin-request.ts";
import { refusedHandshakes } from "./refusals.ts";

export { failedHandshakes } from "./refusals.ts";

/** What `verify` saw of the origin; `undefined` in `check`, and where it could not be asked. */
export function observedOf({ endpoint }: OriginRequest): ObservedOrigin | undefined {
  return ifKnown(endpoint.observed);
}

/** How the port that CloudFront connects to answers, over all addresses that were tried. */
export interface SeenPort {
  /** `mixed`: some addresses accept, others refuse. `unknown`: not one of them said anything. */
  readonly is: "open" | "refused" | "mixed" | "unknown";
  /** Of what decides: the refusals where there are any, else the first address. */
  readonly evidence: readonly Evidence[];
}

export function seenPort(seen: ObservedOrigin): SeenPort {
  const refused = seen.addresses.filter(({ port }) => port === "refused");
  const isOpen = seen.addresses.some(({ port }) => port === "open");
  const decisive = refused.length > 0 ? refused : seen.addresses.slice(0, 1);
  const evidence = decisive.map((address) => address.evidence);
  if (refused.length > 0)
    return { is: isOpen ? "mixed" : everyOtherIs(seen) ? "refused" : "mixed", evidence };
  return { is: isOpen ? "open" : "unknown", evidence };
}

/** An address that is silent, or was not dialled, may yet accept: only where all refuse is the port known to be closed. */
function everyOtherIs({ addresses }: ObservedOrigin): boolean {
  return addresses.every(({ port }) => port === "refused");
}

/** The handshake as CloudFront makes it that a server name led to. Without a name: the first one. */
export function handshakeFor(seen: ObservedOrigin, serverName?: string): ObservedHandshake | undefined {
  return seen.handshakes.find((one) => serverName === undefined || one.serverName === serverName);
}

/** Why a question about the world has no answer, for a verdict `unknown`. */
export function notObserved(request: OriginRequest, says: string): readonly Reason[] {
  const { domainName } = request.origin;
  return [{ what: describe(domainName), why: "not-observed", says, at: domainName.from.at }];
}

/**
 * The handshakes that show what CloudFront is presented with: its own, and where those end without a certificate the ones
 * under TLS 1.3 alone, which CloudFront may use too.
 */
export function presentingHandshakes({ handshakes, tls13 }: ObservedOrigin): readonly ObservedHandshake[] {
  const own = handshakes.filter(({ chain }) => chain !== undefined);
  return own.length > 0 ? own : tls13.filter(({ chain }) => chain !== undefined);
}

/** What shows which certificates these Hosts (all, if none are given) are presented with; empty where that was not seen. */
export function certificateEvidence(request: OriginRequest, hosts?: readonly Host[]): readonly Evidence[] {
  const names = hosts?.flatMap((host) => serverNameOf(host) ?? []);
  const seen = observedOf(request);
  if (seen === undefined) return [];
  return [...presentingHandshakes(seen), ...refusedHandshakes(seen)]
    .filter(({ serverName }) => isAmong(serverName, names))
    .map(({ evidence }) => evidence);
}

function isAmong(name: string | undefined, names: readonly string[] | undefined): boolean {
  return names === undefined || names.length === 0 || (name !== undefined && names.includes(name));
}

/** The first handshake for a server name that the peer breaks off, although it answers without it, or for another. */
export function refusedServerName(request: OriginRequest): ObservedHandshake | undefined {
  const seen = observedOf(request);
  return seen && refusedHandshakes(seen)[0];
}
