import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { ChainJudgement } from "../../src/x509/judgement.ts";
import { verify } from "../live/rig/openssl.ts";
import { makePki, removePki } from "../live/rig/pki.ts";
import type { IssueOptions } from "../live/rig/pki-options.ts";
import { needs } from "../support/needs.ts";
import { derOf, judge, NOW } from "./chains.ts";

afterAll(removePki);

const options: fc.Arbitrary<IssueOptions> = fc.record({
  names: fc.constant(["www.example.test"]),
  key: fc.constantFrom("rsa2048", "p256", "p384", "ed25519"),
  hash: fc.constantFrom("md5", "sha1", "sha256", "sha384"),
  issuer: fc.oneof(
    { weight: 4, arbitrary: fc.constant("intermediate" as const) },
    { weight: 1, arbitrary: fc.constantFrom("root" as const, "self" as const, "private" as const) },
  ),
  chain: fc.constantFrom(
    ...(["good", "leaf-only", "wrong-order", "duplicate"] as const),
    ...(["extra", "root-sent", "missing-upper", "missing-lower"] as const),
  ),
  notBefore: mostly("2025-01-01", "2026-01-02"),
  notAfter: mostly("2035-01-01", "2025-12-31"),
  eku: mostly<readonly string[]>(["serverAuth"], ["clientAuth"], []),
  ca: mostly(false, true),
});

/** The rare kinds of fault, which would otherwise hide each other. */
const fault = mostly<Partial<IssueOptions>>({}, { corrupt: true }, { criticalExtension: true });

test("openssl verify trusts exactly what is trusted here without a fault", (context) => {
  needs(context, "openssl");
  const property = fc.property(options, fault, (asked, flaw) => {
    fc.pre(asked.issuer !== "self" || asked.key === "rsa2048" || asked.hash !== "md5");
    fc.pre(asked.issuer !== "self" || asked.key !== "ed25519");
    const bundle = makePki().issue({ ...asked, ...flaw });
    const theirs = verify(NOW / 1000, makePki().root, bundle.certificate, [bundle.chain]);
    expect(isAccepted(judge(derOf(bundle.chain)))).toBe(theirs === "OK");
  });
  fc.assert(property, { numRuns: 120 });
});

/** OpenSSL sorts, and at that level it minds neither weak signatures nor an authority as the leaf. (It refuses anyExtendedKeyUsage alone.) */
function isAccepted({ end, faults }: ChainJudgement): boolean {
  const minded = faults.filter(({ is }) => is !== "weak-signature" && is !== "authority-as-leaf");
  return end.is === "trusted" && minded.length === 0;
}

function mostly<T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> {
  return fc.oneof(
    { weight: 8, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
}
