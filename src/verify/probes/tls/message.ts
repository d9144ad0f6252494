import { ByteReader, join, number, vector } from "./bytes.ts";

/** Types of handshake messages (RFC 8446 B.3, RFC 5246 A.4). */
export const MESSAGE = {
  helloRequest: 0,
  clientHello: 1,
  serverHello: 2,
  encryptedExtensions: 8,
  certificate: 11,
  serverKeyExchange: 12,
  certificateRequest: 13,
  serverHelloDone: 14,
  certificateVerify: 15,
  certificateStatus: 22,
  messageHash: 254,
} as const;

/** The longest message that is read: over ten times what a public chain needs. */
export const MAX_MESSAGE_BYTES = 256 * 1024;
const HEADER_LENGTH = 4;

export interface HandshakeMessage {
  readonly type: number;
  readonly body: Uint8Array;
  /** With its header, as the transcript hashes it. */
  readonly whole: Uint8Array;
}

/** Puts handshake messages together from the records that they are spread over. */
export class MessageReader {
  private parts: Uint8Array[] = [];
  private length = 0;
  private needed = HEADER_LENGTH;

  push(fragment: Uint8Array): void {
    this.parts.push(fragment);
    this.length += fragment.length;
  }

  /** The next message; `more` where it is not whole yet, `bad` where it is longer than we read. */
  next(): HandshakeMessage | "more" | "bad" {
    if (this.length < this.needed) return "more";
    const bytes = join(...this.parts);
    this.parts = [bytes];
    const { type, length } = headerOf(bytes);
    if (length > MAX_MESSAGE_BYTES) return "bad";
    this.needed = HEADER_LENGTH + length;
    return bytes.length < this.needed ? "more" : this.cut(bytes, type);
  }

  private cut(bytes: Uint8Array, type: number): HandshakeMessage {
    const whole = bytes.subarray(0, this.needed);
    const rest = bytes.subarray(this.needed);
    this.parts = rest.length === 0 ? [] : [rest];
    this.length = rest.length;
    this.needed = HEADER_LENGTH;
    return { type, body: whole.subarray(HEADER_LENGTH), whole };
  }
}

export function handshakeMessage(type: number, body: Uint8Array): Uint8Array {
  return join(number(1, type), vector(3, body));
}

function headerOf(bytes: Uint8Array): { type: number; length: number } {
  const reader = new ByteReader(bytes);
  return { type: reader.number(1), length: reader.number(3) };
}
