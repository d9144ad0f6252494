import { describe, expect, it } from "vitest";
import { ORIGIN_CIPHERS } from "../../../../src/facts/cloudfront-origin-tls.ts";
import type { TlsVersion } from "../../../../src/facts/tls-policy.ts";
import { suiteName } from "../../../../src/facts/tls-registry.ts";
import { ByteReader } from "../../../../src/verify/probes/tls/bytes.ts";
import { readExtensions } from "../../../../src/verify/probes/tls/extension.ts";
import { Flight } from "../../../../src/verify/probes/tls/flight.ts";
import { type HelloRequest, offerOf } from "../../../../src/verify/probes/tls/hello-request.ts";

/** Takes a hello apart, record and all. */
function helloOf(versions: readonly TlsVersion[], more: Partial<HelloRequest> = {}) {
  const ask = { address: "192.0.2.1", port: 443, versions, timeoutMilliseconds: 1, ...more };
  const record = new ByteReader(new Flight(offerOf(ask)).hello);
  const [type, recordVersion] = [record.number(1), record.number(2)];
  const message = new ByteReader(record.vector(2));
  expect([type, message.number(1), record.left]).toEqual([22, 1, 0]);
  const length = message.left + 1;
  const hello = new ByteReader(message.vector(3));
  const version = hello.number(2);
  hello.take(32);
  const sessionId = hello.vector(1);
  const ciphers = words(hello.vector(2));
  expect([...hello.vector(1)]).toEqual([0]);
  const extensions = hello.left === 0 ? undefined : readExtensions(hello.vector(2));
  expect({ short: hello.isShort, left: hello.left + message.left }).toEqual({ short: false, left: 0 });
  return { recordVersion, version, sessionId, ciphers, extensions, length };
}

function words(bytes: Uint8Array): number[] {
  return Array.from({ length: bytes.length / 2 }, (_, index) => Buffer.from(bytes).readUInt16BE(index * 2));
}

describe("a hello as CloudFront sends it", () => {
  it("of TLS 1.2 offers the sixteen suites in order, three curves and ten signatures", () => {
    const { recordVersion, version, sessionId, ciphers, extensions } = helloOf(["SSLv3", "TLSv1.2"], {
      serverName: "www.example.com",
    });
    expect([recordVersion, version, sessionId.length]).toEqual([0x0301, 0x0303, 0]);
    expect(ciphers.map(suiteName)).toEqual(ORIGIN_CIPHERS);
    expect([...(extensions ?? [])].map(([type, body]) => [type, Buffer.from(body).toString("hex")])).toEqual([
      [0, `001200000f${Buffer.from("www.example.com").toString("hex")}`],
      [10, "0006001d00170018"],
      [11, "0100"],
      [13, "00140401050106010301020104030503060303030203"],
      [0xff01, "00"],
      [23, ""],
    ]);
  });

  it("of an older version leaves out what came with TLS 1.2", () => {
    const { version, ciphers, extensions } = helloOf(["TLSv1", "TLSv1.1"]);
    expect(version).toBe(0x0302);
    expect(ciphers.map(suiteName)).toEqual([
      "ECDHE-ECDSA-AES256-SHA",
      "ECDHE-ECDSA-AES128-SHA",
      "ECDHE-RSA-AES256-SHA",
      "ECDHE-RSA-AES128-SHA",
      "AES256-SHA",
      "AES128-SHA",
      "DES-CBC3-SHA",
      "RC4-MD5",
    ]);
    expect([...(extensions?.keys() ?? [])]).toEqual([10, 11, 0xff01, 23]);
  });

  it("of SSLv3 has no extensions, and a name for the renegotiation", () => {
    const { recordVersion, version, ciphers, extensions } = helloOf(["SSLv3"], { serverName: "a.test" });
    expect([recordVersion, version, ciphers.length, ciphers.at(-1)]).toEqual([0x0300, 0x0300, 9, 0x00ff]);
    expect(extensions).toBeUndefined();
  });

  it("of TLS 1.3 offers that alone, with keys on two groups", () => {
    const { version, sessionId, ciphers, extensions } = helloOf(["TLSv1.3"]);
    expect([version, sessionId.length]).toEqual([0x0303, 32]);
    expect(ciphers).toEqual([0x1301, 0x1302, 0x1303]);
    expect(Buffer.from(extensions?.get(43) ?? []).toString("hex")).toBe("020304");
    const shares = new ByteReader(new ByteReader(extensions?.get(51) ?? new Uint8Array(0)).vector(2));
    const keys = [1, 2].map(() => [shares.number(2), shares.vector(2).length]);
    expect({ keys, left: shares.left }).toEqual({
      keys: [
        [29, 32],
        [23, 65],
      ],
      left: 0,
    });
  });

  it("is never between 256 and 511 bytes long", () => {
    for (const version of ["TLSv1", "TLSv1.2", "TLSv1.3"] as const) {
      for (let length = 1; length <= 253; length += 1) {
        const hello = helloOf([version], { serverName: "a".repeat(length) });
        expect(hello.length < 256 || hello.length > 511).toBe(true);
      }
    }
  });
});
