import { ORIGIN_CIPHERS, ORIGIN_CURVES, ORIGIN_SIGNATURES } from "../../../facts/cloudfront-origin-tls.ts";
import type { TlsVersion } from "../../../facts/tls-policy.ts";
import {
  groupCodes,
  SIGNATURES,
  signatureCodes,
  suiteCodes,
  suiteName,
  versionCode,
} from "../../../facts/tls-registry.ts";

/** One hello to send. Code points are IANA's; what is left out is what CloudFront offers. */
export interface HelloRequest {
  readonly address: string;
  readonly port: number;
  readonly serverName?: string;
  /** The versions that the answer may have, in any order; not empty. */
  readonly versions: readonly TlsVersion[];
  readonly ciphers?: readonly number[];
  readonly groups?: readonly number[];
  readonly signatures?: readonly number[];
  /** For the connection, and once more for all that comes over it. */
  readonly timeoutMilliseconds: number;
}

/** What a hello offers, in code points. */
export interface Offer {
  readonly serverName?: string;
  readonly versions: readonly TlsVersion[];
  /** The highest of them. */
  readonly highest: TlsVersion;
  readonly ciphers: readonly number[];
  readonly groups: readonly number[];
  readonly signatures: readonly number[];
}

/** The suites of TLS 1.3 of which we can read the flight; CloudFront's page lists none. */
const TLS13_CIPHERS = suiteCodes([
  "TLS_AES_128_GCM_SHA256",
  "TLS_AES_256_GCM_SHA384",
  "TLS_CHACHA20_POLY1305_SHA256",
]);

/** CloudFront's list does for TLS 1.2; TLS 1.3 forbids its RSA schemes for handshakes, and RFC 8446 9.1 demands others. */
const TLS13_SIGNATURES = SIGNATURES.map(([code]) => code).filter((code) => !isOfDsaOrMd5(code));

/** Fills in what CloudFront offers. */
export function offerOf(ask: HelloRequest): Offer {
  const highest = highestOf(ask.versions);
  return {
    ...(ask.serverName !== undefined && { serverName: ask.serverName }),
    versions: ask.versions,
    highest,
    ciphers: ask.ciphers ?? cloudfrontCiphers(ask.versions),
    groups: ask.groups ?? groupCodes(ORIGIN_CURVES),
    signatures:
      ask.signatures ?? (highest === "TLSv1.3" ? TLS13_SIGNATURES : signatureCodes(ORIGIN_SIGNATURES)),
  };
}

/** CloudFront's ciphers in its order, without those that no version in the list knows. */
export function cloudfrontCiphers(versions: readonly TlsVersion[]): number[] {
  const highest = highestOf(versions);
  const old = versions.some((version) => version !== "TLSv1.3") ? suiteCodes(ORIGIN_CIPHERS) : [];
  const usable = versions.includes("TLSv1.2") ? old : old.filter((code) => !needsTls12(code));
  return highest === "TLSv1.3" ? [...TLS13_CIPHERS, ...usable] : usable;
}

function highestOf(versions: readonly TlsVersion[]): TlsVersion {
  return versions.reduce((best, each) => (versionCode(each) > versionCode(best) ? each : best), "SSLv3");
}

/** Suites with SHA-2 or an AEAD cipher came with TLS 1.2 (RFC 5246, RFC 5288, RFC 5289). */
function needsTls12(code: number): boolean {
  return /-(SHA256|SHA384|GCM|CCM8?|POLY1305)(-|$)/.test(suiteName(code));
}

function isOfDsaOrMd5(code: number): boolean {
  return (code & 0xff) === 2 || code >> 8 === 1;
}
