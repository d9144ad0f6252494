import { extrasOf, tailOf } from "./extras.ts";
import { faultsOf } from "./faults.ts";
import type { ChainJudgement } from "./judgement.ts";
import { findPath, isAscending, type Path, SentChain } from "./path.ts";
import { type ReadCertificate, readCertificate } from "./read.ts";
import type { Roots } from "./roots.ts";

/** More certificates are not looked at. */
const CERTIFICATES = 32;

/** Of an upside down chain, how many certificates are tried as the leaf. */
const LEAVES = 4;

/**
 * Judges a chain as it came over the wire: DER in wire order, as of `now` (milliseconds since 1970). Order is judged as
 * TLS 1.2 has it (RFC 5246 §7.4.2), although many clients sort. Never throws; the work is bounded.
 */
export function judgeChain(chain: readonly Uint8Array[], roots: Roots, now: number): ChainJudgement {
  const { certificates, unreadable } = readAll(chain);
  const sent = new SentChain(certificates, roots);
  const path = pathOf(sent, now);
  const facts = certificates.map(({ value }) => value);
  const read = { certificates: facts, ...(unreadable && { unreadable }) };
  if (path === undefined) {
    return { ...read, path: [], end: { is: "incomplete", missing: "", urls: [] }, extras: [], faults: [] };
  }
  const order = [...path.indices, ...tailOf(sent, path)];
  return {
    ...read,
    path: path.indices,
    end: path.end,
    ...(!isAscending(order) && { rightOrder: order }),
    extras: extrasOf(sent, path),
    faults: faultsOf(sent, path, now),
  };
}

function readAll(chain: readonly Uint8Array[]): {
  readonly certificates: readonly ReadCertificate[];
  readonly unreadable?: NonNullable<ChainJudgement["unreadable"]>;
} {
  const certificates: ReadCertificate[] = [];
  for (const [index, der] of chain.entries()) {
    if (index === CERTIFICATES) {
      return { certificates, unreadable: { index, why: `more than ${CERTIFICATES} certificates were sent` } };
    }
    const read = readCertificate(der);
    if (!read.ok) return { certificates, unreadable: { index, why: read.why } };
    certificates.push(read);
  }
  return { certificates };
}

/** The leaf is the first, unless that is an authority and a certificate that is none leads up to it: a chain upside down. */
function pathOf(sent: SentChain, now: number): Path | undefined {
  const first = findPath(sent, 0, now);
  if (!sent.at(0)?.value.isAuthority) return first;
  const leaves = [...sent.certificates.entries()]
    .filter(([, { value }]) => !value.isAuthority)
    .slice(0, LEAVES);
  const paths = leaves.map(([index]) => findPath(sent, index, now));
  return paths.find((path) => path?.indices.includes(0)) ?? first;
}
