import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TlsObservation, TlsOffer, TlsOutcome } from "../../../src/observation.ts";
import {
  chainLines,
  offerLines,
  offerSummary,
  outcomeText,
  tlsSummary,
} from "../../../src/verify/wording/tls.ts";
import type { CertificateFacts, ChainEnd, ChainJudgement } from "../../../src/x509/judgement.ts";
import { handshakes, offers, tlsOutcomes } from "../generated-observations.ts";

const ANSWERED: TlsOutcome = {
  is: "answered",
  version: "TLSv1.2",
  cipher: "AES128-SHA",
  chain: [],
  asksForClientCertificate: false,
};
const AT = { host: "origin.example.com", address: "52.95.110.1", port: 443 };
const COST = { connections: 1, datagrams: 0 };

function hello(outcome: TlsOutcome, more: Partial<TlsObservation> = {}): TlsObservation {
  const serverName = "www.example.com";
  return { kind: "tls", ...AT, serverName, protocols: ["TLSv1.2"], outcome, cost: COST, ...more };
}

const TRUSTED = { trustedBy: "CloudFront trusts" };

describe("what a hello met", () => {
  it.each<readonly [string, TlsOutcome]>([
    ["answers TLSv1.2 AES128-SHA", ANSWERED],
    ["answers TLSv1.2 AES128-SHA X25519", { ...ANSWERED, group: "X25519" }],
    [
      "answers TLSv1.2 AES128-SHA, and asks for a client certificate",
      { ...ANSWERED, asksForClientCertificate: true },
    ],
    ["answers with the alert handshake_failure (40)", { is: "alert", code: 40, name: "handshake_failure" }],
    ["answers in plain HTTP: HTTP/1.1 400", { is: "plain-http", text: "HTTP/1.1 400" }],
    ["answers what is not TLS: 53534820", { is: "not-tls", bytes: "53534820" }],
    ["resets the connection after the ClientHello", { is: "reset", after: "hello" }],
  ])("is told: %s", (says, outcome) => {
    expect(outcomeText(outcome)).toBe(says);
    expect(tlsSummary(hello(outcome))).toBe(
      `origin.example.com at 52.95.110.1:443, asked for www.example.com, ${says}`,
    );
  });

  it("is told with what was asked: no name, TLS 1.3 alone", () => {
    const { serverName: _, ...nameless } = hello(ANSWERED);
    expect(tlsSummary(nameless)).toContain("52.95.110.1:443, asked without a server name, answers");
    expect(tlsSummary(hello(ANSWERED, { protocols: ["TLSv1.3"] }))).toContain(
      ", asked for www.example.com under TLS 1.3, answers",
    );
    expect(tlsSummary({ ...nameless, protocols: ["TLSv1.3"] })).toContain(
      ", asked without a server name under TLS 1.3, answers",
    );
  });

  it("is told whole, whatever it was", () => {
    const property = fc.property(handshakes, (observation) => {
      expect(tlsSummary(observation)).toMatch(/, asked .+, [a-z].*\S/s);
      expect(tlsSummary(observation)).not.toMatch(/undefined|\[object/);
    });
    fc.assert(property);
  });
});

describe("what an origin offers", () => {
  const refused: TlsOutcome = { is: "alert", code: 70, name: "protocol_version" };
  const offer = (more: Partial<TlsOffer> = {}): TlsOffer => ({
    kind: "tls-offer",
    ...AT,
    versions: [
      { version: "TLSv1", accepted: false, ciphers: [], end: refused },
      { version: "TLSv1.1", accepted: "unknown", ciphers: [], end: { is: "closed", after: "hello" } },
      { version: "TLSv1.2", accepted: true, ciphers: ["AES128-SHA", "AES256-SHA"], end: refused },
    ],
    cost: COST,
    ...more,
  });

  it("is told in one sentence: the versions for sure, and what it picks of everything", () => {
    expect(offerSummary(offer())).toBe("origin.example.com at 52.95.110.1:443 accepts TLSv1.2");
    expect(offerSummary(offer({ versions: [], wide: { ...ANSWERED, group: "X448" } }))).toBe(
      "origin.example.com at 52.95.110.1:443 accepts no version with anything that CloudFront offers" +
        "; to everything up to TLS 1.2, it answers TLSv1.2 AES128-SHA X448",
    );
    expect(offerSummary(offer({ wide: refused }))).not.toContain("everything");
  });

  it("has a line for each version, and for what else was asked", () => {
    expect(offerLines(offer({ curves: ["X25519"], keys: [], wide: refused }))).toEqual([
      "TLSv1: answers with the alert protocol_version (70)",
      "TLSv1.1: not known, it closes the connection after the ClientHello",
      "TLSv1.2: AES128-SHA, AES256-SHA",
      "curves: X25519",
      "keys: none that CloudFront takes",
      "offered everything up to TLS 1.2, it answers with the alert protocol_version (70)",
    ]);
    expect(offerLines(offer({ curves: [], keys: ["rsa", "ecdsa"] })).slice(3)).toEqual([
      "curves: none of CloudFront's",
      "keys: rsa, ecdsa",
    ]);
  });

  it("is told whole, whatever it is", () => {
    const property = fc.property(offers, tlsOutcomes, (observation, outcome) => {
      const lines = [offerSummary(observation), ...offerLines(observation), outcomeText(outcome)];
      for (const line of lines) expect(line).not.toMatch(/undefined|\[object|: $/);
    });
    fc.assert(property);
  });
});

describe("a chain", () => {
  const facts: CertificateFacts = {
    subject: "CN=www.example.com",
    issuer: "O=Example, CN=CA",
    names: ["www.example.com", "example.com"],
    notBefore: Date.UTC(2026, 0, 1),
    notAfter: Date.UTC(2027, 0, 1),
    fingerprint: "00",
    key: { type: "rsa", bits: 2048 },
    signature: { algorithm: "sha256WithRSAEncryption" },
    isAuthority: false,
    isSelfSigned: false,
    extendedKeyUsage: [],
    unknownCriticalExtensions: [],
    issuerUrls: [],
  };
  const chain = (more: Partial<ChainJudgement> = {}): ChainJudgement => ({
    certificates: [facts],
    path: [0],
    end: { is: "trusted", root: "CN=Root" },
    extras: [],
    faults: [],
    ...more,
  });

  it("is told certificate by certificate, and how it ends", () => {
    const authority = { ...facts, subject: "CN=CA", key: { type: "ec", curve: "prime256v1" } } as const;
    expect(chainLines(chain({ certificates: [facts, authority] }), TRUSTED)).toEqual([
      "0 subject: CN=www.example.com",
      "  names: www.example.com, example.com",
      "  issuer: O=Example, CN=CA",
      "  valid: 2026-01-01 to 2027-01-01, RSA 2048, sha256WithRSAEncryption",
      "1 subject: CN=CA",
      "  issuer: O=Example, CN=CA",
      "  valid: 2026-01-01 to 2027-01-01, EC prime256v1, sha256WithRSAEncryption",
      "the chain ends at CN=Root, which CloudFront trusts",
    ]);
  });

  it("is told with what is wrong with it", () => {
    const told = chainLines(
      chain({
        extras: [
          { index: 1, why: "duplicate" },
          { index: 2, why: "unrelated" },
          { index: 3, why: "root" },
        ],
        faults: [{ index: 0, is: "expired", says: "it is valid until 2025-01-01" }],
        rightOrder: [0, 2, 1],
        unreadable: { index: 4, why: "it is cut off" },
      }),
      TRUSTED,
    );
    expect(told.slice(4, -1)).toEqual([
      "certificate 1 is sent twice",
      "certificate 2 is no part of the chain",
      "certificate 3 is the root, which need not be sent",
      "certificate 0: it is valid until 2025-01-01",
      "the order is wrong; right is 0, 2, 1",
      "certificate 4 cannot be read: it is cut off",
    ]);
  });

  it.each<readonly [ChainEnd, string]>([
    [{ is: "self-signed" }, "the certificate is self-signed, and CloudFront trusts no such one"],
    [
      { is: "untrusted-root", root: "CN=Own" },
      "the chain ends at CN=Own, which is no root that CloudFront trusts",
    ],
    [{ is: "incomplete", missing: "CN=R3", urls: [] }, "the chain lacks CN=R3"],
    [
      { is: "incomplete", missing: "CN=R3", urls: ["http://r3.example"] },
      "the chain lacks CN=R3 (http://r3.example)",
    ],
  ])("that ends %j says so last", (end, says) => {
    expect(chainLines(chain({ end }), TRUSTED).at(-1)).toBe(says);
  });

  it("whose dates cannot be read, or that carries no names, is told all the same", () => {
    const odd = { ...facts, names: [], notBefore: Number.NaN, notAfter: Number.NaN };
    const lines = chainLines(chain({ certificates: [odd] }), TRUSTED);
    expect(lines[1]).toBe("  names: none");
    expect(lines[3]).toContain("valid: (unreadable date) to (unreadable date), ");
  });
});
