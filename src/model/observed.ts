import type { Evidence } from "../finding.ts";
import type {
  DelegationObservation,
  DnsObservation,
  HttpObservation,
  NotRun,
  TlsObservation,
  TlsOffer,
} from "../observation.ts";
import type { Provenance } from "../value.ts";
import type { ChainJudgement } from "../x509/judgement.ts";
import type { AttachedCertificate } from "./certificate.ts";
import type { Collection } from "./entity.ts";

/** What one origin request met when it was made; what rules with live evidence read. */
export interface ObservedOrigin {
  readonly from: Provenance;
  readonly resolution?: Evident<DnsObservation>;
  readonly delegation?: Evident<DelegationObservation>;
  /** Every address that CloudFront may use, in the resolver's order. */
  readonly addresses: readonly ObservedAddress[];
  /** As CloudFront: per address the first server name, and at the first address that answers each further one. */
  readonly handshakes: readonly ObservedHandshake[];
  /** For comparison: without a server name, and with names that CloudFront does not send. */
  readonly comparisons: readonly ObservedHandshake[];
  /** Of a hello that offers TLS 1.3 alone, sent only where CloudFront's own failed, or on request. */
  readonly tls13: readonly ObservedHandshake[];
  readonly offers: readonly ObservedOffer[];
  readonly exchanges: readonly Evident<HttpObservation>[];
  readonly notRun: readonly NotRun[];
  /** What the code says of it, where that was replaced by what was seen. */
  readonly predicted: { readonly certificates: Collection<AttachedCertificate> };
}

/** An observation with what a person can check it by. */
export type Evident<T> = T & { readonly evidence: Evidence };

export interface ObservedAddress {
  readonly address: string;
  /** Private, loopback, link-local and the like: CloudFront cannot reach it. */
  readonly isPublic: boolean;
  /** `open` where a connection was made, whatever came then. */
  readonly port: "open" | "refused" | "silent" | "unreachable" | "not-dialled";
  readonly evidence: Evidence;
}

export interface ObservedOffer extends Evident<TlsOffer> {
  /** The key of the certificate that it presents where everything is offered, in ACM's words: `EC_secp521r1`. */
  readonly key?: string;
}

export interface ObservedHandshake extends Evident<TlsObservation> {
  /** Where a chain was sent. */
  readonly chain?: ChainJudgement;
}
