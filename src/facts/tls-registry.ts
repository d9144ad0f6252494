import type { TlsVersion } from "./tls-policy.ts";
import { SUITES, TLS13_SUITES } from "./tls-suites.ts";

/** The code points of TLS, under OpenSSL's names. */

export const source = "https://www.iana.org/assignments/tls-parameters/tls-parameters.xhtml";

/** The date of the checking. */
export const asOf = "2026-11-26";

type Entry = readonly [code: number, name: string];

/** RFC 6101, 2246, 4346, 5246, 8446. */
const VERSIONS: readonly (readonly [code: number, name: TlsVersion])[] = [
  [0x0300, "SSLv3"],
  [0x0301, "TLSv1"],
  [0x0302, "TLSv1.1"],
  [0x0303, "TLSv1.2"],
  [0x0304, "TLSv1.3"],
];

/** Key exchange groups: curves of RFC 8422 and 7027, finite fields of RFC 7919, those of TLS 1.3 with a post-quantum half. */
export const GROUPS: readonly Entry[] = [
  [29, "X25519"],
  [23, "prime256v1"],
  [24, "secp384r1"],
  [25, "secp521r1"],
  [30, "X448"],
  [26, "brainpoolP256r1"],
  [27, "brainpoolP384r1"],
  [28, "brainpoolP512r1"],
  [22, "secp256k1"],
  [21, "secp224r1"],
  [19, "prime192v1"],
  [13, "sect571k1"],
  [14, "sect571r1"],
  [11, "sect409k1"],
  [12, "sect409r1"],
  [9, "sect283k1"],
  [10, "sect283r1"],
  [256, "ffdhe2048"],
  [257, "ffdhe3072"],
  [258, "ffdhe4096"],
  [259, "ffdhe6144"],
  [260, "ffdhe8192"],
  [0x11eb, "SecP256r1MLKEM768"],
  [0x11ec, "X25519MLKEM768"],
  [0x11ed, "SecP384r1MLKEM1024"],
];

/** Signature schemes: pairs of RFC 5246, the schemes of RFC 8446. `ecdsa_secp256r1_sha256` has the code of ECDSA+SHA256. */
export const SIGNATURES: readonly Entry[] = [
  [0x0401, "RSA+SHA256"],
  [0x0501, "RSA+SHA384"],
  [0x0601, "RSA+SHA512"],
  [0x0301, "RSA+SHA224"],
  [0x0201, "RSA+SHA1"],
  [0x0101, "RSA+MD5"],
  [0x0403, "ECDSA+SHA256"],
  [0x0503, "ECDSA+SHA384"],
  [0x0603, "ECDSA+SHA512"],
  [0x0303, "ECDSA+SHA224"],
  [0x0203, "ECDSA+SHA1"],
  [0x0804, "rsa_pss_rsae_sha256"],
  [0x0805, "rsa_pss_rsae_sha384"],
  [0x0806, "rsa_pss_rsae_sha512"],
  [0x0809, "rsa_pss_pss_sha256"],
  [0x080a, "rsa_pss_pss_sha384"],
  [0x080b, "rsa_pss_pss_sha512"],
  [0x0807, "ed25519"],
  [0x0808, "ed448"],
  [0x0402, "DSA+SHA256"],
  [0x0502, "DSA+SHA384"],
  [0x0602, "DSA+SHA512"],
  [0x0302, "DSA+SHA224"],
  [0x0202, "DSA+SHA1"],
];

/** RFC 8446 6, and what older versions had beside it. */
const ALERTS: readonly Entry[] = [
  [0, "close_notify"],
  [10, "unexpected_message"],
  [20, "bad_record_mac"],
  [21, "decryption_failed"],
  [22, "record_overflow"],
  [30, "decompression_failure"],
  [40, "handshake_failure"],
  [41, "no_certificate"],
  [42, "bad_certificate"],
  [43, "unsupported_certificate"],
  [44, "certificate_revoked"],
  [45, "certificate_expired"],
  [46, "certificate_unknown"],
  [47, "illegal_parameter"],
  [48, "unknown_ca"],
  [49, "access_denied"],
  [50, "decode_error"],
  [51, "decrypt_error"],
  [60, "export_restriction"],
  [70, "protocol_version"],
  [71, "insufficient_security"],
  [80, "internal_error"],
  [86, "inappropriate_fallback"],
  [90, "user_canceled"],
  [100, "no_renegotiation"],
  [109, "missing_extension"],
  [110, "unsupported_extension"],
  [111, "certificate_unobtainable"],
  [112, "unrecognized_name"],
  [113, "bad_certificate_status_response"],
  [114, "bad_certificate_hash_value"],
  [115, "unknown_psk_identity"],
  [116, "certificate_required"],
  [120, "no_application_protocol"],
  [121, "ech_required"],
];

const VERSION_NAMES: ReadonlyMap<number, TlsVersion> = new Map(VERSIONS);
const SUITE_NAMES: ReadonlyMap<number, string> = new Map([...TLS13_SUITES, ...SUITES]);
const GROUP_NAMES: ReadonlyMap<number, string> = new Map(GROUPS);
const SIGNATURE_NAMES: ReadonlyMap<number, string> = new Map(SIGNATURES);
const ALERT_NAMES: ReadonlyMap<number, string> = new Map(ALERTS);

export function versionName(code: number): TlsVersion | undefined {
  return VERSION_NAMES.get(code);
}

export function versionCode(name: TlsVersion): number {
  return VERSIONS.find(([, each]) => each === name)?.[0] ?? 0;
}

/** OpenSSL's name; the code point as in `0xc0ff` where it is none that we know. */
export function suiteName(code: number): string {
  return SUITE_NAMES.get(code) ?? hexadecimal(code);
}

/** OpenSSL's name; the code point in hexadecimal where it is none that we know. */
export function groupName(code: number): string {
  return GROUP_NAMES.get(code) ?? hexadecimal(code);
}

/** `RSA+SHA256`, `rsa_pss_rsae_sha256`; the code point in hexadecimal where it is none that we know. */
export function signatureName(code: number): string {
  return SIGNATURE_NAMES.get(code) ?? hexadecimal(code);
}

/** The RFC's name; `unknown` where no RFC names it. */
export function alertName(code: number): string {
  return ALERT_NAMES.get(code) ?? "unknown";
}

/** The code points of names, in their order; names that are unknown are left out. */
export function suiteCodes(names: readonly string[]): number[] {
  return codesOf([...TLS13_SUITES, ...SUITES], names);
}

/** The code points of names, in their order; names that are unknown are left out. */
export function groupCodes(names: readonly string[]): number[] {
  return codesOf(GROUPS, names);
}

/** The code points of names, in their order; names that are unknown are left out. */
export function signatureCodes(names: readonly string[]): number[] {
  return codesOf(SIGNATURES, names);
}

function codesOf(entries: readonly Entry[], names: readonly string[]): number[] {
  const codes = new Map(entries.map(([code, name]) => [name, code]));
  return names.flatMap((name) => codes.get(name) ?? []);
}

function hexadecimal(code: number): string {
  return `0x${code.toString(16).padStart(4, "0")}`;
}
