import { describe } from "../derive/describe.ts";
import { endpointKindOf } from "../derive/endpoint-kind.ts";
import { presentingHandshakes } from "../derive/observed.ts";
import type { Endpoint, OriginRequest } from "../derive/origin-request.ts";
import type { AttachedCertificate } from "../model/certificate.ts";
import type { Collection } from "../model/entity.ts";
import type { Listener, ListenerProtocol } from "../model/load-balancer.ts";
import type { ObservedHandshake, ObservedOrigin } from "../model/observed.ts";
import { absent, known, type Provenance, unknown, type Value } from "../value.ts";
import { certificateOf } from "./observed-certificate.ts";
import { type PlanOptions, targetOf } from "./plan.ts";
import { chosenAnswer } from "./resolution.ts";
import { type Seen, seenOrigin } from "./seen-origin.ts";
import type { Target } from "./target.ts";

/** The same request with what was seen in the place of what the code says; what was not seen stays. */
export function overlay(request: OriginRequest, seen: Seen, options: PlanOptions): OriginRequest {
  const target = targetOf(request, options);
  const from: Provenance = { ...request.origin.domainName.from, kind: "observed", via: [], because: [] };
  if (target.unreachable !== undefined)
    return {
      ...request,
      endpoint: { ...request.endpoint, observed: unaskable(request, target.unreachable, from) },
    };
  const found = seenOrigin(target, seen, from, request.endpoint.certificates);
  if (found === undefined)
    return { ...request, endpoint: { ...request.endpoint, observed: notAsked(request, from) } };
  const isOnlyRefused =
    found.notRun.length > 0 && found.addresses.length === 0 && found.resolution === undefined;
  if (isOnlyRefused)
    return { ...request, endpoint: { ...request.endpoint, observed: notRun(request, target, found, from) } };
  return { ...request, endpoint: observedEndpoint(request, found, from) };
}

function unaskable(request: OriginRequest, why: string, from: Provenance): Endpoint["observed"] {
  return unknown([reason(request, `was not asked: ${why}`)], from);
}

function notAsked(request: OriginRequest, from: Provenance): Endpoint["observed"] {
  return unknown([reason(request, "was not asked")], from);
}

function notRun(
  request: OriginRequest,
  { host, port }: Target,
  found: ObservedOrigin,
  from: Provenance,
): Endpoint["observed"] {
  const own = found.notRun.find((one) => one.target === `${host}:${port}`) ?? found.notRun[0];
  return unaskable(request, own?.why ?? "it could not be", from);
}

function reason({ origin }: OriginRequest, says: string) {
  return {
    what: describe(origin.domainName),
    why: "not-observed",
    says,
    at: origin.domainName.from.at,
  } as const;
}

function observedEndpoint(request: OriginRequest, found: ObservedOrigin, from: Provenance): Endpoint {
  const { endpoint } = request;
  const certificates = presentedCertificates(found, endpoint, from) ?? endpoint.certificates;
  const isReached = found.addresses.some(({ port }) => port === "open");
  const isSettled = isReached || isRefused(found);
  return {
    ...endpoint,
    kind: settledKind(endpoint, found),
    loadBalancer: isSettled ? settled(endpoint.loadBalancer, from) : endpoint.loadBalancer,
    apiDomain: isReached ? settled(endpoint.apiDomain, from) : endpoint.apiDomain,
    listener: listenerSeen(request, found, certificates, from),
    certificates,
    observed: known(found, from),
  };
}

/** What stands behind the port no longer matters where the port itself was seen. */
function settled<T>(value: Value<T>, from: Provenance): Value<T> {
  return value.kind === "unknown" ? absent(from) : value;
}

function isRefused({ addresses }: ObservedOrigin): boolean {
  return addresses.length > 0 && addresses.every(({ port }) => port === "refused");
}

