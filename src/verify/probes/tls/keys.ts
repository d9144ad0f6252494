import { SIGNATURES } from "../../../facts/tls-registry.ts";
import { SUITES } from "../../../facts/tls-suites.ts";
import type { TlsOutcome } from "../../../observation.ts";
import type { Enumeration } from "./enumerate.ts";
import { EVERYTHING } from "./everything.ts";
import type { Hellos, HelloVariant } from "./hellos.ts";

export type KeyKind = "ecdsa" | "rsa";

const KINDS: readonly KeyKind[] = ["ecdsa", "rsa"];

/**
 * For which kinds of key a server has a certificate, under TLS 1.2 or older: those of the ciphers that it picked already, and
 * those that it shows when nothing else is offered. `undefined` where the answers tell nothing.
 */
export async function offeredKeys(
  hellos: Hellos,
  known: readonly Enumeration[],
): Promise<KeyKind[] | undefined> {
  const seen = new Set(known.flatMap(({ answers }) => answers.map(({ cipher }) => kindOf(cipher))));
  const asked = await Promise.all(
    KINDS.map(async (kind) => seen.has(kind) || shows(await hellos.send(only(kind)), kind)),
  );
  if (asked.every((each) => each === undefined)) return undefined;
  return KINDS.filter((_, index) => asked[index] === true);
}

/** Every cipher of one kind; Ed25519 goes with the ciphers of ECDSA, and is kept out by the signatures. */
function only(kind: KeyKind): HelloVariant {
  const schemes = kind === "ecdsa" ? /^ECDSA\+/ : /^RSA\+|^rsa_pss_rsae_/;
  return {
    ...EVERYTHING,
    ciphers: SUITES.flatMap(([code, name]) => (kindOf(name) === kind ? [code] : [])),
    signatures: SIGNATURES.flatMap(([code, name]) => (schemes.test(name) ? [code] : [])),
  };
}

function kindOf(cipher: string): KeyKind | undefined {
  if (cipher.includes("-DSS-")) return undefined;
  return cipher.includes("-ECDSA-") ? "ecdsa" : "rsa";
}

function shows(outcome: TlsOutcome, kind: KeyKind): boolean | undefined {
  if (outcome.is === "answered") return kindOf(outcome.cipher) === kind;
  return outcome.is === "alert" ? false : undefined;
}
