import type { ChainEnd } from "./judgement.ts";
import type { ReadCertificate } from "./read.ts";
import type { Roots } from "./roots.ts";
import { mayHaveSigned, Signatures } from "./signatures.ts";

/** The certificates that were sent, in wire order, and what is asked about them. */
export class SentChain {
  readonly certificates: readonly ReadCertificate[];
  readonly #signatures = new Signatures();
  readonly #roots: Roots;

  constructor(certificates: readonly ReadCertificate[], roots: Roots) {
    this.certificates = certificates;
    this.#roots = roots;
  }

  at(index: number): ReadCertificate | undefined {
    return this.certificates[index];
  }

  /** Which of them signed that one, itself apart; those after it first, as they should stand. */
  issuersOf(index: number): readonly number[] {
    return this.#others(index, (issuer, certificate) => this.#signatures.areOf(issuer, certificate));
  }

  /** Which of them bear the name of its issuer, whoever signed it. */
  namedAsIssuerOf(index: number): readonly number[] {
    return this.#others(index, mayHaveSigned);
  }

  /** Whether the first signed the second. */
  isSignedBy(issuer: ReadCertificate, certificate: ReadCertificate): boolean {
    return this.#signatures.areOf(issuer, certificate);
  }

  /** The trusted root that it is, or that signed it. */
  anchorOf(certificate: ReadCertificate): ReadCertificate | undefined {
    const { subject, issuer } = certificate.details;
    const same = this.#roots
      .named(subject)
      .find(({ value }) => value.fingerprint === certificate.value.fingerprint);
    return same ?? this.#roots.named(issuer).find((root) => this.#signatures.areOf(root, certificate));
  }

  /** Whether trusted roots bear the name of its issuer, whoever signed it. */
  isIssuerNamedAsRoot(certificate: ReadCertificate): boolean {
    return this.#roots.named(certificate.details.issuer).some((root) => mayHaveSigned(root, certificate));
  }

  #others(
    index: number,
    test: (issuer: ReadCertificate, certificate: ReadCertificate) => boolean,
  ): readonly number[] {
    const certificate = this.at(index);
    if (certificate === undefined) return [];
    const found = [...this.certificates.entries()]
      .filter(([at, issuer]) => at !== index && test(issuer, certificate))
      .map(([at]) => at);
    return [...found.filter((at) => at > index), ...found.filter((at) => at < index)];
  }
}

/** A way from the leaf upwards. */
export interface Path {
  /** Not empty. A trusted root that was sent is its last. */
  readonly indices: readonly number[];
  readonly end: ChainEnd;
  /** The trusted root at its end. */
  readonly anchor?: ReadCertificate;
}

/** Ways that are looked at before the best so far is taken: each authority may be cross-signed by each other. */
const STEPS = 2_000;

/**
 * The best way from that certificate upwards: one that ends in a trusted root, over certificates that are valid now, in the
 * order of the wire, as short as may be. Undefined where that certificate was not sent.
 */
export function findPath(chain: SentChain, start: number, now: number): Path | undefined {
  let best: { readonly path: Path; readonly rank: readonly number[] } | undefined;
  const open: (readonly number[])[] = [[start]];
  for (let steps = 0; steps < STEPS; steps += 1) {
    const indices = open.pop();
    if (indices === undefined) break;
    const nexts = nextsOf(chain, indices);
    if (nexts.length > 0) open.push(...nexts.map((next) => [...indices, next]).reverse());
    const path = endOf(chain, indices, nexts);
    const rank = path && rankOf(chain, path, now);
    if (path !== undefined && rank !== undefined && isBefore(rank, best?.rank)) best = { path, rank };
  }
  return best?.path;
}

/** A certificate that a trusted root signed needs no other; nor does one that signed itself. */
function nextsOf(chain: SentChain, indices: readonly number[]): readonly number[] {
  const last = indices.at(-1) ?? 0;
  const certificate = chain.at(last);
  if (certificate === undefined || certificate.value.isSelfSigned || chain.anchorOf(certificate)) return [];
  const passed = indices.map((index) => chain.at(index)?.details.identity);
  const isNew = (index: number): boolean => !passed.includes(chain.at(index)?.details.identity);
  const signers = chain.issuersOf(last).filter(isNew);
  return signers.length > 0 ? signers : chain.namedAsIssuerOf(last).filter(isNew);
}

function endOf(chain: SentChain, indices: readonly number[], nexts: readonly number[]): Path | undefined {
  const certificate = chain.at(indices.at(-1) ?? 0);
  if (certificate === undefined || nexts.length > 0) return undefined;
  const { value } = certificate;
  const anchor = chain.anchorOf(certificate);
  if (anchor) return trusted(chain, indices, anchor);
  if (!value.isSelfSigned) {
    return { indices, end: { is: "incomplete", missing: value.issuer, urls: value.issuerUrls } };
  }
  if (indices.length === 1) return { indices, end: { is: "self-signed" } };
  return { indices, end: { is: "untrusted-root", root: value.subject } };
}

function trusted(chain: SentChain, indices: readonly number[], anchor: ReadCertificate): Path {
  const { identity } = anchor.details;
  const sent = chain.certificates.findIndex(
    ({ value, details }) => value.isSelfSigned && details.identity === identity,
  );
  const all = sent === -1 || indices.includes(sent) ? indices : [...indices, sent];
  return { indices: all, end: { is: "trusted", root: anchor.value.subject }, anchor };
}

/** Smaller is better. */
function rankOf(chain: SentChain, { indices, end, anchor }: Path, now: number): readonly number[] {
  const facts = indices.flatMap((index) => chain.at(index)?.value ?? []);
  const stale = facts.filter(({ notBefore, notAfter }) => now < notBefore || now > notAfter).length;
  const misplaced = isAscending(indices) ? 0 : 1;
  return [
    end.is === "incomplete" ? 2 : anchor ? 0 : 1,
    stale,
    misplaced,
    anchor ? facts.length : -facts.length,
  ];
}

/** Whether each index is greater than the one before. */
export const isAscending = (indices: readonly number[]): boolean =>
  indices.every((index, at) => at === 0 || index > (indices[at - 1] ?? 0));

function isBefore(rank: readonly number[], other: readonly number[] | undefined): boolean {
  if (other === undefined) return true;
  const at = rank.findIndex((value, index) => value !== other[index]);
  return at !== -1 && (rank[at] ?? 0) < (other[at] ?? 0);
}
