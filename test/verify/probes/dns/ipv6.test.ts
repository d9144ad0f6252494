import { Buffer } from "node:buffer";
import { describe, expect, it } from "vitest";
import type { Datagram, Network, Peer } from "../../../../src/verify/network.ts";
import { walkDelegation } from "../../../../src/verify/probes/dns/walk.ts";
import { plainNetwork } from "../../../support/plain-network.ts";
import { nameOf, record, reply } from "./dns-server.ts";

const HOST = "www.example.com";
const GLUE = [
  record("AAAA", "ns1.com", "2001:db8::1"),
  record("A", "ns1.com", "192.0.2.1"),
  record("AAAA", "ns2.com", "2001:db8::2"),
  record("A", "ns2.com", "192.0.2.2"),
];

/** A root that delegates `com`, whose servers have the name itself; what IPv6 meets is given. */
function world(overIpv6: (query: Buffer) => Datagram): {
  readonly network: Network;
  readonly asked: string[];
} {
  const asked: string[] = [];
  const ask = async ({ address }: Peer, bytes: Uint8Array): Promise<Datagram> => {
    const query = Buffer.from(bytes);
    asked.push(address);
    if (address.includes(":")) return overIpv6(query);
    return { is: "received", bytes: address === "192.0.2.53" ? referral(query) : authority(query) };
  };
  return { network: { ...plainNetwork(), ask }, asked };
}

function referral(query: Buffer): Buffer {
  const authorities = [record("NS", "com", "ns1.com"), record("NS", "com", "ns2.com")];
  return reply(query, { flags: 0, authorities, additionals: GLUE });
}

function authority(query: Buffer): Buffer {
  return reply(query, { answers: nameOf(query) === HOST ? [record("A", HOST, "198.51.100.1")] : [] });
}

const walk = (network: Network) =>
  walkDelegation(network, {
    name: HOST,
    rootHints: [{ name: "a.root", addresses: ["2001:db8::53", "192.0.2.53"] }],
    resolve: async () => [],
    timeoutMilliseconds: 100,
    attempts: 2,
  });

describe("name servers with IPv6 addresses", () => {
  it("are tried once there where no way leads, and asked by IPv4", async () => {
    const { network, asked } = world(() => ({ is: "unreachable", code: "ENETUNREACH" }));
    const servers = (await walk(network)).cuts[0]?.servers ?? [];
    expect(servers.map(({ address, outcome }) => `${address} ${outcome}`)).toEqual([
      "192.0.2.1 authoritative",
      "2001:db8::1 not-asked",
      "192.0.2.2 authoritative",
      "2001:db8::2 not-asked",
    ]);
    expect(asked.filter((address) => address.includes(":"))).toHaveLength(1);
  });

  it("are asked at every address where there is one", async () => {
    const { network, asked } = world((query) => ({ is: "received", bytes: authority(query) }));
    const servers = (await walk(network)).cuts[0]?.servers ?? [];
    expect(servers.map(({ outcome }) => outcome)).toEqual(Array(4).fill("authoritative"));
    expect(asked.filter((address) => address.includes(":"))).toHaveLength(6);
    expect(asked).toHaveLength(13);
  });
});
