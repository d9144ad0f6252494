import { distinct, equal, items, reasons } from "../compare.ts";
import { all, any, FALSE, not, TRUE, type Truth, truth, unknownTruth } from "../logic.ts";
import type { AttachedCertificate } from "../model/certificate.ts";
import { covers, coversAny } from "../names.ts";
import type { Reason, Value } from "../value.ts";
import type { Host, OriginRequest } from "./origin-request.ts";

/**
 * Which names the certificates behind an origin request carry, and whether CloudFront accepts them: it wants the
 * origin's domain name or, where that is forwarded, the viewer's Host.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html#ssl-negotitation-failure
 */
export type NameCoverage =
  /** No TLS, or a certificate of AWS's own that carries the names of its service. */
  | { readonly is: "not-applicable" }
  | { readonly is: "accepted" }
  /** No name that CloudFront will ask for is carried. */
  | { readonly is: "refused"; readonly hosts: readonly Host[] }
  /** Some are for sure not carried, and others may be or are. */
  | { readonly is: "partly-refused"; readonly hosts: readonly Host[] }
  | { readonly is: "unknown"; readonly why: readonly Reason[] };

/** Judges every Host but the distribution's own cloudfront.net name, which no certificate of an origin can carry. */
export function nameCoverage(request: OriginRequest): NameCoverage {
  if (!presentsOwnersCertificate(request)) return { is: "not-applicable" };
  const originDomain = carriedBySome(request, request.origin.domainName);
  if (originDomain.is === true) return { is: "accepted" };
  const { hosts } = request;
  if (hosts.kind !== "known") return { is: "unknown", why: distinct([...reasons(hosts), ...blockers(originDomain)]) };
  const wanted = hosts.value.filter((host) => host.from !== "default-domain");
  if (wanted.length === 0) return { is: "not-applicable" };
  return sumUp(wanted.map((host) => [host, accepted(request, host)]));
}

function sumUp(hosts: readonly (readonly [Host, Truth])[]): NameCoverage {
  const refused = hosts.filter(([, truth]) => truth.is === false).map(([host]) => host);
  if (refused.length === hosts.length) return { is: "refused", hosts: refused };
  if (refused.length > 0) return { is: "partly-refused", hosts: refused };
  const every = all(hosts.map(([, truth]) => truth));
  return every.is === "unknown" ? { is: "unknown", why: distinct(every.why) } : { is: "accepted" };
}

/** Whether the TLS session ends on something whose certificate the code chooses. */
export function presentsOwnersCertificate(request: OriginRequest): boolean {
  if (request.scheme.value !== "https") return false;
  const { kind, certificates } = request.endpoint;
  if (certificates.items.length === 0 && certificates.open.length === 0) return false;
  return kind.kind !== "known" || OWNERS_CHOICE.has(kind.value);
}

const OWNERS_CHOICE: ReadonlySet<string> = new Set(["load-balancer", "ec2", "api-domain", "host"]);

function accepted(request: OriginRequest, host: Host): Truth {
  if (host.from === "alias" && sharesViewerCertificate(request)) return TRUE;
  return any(host.namesThatWillDo.map((name) => carriedBySome(request, name)));
}

/**
 * CloudFront refuses an alias that the viewer certificate does not carry, so where the origin presents the same
 * certificate it carries every alias, whatever its names are.
 */
function sharesViewerCertificate(request: OriginRequest): boolean {
  const viewer = request.distribution.viewerCertificate;
  return request.endpoint.certificates.items.some(
    ({ arn, certificate }) =>
      equal(arn, viewer.acmCertificateArn).is === true ||
      (certificate.kind === "known" &&
        viewer.certificate.kind === "known" &&
        certificate.value.address === viewer.certificate.value.address),
  );
}

/** Whether some certificate that the endpoint can present carries the name; an open list can satisfy, never refute. */
export function carriedBySome(request: OriginRequest, name: Value<string>): Truth {
  if (isLoadBalancerName(name).is === true) return FALSE;
  const { items: attached, open } = request.endpoint.certificates;
  const found = any([...attached.map((item) => carries(item, name)), ...more(open)]);
  return found.is === "unknown" ? unknownTruth(distinct(found.why)) : found;
}

/** Whether the certificate presented to a server name that none carries has the name on it. */
export function carriedByDefault(request: OriginRequest, name: Value<string>): Truth {
  if (isLoadBalancerName(name).is === true) return FALSE;
  const { items: attached, open } = request.endpoint.certificates;
  const fallback = attached.find((item) => item.isDefault);
  return fallback ? carries(fallback, name) : any(more(open));
}

function carries({ certificate }: AttachedCertificate, name: Value<string>): Truth {
  if (certificate.kind === "unknown") return unknownTruth(certificate.why);
  return certificate.kind === "absent" ? FALSE : coversAny(certificate.value.names, name);
}

function more(open: readonly Reason[]): readonly Truth[] {
  return open.length > 0 ? [unknownTruth(open)] : [];
}

function blockers(truth: Truth): readonly Reason[] {
  return truth.is === "unknown" ? truth.why : [];
}

/** A load balancer's own name: under AWS's domain, so that nobody else can have a certificate for it. */
export function isLoadBalancerName(name: Value<string>): Truth {
  if (name.kind === "absent") return FALSE;
  if (name.kind === "known") return truth(LOAD_BALANCER_NAME.test(name.value));
  const last = name.form?.kind === "text" ? name.form.parts.at(-1) : undefined;
  if (typeof last === "string") return endsLikeLoadBalancer(last, name.why);
  if (last?.kind === undefined || last.kind === "other-host") return unknownTruth(name.why);
  return truth(last.kind === "load-balancer-host");
}

const LOAD_BALANCER_NAME = /\.elb(\.[a-z0-9-]+)?\.amazonaws\.com(\.cn)?\.?$/i;
const AMAZON = /^\.?(amazonaws\.com(\.cn)?)?\.?$/i;

function endsLikeLoadBalancer(ending: string, why: readonly Reason[]): Truth {
  if (LOAD_BALANCER_NAME.test(ending)) return TRUE;
  return AMAZON.test(ending) ? unknownTruth(why) : FALSE;
}
