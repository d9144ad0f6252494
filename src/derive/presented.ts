import { distinct, reasons } from "../compare.ts";
import { all, any, FALSE, not, TRUE, type Truth, unknownTruth } from "../logic.ts";
import type { AttachedCertificate, Certificate } from "../model/certificate.ts";
import type { Reason, Value } from "../value.ts";
import {
  carries,
  isViewerCertificate,
  judgedHosts,
  presentsOwnersCertificate,
  unlisted,
} from "./coverage.ts";
import { describe } from "./describe.ts";
import type { Endpoint, OriginRequest } from "./origin-request.ts";

/** Which certificates that nobody in public trusts CloudFront will be shown. */
export type Mistrusted =
  | { readonly is: "not-applicable" }
  | { readonly is: "none" }
  | { readonly is: "some"; readonly certificates: readonly PresentedCertificate[] }
  | { readonly is: "unknown"; readonly why: readonly Reason[] };

export interface PresentedCertificate {
  readonly certificate: Certificate;
  /** It carries no server name of the request: a certificate attached elsewhere, unseen here, would go before it. */
  readonly asDefaultOnly: boolean;
}

/** Finds the mistrusted certificates among those that the endpoint presents to the server names of the request. */
export function mistrustedCertificates(
  request: OriginRequest,
  isMistrusted: (certificate: Certificate) => Truth,
): Mistrusted {
  if (!presentsOwnersCertificate(request)) return { is: "not-applicable" };
  const { items, open } = request.endpoint.certificates;
  const judged = items.map((attached) => ({ attached, mistrusted: judge(request, attached, isMistrusted) }));
  const whicheverIsShown = open.length === 0 && judged.every(({ mistrusted }) => mistrusted.is === true);
  const shown = judged.map(({ attached, mistrusted }) =>
    whicheverIsShown ? mistrusted : all([mistrusted, isPresented(request, attached)]),
  );
  const certificates = items
    .filter((_, index) => shown[index]?.is === true)
    .flatMap((attached) => present(request, attached));
  if (certificates.length > 0) return { is: "some", certificates };
  const some = any([...shown, unlisted(open)]);
  return some.is === "unknown" ? { is: "unknown", why: distinct(some.why) } : { is: "none" };
}

function judge(
  request: OriginRequest,
  attached: AttachedCertificate,
  isMistrusted: (certificate: Certificate) => Truth,
): Truth {
  const { certificate } = attached;
  if (certificate.kind === "absent") return FALSE;
  const mistrusted =
    certificate.kind === "known" ? isMistrusted(certificate.value) : unknownTruth(certificate.why);
  return mistrusted.is === "unknown" && isViewerCertificate(request, attached) ? FALSE : mistrusted;
}

function present(request: OriginRequest, attached: AttachedCertificate): readonly PresentedCertificate[] {
  const { certificate } = attached;
  if (certificate.kind !== "known") return [];
  const asDefaultOnly = judgedHosts(request).every(({ sni }) => carries(attached, sni).is === false);
  return [{ certificate: certificate.value, asDefaultOnly }];
}

function isPresented(request: OriginRequest, attached: AttachedCertificate): Truth {
  if (request.hosts.kind === "unknown") return unknownTruth(reasons(request.hosts));
  return any(judgedHosts(request).map(({ sni }) => isPresentedTo(sni, attached, request.endpoint)));
}

/**
 * A listener presents a certificate that carries the server name, else its default one. Of several that carry it,
 * it takes the one with the best key, which is not worked out here.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html
 */
function isPresentedTo(sni: Value<string>, attached: AttachedCertificate, { certificates }: Endpoint): Truth {
  if (attached.shownTo !== undefined) return TRUE;
  const others = certificates.items.filter((other) => other !== attached);
  const another = any([...others.map((other) => carries(other, sni)), unlisted(certificates.open)]);
  const itself = carries(attached, sni);
  if (itself.is !== false && another.is === true) return unknownTruth([onSeveral(sni)]);
  return attached.isDefault ? not(another) : all([itself, not(another)]);
}

function onSeveral(sni: Value<string>): Reason {
  return { what: describe(sni), why: "not-modelled", says: "is on several certificates of the listener" };
}
