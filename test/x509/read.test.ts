import { readFileSync } from "node:fs";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { judgeChain } from "../../src/x509/judge-chain.ts";
import type { CertificateFacts } from "../../src/x509/judgement.ts";
import { readCertificate } from "../../src/x509/read.ts";
import { openssl } from "../live/rig/openssl.ts";
import { makePki, removePki } from "../live/rig/pki.ts";
import type { IssueOptions } from "../live/rig/pki-options.ts";
import { needs } from "../support/needs.ts";
import { derOf, NOW, testRoots } from "./chains.ts";

beforeEach((context) => needs(context, "openssl"));
afterAll(removePki);

describe("what a certificate says", () => {
  test("all of it", () => {
    const extensions = [
      "authorityInfoAccess=caIssuers;URI:http://ca.example.test/a.der,OCSP;URI:http://o.example.test",
    ];
    const options = {
      names: ["www.example.test", "*.Example.test", "192.0.2.1"],
      key: "p256",
      extensions,
    } as const;
    const { certificate } = makePki().issue(options);
    const fingerprint = openssl("x509", "-in", certificate, "-noout", "-fingerprint", "-sha256");
    expect(factsOf(certificate)).toEqual({
      subject: "O=originlint test, CN=www.example.test",
      issuer: "O=originlint test, CN=Test Lower Intermediate",
      commonName: "www.example.test",
      names: ["www.example.test", "*.Example.test"],
      notBefore: Date.UTC(2025, 0, 1),
      notAfter: Date.UTC(2035, 0, 1),
      fingerprint: fingerprint.replace(/^.*=|:|\n/g, "").toLowerCase(),
      key: { type: "ec", bits: undefined, curve: "prime256v1" },
      signature: { algorithm: "sha256WithRSAEncryption", hash: "sha256" },
      isAuthority: false,
      isSelfSigned: false,
      extendedKeyUsage: ["1.3.6.1.5.5.7.3.1"],
      unknownCriticalExtensions: [],
      issuerUrls: ["http://ca.example.test/a.der"],
    });
  });

  test.for([
    ["rsa1024", { type: "rsa", bits: 1024 }],
    ["p384", { type: "ec", curve: "secp384r1" }],
    ["p521", { type: "ec", curve: "secp521r1" }],
    ["ed25519", { type: "ed25519" }],
    ["rsa-pss", { type: "rsa-pss", bits: 2048 }],
  ] as const)("a key of %s", ([key, facts]) => {
    expect(issued({ key }).key).toEqual(facts);
  });

  test("signatures", () => {
    expect(issued({ hash: "md5" }).signature).toEqual({ algorithm: "md5WithRSAEncryption", hash: "md5" });
    expect(issued({ issuer: "self", key: "ed25519" }).signature).toEqual({ algorithm: "ED25519" });
    const pss = { issuer: "self", key: "rsa-pss", hash: "sha384" } as const;
    expect(issued(pss).signature).toEqual({ algorithm: "rsassaPss", hash: "sha384" });
    const ecdsa = { issuer: "self", key: "p384", hash: "sha512" } as const;
    expect(issued(ecdsa).signature).toEqual({ algorithm: "ecdsa-with-SHA512", hash: "sha512" });
  });

  test("self-signed, with and without an authority's mark, and corrupt", () => {
    expect(issued({ issuer: "self", ca: true })).toMatchObject({ isSelfSigned: true, isAuthority: true });
    expect(issued({ issuer: "self" })).toMatchObject({ isSelfSigned: true, isAuthority: false });
    expect(issued({ issuer: "self", corrupt: true })).toMatchObject({ isSelfSigned: false });
  });

  test("without names", () => {
    expect(issued({ san: false, eku: [] })).toMatchObject({ names: [], extendedKeyUsage: [] });
  });

  test("dates before 2000, from 2050 on and at the end of time", () => {
    const dates = { notBefore: "1999-12-31", notAfter: "2050-01-01" };
    expect(issued(dates)).toMatchObject({
      notBefore: Date.UTC(1999, 11, 31),
      notAfter: Date.UTC(2050, 0, 1),
    });
    const last = Date.UTC(9999, 11, 31, 23, 59, 59);
    expect(issued({ notAfter: "9999-12-31T23:59:59Z" }).notAfter).toBe(last);
  });

  test("names that would print as something else", () => {
    const { subject, commonName } = issued({ commonName: "a, CN=b\u001b[31m\u202e" });
    expect(subject).toBe("O=originlint test, CN=a\\, CN=b\\x1b[31m\\x202e");
    expect(commonName).toBe("a, CN=b\\x1b[31m\\x202e");
  });

  test("what cannot be read says why", () => {
    const [der = new Uint8Array()] = derOf(makePki().good.certificate);
    const why = (bytes: Uint8Array) => readCertificate(bytes);
    expect(why(Buffer.concat([der, Buffer.from([0])]))).toEqual({
      ok: false,
      why: "it is not the DER of a certificate",
    });
    expect(why(readFileSync(makePki().good.certificate))).toMatchObject({ ok: false });
    expect(why(new Uint8Array())).toMatchObject({ ok: false });
    const names = Buffer.from(der);
    names.writeUInt8(0x31, names.indexOf(Buffer.from("551d11", "hex")) + 5);
    expect(why(names)).toEqual({ ok: false, why: "its extension 2.5.29.17 cannot be read" });
    const twice = Buffer.from(der);
    twice.writeUInt8(0x13, twice.indexOf(Buffer.from("551d0f", "hex")) + 2);
    expect(why(twice)).toEqual({ ok: false, why: "its extension 2.5.29.19 stands twice" });
  });
});

