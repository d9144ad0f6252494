import { createHash, createHmac } from "node:crypto";
import { suiteName } from "../../../facts/tls-registry.ts";
import { join, number, vector } from "./bytes.ts";

/** What a suite of TLS 1.3 is made of. */
export interface SuiteParts {
  readonly hash: "sha256" | "sha384";
  readonly aead: "aes-128-gcm" | "aes-256-gcm" | "chacha20-poly1305";
  readonly keyLength: number;
}

export interface TrafficKey {
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
}

const EMPTY = new Uint8Array(0);

/** `undefined` for a suite that we cannot read. */
export function suiteParts(cipher: number): SuiteParts | undefined {
  const name = suiteName(cipher);
  if (name === "TLS_AES_128_GCM_SHA256") return { hash: "sha256", aead: "aes-128-gcm", keyLength: 16 };
  if (name === "TLS_AES_256_GCM_SHA384") return { hash: "sha384", aead: "aes-256-gcm", keyLength: 32 };
  if (name !== "TLS_CHACHA20_POLY1305_SHA256") return undefined;
  return { hash: "sha256", aead: "chacha20-poly1305", keyLength: 32 };
}

/** The key under which the server sends its handshake messages (RFC 8446 7.1, 7.3), without a pre-shared key. */
export function serverHandshakeKey(
  parts: SuiteParts,
  shared: Uint8Array,
  transcriptHash: Uint8Array,
): TrafficKey {
  const { hash, keyLength } = parts;
  const zeros = new Uint8Array(digest(hash, EMPTY).length);
  const early = hmac(hash, zeros, zeros);
  const derived = expandLabel(hash, early, "derived", digest(hash, EMPTY), zeros.length);
  const secret = hmac(hash, derived, shared);
  const traffic = expandLabel(hash, secret, "s hs traffic", transcriptHash, zeros.length);
  return {
    key: expandLabel(hash, traffic, "key", EMPTY, keyLength),
    iv: expandLabel(hash, traffic, "iv", EMPTY, 12),
  };
}

export function digest(hash: SuiteParts["hash"], ...parts: readonly Uint8Array[]): Uint8Array {
  return createHash(hash)
    .update(join(...parts))
    .digest();
}

/** HKDF-Expand-Label; no output here is longer than one block of the hash. */
function expandLabel(
  hash: SuiteParts["hash"],
  secret: Uint8Array,
  label: string,
  context: Uint8Array,
  length: number,
): Uint8Array {
  const info = join(number(2, length), vector(1, Buffer.from(`tls13 ${label}`)), vector(1, context));
  return hmac(hash, secret, join(info, number(1, 1))).subarray(0, length);
}

/** HKDF-Extract, and a block of HKDF-Expand (RFC 5869). */
function hmac(hash: SuiteParts["hash"], key: Uint8Array, bytes: Uint8Array): Uint8Array {
  return createHmac(hash, key).update(bytes).digest();
}
