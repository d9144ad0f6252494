import { rootCertificates } from "node:tls";
import { afterAll, expect, test } from "vitest";
import { judgeChain } from "../../src/x509/judge-chain.ts";
import { readCertificate } from "../../src/x509/read.ts";
import { mozillaRoots, pemBlocks, rootsFrom, rootsOfBoth } from "../../src/x509/roots.ts";
import { makePki, removePki } from "../live/rig/pki.ts";
import { needs } from "../support/needs.ts";
import { derOf, NOW, testRoots } from "./chains.ts";

afterAll(removePki);

test("every root that Node bundles can be read, is self-signed, is found by its name and is trusted", () => {
  const roots = mozillaRoots();
  for (const pem of rootCertificates) {
    const [der = new Uint8Array()] = pemBlocks(pem);
    const read = readCertificate(der);
    if (!read.ok) expect.fail(`${read.why}: ${pem}`);
    expect(read.value).toMatchObject({ isSelfSigned: true, unknownCriticalExtensions: [] });
    const found = roots.named(read.details.subject).map(({ value }) => value.fingerprint);
    expect(found).toContain(read.value.fingerprint);
    expect(judgeChain([der], roots, NOW).end.is).toBe("trusted");
  }
  expect(rootCertificates.length).toBeGreaterThan(100);
});

test("a PEM text that holds no certificate, or one that cannot be read, is refused", () => {
  expect(rootsFrom("")).toEqual({ ok: false, why: "it holds no certificate in PEM" });
  const [first = ""] = rootCertificates;
  const broken = "-----BEGIN CERTIFICATE-----\nMAMCAQA=\n-----END CERTIFICATE-----\n";
  const why = "its certificate 2 cannot be used: it is not the DER of a certificate";
  expect(rootsFrom(`${first}\n${broken}`)).toEqual({ ok: false, why });
  expect(rootsFrom(`words before\r\n${first.replaceAll("\n", "\r\n")}`).ok).toBe(true);
});

test("two sets of roots", (context) => {
  needs(context, "openssl");
  const chain = derOf(makePki().good.chain);
  expect(judgeChain(chain, mozillaRoots(), NOW).end.is).toBe("incomplete");
  expect(judgeChain(chain, rootsOfBoth(mozillaRoots(), testRoots()), NOW).end.is).toBe("trusted");
});
