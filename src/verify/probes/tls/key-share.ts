import { createECDH, createPublicKey, diffieHellman, generateKeyPairSync, type KeyObject } from "node:crypto";
import { groupName } from "../../../facts/tls-registry.ts";

/** A key of ours for one group of TLS 1.3 (RFC 8446 4.2.8). */
export interface KeyShare {
  readonly group: number;
  readonly publicKey: Uint8Array;
  /** The secret shared with the server's public key; `undefined` where that is no key of the group. */
  readonly agree: (serverKey: Uint8Array) => Uint8Array | undefined;
}

/** `undefined` for a group that we make no keys of. */
export function makeKeyShare(group: number): KeyShare | undefined {
  const name = groupName(group);
  if (name === "X25519" || name === "X448") return montgomeryShare(group, name);
  if (name === "prime256v1" || name === "secp384r1" || name === "secp521r1") return curveShare(group, name);
  return undefined;
}

function curveShare(group: number, curve: string): KeyShare {
  const key = createECDH(curve);
  const publicKey = key.generateKeys();
  return { group, publicKey, agree: (serverKey) => attempt(() => key.computeSecret(serverKey)) };
}

function montgomeryShare(group: number, curve: "X25519" | "X448"): KeyShare {
  const pair = montgomeryPair(curve);
  const publicKey = Buffer.from(pair.publicKey.export({ format: "jwk" }).x ?? "", "base64url");
  const agree = (serverKey: Uint8Array) =>
    attempt(() => diffieHellman({ privateKey: pair.privateKey, publicKey: montgomeryKey(curve, serverKey) }));
  return { group, publicKey, agree };
}

function montgomeryPair(curve: "X25519" | "X448"): { publicKey: KeyObject; privateKey: KeyObject } {
  return curve === "X25519" ? generateKeyPairSync("x25519") : generateKeyPairSync("x448");
}

function montgomeryKey(curve: string, raw: Uint8Array): KeyObject {
  const x = Buffer.from(raw).toString("base64url");
  return createPublicKey({ key: { kty: "OKP", crv: curve, x }, format: "jwk" });
}

/** node:crypto throws at a key that is not on the curve. */
function attempt(agree: () => Uint8Array): Uint8Array | undefined {
  try {
    return agree();
  } catch {
    return undefined;
  }
}
