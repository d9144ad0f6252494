import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { pemBlocks } from "../src/x509/roots.ts";
import { makePki, removePki } from "../test/live/rig/pki.ts";
import type { Bundle, IssueOptions } from "../test/live/rig/pki-options.ts";

/**
 * Writes fixtures/observations/chains.json: certificate chains for examples and tests that shall need no openssl. To be
 * judged at 2026-01-01, by the root that it holds. A run makes new keys: whatever was recorded from the old ones stays old.
 */

const names = ["origin.example.com", "www.example.com"];
const self = { issuer: "self" } as const;

const wanted: Readonly<Record<string, Partial<IssueOptions>>> = {
  good: {},
  "expired-leaf": { notAfter: "2025-12-01" },
  "not-yet-valid": { notBefore: "2026-02-01" },
  "expires-2026-01-20": { notAfter: "2026-01-20" },
  "self-signed": self,
  "untrusted-root": { issuer: "private", chain: "root-sent" },
  incomplete: { chain: "leaf-only", extensions: [issuerAt("http://ca.example.com/lower.der")] },
  "wrong-order": { chain: "wrong-order" },
  duplicate: { chain: "duplicate" },
  extra: { chain: "extra" },
  "root-sent": { chain: "root-sent" },
  sha1: { hash: "sha1" },
  "rsa-1024": { key: "rsa1024" },
  "rsa-8192": { key: "rsa8192" },
  p256: { key: "p256" },
  p384: { key: "p384" },
  p521: { key: "p521" },
  ed25519: { key: "ed25519" },
  "rsa-pss": { key: "rsa-pss" },
  "wrong-name": { names: ["other.example.com"] },
  "common-name-only": { names: ["other.example.com"], commonName: "origin.example.com" },
  "common-name-without-san": { names: ["origin.example.com"], san: false },
  wildcard: { names: ["*.example.com"] },
  "ca-as-leaf": { ca: true },
  "no-server-auth": { eku: ["clientAuth"] },
  "unknown-critical": { criticalExtension: true },
  "bad-signature": { corrupt: true },
};

const { issue, root } = makePki();
const chains = Object.fromEntries(
  Object.entries(wanted).map(([name, options]) => [name, derOf(issue({ names, ...options }))]),
);
const folder = new URL("../fixtures/observations/", import.meta.url);
mkdirSync(folder, { recursive: true });
const text = JSON.stringify({ roots: readFileSync(root, "utf8"), chains }, null, 2);
writeFileSync(fileURLToPath(new URL("chains.json", folder)), `${text}\n`);
removePki();

function issuerAt(url: string): string {
  return `authorityInfoAccess=caIssuers;URI:${url}`;
}

function derOf({ chain }: Bundle): readonly string[] {
  return pemBlocks(readFileSync(chain, "utf8")).map((der) => Buffer.from(der).toString("base64"));
}
