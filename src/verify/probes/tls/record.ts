import { join, number, vector } from "./bytes.ts";

/** Content types of records (RFC 8446 5.1). */
export const CONTENT = { changeCipherSpec: 20, alert: 21, handshake: 22, applicationData: 23 } as const;

/** What a protected record of TLS 1.3 may hold at most (RFC 8446 5.2). */
const MAX_LENGTH = 16_384 + 256;
const HEADER_LENGTH = 5;

export interface TlsRecord {
  readonly type: number;
  /** Type, version and length: what authenticates a protected record with its bytes. */
  readonly header: Uint8Array;
  readonly body: Uint8Array;
}

/** Cuts a stream into records, whatever pieces it comes in. */
export class RecordReader {
  private pending: Uint8Array = new Uint8Array(0);

  push(chunk: Uint8Array): void {
    this.pending = this.pending.length === 0 ? chunk : join(this.pending, chunk);
  }

  /** The next record; `more` where it is not whole yet, `bad` where the bytes are none. */
  next(): TlsRecord | "more" | "bad" {
    const { pending } = this;
    if (!mayBeHeader(pending)) return "bad";
    if (pending.length < HEADER_LENGTH) return "more";
    const end = HEADER_LENGTH + bodyLength(pending);
    if (pending.length < end) return "more";
    this.pending = pending.subarray(end);
    const header = pending.subarray(0, HEADER_LENGTH);
    return { type: header[0] ?? 0, header, body: pending.subarray(HEADER_LENGTH, end) };
  }
}

/** A record in the clear. */
export function plainRecord(type: number, version: number, body: Uint8Array): Uint8Array {
  return join(number(1, type), number(2, version), vector(2, body));
}

/** An empty record is of no use to a server, and lets it keep us busy for nothing. */
function mayBeHeader(bytes: Uint8Array): boolean {
  const [type, major] = bytes;
  if (type !== undefined && (type < CONTENT.changeCipherSpec || type > CONTENT.applicationData)) return false;
  if (major !== undefined && major !== 3) return false;
  if (bytes.length < HEADER_LENGTH) return true;
  const length = bodyLength(bytes);
  return length > 0 && length <= MAX_LENGTH;
}

function bodyLength(header: Uint8Array): number {
  return (header[3] ?? 0) * 256 + (header[4] ?? 0);
}
