import type { TlsVersion } from "../../../facts/tls-policy.ts";
import { groupName, signatureName, suiteName } from "../../../facts/tls-registry.ts";
import { ByteReader } from "./bytes.ts";

export interface ServerKeyExchange {
  /** OpenSSL's name of a curve, `dh-2048` for a finite field, `explicit` for a curve that is none of the named ones. */
  readonly group?: string;
  /** Only TLS 1.2 says it. */
  readonly signature?: string;
}

const NAMED_CURVE = 3;

/** Of TLS 1.2 and older (RFC 8422 5.4, RFC 5246 7.4.3); empty for a key exchange that we do not know, `undefined` where it cannot be read. */
export function parseServerKeyExchange(
  body: Uint8Array,
  cipher: number,
  version: TlsVersion,
): ServerKeyExchange | undefined {
  const name = suiteName(cipher);
  const reader = new ByteReader(body);
  if (/^(DHE|EDH)-/.test(name)) return finish(reader, finiteField(reader), version);
  if (!name.startsWith("ECDHE-")) return {};
  if (reader.number(1) !== NAMED_CURVE) return reader.isShort ? undefined : { group: "explicit" };
  return finish(reader, curve(reader), version);
}

function curve(reader: ByteReader): string {
  const group = groupName(reader.number(2));
  reader.vector(1);
  return group;
}

function finiteField(reader: ByteReader): string {
  const bits = bitLength(reader.vector(2));
  reader.vector(2);
  reader.vector(2);
  return `dh-${bits}`;
}

function finish(reader: ByteReader, group: string, version: TlsVersion): ServerKeyExchange | undefined {
  const signature = version === "TLSv1.2" ? signatureName(reader.number(2)) : undefined;
  reader.vector(2);
  if (reader.isShort || reader.left > 0) return undefined;
  return { group, ...(signature !== undefined && { signature }) };
}

function bitLength(big: Uint8Array): number {
  const first = big.findIndex((byte) => byte !== 0);
  if (first < 0) return 0;
  return (big.length - first) * 8 - (Math.clz32(big[first] ?? 0) - 24);
}
