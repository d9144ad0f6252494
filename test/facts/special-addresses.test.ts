import { isIP } from "node:net";
import { describe, expect, it } from "vitest";
import { METADATA_ADDRESSES, METADATA_SERVICES, SPECIAL_BLOCKS } from "../../src/facts/special-addresses.ts";
import { type Cidr, contains, parseAddress, parseCidr } from "../../src/verify/addresses.ts";
import { judgeAddress } from "../../src/verify/guard.ts";

/** The special-purpose registries as IANA last updated them on 2025-10-09: what is not globally reachable, or not said to be. */
const NOT_REACHABLE = `
  0.0.0.0/8 0.0.0.0/32 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.0.0/29
  192.0.0.8/32 192.0.0.170/32 192.0.0.171/32 192.0.2.0/24 192.88.99.0/24 192.88.99.2/32 192.168.0.0/16 198.18.0.0/15
  198.51.100.0/24 203.0.113.0/24 240.0.0.0/4 255.255.255.255/32
  ::1/128 ::/128 64:ff9b:1::/48 100::/64 100:0:0:1::/64 2001::/23 2001::/32 2001:2::/48 2001:10::/28 2001:db8::/32
  2002::/16 3fff::/20 5f00::/16 fc00::/7 fe80::/10`;

/** Reachable, but within blocks that are refused as a whole. */
const REACHABLE_WITHIN = `
  192.0.0.9/32 192.0.0.10/32 2001:1::1/128 2001:1::2/128 2001:1::3/128 2001:3::/32 2001:4:112::/48 2001:20::/28
  2001:30::/28`;

const REACHABLE = "192.31.196.0/24 192.52.193.0/24 192.175.48.0/24 2620:4f:8000::/48";

const listed = (text: string): readonly string[] => text.trim().split(/\s+/);
const firstOf = (block: string): string => block.split("/", 1).join();

describe("blocks of special addresses", () => {
  it.each(listed(NOT_REACHABLE + REACHABLE_WITHIN))("hold %s, and the guard refuses it", (block) => {
    const address = parseAddress(firstOf(block));
    const holding = SPECIAL_BLOCKS.flatMap((one) => parseCidr(one.block) ?? []).filter(
      (one) => address !== undefined && contains(one, address),
    );
    expect(holding).not.toEqual([]);
    expect(judgeAddress(firstOf(block), [])).toMatchObject({ is: "refused" });
  });

  it.each(listed(REACHABLE))("leave %s alone, as it is reachable from everywhere", (block) => {
    expect(judgeAddress(firstOf(block), [])).toEqual({ is: "public" });
  });

  it("are IANA's, and beside them only multicast and site-local addresses", () => {
    const ofIana = new Set(listed(NOT_REACHABLE));
    const others = SPECIAL_BLOCKS.map(({ block }) => block).filter((block) => !ofIana.has(block));
    expect(others).toEqual(["224.0.0.0/4", "fec0::/10", "ff00::/8"]);
  });

  it("are blocks that begin where they say, none of them hidden by a wider one before it", () => {
    const blocks = SPECIAL_BLOCKS.flatMap(({ block }) => parseCidr(block) ?? []);
    expect(blocks.map(({ bits }) => bits)).toEqual(
      SPECIAL_BLOCKS.map(({ block }) => parseAddress(firstOf(block))?.bits),
    );
    const isHidden = (block: Cidr, index: number) =>
      blocks.slice(0, index).some((before) => before.prefix <= block.prefix && contains(before, block));
    expect(blocks.filter(isHidden)).toEqual([]);
  });
});

describe("metadata services", () => {
  it("have addresses, and a page that names them", () => {
    for (const { addresses, source } of METADATA_SERVICES) {
      expect(addresses.filter((address) => isIP(address) === 0)).toEqual([]);
      expect(addresses.length).toBeGreaterThan(0);
      expect(source).toMatch(/^https:\/\//);
    }
  });

  it.each([
    "169.254.169.254",
    "fd00:ec2::254",
    "169.254.170.2",
    "169.254.170.23",
    "fd00:ec2::23",
    "168.63.129.16",
    "fd20:ce::254",
    "100.100.100.200",
    "fd00:100::100:200",
    "192.0.0.192",
    "fd00:c1::a9fe:a9fe",
    "fd00:a9fe:a9fe::1",
    "fe80::a9fe:a9fe",
    "169.254.42.42",
    "fd00:42::42",
    "100.96.0.96",
  ])("include %s, once", (address) => {
    expect(METADATA_ADDRESSES.filter((one) => one === address)).toEqual([address]);
    expect(judgeAddress(address, [])).toMatchObject({ kind: "metadata" });
  });
});
