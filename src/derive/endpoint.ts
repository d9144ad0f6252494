import { distinct, equal, items, reasons } from "../compare.ts";
import type { AttachedCertificate } from "../model/certificate.ts";
import type { ApiDomain, BucketWebsite } from "../model/endpoints.ts";
import type { Collection } from "../model/entity.ts";
import type { Instance } from "../model/instance.ts";
import type { Listener, ListenerProtocol, LoadBalancer } from "../model/load-balancer.ts";
import type { EdgeModel } from "../model/model.ts";
import type { Origin } from "../model/origin.ts";
import type { VpcOrigin } from "../model/vpc-origin.ts";
import { sameName } from "../names.ts";
import { textParts } from "../text-form.ts";
import { unfilledDefault } from "../unfilled.ts";
import { type Absent, absent, known, type Provenance, type Reason, unknown, type Value } from "../value.ts";
import { describe } from "./describe.ts";
import { type DnsIndex, type DnsPath, followDns, indexRecords, isPrivate } from "./dns-path.ts";
import { addressIn, endpointKindOf } from "./endpoint-kind.ts";
import type { Endpoint, EndpointKind, Scheme } from "./origin-request.ts";
import { isOutsideHost } from "./outside-host.ts";

/** What answers for an origin, before a port is chosen. */
export type Server = Omit<Endpoint, "listener" | "certificates">;

/** Finds what answers for an origin, and keeps the answer for all requests to it. */
export type FindServer = (origin: Origin) => Server;

export function serversOf(model: EdgeModel): FindServer {
  const records = indexRecords(model.dnsRecords);
  const found = new Map<Origin, Server>();
  return (origin) => {
    const server = found.get(origin) ?? serverOf(model, records, origin);
    found.set(origin, server);
    return server;
  };
}

/** The listener that a request meets on a port, and the certificates it can present. */
export function endpointAt(server: Server, scheme: Scheme, port: Value<number>): Endpoint {
  const listener = listenerOn(server.loadBalancer, port);
  return { ...server, listener, certificates: certificatesAt(server, listener, scheme) };
}

// ------------------------------------------------------------------ the server

function serverOf(model: EdgeModel, records: DnsIndex, origin: Origin): Server {
  const { access, domainName, vpcOrigin } = origin;
  if (access.kind === "known" && access.value === "vpc") return vpcServer(vpcOrigin, domainName.from);
  const unfilled = unfilledDefault(domainName);
  if (unfilled) return serverAt(model, unknown([unfilled], domainName.from), direct(domainName));
  const named = endpointKindOf(domainName);
  if (named.kind === "known" && named.value !== "host") return serverAt(model, named, direct(domainName));
  // CloudFront takes nothing but a bucket there, whatever its name will be.
  if (access.kind === "known" && access.value === "s3" && named.kind === "unknown")
    return serverAt(model, known("s3-bucket", domainName.from), direct(domainName));
  if (isOutsideHost(model, domainName)) return outsideServer(named, domainName.from);
  const path = followDns(records, domainName);
  return serverAt(model, kindAt(path), path);
}

/** Nothing in the input is asked about it: neither records nor load balancers nor APIs. */
function outsideServer(kind: Value<EndpointKind>, from: Provenance): Server {
  const nothing = absent(from);
  return {
    kind,
    via: [],
    loadBalancer: nothing,
    instance: nothing,
    apiDomain: nothing,
    website: nothing,
    observed: nothing,
  };
}

function direct(name: Value<string>): DnsPath {
  return { via: [], names: [name], end: name, open: [] };
}

function kindAt({ end, open, via }: DnsPath): Value<EndpointKind> {
  if (via.length > 0 && via.every(isPrivate)) return known("host", end.from);
  return open.length > 0 ? unknown(open, end.from) : endpointKindOf(end);
}

function serverAt(model: EdgeModel, kind: Value<EndpointKind>, path: DnsPath): Server {
  const apiDomain = apiDomainOn(model, kind, path);
  const observed = absent(path.end.from);
  if (apiDomain.kind === "known" && (path.via.length > 0 || hasName(apiDomain.value, path.names))) {
    const found = known<EndpointKind>("api-domain", path.end.from);
    return {
      kind: found,
      via: path.via,
      loadBalancer: observed,
      instance: observed,
      apiDomain,
      website: observed,
      observed,
    };
  }
  const instance = instanceAt(model, path);
  const loadBalancer = instance.kind === "known" ? observed : loadBalancerOn(model, kind, path);
  const website = websiteAt(model, path);
  return {
    kind: orUnknown(kind, apiDomain),
    via: path.via,
    loadBalancer,
    instance,
    apiDomain,
    website,
    observed,
  };
}

