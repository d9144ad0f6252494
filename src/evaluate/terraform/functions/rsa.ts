import { createPrivateKey } from "node:crypto";
import { refuse } from "../refusal.ts";
import { STRING } from "../type.ts";
import { textVal, type Val } from "../val.ts";
import { type CallContext, type FunctionTable, textArg } from "./spec.ts";
import { base64Bytes } from "./text-encodings.ts";

export const RSA: FunctionTable = {
  rsadecrypt: { fallible: true, params: [STRING, STRING], returns: STRING, apply: decrypt },
};

/** Longer keys would cost too much. */
const LONGEST_KEY_BITS = 4096;
/** A step is worth so many multiplications of one bit. */
const PER_STEP = 450_000;

/** PKCS #1 v1.5, which Node's own `privateDecrypt` refuses since it cannot hide how the padding fails. */
function decrypt(args: readonly Val[], { scope }: CallContext): Val {
  const cipher =
    base64Bytes(textArg(args, 0)) ?? refuse("rsadecrypt: the cipher text must be base64-encoded");
  scope.module.budget.spend(100);
  const { modulus, exponent, length } = keyOf(textArg(args, 1));
  if (cipher.length === 0 || cipher.length > length) return refuse("rsadecrypt: failed to decrypt");
  scope.module.budget.spend((length * 8) ** 3 / PER_STEP);
  const number = BigInt(`0x${cipher.toString("hex")}`);
  if (number >= modulus) return refuse("rsadecrypt: failed to decrypt");
  const padded = power(number, exponent, modulus)
    .toString(16)
    .padStart(2 * length, "0");
  return textVal(unpadded(Buffer.from(padded, "hex")));
}

interface Key {
  readonly modulus: bigint;
  readonly exponent: bigint;
  /** Of the modulus, in bytes. */
  readonly length: number;
}

function keyOf(pem: string): Key {
  try {
    const { kty, n, d } = createPrivateKey(pem).export({ format: "jwk" });
    if (kty === "RSA" && n !== undefined && d !== undefined && n.length * 6 <= LONGEST_KEY_BITS + 16) {
      const length = Buffer.from(n, "base64url").length;
      return { modulus: numberOf(n), exponent: numberOf(d), length };
    }
  } catch {
    // The platform's own words say nothing of the configuration.
  }
  return refuse("rsadecrypt: this is no private RSA key");
}

function numberOf(base64: string): bigint {
  return BigInt(`0x${Buffer.from(base64, "base64url").toString("hex")}`);
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

/** `00 02`, at least eight bytes that are not zero, `00`, the text. */
function unpadded(bytes: Buffer): string {
  const end = bytes.indexOf(0, 2);
  if (bytes[0] !== 0 || bytes[1] !== 2 || end < 10) return refuse("rsadecrypt: failed to decrypt");
  return bytes
    .subarray(end + 1)
    .toString()
    .normalize("NFC");
}
