import type { SignatureFacts } from "./judgement.ts";

/** Extensions that are read here (RFC 5280 §4.2). */
export const EXTENSION = {
  subjectKeyIdentifier: "2.5.29.14",
  keyUsage: "2.5.29.15",
  subjectAltName: "2.5.29.17",
  basicConstraints: "2.5.29.19",
  nameConstraints: "2.5.29.30",
  authorityKeyIdentifier: "2.5.29.35",
  extendedKeyUsage: "2.5.29.37",
  authorityInfoAccess: "1.3.6.1.5.5.7.1.1",
} as const;

/** Critical extensions that a TLS client may be expected to know: what RFC 5280 defines, and what OpenSSL processes. */
export const knownCriticalExtensions: ReadonlySet<string> = new Set([
  ...Object.values(EXTENSION),
  "2.5.29.18", // issuerAltName
  "2.5.29.31", // cRLDistributionPoints
  "2.5.29.32", // certificatePolicies
  "2.5.29.33", // policyMappings
  "2.5.29.36", // policyConstraints
  "2.5.29.54", // inhibitAnyPolicy
  "2.16.840.1.113730.1.1", // nsCertType
  "1.3.6.1.5.5.7.1.7", // ipAddrBlocks
  "1.3.6.1.5.5.7.1.8", // autonomousSysIds
]);

export const SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
export const ANY_USAGE = "2.5.29.37.0";
export const CA_ISSUERS = "1.3.6.1.5.5.7.48.2";
export const RSA_PSS = "1.2.840.113549.1.1.10";

/** OpenSSL's short names of what stands in distinguished names. */
export const attributeNames: ReadonlyMap<string, string> = new Map([
  ["2.5.4.3", "CN"],
  ["2.5.4.4", "SN"],
  ["2.5.4.5", "serialNumber"],
  ["2.5.4.6", "C"],
  ["2.5.4.7", "L"],
  ["2.5.4.8", "ST"],
  ["2.5.4.9", "street"],
  ["2.5.4.10", "O"],
  ["2.5.4.11", "OU"],
  ["2.5.4.12", "title"],
  ["2.5.4.42", "GN"],
  ["2.5.4.97", "organizationIdentifier"],
  ["0.9.2342.19200300.100.1.1", "UID"],
  ["0.9.2342.19200300.100.1.25", "DC"],
  ["1.2.840.113549.1.9.1", "emailAddress"],
]);

/** Signature algorithms by OpenSSL's names (RFC 3279, 4055, 5758, 8410). */
export const signatureAlgorithms: ReadonlyMap<string, SignatureFacts> = new Map([
  ["1.2.840.113549.1.1.4", { algorithm: "md5WithRSAEncryption", hash: "md5" }],
  ["1.2.840.113549.1.1.5", { algorithm: "sha1WithRSAEncryption", hash: "sha1" }],
  ["1.3.14.3.2.29", { algorithm: "sha1WithRSA", hash: "sha1" }],
  ["1.2.840.113549.1.1.14", { algorithm: "sha224WithRSAEncryption", hash: "sha224" }],
  ["1.2.840.113549.1.1.11", { algorithm: "sha256WithRSAEncryption", hash: "sha256" }],
  ["1.2.840.113549.1.1.12", { algorithm: "sha384WithRSAEncryption", hash: "sha384" }],
  ["1.2.840.113549.1.1.13", { algorithm: "sha512WithRSAEncryption", hash: "sha512" }],
  ["1.2.840.10045.4.1", { algorithm: "ecdsa-with-SHA1", hash: "sha1" }],
  ["1.2.840.10045.4.3.1", { algorithm: "ecdsa-with-SHA224", hash: "sha224" }],
  ["1.2.840.10045.4.3.2", { algorithm: "ecdsa-with-SHA256", hash: "sha256" }],
  ["1.2.840.10045.4.3.3", { algorithm: "ecdsa-with-SHA384", hash: "sha384" }],
  ["1.2.840.10045.4.3.4", { algorithm: "ecdsa-with-SHA512", hash: "sha512" }],
  ["1.2.840.10040.4.3", { algorithm: "dsaWithSHA1", hash: "sha1" }],
  ["2.16.840.1.101.3.4.3.2", { algorithm: "dsa_with_SHA256", hash: "sha256" }],
  ["1.3.101.112", { algorithm: "ED25519" }],
  ["1.3.101.113", { algorithm: "ED448" }],
]);

/** Hashes as RSASSA-PSS names them. */
export const hashAlgorithms: ReadonlyMap<string, NonNullable<SignatureFacts["hash"]>> = new Map([
  ["1.2.840.113549.2.5", "md5"],
  ["1.3.14.3.2.26", "sha1"],
  ["2.16.840.1.101.3.4.2.4", "sha224"],
  ["2.16.840.1.101.3.4.2.1", "sha256"],
  ["2.16.840.1.101.3.4.2.2", "sha384"],
  ["2.16.840.1.101.3.4.2.3", "sha512"],
]);