/** A CNAME into a domain of AWS's says what the code left open. */
function settledKind({ kind }: Endpoint, { resolution }: ObservedOrigin): Endpoint["kind"] {
  if (kind.kind !== "unknown" || resolution === undefined) return kind;
  const answer = chosenAnswer(resolution);
  if (answer?.outcome !== "answered") return kind;
  const last = answer.aliases.at(-1);
  return endpointKindOf(known(last ?? resolution.host, kind.from));
}

// ------------------------------------------------------------------ certificates

/** The leaves that CloudFront was shown, each with the server names it was shown to. */
function presentedCertificates(
  found: ObservedOrigin,
  endpoint: Endpoint,
  from: Provenance,
): Collection<AttachedCertificate> | undefined {
  const byLeaf = new Map<string, ObservedHandshake[]>();
  for (const handshake of presentingHandshakes(found)) {
    const leaf = leafOf(handshake);
    if (leaf !== undefined) byLeaf.set(leaf, [...(byLeaf.get(leaf) ?? []), handshake]);
  }
  if (byLeaf.size === 0) return undefined;
  const fallback = found.comparisons.find(({ serverName }) => serverName === undefined);
  const defaultLeaf = fallback && leafOf(fallback);
  const attached = [...byLeaf].flatMap(([leaf, handshakes]) => {
    const [first] = handshakes;
    const certificate = first?.chain && certificateOf(first.chain, endpoint.certificates, from);
    const shownTo = [...new Set(handshakes.flatMap(({ serverName }) => serverName ?? []))];
    return certificate ? [presented(certificate, shownTo, leaf === defaultLeaf, from)] : [];
  });
  return { items: attached, open: [] };
}

/** Tells leaves apart. */
function leafOf({ chain }: ObservedHandshake): string | undefined {
  return chain?.certificates[chain.path[0] ?? 0]?.fingerprint;
}

function presented(
  certificate: Parameters<typeof known<NonNullable<ReturnType<typeof certificateOf>>>>[0],
  shownTo: readonly string[],
  isDefault: boolean,
  from: Provenance,
): AttachedCertificate {
  return { from, arn: absent(from), certificate: known(certificate, from), isDefault, shownTo };
}

// ------------------------------------------------------------------ the listener

/** What the port speaks, as an entity that rules know. */
function listenerSeen(
  request: OriginRequest,
  found: ObservedOrigin,
  certificates: Collection<AttachedCertificate>,
  from: Provenance,
): Endpoint["listener"] {
  const { listener } = request.endpoint;
  if (isRefused(found)) return absent(from);
  const protocol = protocolSeen(request, found);
  if (protocol === undefined) return listener;
  if (listener.kind === "known")
    return known({ ...listener.value, protocol: known(protocol, from), certificates }, listener.from);
  return known(listenerOf(request, protocol, certificates, from), from);
}

function protocolSeen({ scheme }: OriginRequest, found: ObservedOrigin): ListenerProtocol | undefined {
  const hellos = [...found.handshakes, ...found.comparisons].map(({ outcome }) => outcome.is);
  if (hellos.includes("answered") || hellos.includes("alert")) return "HTTPS";
  if (hellos.includes("plain-http")) return "HTTP";
  if (scheme.value === "https") return undefined;
  const answers = found.exchanges.map(({ outcome }) => outcome.is);
  if (answers.includes("tls")) return "HTTPS";
  return answers.includes("answered") ? "HTTP" : undefined;
}

function listenerOf(
  { origin, port }: OriginRequest,
  protocol: ListenerProtocol,
  certificates: Collection<AttachedCertificate>,
  from: Provenance,
): Listener {
  const nothing = absent(from);
  return {
    address: origin.from.address,
    type: "observed",
    from,
    region: nothing,
    account: nothing,
    loadBalancerArn: nothing,
    loadBalancer: nothing,
    port: port.kind === "known" ? known(port.value, from) : nothing,
    protocol: known(protocol, from),
    sslPolicy: nothing,
    certificates,
    mutualAuthentication: nothing,
  };
}
