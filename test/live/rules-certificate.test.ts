import { describe } from "vitest";
import { startNginx } from "./rig/nginx.ts";
import { type IssueOptions, makePki } from "./rig/pki.ts";
import { type RuleCase, type Server, testRules } from "./rig/rule-cases.ts";
import { ORIGIN } from "./rig/stack.ts";

/** All certificates are judged on 2026-06-01. */
function serving(options: Partial<IssueOptions> = {}, version = "TLSv1.2"): () => Promise<Server> {
  const directives = [`ssl_protocols ${version}`, "ssl_ciphers ALL:@SECLEVEL=0"];
  return () => startNginx([{ certificates: [makePki().issue({ names: [ORIGIN], ...options })], directives }]);
}

type Row = readonly [
  rule: string,
  because: string,
  faulty: Partial<IssueOptions>,
  more?: Pick<RuleCase, "also" | "verdict">,
];

const ROWS: readonly Row[] = [
  ["certificate/expired", "the leaf ended", { notAfter: "2026-05-01" }],
  ["certificate/expired", "the leaf is yet to begin", { notBefore: "2026-07-01" }],
  ["certificate/expires-soon", "ten days are left", { notAfter: "2026-06-11" }, { verdict: "undecided" }],
  ["certificate/self-signed", "nobody else signed it", { issuer: "self" }],
  ["certificate/untrusted-root", "its root is a private one", { issuer: "private", chain: "root-sent" }],
  ["certificate/invalid", "a signature is wrong", { corrupt: true }],
  ["certificate/invalid", "the leaf is an authority", { ca: true }],
  ["certificate/invalid", "the leaf is for clients", { eku: ["clientAuth"] }],
  ["certificate/invalid", "an extension is critical and unknown", { criticalExtension: true }],
  ["certificate/chain-incomplete", "the leaf comes alone", { chain: "leaf-only" }],
  ["certificate/chain-incomplete", "the upper intermediate is missing", { chain: "missing-upper" }],
  ["certificate/chain-incomplete", "the lower intermediate is missing", { chain: "missing-lower" }],
  ["certificate/chain-order", "the intermediates are swapped", { chain: "wrong-order" }],
  ["certificate/chain-extra", "one is unrelated", { chain: "extra" }, { verdict: "undecided" }],
  ["certificate/chain-extra", "the root is sent", { chain: "root-sent" }, { verdict: "undecided" }],
  ["certificate/weak-signature", "SHA-1 signs the leaf", { hash: "sha1" }, { verdict: "undecided" }],
];

const CASES = ROWS.map(
  ([rule, because, faulty, more]): RuleCase => ({
    rule,
    because,
    faulty: serving(faulty),
    healthy: serving(),
    ...more,
  }),
);

/** Under TLS 1.3 certificates are encrypted, and judged all the same. */
const UNDER_TLS13: readonly Row[] = [
  ["certificate/expired", "the leaf ended", { notAfter: "2026-05-01" }],
  ["certificate/self-signed", "nobody else signed it", { issuer: "self" }],
  ["certificate/chain-incomplete", "the leaf comes alone", { chain: "leaf-only" }],
  ["certificate/chain-order", "the intermediates are swapped", { chain: "wrong-order" }],
];

const TLS13_CASES = UNDER_TLS13.map(
  ([rule, because, faulty]): RuleCase => ({
    rule,
    because: `under TLS 1.3 alone, ${because}`,
    also: ["tls/origin-requires-tls13"],
    faulty: serving(faulty, "TLSv1.3"),
    healthy: serving({}, "TLSv1.2 TLSv1.3"),
  }),
);

describe("verify, on certificates", () => testRules([...CASES, ...TLS13_CASES]));
