import type { TlsVersion } from "../../../facts/tls-policy.ts";
import { versionCode, versionName } from "../../../facts/tls-registry.ts";
import { ByteReader } from "./bytes.ts";
import { EXTENSION, readExtensions } from "./extension.ts";

export interface ServerHello {
  /** Of supported_versions where that is there, else of the message itself. */
  readonly version: TlsVersion;
  readonly cipher: number;
  /** A HelloRetryRequest of TLS 1.3, which has the same form (RFC 8446 4.1.3). */
  readonly isRetry: boolean;
  /** Of TLS 1.3: the group of the key share. */
  readonly group?: number;
  /** Of TLS 1.3: the server's public key; a HelloRetryRequest has none. */
  readonly publicKey?: Uint8Array;
  readonly cookie?: Uint8Array;
}

/** SHA-256 of "HelloRetryRequest" (RFC 8446 4.1.3). */
const RETRY_RANDOM = "cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c";

/** `undefined` where it cannot be read, or is of a version that we do not know. */
export function parseServerHello(body: Uint8Array): ServerHello | undefined {
  const reader = new ByteReader(body);
  const legacyVersion = reader.number(2);
  const isRetry = Buffer.from(reader.take(32)).toString("hex") === RETRY_RANDOM;
  reader.vector(1);
  const cipher = reader.number(2);
  reader.number(1);
  const extensions = readExtensions(reader.left === 0 ? new Uint8Array(0) : reader.vector(2));
  if (reader.isShort || reader.left > 0 || extensions === undefined) return undefined;
  const version = versionOf(legacyVersion, extensions.get(EXTENSION.supportedVersions));
  if (version === undefined) return undefined;
  if (version !== "TLSv1.3") return { version, cipher, isRetry: false };
  return { version, cipher, isRetry, ...keyShare(extensions, isRetry), ...cookie(extensions) };
}

/** TLS 1.3 says its version in the extension alone. */
function versionOf(legacy: number, supported: Uint8Array | undefined): TlsVersion | undefined {
  if (supported !== undefined) return versionName(new ByteReader(supported).number(2));
  return legacy > versionCode("TLSv1.2") ? undefined : versionName(legacy);
}

function keyShare(
  extensions: ReadonlyMap<number, Uint8Array>,
  isRetry: boolean,
): { group?: number; publicKey?: Uint8Array } {
  const body = extensions.get(EXTENSION.keyShare);
  if (body === undefined) return {};
  const reader = new ByteReader(body);
  const group = reader.number(2);
  const publicKey = isRetry ? undefined : reader.vector(2);
  if (reader.isShort) return {};
  return { group, ...(publicKey !== undefined && { publicKey }) };
}

function cookie(extensions: ReadonlyMap<number, Uint8Array>): { cookie?: Uint8Array } {
  const body = extensions.get(EXTENSION.cookie);
  return body === undefined ? {} : { cookie: new ByteReader(body).vector(2) };
}
