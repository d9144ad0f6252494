import { publicKeyOf, type ReadCertificate, signed } from "./read.ts";

/** Far beyond any honest chain; with keys of 16384 bits, the largest that OpenSSL takes, under a second. */
const SIGNATURES = 100;

/** Who signed what, of the certificates of one chain. Each pair is checked once, and in all a bounded number. */
export class Signatures {
  #left = SIGNATURES;
  readonly #known = new Map<string, boolean>();

  /** Whether the issuer's name and key are those of the certificate's signature. `false` once too many were checked. */
  areOf(issuer: ReadCertificate, certificate: ReadCertificate): boolean {
    if (!mayHaveSigned(issuer, certificate)) return false;
    const pair = `${certificate.value.fingerprint} ${issuer.details.identity}`;
    const known = this.#known.get(pair);
    if (known !== undefined || this.#left === 0) return known ?? false;
    this.#left -= 1;
    const key = publicKeyOf(issuer.certificate);
    const verdict = key !== undefined && signed(certificate.certificate, key);
    this.#known.set(pair, verdict);
    return verdict;
  }
}

/** Whether names and key identifiers say that it is the issuer; no signature is checked. */
export function mayHaveSigned({ details: issuer }: ReadCertificate, { details }: ReadCertificate): boolean {
  const { issuerKeyId } = details.extensions;
  const { keyId } = issuer.extensions;
  const isOtherKey = issuerKeyId !== undefined && keyId !== undefined && issuerKeyId !== keyId;
  return issuer.subject === details.issuer && !isOtherKey;
}