describe("hostile bytes", () => {
  let seeds: readonly Uint8Array[] = [];
  beforeAll(() => {
    const constrained = makePki().authority("Constrained", {
      extensions: ["nameConstraints=permitted;DNS:a.test,excluded;DNS:b.a.test"],
    });
    const rich = makePki().issue({
      names: ["a.test", "b.test"],
      issuer: constrained,
      criticalExtension: true,
    });
    const pss = makePki().issue({ names: ["a.test"], issuer: "self", key: "rsa-pss" });
    seeds = derOf(rich.chain, pss.chain, makePki().good.chain);
  });

  test("never throw", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => judged([bytes])));
  });

  test("nor do mutated certificates, in any number and order", () => {
    const edit = fc.record({
      at: fc.nat(2000),
      byte: fc.nat(255),
      kind: fc.constantFrom("set", "insert", "cut", "end"),
    });
    const choice = fc.record({ seed: fc.nat(20), edits: fc.array(edit, { maxLength: 4 }) });
    const property = fc.property(fc.array(choice, { maxLength: 6 }), (choices) =>
      judged(
        choices.map(({ seed, edits }) =>
          edits.reduce(edited, seeds[seed % seeds.length] ?? new Uint8Array()),
        ),
      ),
    );
    fc.assert(property, { numRuns: 1500 });
  });
});

function judged(chain: readonly Uint8Array[]): void {
  const begin = performance.now();
  const { certificates, path, unreadable, rightOrder = [] } = judgeChain(chain, testRoots(), NOW);
  expect(performance.now() - begin).toBeLessThan(1000);
  expect(certificates.length + (unreadable ? 1 : 0)).toBeLessThanOrEqual(chain.length);
  expect([...path, ...rightOrder].every((index) => index < certificates.length)).toBe(true);
}

interface Edit {
  readonly at: number;
  readonly byte: number;
  readonly kind: string;
}

function edited(bytes: Uint8Array, { at, byte, kind }: Edit): Uint8Array {
  const place = at % (bytes.length + 1);
  if (kind === "end") return bytes.subarray(0, place);
  const between = kind === "cut" ? [] : [byte];
  return Uint8Array.from([
    ...bytes.subarray(0, place),
    ...between,
    ...bytes.subarray(place + (kind === "insert" ? 0 : 1)),
  ]);
}

function factsOf(file: string): CertificateFacts {
  const read = readCertificate(derOf(file)[0] ?? new Uint8Array());
  if (!read.ok) throw new Error(read.why);
  return read.value;
}

const issued = (options: Partial<IssueOptions>): CertificateFacts =>
  factsOf(makePki().issue({ names: ["www.example.test"], ...options }).certificate);
