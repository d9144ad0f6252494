import type { Evidence } from "../finding.ts";
import { truth, unknownTruth } from "../logic.ts";
import type { ObservedHandshake, ObservedOrigin } from "../model/observed.ts";
import type { Provenance, Reason } from "../value.ts";
import type { ChainJudgement } from "../x509/judgement.ts";
import { presentsOwnersCertificate } from "./coverage.ts";
import { observedOf, presentingHandshakes } from "./observed.ts";
import type { OriginRequest } from "./origin-request.ts";
import { mistrustedCertificates, type PresentedCertificate } from "./presented.ts";
import { writtenChain } from "./written-chain.ts";

/** Which chains with a certain fault CloudFront is shown, or will be. */
export type FaultyChains =
  | { readonly is: "not-applicable" }
  | { readonly is: "none" }
  | { readonly is: "some"; readonly chains: readonly ShownChain[] }
  | { readonly is: "unknown"; readonly why: readonly Reason[] };

/** A chain as it was seen, or as it is written in PEM. */
export interface ShownChain {
  readonly chain: ChainJudgement;
  /** Where the leaf is written; the origin's domain name where only the world shows it. */
  readonly body: Provenance;
  /** Where the rest is, likewise. */
  readonly bundle: Provenance;
  /** It carries no server name of the request: a certificate attached elsewhere, unseen here, would go before it. */
  readonly asDefaultOnly: boolean;
  readonly evidence: readonly Evidence[];
  /** Tells it from others of the same request; absent where it is the only one. */
  readonly discriminator?: string;
}

export type ChainTest = (chain: ChainJudgement) => boolean;

/** Finds the faulty ones among the chains that were seen; where none was, among those that are written in the code. */
export function faultyChains(request: OriginRequest, now: number, isFaulty: ChainTest): FaultyChains {
  const seen = seenFaultyChains(request, isFaulty);
  if (seen !== undefined) return seen;
  const written = writtenFaultyChains(request, now, isFaulty);
  return written.is === "unknown" && wasAsked(request) ? { is: "not-applicable" } : written;
}

/** Among those that handshakes as CloudFront makes them brought; `undefined` where none of them brought a chain. */
export function seenFaultyChains(request: OriginRequest, isFaulty: ChainTest): FaultyChains | undefined {
  const seen = observedOf(request);
  const byLeaf = seen === undefined ? [] : handshakesByLeaf(seen);
  if (byLeaf.length === 0) return undefined;
  if (!presentsOwnersCertificate(request)) return { is: "not-applicable" };
  const faulty = byLeaf.map((shown) => shown.filter(({ chain }) => isFaulty(chain)));
  const chains = faulty.flatMap((shown) => asSeen(request, shown));
  if (chains.length === 0) return { is: "none" };
  return { is: "some", chains: chains.length > 1 ? chains.map(told) : chains };
}

/**
 * Whether handshakes were tried. Where they brought no chain, they have a verdict of their own, and what the code leaves open
 * of the certificate is no second question.
 */
export function wasAsked(request: OriginRequest): boolean {
  return (observedOf(request)?.handshakes.length ?? 0) > 0;
}

type WithChain = ObservedHandshake & { readonly chain: ChainJudgement };

function handshakesByLeaf(seen: ObservedOrigin): readonly (readonly WithChain[])[] {
  const groups = new Map<string, WithChain[]>();
  for (const { chain, ...handshake } of presentingHandshakes(seen)) {
    if (chain === undefined) continue;
    const leaf = fingerprintOf(chain);
    groups.set(leaf, [...(groups.get(leaf) ?? []), { ...handshake, chain }]);
  }
  return [...groups.values()];
}

function fingerprintOf({ certificates, path: [leaf = 0] }: ChainJudgement): string {
  return certificates[leaf]?.fingerprint ?? "unreadable";
}

function asSeen({ origin }: OriginRequest, shown: readonly WithChain[]): readonly ShownChain[] {
  const [first] = shown;
  if (first === undefined) return [];
  const at = origin.domainName.from;
  const evidence = shown.map((handshake) => handshake.evidence);
  return [{ chain: first.chain, body: at, bundle: at, asDefaultOnly: false, evidence }];
}

function told(shown: ShownChain): ShownChain {
  return { ...shown, discriminator: fingerprintOf(shown.chain) };
}

function writtenFaultyChains(request: OriginRequest, now: number, isFaulty: ChainTest): FaultyChains {
  const found = mistrustedCertificates(request, (certificate) => {
    const chain = writtenChain(certificate, now);
    if (chain.kind === "unknown") return unknownTruth(chain.why);
    return truth(chain.kind === "known" && isFaulty(chain.value));
  });
  if (found.is !== "some") return found;
  return { is: "some", chains: found.certificates.flatMap((one) => asWritten(one, now)) };
}

function asWritten(presented: PresentedCertificate, now: number): readonly ShownChain[] {
  const { certificate, asDefaultOnly } = presented;
  const chain = writtenChain(certificate, now);
  if (chain.kind !== "known") return [];
  const { bodyPem, chainPem, address } = certificate;
  const places = { body: bodyPem.from, bundle: chainPem.from };
  return [{ chain: chain.value, ...places, asDefaultOnly, evidence: [], discriminator: address }];
}