/** A plain host that may be an API's domain is of unknown kind. */
function orUnknown(kind: Value<EndpointKind>, apiDomain: Value<ApiDomain>): Value<EndpointKind> {
  const isHost = kind.kind === "known" && kind.value === "host";
  return isHost && apiDomain.kind === "unknown" ? unknown(apiDomain.why, kind.from) : kind;
}

/** The instance whose public name it is, or whose address the records hold. */
function instanceAt({ instances }: EdgeModel, { end, via }: DnsPath): Value<Instance> {
  const last = via.at(-1);
  const targets = last === undefined ? [] : items(last.values).items;
  const addresses = [
    addressIn(end, "ec2-public-host"),
    ...targets.map((value) => addressIn(value, "ip-address")),
  ];
  const asked = new Set(addresses.filter((address) => address !== undefined));
  const found = asked.size > 0 && instances.find((each) => each.addresses.some((own) => asked.has(own)));
  return found ? known(found, end.from) : absent(end.from);
}

/** The bucket by which AWS names the website's host. */
function websiteAt({ bucketWebsites }: EdgeModel, { end }: DnsPath): Value<BucketWebsite> {
  const address = addressIn(end, "s3-website-host");
  const found = bucketWebsites.find((website) => website.address === address);
  return found ? known(found, end.from) : absent(end.from);
}

function loadBalancerOn(model: EdgeModel, kind: Value<EndpointKind>, path: DnsPath): Value<LoadBalancer> {
  const { end } = path;
  if (kind.kind === "unknown") return unknown(kind.why, end.from);
  if (kind.kind === "known" && kind.value === "load-balancer") {
    const address = addressIn(end, "load-balancer-host");
    const name = end.kind === "known" ? end.value.toLowerCase().replace(/^dualstack\.|\.$/g, "") : undefined;
    const found = model.loadBalancers.find((loadBalancer) =>
      name === undefined ? loadBalancer.address === address : loadBalancer.dnsName === name,
    );
    return found
      ? known(found, end.from)
      : unknown([notInInput(end, "is a load balancer that the input does not hold")], end.from);
  }
  const isHost = kind.kind === "known" && kind.value === "host";
  return isHost
    ? unknown([notInInput(end, "is a host of which the input says no more")], end.from)
    : absent(end.from);
}

function apiDomainOn(model: EdgeModel, kind: Value<EndpointKind>, path: DnsPath): Value<ApiDomain> {
  const { end, names } = path;
  const address = addressIn(end, "api-domain-target-host");
  const byAddress = address && model.apiDomains.find((apiDomain) => apiDomain.address === address);
  if (byAddress) return known(byAddress, end.from);
  if (kind.kind === "known" && kind.value !== "host" && kind.value !== "api-domain-target")
    return absent(end.from);
  const byName = model.apiDomains.find((apiDomain) => hasName(apiDomain, names));
  if (byName) return known(byName, end.from);
  const maybe = model.apiDomains.flatMap((apiDomain) =>
    names.flatMap((name) => whyMaybe(sameName(apiDomain.name, name))),
  );
  return maybe.length > 0 ? unknown(distinct(maybe), end.from) : absent(end.from);
}

function hasName(apiDomain: ApiDomain, names: readonly Value<string>[]): boolean {
  return names.some((name) => sameName(apiDomain.name, name).is === true);
}

function whyMaybe(truth: ReturnType<typeof sameName>): readonly Reason[] {
  return truth.is === "unknown" ? truth.why : [];
}

function notInInput(name: Value<string>, says: string): Reason {
  return { what: describe(name), why: "not-in-input", says, at: name.from.at };
}

// ------------------------------------------------------------------ VPC origins

