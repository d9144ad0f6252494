import { isIPv4, isIPv6 } from "node:net";
import { describe, expect, it } from "vitest";
import { PUBLIC_RESOLVERS } from "../../src/facts/public-resolvers.ts";
import { ROOT_HINTS } from "../../src/facts/root-hints.ts";
import { isPublicAddress } from "../../src/verify/guard.ts";

/** Read out of IANA's file by a machine: the copy in Debian's `dns-root-data` (2024-04-18), equal to that of 2026-10-07. */
const OF_IANA = `
  a 198.41.0.4 2001:503:ba3e::2:30
  b 170.247.170.2 2801:1b8:10::b
  c 192.33.4.12 2001:500:2::c
  d 199.7.91.13 2001:500:2d::d
  e 192.203.230.10 2001:500:a8::e
  f 192.5.5.241 2001:500:2f::f
  g 192.112.36.4 2001:500:12::d0d
  h 198.97.190.53 2001:500:1::53
  i 192.36.148.17 2001:7fe::53
  j 192.58.128.30 2001:503:c27::2:30
  k 193.0.14.129 2001:7fd::1
  l 199.7.83.42 2001:500:9f::42
  m 202.12.27.33 2001:dc3::35`;

describe("root hints", () => {
  it("are those of IANA's file", () => {
    const rows = ROOT_HINTS.map(({ name, addresses }) => `  ${[name.slice(0, 1), ...addresses].join(" ")}`);
    expect(rows.join("\n")).toBe(OF_IANA.slice(1));
    expect(ROOT_HINTS.filter(({ name }) => !/^[a-m]\.root-servers\.net$/.test(name))).toEqual([]);
  });

  it.each(ROOT_HINTS)("give $name one IPv4 and one IPv6 address, which may be asked", ({ addresses }) => {
    expect([isIPv4, isIPv6].map((isOf) => addresses.filter(isOf).length)).toEqual([1, 1]);
    expect(addresses.filter((address) => !isPublicAddress(address))).toEqual([]);
  });

  it("give no address twice", () => {
    const all = ROOT_HINTS.flatMap(({ addresses }) => addresses);
    expect(new Set(all).size).toBe(all.length);
  });

  it("have left the addresses that root servers gave up", () => {
    const b = ["199.9.14.201", "2001:500:200::b", "192.228.79.201", "2001:500:84::b"];
    const others = ["198.41.0.10", "128.8.10.90", "128.63.2.53", "2001:500:1::803f:235", "2001:500:3::42"];
    const all = ROOT_HINTS.flatMap(({ addresses }) => addresses);
    expect(all.filter((address) => [...b, ...others].includes(address))).toEqual([]);
    expect(ROOT_HINTS[1]?.addresses).toEqual(["170.247.170.2", "2801:1b8:10::b"]);
  });
});

describe("public resolvers", () => {
  it("are of two operators, and may be asked", () => {
    expect(PUBLIC_RESOLVERS.map(({ address, port }) => `${address}:${port}`)).toEqual([
      "1.1.1.1:53",
      "8.8.8.8:53",
    ]);
    expect(PUBLIC_RESOLVERS.filter(({ address }) => !isPublicAddress(address))).toEqual([]);
  });
});
