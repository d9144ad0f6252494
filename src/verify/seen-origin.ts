import type { AttachedCertificate } from "../model/certificate.ts";
import type { Collection } from "../model/entity.ts";
import type { ObservedAddress, ObservedHandshake, ObservedOffer, ObservedOrigin } from "../model/observed.ts";
import type {
  DnsObservation,
  HttpObservation,
  Observation,
  TlsObservation,
  TlsOffer,
} from "../observation.ts";
import type { Provenance } from "../value.ts";
import { judgeChain } from "../x509/judge-chain.ts";
import type { Roots } from "../x509/roots.ts";
import { evidenceOfPort, evident } from "./evidence.ts";
import { isPublicAddress } from "./guard.ts";
import { keyName } from "./observed-certificate.ts";
import { BY_HAND, chosenAnswer, usableAddresses } from "./resolution.ts";
import type { Target } from "./target.ts";

/** Everything that was seen in a run, and what chains are judged by. */
export interface Seen {
  readonly byHost: ReadonlyMap<string, readonly Observation[]>;
  readonly roots: Roots;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export function seenBy(observations: readonly Observation[], roots: Roots, now: number): Seen {
  const byHost = new Map<string, Observation[]>();
  for (const observation of observations) {
    const known = byHost.get(observation.host);
    if (known === undefined) byHost.set(observation.host, [observation]);
    else known.push(observation);
  }
  return { byHost, roots, now };
}

/** What of it concerns one target; `undefined` where nothing does. */
export function seenOrigin(
  target: Target,
  seen: Seen,
  from: Provenance,
  inCode: Collection<AttachedCertificate>,
): ObservedOrigin | undefined {
  const about = seen.byHost.get(target.host) ?? [];
  if (about.length === 0) return undefined;
  const hellos = about.filter((one) => one.kind === "tls").filter((one) => one.port === target.port);
  const handshake = (one: TlsObservation) => judged(one, seen);
  const resolution = resolutionFor(target, about);
  const delegation = about.find((one) => one.kind === "delegation");
  const exchanges = about.filter((one) => one.kind === "http").filter((one) => isOf(one, target));
  return {
    from,
    ...(resolution !== undefined && { resolution: evident(resolution) }),
    ...(delegation !== undefined && { delegation: evident(delegation) }),
    addresses: addressesSeen(target, about),
    handshakes: hellos.filter((one) => isAsCloudFront(one, target)).map(handshake),
    comparisons: hellos.filter((one) => isComparison(one, target)).map(handshake),
    tls13: hellos.filter((one) => isOfTls13(one) && isNamedAsCloudFront(one, target)).map(handshake),
    offers: about
      .filter((one) => one.kind === "tls-offer")
      .filter((one) => one.port === target.port)
      .map((one) => offered(one, seen)),
    exchanges: exchanges.map(evident),
    notRun: about.filter((one) => one.kind === "not-run"),
    predicted: { certificates: inCode },
  };
}

function resolutionFor({ port }: Target, about: readonly Observation[]): DnsObservation | undefined {
  return about.filter((one) => one.kind === "dns").find((one) => one.port === undefined || one.port === port);
}

function isOf(exchange: HttpObservation, { scheme, port, hostHeader, otherHosts, path }: Target): boolean {
  return (
    exchange.scheme === scheme &&
    exchange.port === port &&
    [hostHeader, ...otherHosts].includes(exchange.hostHeader) &&
    exchange.path === path
  );
}

function isAsCloudFront({ protocols, serverName }: TlsObservation, target: Target): boolean {
  return protocols.join() === target.protocols.join() && isNamedAsCloudFront({ serverName }, target);
}

function isNamedAsCloudFront(
  { serverName }: { readonly serverName?: string | undefined },
  { areNamesKnown, serverNames }: Target,
): boolean {
  return areNamesKnown && serverName !== undefined && serverNames.includes(serverName);
}

function isComparison(hello: TlsObservation, target: Target): boolean {
  return !isAsCloudFront(hello, target) && !isOfTls13(hello);
}

/** Of the hello that offers nothing else. */
function isOfTls13({ protocols }: TlsObservation): boolean {
  return protocols.join() === "TLSv1.3";
}

function judged(observation: TlsObservation, { roots, now }: Seen): ObservedHandshake {
  const { outcome } = observation;
  const found = evident(observation);
  if (outcome.is !== "answered" || outcome.chain.length === 0) return found;
  return { ...found, chain: judgeChain(derOf(outcome.chain), roots, now) };
}

function offered(observation: TlsOffer, { roots, now }: Seen): ObservedOffer {
  const { wide } = observation;
  const found = evident(observation);
  if (wide?.is !== "answered" || wide.chain.length === 0) return found;
  const { certificates, path } = judgeChain(derOf(wide.chain), roots, now);
  const leaf = certificates[path[0] ?? 0];
  return leaf === undefined ? found : { ...found, key: keyName(leaf.key) };
}

function derOf(chain: readonly string[]): readonly Buffer[] {
  return chain.map((der) => Buffer.from(der, "base64"));
}

// ------------------------------------------------------------------ addresses

function addressesSeen(target: Target, about: readonly Observation[]): readonly ObservedAddress[] {
  const resolution = resolutionFor(target, about);
  const answer = resolution && chosenAnswer(resolution);
  const attempts = about
    .filter((one) => one.kind === "tls" || one.kind === "http")
    .filter(({ port }) => port === target.port);
  return usableAddresses(answer, target.family).map((address): ObservedAddress => {
    const at = attempts.filter((one) => one.address === address);
    const port = portState(at);
    const isPublic = answer?.resolver === BY_HAND || isPublicAddress(address);
    return {
      address,
      isPublic,
      port,
      evidence: evidenceOfPort({ host: target.host, address, port: at[0]?.dialledPort ?? target.port }, port),
    };
  });
}

function portState(attempts: readonly (TlsObservation | HttpObservation)[]): ObservedAddress["port"] {
  const states = attempts.map(({ outcome }) =>
    outcome.is === "silent" && outcome.after !== "syn" ? "open" : outcome.is,
  );
  for (const state of ["refused", "unreachable", "not-dialled", "silent"] as const) {
    if (states.length > 0 && states.every((one) => one === state)) return state;
  }
  if (states.length === 0) return "not-dialled";
  return states.some((one) => !["refused", "unreachable", "not-dialled", "silent"].includes(one))
    ? "open"
    : "silent";
}
