import { readFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { needs } from "../../support/needs.ts";
import { openssl, verify } from "./openssl.ts";
import { makePki, removePki } from "./pki.ts";
import type { IssueOptions } from "./pki-options.ts";

const names = ["origin.example.test"];
const at = Date.UTC(2026, 0, 1) / 1000;

afterAll(removePki);

const cases: readonly (readonly [string, Partial<IssueOptions>, string])[] = [
  ["good", {}, "OK"],
  ["wrong order, which OpenSSL sorts", { chain: "wrong-order" }, "OK"],
  ["root sent", { chain: "root-sent" }, "OK"],
  ["leaf only", { chain: "leaf-only" }, "20"],
  ["missing upper", { chain: "missing-upper" }, "20"],
  ["missing lower", { chain: "missing-lower" }, "20"],
  ["self-signed", { issuer: "self" }, "18"],
  ["private root", { issuer: "private", chain: "root-sent" }, "19"],
  ["below the root", { issuer: "root" }, "OK"],
  ["expired", { notAfter: "2025-06-01" }, "10"],
  ["not yet valid", { notBefore: "2026-06-01" }, "9"],
  ["expired by days", { days: 30 }, "10"],
  ["for clients", { eku: ["clientAuth"] }, "26"],
  ["an unknown critical extension", { criticalExtension: true }, "34"],
  ["a broken signature", { corrupt: true }, "7"],
];

test.for(cases)("openssl verify: %s", ([, options, expected], context) => {
  needs(context, "openssl");
  const bundle = makePki().issue({ names, ...options });
  expect(verify(at, makePki().root, bundle.certificate, [bundle.chain])).toBe(expected);
});

test.for(["rsa1024", "p256", "p384", "p521", "ed25519", "rsa-pss"] as const)(
  "a key of %s",
  (key, context) => {
    needs(context, "openssl");
    const bundle = makePki().issue({ names, key });
    expect(verify(at, makePki().root, bundle.certificate, [bundle.chain])).toBe("OK");
    expect(openssl("pkey", "-in", bundle.key, "-pubout")).toBe(
      openssl("x509", "-in", bundle.certificate, "-noout", "-pubkey"),
    );
  },
);

test("hashes, names and lengths of chains are as asked", (context) => {
  needs(context, "openssl");
  const { issue, good } = makePki();
  const text = (options: Partial<IssueOptions>) =>
    openssl("x509", "-noout", "-text", "-in", issue({ names, ...options }).certificate);
  expect(text({ hash: "sha1" })).toContain("sha1WithRSAEncryption");
  expect(text({ hash: "md5" })).toContain("md5WithRSAEncryption");
  expect(text({ san: false })).not.toContain("Alternative Name");
  expect(text({ names: ["a.example.test", "192.0.2.1"] })).toContain(
    "DNS:a.example.test, IP Address:192.0.2.1",
  );
  expect(readFileSync(good.chain, "utf8").match(/BEGIN/g)).toHaveLength(3);
});
