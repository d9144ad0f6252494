import { X509Certificate } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TlsVersion } from "../../../../src/facts/tls-policy.ts";
import type { TlsOutcome } from "../../../../src/observation.ts";
import { Flight } from "../../../../src/verify/probes/tls/flight.ts";
import { offerOf } from "../../../../src/verify/probes/tls/hello-request.ts";
import { SSL3_FLIGHT, TLS10_FLIGHT, TLS12_FLIGHT } from "./recorded.ts";

const CLOSED = { is: "closed", after: "hello" } as const;

function flightOf(...versions: readonly TlsVersion[]): Flight {
  return new Flight(offerOf({ address: "192.0.2.1", port: 443, versions, timeoutMilliseconds: 1 }));
}

/** Feeds the pieces, then a close. */
function outcomeOf(flight: Flight, pieces: readonly Uint8Array[]): TlsOutcome {
  for (const piece of pieces) {
    const step = flight.feed(piece);
    if (step.is === "over") return step.outcome;
  }
  return flight.end(CLOSED);
}

function cut(bytes: Uint8Array, size: number): Uint8Array[] {
  const count = Math.ceil(bytes.length / size);
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
}

/** As another server might spread the same messages over records: one byte in each. */
function inTinyRecords(flight: Uint8Array): Uint8Array {
  const records: Uint8Array[] = [];
  for (let at = 0; at < flight.length; ) {
    const length = (flight[at + 3] ?? 0) * 256 + (flight[at + 4] ?? 0);
    const header = flight.subarray(at, at + 3);
    for (const byte of flight.subarray(at + 5, at + 5 + length))
      records.push(Buffer.from([...header, 0, 1, byte]));
    at += 5 + length;
  }
  return Buffer.concat(records);
}

describe("a recorded flight", () => {
  it("of TLS 1.2 tells cipher, group, signature, chain and the request for a certificate", () => {
    const outcome = outcomeOf(flightOf("TLSv1.2"), [TLS12_FLIGHT]);
    expect(outcome).toMatchObject({
      is: "answered",
      version: "TLSv1.2",
      cipher: "ECDHE-ECDSA-AES256-GCM-SHA384",
      group: "X25519",
      signature: "ECDSA+SHA256",
      asksForClientCertificate: true,
    });
    const chain = outcome.is === "answered" ? outcome.chain : [];
    expect(chain.map((der) => new X509Certificate(Buffer.from(der, "base64")).subjectAltName)).toEqual([
      "DNS:www.example.test",
    ]);
  });

  it("of SSLv3 tells RC4-MD5, without group and signature", () => {
    const outcome = outcomeOf(flightOf("SSLv3"), [SSL3_FLIGHT]);
    expect(outcome).toMatchObject({ version: "SSLv3", cipher: "RC4-MD5", asksForClientCertificate: false });
    expect(outcome).not.toHaveProperty("group");
    expect(outcome).not.toHaveProperty("signature");
  });

  it("of TLS 1.0 tells the group, without a signature", () => {
    const outcome = outcomeOf(flightOf("TLSv1"), [TLS10_FLIGHT]);
    expect(outcome).toMatchObject({ version: "TLSv1", cipher: "ECDHE-RSA-AES128-SHA", group: "X25519" });
    expect(outcome).not.toHaveProperty("signature");
  });

  it("says the same in whatever pieces it comes", () => {
    const whole = outcomeOf(flightOf("TLSv1.2"), [TLS12_FLIGHT]);
    const sizes = fc.integer({ min: 1, max: TLS12_FLIGHT.length });
    fc.assert(
      fc.property(sizes, (size) => {
        expect(outcomeOf(flightOf("TLSv1.2"), cut(TLS12_FLIGHT, size))).toEqual(whole);
      }),
    );
    expect(outcomeOf(flightOf("TLSv1.2"), [inTinyRecords(TLS12_FLIGHT)])).toEqual(whole);
  });

  /** A record's header has its length: the ServerHello is whole then. */
  const FIRST_RECORD = 5 + 256 * (TLS12_FLIGHT[3] ?? 0) + (TLS12_FLIGHT[4] ?? 0);

  it("that breaks off anywhere is a close, after our hello or within the server's", () => {
    for (let length = 0; length < TLS12_FLIGHT.length; length += 1) {
      const after = length < FIRST_RECORD ? "hello" : "server-hello";
      const outcome = outcomeOf(flightOf("TLSv1.2"), [TLS12_FLIGHT.subarray(0, length)]);
      expect(outcome).toEqual({ is: "closed", after });
    }
  });
});

