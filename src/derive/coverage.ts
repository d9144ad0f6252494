import { distinct, equal } from "../compare.ts";
import { all, any, FALSE, TRUE, type Truth, truth, unknownTruth } from "../logic.ts";
import type { AttachedCertificate } from "../model/certificate.ts";
import type { Collection } from "../model/entity.ts";
import { coversAny, normalizeName } from "../names.ts";
import { ifKnown, type Provenance, type Reason, type Value } from "../value.ts";
import { describe } from "./describe.ts";
import { endpointKindOf } from "./endpoint-kind.ts";
import type { EndpointKind, Host, OriginRequest } from "./origin-request.ts";
import { refusedHandshakes } from "./refusals.ts";

/**
 * Whether the certificates behind an origin request carry a name that CloudFront accepts: the origin's domain name or,
 * where it is forwarded, the viewer's Host.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html
 */
export type NameCoverage =
  /** No TLS, or a certificate of AWS's own, which carries the names of its service. */
  | { readonly is: "not-applicable" }
  | { readonly is: "accepted" }
  /** For no Host is there a certificate. */
  | { readonly is: "refused"; readonly hosts: readonly Host[] }
  /** For these Hosts there is none; for others there is, or may be. */
  | { readonly is: "partly-refused"; readonly hosts: readonly Host[] }
  | { readonly is: "unknown"; readonly why: readonly Reason[] };

export function nameCoverage(request: OriginRequest): NameCoverage {
  if (!presentsOwnersCertificate(request)) return { is: "not-applicable" };
  const originDomain = carriedWhateverIsAsked(request);
  if (originDomain.is === true) return { is: "accepted" };
  const { hosts } = request;
  if (hosts.kind === "unknown") {
    const why = originDomain.is === "unknown" ? originDomain.why : [];
    return { is: "unknown", why: distinct([...hosts.why, ...why]) };
  }
  const judged = judgedHosts(request).filter((host) => host.from !== "default-domain");
  if (judged.length === 0) return { is: "not-applicable" };
  return sumUp(judged.map((host) => ({ host, accepted: acceptsOneFor(request, host) })));
}

/** Whether the origin's domain name is on the certificate, whichever server name is sent: what was presented to one says nothing of another. */
function carriedWhateverIsAsked(request: OriginRequest): Truth {
  const { certificates } = request.endpoint;
  if (!isObserved(certificates)) return carriedBySome(request, request.origin.domainName);
  return request.hosts.kind === "known" ? FALSE : unknownTruth([notAsked(request.origin.domainName)]);
}

function sumUp(hosts: readonly { readonly host: Host; readonly accepted: Truth }[]): NameCoverage {
  const refused = hosts.filter(({ accepted }) => accepted.is === false).map(({ host }) => host);
  if (refused.length === hosts.length) return { is: "refused", hosts: refused };
  if (refused.length > 0) return { is: "partly-refused", hosts: refused };
  const every = all(hosts.map(({ accepted }) => accepted));
  return every.is === "unknown" ? { is: "unknown", why: distinct(every.why) } : { is: "accepted" };
}

/**
 * The Hosts that count. No certificate of an origin can carry the distribution's own cloudfront.net name, so a
 * distribution with aliases is judged by those alone: its viewers use them.
 */
export function judgedHosts(request: OriginRequest): readonly Host[] {
  if (request.hosts.kind !== "known") return [];
  const named = request.hosts.value.filter((host) => host.from !== "default-domain");
  return named.length > 0 ? named : request.hosts.value;
}

const OWNERS_CHOICE: ReadonlySet<EndpointKind> = new Set(["load-balancer", "ec2", "api-domain", "host"]);

/** Whether TLS ends, as far as is known, where the owner chooses the certificate. */
export function presentsOwnersCertificate({ scheme, endpoint }: OriginRequest): boolean {
  if (scheme.value !== "https") return false;
  const { kind, certificates } = endpoint;
  if (certificates.items.length === 0 && certificates.open.length === 0) return false;
  return kind.kind !== "known" || OWNERS_CHOICE.has(kind.value);
}

function acceptsOneFor(request: OriginRequest, host: Host): Truth {
  const { items } = request.endpoint.certificates;
  if (host.from === "alias" && items.some((attached) => isViewerCertificate(request, attached))) return TRUE;
  return any(host.namesThatWillDo.map((name) => carriedBySome(request, name, host)));
}

