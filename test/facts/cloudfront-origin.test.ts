import { getCurves } from "node:crypto";
import { getCiphers } from "node:tls";
import { describe, expect, it } from "vitest";
import { isOriginPort } from "../../src/facts/cloudfront-origin-ports.ts";
import { ORIGIN_CIPHERS, ORIGIN_CURVES } from "../../src/facts/cloudfront-origin-tls.ts";
import { ELB_POLICIES } from "../../src/facts/elb-policies.ts";

describe("the ports of origins", () => {
  it.each([80, 443, 1024, 8080, 65_535])("can be %d", (port) => {
    expect(isOriginPort(port)).toBe(true);
  });

  it.each([0, 79, 81, 444, 1023, 65_536, -1, 8080.5, Number.NaN])("cannot be %d", (port) => {
    expect(isOriginPort(port)).toBe(false);
  });
});

describe("what CloudFront offers to origins", () => {
  it("has names that OpenSSL knows, but for the two that it no longer holds", () => {
    const known = new Set(getCiphers().map((cipher) => cipher.toUpperCase()));
    expect(ORIGIN_CIPHERS.filter((cipher) => !known.has(cipher))).toEqual(["DES-CBC3-SHA", "RC4-MD5"]);
    const curves = new Set([...getCurves(), "X25519"]);
    expect(ORIGIN_CURVES.filter((curve) => !curves.has(curve))).toEqual([]);
  });

  it("meets every predefined policy of load balancers that takes TLS 1.2", () => {
    const refusing = ELB_POLICIES.filter(
      ({ ciphers, protocols }) =>
        protocols.includes("TLSv1.2") &&
        ciphers &&
        !ciphers.some((cipher) => ORIGIN_CIPHERS.includes(cipher)),
    );
    expect(refusing).toEqual([]);
  });
});