const bytes = (hex: string) => Buffer.from(hex.replaceAll(" ", ""), "hex");
const certificate = TLS12_FLIGHT.subarray(98);

describe("bytes that are no flight", () => {
  it.each([
    ["a message before ServerHello", certificate],
    ["application data", bytes("17 0303 0001 00")],
    ["a change of cipher", bytes("14 0303 0001 01")],
    ["a long alert", bytes("15 0303 0003 022800")],
    ["a version that is none", bytes(`16 0303 002a 02000026 0305 ${"00".repeat(32)} 00 c02f 00`)],
    ["TLS 1.3 in the old place", bytes(`16 0303 002a 02000026 0304 ${"00".repeat(32)} 00 1301 00`)],
    [
      "bytes behind the extensions",
      bytes(`16 0303 002d 02000029 0303 ${"00".repeat(32)} 00 c02f 00 0000 00`),
    ],
    ["a message too long", bytes(`16 0303 0004 0b040001`)],
  ])("such as %s are shown", (_, given) => {
    expect(outcomeOf(flightOf("TLSv1.2"), [given])).toEqual({
      is: "not-tls",
      bytes: Buffer.from(given.subarray(0, 32)).toString("hex"),
    });
  });

  it("keep control characters out of the text of a line", () => {
    const line = Buffer.from("HTTP/1.1 400 \u001b[31mBad\r\n");
    expect(outcomeOf(flightOf("TLSv1.2"), [line])).toEqual({
      is: "plain-http",
      text: "HTTP/1.1 400 ?[31mBad",
    });
  });
});

describe("TLS 1.3", () => {
  const hello = (random: string, extensions: string) => {
    const body = `0303 ${random} 00 1301 00 ${extensions}`.replaceAll(" ", "");
    const length = (bytes(body).length + 4).toString(16).padStart(4, "0");
    return bytes(`16 0303 ${length} 02 00${bytes(body).length.toString(16).padStart(4, "0")} ${body}`);
  };
  const retry = "cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c";
  const bare = { is: "answered", version: "TLSv1.3", cipher: "TLS_AES_128_GCM_SHA256", chain: [] };

  it("that was not asked for is reported, without what is encrypted", () => {
    const answer = hello("11".repeat(32), "0006 002b 0002 0304");
    expect(outcomeOf(flightOf("TLSv1.2"), [answer])).toMatchObject(bare);
  });

  it("with a retry that cannot be followed tells its group", () => {
    const answer = hello(retry, "000c 002b 0002 0304 0033 0002 0100");
    expect(outcomeOf(flightOf("TLSv1.3"), [answer])).toMatchObject({ ...bare, group: "ffdhe2048" });
    const again = hello(retry, "000c 002b 0002 0304 0033 0002 001d");
    expect(outcomeOf(flightOf("TLSv1.3"), [again])).toMatchObject({ ...bare, group: "X25519" });
  });

  it("is retried once, with the cookie and one key of the group", () => {
    const flight = flightOf("TLSv1.3");
    const answer = hello(retry, "0014 002b 0002 0304 0033 0002 0018 002c 0004 0002 abcd");
    const step = flight.feed(answer);
    const reply = step.is === "reply" ? Buffer.from(step.bytes).toString("hex") : "";
    expect(reply).toContain("002c00040002abcd");
    expect(reply).toContain("003300670065" + "00180061");
    expect(flight.feed(answer)).toMatchObject({ is: "over", outcome: { is: "not-tls" } });
  });

  it("with a key that is no point, or a record that does not open, is not TLS", () => {
    const share = (group: string, key: string) => {
      const half = (text: string) => (text.length / 2).toString(16).padStart(4, "0");
      const entry = `${group}${half(key)}${key}`;
      const all = `002b000203040033${half(entry)}${entry}`;
      return hello("11".repeat(32), half(all) + all);
    };
    for (const answer of [
      share("001d", "00".repeat(32)),
      share("001d", "11"),
      share("0017", `04${"11".repeat(64)}`),
    ]) {
      expect(outcomeOf(flightOf("TLSv1.3"), [answer])).toMatchObject({ is: "not-tls" });
    }
    const record = bytes(`17 0303 0020 ${"55".repeat(32)}`);
    const valid = share("001d", `09${"00".repeat(31)}`);
    expect(outcomeOf(flightOf("TLSv1.3"), [valid])).toEqual({ is: "closed", after: "server-hello" });
    expect(outcomeOf(flightOf("TLSv1.3"), [valid, record])).toMatchObject({ is: "not-tls" });
  });
});

