import { reasons } from "../compare.ts";
import type { Certificate } from "../model/certificate.ts";
import { absent, known, unknown, type Value } from "../value.ts";
import { judgeChain } from "../x509/judge-chain.ts";
import type { ChainJudgement } from "../x509/judgement.ts";
import { mozillaRoots, pemBlocks } from "../x509/roots.ts";

/**
 * The chain that a server presents of a certificate in PEM: its body, then its chain as it is written. Absent where ACM
 * requests the certificate, and serves a whole chain itself. `now` is in milliseconds since 1970.
 */
export function writtenChain({ bodyPem, chainPem }: Certificate, now: number): Value<ChainJudgement> {
  if (bodyPem.kind === "absent") return absent(bodyPem.from);
  if (bodyPem.kind === "unknown" || chainPem.kind === "unknown")
    return unknown(reasons(bodyPem, chainPem), bodyPem.from);
  const bundle = chainPem.kind === "known" ? pemBlocks(chainPem.value) : [];
  return known(judgeChain([leafIn(bodyPem.value), ...bundle], mozillaRoots(), now), bodyPem.from);
}

/** Of a body, the first certificate counts; a text without one is judged as the certificate that it should be. */
function leafIn(body: string): Uint8Array {
  return pemBlocks(body)[0] ?? new Uint8Array();
}
