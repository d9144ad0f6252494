import { describe, expect, it } from "vitest";
import { delegationFaults } from "../../src/derive/delegation-faults.ts";
import type { ServerAnswer } from "../../src/observation.ts";

const NAMES = ["ns1.example.net", "ns2.example.net"];
const answered = (...ipv4: string[]) => ({ outcome: "answered", aliases: [], ipv4, ipv6: [] }) as const;

function server(n: 1 | 2, answer: Partial<ServerAnswer> = {}): ServerAnswer {
  return {
    name: `ns${n}.example.net`,
    address: `192.0.2.${n}`,
    outcome: "authoritative",
    soa: { primary: "ns1.example.net", serial: 1 },
    ns: NAMES,
    answer: answered("198.51.100.1"),
    ...answer,
  };
}

function faults(servers: readonly ServerAnswer[], zone = "example.com"): readonly string[] {
  const cut = { zone, parent: "com", delegated: NAMES, servers };
  const cost = { connections: 0, datagrams: 0 };
  const seen = { kind: "delegation", host: "www.example.com", cuts: [cut], cost } as const;
  return delegationFaults(seen).map(({ is, severity, says }) => `${is} ${severity}: ${says}`);
}

const unsaid = { ns: [], answer: { outcome: "silent", aliases: [], ipv4: [], ipv6: [] } } as const;

describe("the faults of a delegation", () => {
  it("are none where all servers say the same", () => {
    expect(faults([server(1), server(2)])).toEqual([]);
  });

  it("are unknown where none was asked, or there may be no way to any", () => {
    const silent = { outcome: "silent", ...unsaid } as const;
    expect(faults([server(1, { ...silent, address: "2001:db8::1" })])).toEqual([]);
    expect(faults([server(1, { ...silent, outcome: "not-asked" }), server(2, silent)])).toEqual([]);
    expect(faults([])).toEqual([]);
  });

  it("are servers of which none speaks, though their parent does", () => {
    const silent = { outcome: "silent", ...unsaid } as const;
    expect(faults([server(1, silent), server(2, silent)])).toEqual([
      "silent likely: none of the name servers of example.com answers: ns1.example.net (192.0.2.1), ns2.example.net (192.0.2.2)",
    ]);
  });

  it("are a server that is silent beside one that speaks, by family", () => {
    const silent = { outcome: "silent", ...unsaid } as const;
    expect(faults([server(1), server(2, silent)])).toEqual([
      "silent likely: ns2.example.net (192.0.2.2) does not answer for example.com",
    ]);
    expect(faults([server(1), server(2, { ...silent, address: "2001:db8::2" })])).toEqual([]);
  });

  it("are lame servers, and those without an address", () => {
    expect(faults([server(1), server(2, { outcome: "refused", ...unsaid })])).toEqual([
      "lame proven: ns2.example.net (192.0.2.2) does not serve example.com (REFUSED)",
    ]);
    expect(faults([server(1), server(2, { outcome: "malformed", ...unsaid })])[0]).toContain("lame likely");
    expect(faults([server(1), { name: "ns2.example.net", outcome: "no-address", ns: [] }])[0]).toContain(
      "no-address likely: ns2.example.net, a name server of example.com, has no address",
    );
  });

  it("are missing SOA and NS records, unless the question was lost", () => {
    const { soa: _, ...bare } = server(2);
    expect(faults([server(1), bare])).toEqual([
      "no-soa proven: ns2.example.net (192.0.2.2) has no SOA record for example.com",
    ]);
    expect(faults([server(1), { ...bare, why: "the question for its SOA record got no answer" }])).toEqual(
      [],
    );
  });

  it("are NS records that are not the parent's, said once for servers that agree", () => {
    const ns = ["ns1.example.net", "ns3.example.net"];
    const found = faults([server(1, { ns }), server(2, { ns })]);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain("lack ns2.example.net, which com delegates it to, and name ns3.example.net");
  });

  it("are answers that differ: by kind always, by address only where the serials differ too", () => {
    const none = { outcome: "nxdomain", aliases: [], ipv4: [], ipv6: [] } as const;
    expect(faults([server(1), server(2, { answer: none })])[0]).toContain("answers-differ proven");
    const other = { answer: answered("198.51.100.2") };
    expect(faults([server(1), server(2, other)])).toEqual([]);
    const stale = { ...other, soa: { primary: "ns1.example.net", serial: 2 } };
    expect(faults([server(1), server(2, stale)])[0]).toContain("answers-differ likely");
    expect(faults([server(1), server(2, { soa: stale.soa })])).toEqual([]);
  });

  it("are the missing delegation itself", () => {
    const none = { outcome: "nxdomain", aliases: [], ipv4: [], ipv6: [] } as const;
    expect(faults([server(1, { answer: none })], "com")).toEqual([
      "no-delegation proven: com does not delegate example.com: ns1.example.net (192.0.2.1) says that it does not exist",
    ]);
  });
});