/** The certificates that may be presented to a Host's server name: those seen to be where that was asked, else all. */
export function certificatesFor({ endpoint }: OriginRequest, host?: Host): Collection<AttachedCertificate> {
  const { certificates } = endpoint;
  if (host === undefined || !isObserved(certificates)) return certificates;
  const serverName = serverNameOf(host);
  const shown = certificates.items.filter(
    ({ shownTo }) => serverName !== undefined && shownTo?.includes(serverName),
  );
  const seen = ifKnown(endpoint.observed);
  const isRefused =
    seen !== undefined && refusedHandshakes(seen).some((one) => one.serverName === serverName);
  return shown.length > 0 || isRefused
    ? { items: shown, open: [] }
    : { items: [], open: [notAsked(host.sni)] };
}

/** What no origin has a certificate or a virtual host of its own for, like any distribution's name: AWS's example of one. */
const SOME_DISTRIBUTION = "d111111abcdef8.cloudfront.net";

/**
 * The server name that stands for a Host on the wire; of a wildcard alias, one of the names below it, and of a distribution
 * that does not know its name yet, another's.
 */
export function serverNameOf({ from, sni }: Host): string | undefined {
  if (sni.kind !== "known") return from === "default-domain" ? SOME_DISTRIBUTION : undefined;
  const name = normalizeName(sni.value);
  return name.startsWith("*.") ? `www${name.slice(1)}` : name;
}

function isObserved({ items }: Collection<AttachedCertificate>): boolean {
  return items.some(({ shownTo }) => shownTo !== undefined);
}

function notAsked(name: Value<string>): Reason {
  const says = "was not asked for in a handshake";
  return { what: describe(name), why: "not-observed", says, at: name.from.at };
}

/**
 * Whether viewers are shown this very certificate. To add an alias, AWS wants one from a public authority that carries
 * the alias: so it carries every alias, whatever its names are, and is trusted unless it is known not to be (a
 * self-signed one may stay where the alias is there already).
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html#alternate-domain-names-requirements
 */
export function isViewerCertificate({ distribution }: OriginRequest, attached: AttachedCertificate): boolean {
  const { acmCertificateArn, certificate: viewer } = distribution.viewerCertificate;
  const { arn, certificate: own } = attached;
  if (own.kind === "known" && viewer.kind === "known") return own.value.address === viewer.value.address;
  return equal(arn, acmCertificateArn).is === true;
}

/** Whether some certificate that can be presented carries the name; an open list can satisfy this, never refute it. */
export function carriedBySome(request: OriginRequest, name: Value<string>, host?: Host): Truth {
  const isObservedHere = isObserved(request.endpoint.certificates);
  if (!isObservedHere && isLoadBalancerName(name).is === true) return FALSE;
  const { items, open } = certificatesFor(request, host);
  const found = any([...items.map((attached) => carries(attached, name)), unlisted(open)]);
  return found.is === "unknown" ? unknownTruth(distinct(found.why)) : found;
}

/** Whether the certificate that is presented where none carries the server name has this name. */
export function carriedByDefault({ endpoint }: OriginRequest, name: Value<string>): Truth {
  if (isLoadBalancerName(name).is === true) return FALSE;
  const { items, open } = endpoint.certificates;
  const fallback = items.find((attached) => attached.isDefault);
  return fallback === undefined ? unlisted(open) : carries(fallback, name);
}

/** Whether one certificate carries the name. */
export function carries({ certificate }: AttachedCertificate, name: Value<string>): Truth {
  if (certificate.kind === "unknown") return unknownTruth(certificate.why);
  return certificate.kind === "absent" ? FALSE : coversAny(certificate.value.names, name);
}

/** What certificates that are not listed may do: anything, where there can be any. */
export function unlisted(open: readonly Reason[]): Truth {
  return open.length > 0 ? unknownTruth(open) : FALSE;
}

/** The names of which CloudFront wants one, for people; those that nobody can have a certificate for only where there are no others. */
export function wantedNames(hosts: readonly Host[]): readonly string[] {
  const names = hosts.flatMap((host) => host.namesThatWillDo);
  const attainable = names.filter((name) => isLoadBalancerName(name).is !== true);
  return [...new Set((attainable.length > 0 ? attainable : names).map(describe))];
}

/** What each certificate that can be presented carries, for people, and where that is written. */
export function carriedNames({ endpoint }: OriginRequest): readonly CarriedNames[] {
  const certificates = endpoint.certificates.items.flatMap(({ certificate }) => ifKnown(certificate) ?? []);
  return certificates.map(({ names }) => ({ at: names.from, names: describe(names) }));
}

export interface CarriedNames {
  readonly at: Provenance;
  /** `example.com, *.example.com`. */
  readonly names: string;
}

/** A load balancer's own name. It lies in AWS's domain: nobody else can have a certificate for it. */
export function isLoadBalancerName(name: Value<string>): Truth {
  const kind = endpointKindOf(name);
  return kind.kind === "unknown" ? unknownTruth(kind.why) : truth(ifKnown(kind) === "load-balancer");
}
