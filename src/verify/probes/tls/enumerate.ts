import type { TlsVersion } from "../../../facts/tls-policy.ts";
import { suiteName } from "../../../facts/tls-registry.ts";
import type { TlsAnswer, TlsOutcome } from "../../../observation.ts";
import { cloudfrontCiphers } from "./hello-request.ts";
import type { Hellos } from "./hellos.ts";

/** What a server said to the hellos of one version. */
export interface Enumeration {
  readonly version: TlsVersion;
  /** Its answers in that version, in the order in which it picks. */
  readonly answers: readonly TlsAnswer[];
  /** How the last hello ended. */
  readonly end: TlsOutcome;
}

/**
 * Offers CloudFront's ciphers for one version, and again without the one that the server picks, until it picks none.
 * `first` is the outcome of the first hello where that was sent already.
 */
export async function enumerate(
  hellos: Hellos,
  version: TlsVersion,
  first?: TlsOutcome,
): Promise<Enumeration> {
  const answers: TlsAnswer[] = [];
  let ciphers: readonly number[] = cloudfrontCiphers([version]);
  let end = first ?? (await hellos.send({ versions: [version], ciphers }));
  while (end.is === "answered" && end.version === version) {
    const { cipher } = end;
    const rest = ciphers.filter((code) => suiteName(code) !== cipher);
    if (rest.length === ciphers.length) break;
    answers.push(end);
    ciphers = rest;
    if (rest.length === 0) break;
    end = await hellos.send({ versions: [version], ciphers });
  }
  return { version, answers, end };
}
