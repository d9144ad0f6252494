import { createDecipheriv, type DecipherChaCha20Poly1305, type DecipherGCM } from "node:crypto";
import type { SuiteParts, TrafficKey } from "./key-schedule.ts";
import type { TlsRecord } from "./record.ts";

const TAG_LENGTH = 16;

export interface InnerRecord {
  readonly type: number;
  readonly body: Uint8Array;
}

/** Opens the server's protected records, one after the other (RFC 8446 5.2). */
export class Protection {
  private readonly aead: SuiteParts["aead"];
  private readonly traffic: TrafficKey;
  private sequence = 0;

  constructor(aead: SuiteParts["aead"], traffic: TrafficKey) {
    this.aead = aead;
    this.traffic = traffic;
  }

  /** `undefined` where the record is not what the server's key made. */
  open(record: TlsRecord): InnerRecord | undefined {
    if (record.body.length < TAG_LENGTH) return undefined;
    const nonce = nonceOf(this.traffic.iv, this.sequence);
    this.sequence += 1;
    const plain = decrypt(opener(this.aead, this.traffic.key, nonce), record);
    return plain && withoutPadding(plain);
  }
}

type Opener = DecipherGCM | DecipherChaCha20Poly1305;

/** The overloads of Node tell the kinds of ciphers apart by literal names. */
function opener(aead: SuiteParts["aead"], key: Uint8Array, nonce: Uint8Array): Opener {
  const options = { authTagLength: TAG_LENGTH };
  if (aead === "chacha20-poly1305") return createDecipheriv(aead, key, nonce, options);
  return createDecipheriv(aead, key, nonce, options);
}

function decrypt(decipher: Opener, { header, body }: TlsRecord): Uint8Array | undefined {
  const plaintextLength = body.length - TAG_LENGTH;
  decipher.setAAD(header, { plaintextLength });
  decipher.setAuthTag(body.subarray(plaintextLength));
  try {
    return Buffer.concat([decipher.update(body.subarray(0, plaintextLength)), decipher.final()]);
  } catch {
    return undefined;
  }
}

function nonceOf(iv: Uint8Array, sequence: number): Uint8Array {
  const nonce = Buffer.from(iv);
  const last = nonce.length - 4;
  nonce.writeUInt32BE((nonce.readUInt32BE(last) ^ sequence) >>> 0, last);
  return nonce;
}

/** The type is the last byte that is not zero. */
function withoutPadding(plain: Uint8Array): InnerRecord | undefined {
  const end = plain.findLastIndex((byte) => byte !== 0);
  return end < 0 ? undefined : { type: plain[end] ?? 0, body: plain.subarray(0, end) };
}
