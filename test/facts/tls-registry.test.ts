import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { ORIGIN_CIPHERS, ORIGIN_CURVES, ORIGIN_SIGNATURES } from "../../src/facts/cloudfront-origin-tls.ts";
import {
  alertName,
  GROUPS,
  groupCodes,
  groupName,
  SIGNATURES,
  signatureCodes,
  signatureName,
  suiteCodes,
  suiteName,
  versionCode,
  versionName,
} from "../../src/facts/tls-registry.ts";
import { SUITES, TLS13_SUITES } from "../../src/facts/tls-suites.ts";
import { needs } from "../support/needs.ts";

describe("the code points of TLS", () => {
  it("name each thing once", () => {
    for (const list of [[...TLS13_SUITES, ...SUITES], GROUPS, SIGNATURES]) {
      expect(new Set(list.map(([code]) => code)).size).toBe(list.length);
      expect(new Set(list.map(([, name]) => name)).size).toBe(list.length);
    }
  });

  it("hold all that CloudFront offers", () => {
    expect(suiteCodes(ORIGIN_CIPHERS).map(suiteName)).toEqual(ORIGIN_CIPHERS);
    expect(groupCodes(ORIGIN_CURVES).map(groupName)).toEqual(ORIGIN_CURVES);
    expect(signatureCodes(ORIGIN_SIGNATURES).map(signatureName)).toEqual(ORIGIN_SIGNATURES);
    expect(suiteCodes(["DES-CBC3-SHA", "RC4-MD5", "no such thing"])).toEqual([0x000a, 0x0004]);
  });

  it("are shown as numbers where they have no name", () => {
    expect([suiteName(0x0aff), groupName(1), signatureName(0)]).toEqual(["0x0aff", "0x0001", "0x0000"]);
    expect([alertName(112), alertName(200), versionName(0x0305)]).toEqual([
      "unrecognized_name",
      "unknown",
      undefined,
    ]);
    expect(versionName(versionCode("TLSv1.1"))).toBe("TLSv1.1");
  });

  it("are those of OpenSSL", (context) => {
    needs(context, "openssl");
    const text = execFileSync("openssl", ["ciphers", "-V", "ALL:COMPLEMENTOFALL:@SECLEVEL=0"], {
      encoding: "utf8",
    });
    const theirs = new Map(
      [...text.matchAll(/0x(..),0x(..) - (\S+)/g)].map(([, high, low, name]) => [
        name,
        Number(`0x${high}${low}`),
      ]),
    );
    const shared = [...TLS13_SUITES, ...SUITES].filter(([, name]) => theirs.has(name));
    expect(shared.length).toBeGreaterThan(60);
    expect(shared.filter(([code, name]) => theirs.get(name) !== code)).toEqual([]);
  });
});
