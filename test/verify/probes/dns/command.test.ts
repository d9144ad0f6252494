import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DelegationObservation, DnsObservation, ServerAnswer } from "../../../../src/observation.ts";
import { digCommand } from "../../../../src/verify/probes/dns/command.ts";

const cost = { connections: 0, datagrams: 0 };

function resolution(host: string, resolver: string): DnsObservation {
  return {
    kind: "dns",
    host,
    answers: [{ resolver, outcome: "answered", aliases: [], ipv4: [], ipv6: [] }],
    cost,
  };
}

function delegation(host: string, ...servers: ServerAnswer[]): DelegationObservation {
  return {
    kind: "delegation",
    host,
    cuts: [{ zone: "example.com", parent: "com", delegated: [], servers }],
    cost,
  };
}

describe("the command of dig", () => {
  it("asks the resolver that decided for both types", () => {
    expect(digCommand(resolution("www.example.com", "1.1.1.1"))).toBe(
      "dig @1.1.1.1 www.example.com A www.example.com AAAA",
    );
    expect(digCommand(resolution("www.example.com", "127.0.0.1:5353"))).toBe(
      "dig @127.0.0.1 -p 5353 www.example.com A www.example.com AAAA",
    );
    expect(digCommand(resolution("www.example.com", "2001:db8::1"))).toContain("@2001:db8::1 www");
    expect(digCommand(resolution("www.example.com", "somebody"))).toBe(
      "dig www.example.com A www.example.com AAAA",
    );
  });

  it("traces a delegation, and asks the server at fault", () => {
    const good: ServerAnswer = {
      name: "ns1",
      address: "192.0.2.1",
      outcome: "authoritative",
      soa: { primary: "x", serial: 1 },
      ns: [],
    };
    const lame: ServerAnswer = { name: "ns2", address: "192.0.2.2", outcome: "refused", ns: [] };
    expect(digCommand(delegation("www.example.com", good))).toBe("dig +trace +nodnssec www.example.com A");
    expect(digCommand(delegation("www.example.com", good, lame))).toBe(
      "dig +trace +nodnssec www.example.com A; dig @192.0.2.2 +norec example.com SOA example.com NS www.example.com A",
    );
  });

  it("is one shell command whatever the names hold", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 30 }),
        fc.string({ maxLength: 30 }),
        (host, resolver) => {
          const line = digCommand(resolution(host, resolver)).replace(/^dig /, "printf '%s\\n' ");
          const words = execFileSync("sh", ["-c", line], { encoding: "utf8" }).trimEnd().split("\n");
          expect(words.filter((word) => word === "A" || word === "AAAA").length).toBeGreaterThanOrEqual(2);
          expect(line).toMatch(/^[\x20-\x7e\n\\]*$/);
        },
      ),
      { numRuns: 60 },
    );
    expect(digCommand(resolution("-x", "1.1.1.1"))).toBe("dig @1.1.1.1 -q -x A -q -x AAAA");
    expect(digCommand(resolution("@192.0.2.9", "1.1.1.1"))).toContain("-q @192.0.2.9 A");
  });
});
