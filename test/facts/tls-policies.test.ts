import { describe, expect, it } from "vitest";
import {
  API_GATEWAY_POLICIES,
  apiGatewayPolicy,
  DEFAULT_API_GATEWAY_POLICY,
} from "../../src/facts/api-gateway-policies.ts";
import { DEFAULT_ELB_POLICY, ELB_POLICIES, elbPolicy } from "../../src/facts/elb-policies.ts";
import type { TlsPolicy, TlsVersion } from "../../src/facts/tls-policy.ts";

const VERSIONS: readonly TlsVersion[] = ["TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"];

/** The pair of digits in a policy's name is the lowest version that it accepts: `TLS13-1-2-Res-2021-06`. */
function lowestByName(name: string): TlsVersion | undefined {
  const digit = name.match(/(?:TLS13|TLS|FS|SecurityPolicy_TLS13)[-_]1[-_]([0-3])/)?.[1];
  return digit === undefined ? undefined : VERSIONS[Number(digit)];
}

describe.each<[string, readonly TlsPolicy[]]>([
  ["ELB", ELB_POLICIES],
  ["API Gateway", API_GATEWAY_POLICIES],
])("the TLS policies of %s", (_service, policies) => {
  it("have names of their own", () => {
    expect(new Set(policies.map(({ name }) => name)).size).toBe(policies.length);
  });

  it.each(policies.filter(({ name }) => lowestByName(name) !== undefined))(
    "$name accepts what its name says",
    (policy) => {
      expect(policy.protocols[0]).toBe(lowestByName(policy.name));
      if (policy.name.includes("TLS13")) expect(policy.protocols).toContain("TLSv1.3");
    },
  );

  it("accept a stretch of versions, the lowest first", () => {
    for (const { protocols } of policies) {
      const start = VERSIONS.findIndex((version) => version === protocols[0]);
      expect(protocols).toEqual(VERSIONS.slice(start, start + protocols.length));
    }
  });

  it("have suites of TLS 1.3 where they accept it, and others where they accept an older one", () => {
    for (const { protocols, ciphers } of policies) {
      if (ciphers === undefined) continue;
      expect(new Set(ciphers).size).toBe(ciphers.length);
      expect(ciphers.some((cipher) => cipher.startsWith("TLS_"))).toBe(protocols.includes("TLSv1.3"));
      expect(ciphers.some((cipher) => !cipher.startsWith("TLS_"))).toBe(protocols.includes("TLSv1.2"));
    }
  });
});

describe("looking a policy up", () => {
  it("finds the default ones", () => {
    expect(elbPolicy(DEFAULT_ELB_POLICY)?.protocols).toEqual(["TLSv1", "TLSv1.1", "TLSv1.2"]);
    expect(apiGatewayPolicy(DEFAULT_API_GATEWAY_POLICY)?.protocols).toEqual(["TLSv1.2", "TLSv1.3"]);
  });

  it("finds variants for FIPS and post-quantum key exchange", () => {
    expect(elbPolicy("ELBSecurityPolicy-TLS13-1-2-Res-FIPS-PQ-2025-09")?.ciphers).not.toContain(
      "TLS_CHACHA20_POLY1305_SHA256",
    );
    expect(elbPolicy("ELBSecurityPolicy-TLS13-1-3-PQ-2025-09")?.protocols).toEqual(["TLSv1.3"]);
  });

  it("finds nothing for a name that is not documented", () => {
    expect(elbPolicy("ELBSecurityPolicy-TLS13-1-1-PQ-2025-09")).toBeUndefined();
    expect(elbPolicy("elbsecuritypolicy-2016-08")).toBeUndefined();
    expect(elbPolicy("__proto__")).toBeUndefined();
    expect(apiGatewayPolicy("TLS_1_3")).toBeUndefined();
  });
});
