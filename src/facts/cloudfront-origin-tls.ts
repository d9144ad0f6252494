import type { TlsVersion } from "./tls-policy.ts";

/** What CloudFront offers to an origin in a TLS handshake. Names of ciphers, curves and signatures are OpenSSL's. */

/** The page that lists ciphers, curves and signatures; it describes handshakes up to TLS 1.2. */
export const source =
  "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-ciphers-cloudfront-to-origin.html";

/** The date of the copy that was read. */
export const asOf = "2026-04-13";

/**
 * What origin_ssl_protocols can hold, weakest first; TLS 1.3 cannot be chosen.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_OriginSslProtocols.html
 */
export const ORIGIN_PROTOCOLS: readonly Exclude<TlsVersion, "TLSv1.3">[] = [
  "SSLv3",
  "TLSv1",
  "TLSv1.1",
  "TLSv1.2",
];

export const ORIGIN_CIPHERS: readonly string[] = [
  "ECDHE-ECDSA-AES256-GCM-SHA384",
  "ECDHE-ECDSA-AES256-SHA384",
  "ECDHE-ECDSA-AES256-SHA",
  "ECDHE-ECDSA-AES128-GCM-SHA256",
  "ECDHE-ECDSA-AES128-SHA256",
  "ECDHE-ECDSA-AES128-SHA",
  "ECDHE-RSA-AES256-GCM-SHA384",
  "ECDHE-RSA-AES256-SHA384",
  "ECDHE-RSA-AES256-SHA",
  "ECDHE-RSA-AES128-GCM-SHA256",
  "ECDHE-RSA-AES128-SHA256",
  "ECDHE-RSA-AES128-SHA",
  "AES256-SHA",
  "AES128-SHA",
  "DES-CBC3-SHA",
  "RC4-MD5",
];

export const ORIGIN_CURVES: readonly string[] = ["X25519", "prime256v1", "secp384r1"];

/** RSA-PSS and Ed25519 are not among them. */
export const ORIGIN_SIGNATURES: readonly string[] = [
  "RSA+SHA256",
  "RSA+SHA384",
  "RSA+SHA512",
  "RSA+SHA224",
  "RSA+SHA1",
  "ECDSA+SHA256",
  "ECDSA+SHA384",
  "ECDSA+SHA512",
  "ECDSA+SHA224",
  "ECDSA+SHA1",
];
