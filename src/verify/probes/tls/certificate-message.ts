import { ByteReader } from "./bytes.ts";

/** The certificates of TLS 1.2 and older, DER in base64, in the order of the wire (RFC 5246 7.4.2); `undefined` where they cannot be read. */
export function parseCertificates(body: Uint8Array): string[] | undefined {
  const message = new ByteReader(body);
  const list = message.vector(3);
  return message.isShort || message.left > 0 ? undefined : readList(list, false);
}

/** The same of TLS 1.3, where each certificate has extensions (RFC 8446 4.4.2). */
export function parseTls13Certificates(body: Uint8Array): string[] | undefined {
  const message = new ByteReader(body);
  message.vector(1);
  const list = message.vector(3);
  return message.isShort || message.left > 0 ? undefined : readList(list, true);
}

function readList(list: Uint8Array, hasExtensions: boolean): string[] | undefined {
  const certificates: string[] = [];
  const reader = new ByteReader(list);
  while (reader.left > 0) {
    certificates.push(Buffer.from(reader.vector(3)).toString("base64"));
    if (hasExtensions) reader.vector(2);
    if (reader.isShort) return undefined;
  }
  return certificates;
}
