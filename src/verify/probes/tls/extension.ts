import { ByteReader, join, number, vector } from "./bytes.ts";

/** Types of extensions (RFC 8446 4.2, RFC 7627, RFC 5746, RFC 7685). */
export const EXTENSION = {
  serverName: 0,
  supportedGroups: 10,
  ecPointFormats: 11,
  signatureAlgorithms: 13,
  padding: 21,
  extendedMasterSecret: 23,
  supportedVersions: 43,
  cookie: 44,
  keyShare: 51,
  renegotiationInfo: 0xff01,
} as const;

export function extension(type: number, body: Uint8Array): Uint8Array {
  return join(number(2, type), vector(2, body));
}

/** The extensions of a hello by their type; `undefined` where they cannot be read. The first of a type counts. */
export function readExtensions(bytes: Uint8Array): ReadonlyMap<number, Uint8Array> | undefined {
  const found = new Map<number, Uint8Array>();
  const reader = new ByteReader(bytes);
  while (reader.left > 0) {
    const type = reader.number(2);
    const body = reader.vector(2);
    if (reader.isShort) return undefined;
    if (!found.has(type)) found.set(type, body);
  }
  return found;
}
