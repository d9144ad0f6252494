import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { judgeChain } from "../../src/x509/judge-chain.ts";
import { rootsFrom } from "../../src/x509/roots.ts";
import { NOW } from "./chains.ts";

interface Fixture {
  readonly roots: string;
  readonly chains: Readonly<Record<string, readonly string[]>>;
}

const path = new URL("../../fixtures/observations/chains.json", import.meta.url);
const { roots: pem, chains }: Fixture = JSON.parse(readFileSync(path, "utf8"));
const roots = rootsFrom(pem);

/** End, path, and what is said besides: the right order, extras, faults. */
const expected: Readonly<Record<string, string>> = {
  good: "trusted 0,1,2",
  "expired-leaf": "trusted 0,1,2 expired@0",
  "not-yet-valid": "trusted 0,1,2 not-yet-valid@0",
  "expires-2026-01-20": "trusted 0,1,2",
  "self-signed": "self-signed 0",
  "untrusted-root": "untrusted-root 0,1,2",
  incomplete: "incomplete 0",
  "wrong-order": "trusted 0,2,1 right:0,2,1",
  duplicate: "trusted 0,1,3 duplicate@2",
  extra: "trusted 0,1,2 unrelated@3",
  "root-sent": "trusted 0,1,2,3 root@3",
  sha1: "trusted 0,1,2 weak-signature@0",
  "rsa-1024": "trusted 0,1,2",
  "rsa-8192": "trusted 0,1,2",
  p256: "trusted 0,1,2",
  p384: "trusted 0,1,2",
  p521: "trusted 0,1,2",
  ed25519: "trusted 0,1,2",
  "rsa-pss": "trusted 0,1,2",
  "wrong-name": "trusted 0,1,2",
  "common-name-only": "trusted 0,1,2",
  "common-name-without-san": "trusted 0,1,2",
  wildcard: "trusted 0,1,2",
  "ca-as-leaf": "trusted 0,1,2 authority-as-leaf@0",
  "no-server-auth": "trusted 0,1,2 no-server-auth@0",
  "unknown-critical": "trusted 0,1,2 unknown-critical-extension@0",
  "bad-signature": "trusted 0,1,2 bad-signature@0",
};

test("the chains that are kept for examples are judged as they are named", () => {
  const judged = Object.entries(chains).map(([name, chain]) => [name, summary(chain)]);
  expect(Object.fromEntries(judged)).toEqual(expected);
});

function summary(chain: readonly string[]): string {
  if (!roots.ok) return roots.why;
  const der = chain.map((text) => Buffer.from(text, "base64"));
  const { end, path: indices, rightOrder, extras, faults } = judgeChain(der, roots.value, NOW);
  return [
    end.is,
    indices.join(),
    ...(rightOrder ? [`right:${rightOrder.join()}`] : []),
    ...extras.map(({ index, why }) => `${why}@${index}`),
    ...faults.map(({ index, is }) => `${is}@${index}`),
  ].join(" ");
}