/** A VPC origin names its target by ARN: no DNS is asked. */
function vpcServer(vpcOrigin: Value<VpcOrigin>, from: Provenance): Server {
  const instance = vpcOrigin.kind === "known" ? vpcOrigin.value.instance : absent(from);
  const nothing = absent(from);
  const rest = { via: [], instance, apiDomain: nothing, website: nothing, observed: nothing };
  if (vpcOrigin.kind !== "known") {
    const why = vpcOrigin.kind === "unknown" ? vpcOrigin.why : [noTarget(vpcOrigin)];
    return { ...rest, kind: unknown(why, from), loadBalancer: unknown(why, from) };
  }
  const { loadBalancer, targetArn } = vpcOrigin.value;
  return { ...rest, kind: vpcKind(targetArn, loadBalancer), loadBalancer };
}

function vpcKind(arn: Value<string>, loadBalancer: Value<LoadBalancer>): Value<EndpointKind> {
  if (loadBalancer.kind === "known") return known("load-balancer", arn.from);
  const literals =
    textParts(arn)
      ?.filter((part) => typeof part === "string")
      .join(" ") ?? "";
  if (literals.includes(":loadbalancer/")) return known("load-balancer", arn.from);
  if (literals.includes(":instance/")) return known("ec2", arn.from);
  const why = reasons(loadBalancer, arn);
  return unknown(why.length > 0 ? why : [noTarget(arn)], arn.from);
}

function noTarget({ from }: Value<unknown>): Reason {
  return { what: from.address, why: "error", says: "has no target that can be told", at: from.at };
}

// ------------------------------------------------------------------ the port

/** These cannot be spoken with by CloudFront, so a listener of theirs does not count. */
const NOT_TCP: ReadonlySet<ListenerProtocol> = new Set(["UDP", "GENEVE", "QUIC"]);

/** The listener on a port; absent where the load balancer's are all known, and others. */
export function listenerOn(loadBalancer: Value<LoadBalancer>, port: Value<number>): Value<Listener> {
  if (loadBalancer.kind !== "known") return loadBalancer;
  const { address, listeners } = loadBalancer.value;
  const candidates = listeners.items.filter(
    ({ protocol }) => protocol.kind !== "known" || !NOT_TCP.has(protocol.value),
  );
  const open: Reason[] = [...listeners.open];
  for (const listener of candidates) {
    const same = equal(listener.port, port);
    if (same.is === true && listener.uncertain === undefined) return known(listener, port.from);
    if (same.is === true) for (const reason of listener.uncertain ?? []) open.push(reason);
    if (same.is === "unknown") for (const reason of same.why) open.push(reason);
  }
  if (open.length > 0) return unknown(distinct(open), port.from);
  if (listeners.items.length > 0) return absent(port.from);
  const says = "has no listener in the input";
  return unknown([{ what: address, why: "not-in-input", says, at: loadBalancer.value.from.at }], port.from);
}

/** What passes TLS on, and leaves the certificate to its targets. */
const PASSES_TLS_ON: ReadonlySet<ListenerProtocol> = new Set(["TCP", "TCP_UDP", "TCP_QUIC"]);

function certificatesAt(
  server: Server,
  listener: Value<Listener>,
  scheme: Scheme,
): Collection<AttachedCertificate> {
  if (listener.kind === "known") return listenerCertificates(listener.value);
  if (scheme === "http") return NO_CERTIFICATES;
  if (listener.kind === "unknown") return { items: [], open: listener.why };
  if (server.apiDomain.kind === "known") return server.apiDomain.value.certificates;
  if (server.kind.kind === "unknown") return { items: [], open: server.kind.why };
  if (server.loadBalancer.kind === "known" || server.kind.kind === "absent") return NO_CERTIFICATES;
  return server.kind.value === "s3-website" ? NO_CERTIFICATES : { items: [], open: [elsewhere(server.kind)] };
}

const NO_CERTIFICATES: Collection<AttachedCertificate> = { items: [], open: [] };

function listenerCertificates({
  address,
  certificates,
  from,
  protocol,
}: Listener): Collection<AttachedCertificate> {
  if (protocol.kind !== "known" || !PASSES_TLS_ON.has(protocol.value)) return certificates;
  const says = "passes TLS on to its targets, whose certificates the input does not tell";
  return { items: [], open: [{ what: address, why: "not-modelled", says, at: from.at }] };
}

function elsewhere(kind: Exclude<Value<EndpointKind>, Absent>): Reason {
  const says = "presents a certificate that the input does not hold";
  return { what: describe(kind), why: "not-in-input", says, at: kind.from.at };
}
