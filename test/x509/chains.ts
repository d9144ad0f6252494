import { readFileSync } from "node:fs";
import { judgeChain } from "../../src/x509/judge-chain.ts";
import type { ChainJudgement } from "../../src/x509/judgement.ts";
import { pemBlocks, type Roots, rootsFrom } from "../../src/x509/roots.ts";
import { makePki } from "../live/rig/pki.ts";
import type { Authority, IssueOptions } from "../live/rig/pki-options.ts";

export const NOW = Date.UTC(2026, 0, 1);

/** The certificates of PEM files, one file after the other. */
export const derOf = (...files: readonly string[]): readonly Uint8Array[] =>
  files.flatMap((file) => pemBlocks(readFileSync(file, "utf8")));

/** The one root of the test PKI. */
export const testRoots = (): Roots => rootsOf(makePki().root);

export function rootsOf(...files: readonly string[]): Roots {
  const roots = rootsFrom(files.map((file) => readFileSync(file, "utf8")).join("\n"));
  if (!roots.ok) throw new Error(roots.why);
  return roots.value;
}

/** Judges what the test root knows, at the first of January 2026. */
export const judge = (chain: readonly Uint8Array[]): ChainJudgement => judgeChain(chain, testRoots(), NOW);

/** Issues a leaf for www.example.test and judges the chain that its server sends. */
export const judgeIssued = (options: Partial<IssueOptions>): ChainJudgement =>
  judge(derOf(makePki().issue({ names: ["www.example.test"], ...options }).chain));

/** A leaf below that authority, followed by these certificates. */
export function below(issuer: Authority, ...others: readonly string[]): readonly Uint8Array[] {
  const { certificate } = makePki().issue({ names: ["www.example.test"], issuer });
  return derOf(certificate, ...others);
}
