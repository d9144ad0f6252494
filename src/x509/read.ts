import { createHash, X509Certificate } from "node:crypto";
import { type DerElement, readElements, readInside, TAG, timeOf } from "./der.ts";
import { type DistinguishedName, readName } from "./distinguished-name.ts";
import { type Extensions, readExtensions } from "./extensions.ts";
import type { CertificateFacts, KeyFacts, SignatureFacts } from "./judgement.ts";
import { readSignatureAlgorithm } from "./signature.ts";

/** A certificate that could be read. */
export interface ReadCertificate {
  readonly ok: true;
  readonly value: CertificateFacts;
  readonly certificate: X509Certificate;
  /** What judging needs besides. */
  readonly details: CertificateDetails;
}

export interface CertificateDetails {
  /** Comparable names, see `DistinguishedName`. */
  readonly subject: string;
  readonly issuer: string;
  /** Equal for certificates of one authority: of its name and its public key. */
  readonly identity: string;
  readonly extensions: Extensions;
}

/** `why` is a clause: `its extension 2.5.29.17 cannot be read`. */
export interface UnreadableCertificate {
  readonly ok: false;
  readonly why: string;
}

export const CERTIFICATE_BYTES = 64 * 1024;

/** Reads one certificate (RFC 5280) of at most 64 KB. Judges nothing, never throws. */
export function readCertificate(der: Uint8Array): ReadCertificate | UnreadableCertificate {
  if (der.length > CERTIFICATE_BYTES) return { ok: false, why: "it is larger than 64 KB" };
  const fields = readFields(der);
  if (!fields.ok) return fields;
  const certificate = parsed(der);
  if (certificate === undefined) return { ok: false, why: "OpenSSL cannot read it" };
  const details = detailsOf(fields);
  const key = publicKeyOf(certificate);
  const isSelfSigned = details.subject === details.issuer && key !== undefined && signed(certificate, key);
  return { ok: true, value: factsOf(fields, certificate, keyFacts(key), isSelfSigned), certificate, details };
}

/** The comparable name of its subject, without reading the rest with care. */
export function subjectOf(der: Uint8Array): string | undefined {
  const fields = readFields(der);
  return fields.ok ? fields.subject.comparable : undefined;
}

/** Its public key; undefined where OpenSSL does not know the kind of key. */
export function publicKeyOf(certificate: X509Certificate): X509Certificate["publicKey"] | undefined {
  try {
    return certificate.publicKey;
  } catch {
    return undefined;
  }
}

/** Whether that key made the certificate's signature. */
export function signed(certificate: X509Certificate, key: X509Certificate["publicKey"]): boolean {
  try {
    return certificate.verify(key);
  } catch {
    return false;
  }
}

interface Fields {
  readonly ok: true;
  readonly subject: DistinguishedName;
  readonly issuer: DistinguishedName;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly signature: SignatureFacts;
  readonly publicKey: Uint8Array;
  readonly extensions: Extensions;
}

const failed = (why: string): UnreadableCertificate => ({ ok: false, why });

/** Certificate ::= SEQUENCE { tbsCertificate, signatureAlgorithm, signatureValue }. */
function readFields(der: Uint8Array): Fields | UnreadableCertificate {
  const [signedPart, algorithm, value, ...others] = readInside(der, TAG.sequence) ?? [];
  if (
    signedPart?.tag !== TAG.sequence ||
    algorithm === undefined ||
    value?.tag !== TAG.bitString ||
    others.length
  ) {
    return failed("it is not the DER of a certificate");
  }
  const signature = readSignatureAlgorithm(algorithm);
  if (signature === undefined) return failed("its signature algorithm cannot be read");
  return readSigned(readElements(signedPart.content) ?? [], signature);
}

/** TBSCertificate: `[0]` version, serial number, signature, issuer, validity, subject, key, `[1]`, `[2]`, `[3]` extensions. */
function readSigned(parts: readonly DerElement[], signature: SignatureFacts): Fields | UnreadableCertificate {
  const [, , issuerPart, validity, subjectPart, keyPart, ...rest] =
    parts[0]?.tag === 0xa0 ? parts.slice(1) : parts;
  if (!issuerPart || !validity || !subjectPart || !keyPart)
    return failed("it is not the DER of a certificate");
  const issuer = readName(issuerPart.bytes);
  const subject = readName(subjectPart.bytes);
  if (issuer === undefined || subject === undefined) return failed("its names cannot be read");
  const [notBefore, notAfter] = (readElements(validity.content) ?? []).map(timeOf);
  if (notBefore === undefined || notAfter === undefined) return failed("its dates cannot be read");
  const extensions = readExtensions(rest.find(({ tag }) => tag === 0xa3)?.content ?? new Uint8Array());
  if (!extensions.ok) return extensions;
  const publicKey = keyPart.bytes;
  return {
    ok: true,
    subject,
    issuer,
    notBefore,
    notAfter,
    signature,
    publicKey,
    extensions: extensions.value,
  };
}

function parsed(der: Uint8Array): X509Certificate | undefined {
  try {
    return new X509Certificate(der);
  } catch {
    return undefined;
  }
}

function detailsOf({ subject, issuer, publicKey, extensions }: Fields): CertificateDetails {
  const identity = createHash("sha256").update(publicKey).update(subject.comparable).digest("hex");
  return { subject: subject.comparable, issuer: issuer.comparable, identity, extensions };
}

function factsOf(
  { subject, issuer, notBefore, notAfter, signature, extensions }: Fields,
  certificate: X509Certificate,
  key: KeyFacts,
  isSelfSigned: boolean,
): CertificateFacts {
  return {
    subject: subject.text,
    issuer: issuer.text,
    ...(subject.commonName !== undefined && { commonName: subject.commonName }),
    names: extensions.names,
    notBefore,
    notAfter,
    fingerprint: certificate.fingerprint256.replaceAll(":", "").toLowerCase(),
    key,
    signature,
    isAuthority: extensions.isAuthority,
    isSelfSigned,
    extendedKeyUsage: extensions.extendedKeyUsage,
    unknownCriticalExtensions: extensions.unknownCritical,
    issuerUrls: extensions.issuerUrls,
  };
}

const keyTypes: ReadonlyMap<string, KeyFacts["type"]> = new Map([
  ["rsa", "rsa"],
  ["rsa-pss", "rsa-pss"],
  ["ec", "ec"],
  ["ed25519", "ed25519"],
  ["ed448", "ed448"],
  ["dsa", "dsa"],
]);

function keyFacts(key: X509Certificate["publicKey"] | undefined): KeyFacts {
  const { modulusLength, namedCurve } = key?.asymmetricKeyDetails ?? {};
  return {
    type: keyTypes.get(key?.asymmetricKeyType ?? "") ?? "other",
    ...(modulusLength !== undefined && { bits: modulusLength }),
    ...(namedCurve !== undefined && { curve: namedCurve }),
  };
}