describe("whatever comes", () => {
  const versions = fc.constantFrom<TlsVersion>("SSLv3", "TLSv1", "TLSv1.2", "TLSv1.3");
  const flights = fc.constantFrom(TLS12_FLIGHT, TLS10_FLIGHT, SSL3_FLIGHT);
  const edits = fc.array(fc.tuple(fc.nat({ max: 1200 }), fc.nat({ max: 255 })), {
    minLength: 1,
    maxLength: 8,
  });
  const known = ["answered", "alert", "too-long", "plain-http", "not-tls", "closed"];

  function check(version: TlsVersion, given: Uint8Array, size: number): void {
    const outcome = outcomeOf(flightOf(version), cut(given, size));
    expect(known).toContain(outcome.is);
    if (outcome.is !== "answered") return;
    const chainBytes = outcome.chain.reduce((sum, der) => sum + der.length, 0);
    expect(chainBytes).toBeLessThanOrEqual(given.length * 2);
  }

  it("never makes a reader throw or read on: real flights with changed bytes", () => {
    fc.assert(
      fc.property(
        versions,
        flights,
        edits,
        fc.integer({ min: 1, max: 700 }),
        (version, flight, changes, size) => {
          const changed = Uint8Array.from(flight);
          for (const [at, byte] of changes) if (at < changed.length) changed[at] = byte;
          check(version, changed, size);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("never makes a reader throw or read on: arbitrary bytes, bare and in records", () => {
    const arbitrary = fc.uint8Array({ minLength: 1, maxLength: 600 });
    fc.assert(
      fc.property(
        versions,
        arbitrary,
        fc.boolean(),
        fc.integer({ min: 1, max: 64 }),
        (version, body, isRecord, size) => {
          const header = [22, 3, 3, body.length >> 8, body.length & 255];
          check(version, isRecord ? Buffer.from([...header, ...body]) : body, size);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("ends after so many bytes and so many records", () => {
    const record = Buffer.concat([bytes("16 0303 4000 0b030000"), Buffer.alloc(16_380)]);
    const started = [TLS12_FLIGHT.subarray(0, 98), bytes("16 0303 0004 0b03fff0")];
    const long = outcomeOf(flightOf("TLSv1.2"), [...started, ...Array<Uint8Array>(70).fill(record)]);
    expect(long).toMatchObject({ is: "not-tls" });
    const announced = bytes("16 0303 0004 0b060000");
    expect(outcomeOf(flightOf("TLSv1.2"), [TLS12_FLIGHT.subarray(0, 98), announced])).toEqual({
      is: "too-long",
      limitBytes: 256 * 1024,
    });
    const warnings = Array<Uint8Array>(1025).fill(bytes("15 0303 0002 0170"));
    expect(outcomeOf(flightOf("TLSv1.2"), warnings)).toMatchObject({ is: "not-tls" });
  });
});
