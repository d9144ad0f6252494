import { BlockList, isIPv4 } from "node:net";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { METADATA_ADDRESSES, SPECIAL_BLOCKS } from "../../src/facts/special-addresses.ts";
import { type Cidr, isPublicAddress, judgeAddress, parseCidr } from "../../src/verify/guard.ts";

const cidr = (text: string): readonly Cidr[] => [parseCidr(text) ?? []].flat();
const EVERYTHING = [...cidr("0.0.0.0/0"), ...cidr("::/0")];

describe("judgeAddress", () => {
  it.each([
    "1.1.1.1",
    "100.63.255.255",
    "100.128.0.0",
    "11.0.0.0",
    "172.32.0.1",
    "223.255.255.255",
    "2606:4700::1111",
  ])("takes %s for public", (address) => {
    expect(judgeAddress(address, [])).toEqual({ is: "public" });
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    ["10.0.0.1", "private", "it is a private address (10.0.0.0/8)"],
    ["172.31.255.255", "private", "it is a private address (172.16.0.0/12)"],
    ["192.168.1.1", "private", "it is a private address (192.168.0.0/16)"],
    ["100.64.0.1", "private", "it is an address of a carrier's shared space (100.64.0.0/10)"],
    ["127.8.9.1", "loopback", "it is a loopback address (127.0.0.0/8)"],
    ["169.254.1.1", "link-local", "it is a link-local address (169.254.0.0/16)"],
    ["0.0.0.0", "reserved", "it is an address of this network (0.0.0.0/8)"],
    ["198.51.100.7", "reserved", "it is an address for documentation (198.51.100.0/24)"],
    ["198.19.0.1", "reserved", "it is an address for benchmarks (198.18.0.0/15)"],
    ["224.0.0.1", "multicast", "it is a multicast address (224.0.0.0/4)"],
    ["255.255.255.255", "reserved", "it is the broadcast address (255.255.255.255/32)"],
    ["::", "reserved", "it is the unspecified address (::/128)"],
    ["::1", "loopback", "it is a loopback address (::1/128)"],
    ["fd12::1", "private", "it is a private (unique local) address (fc00::/7)"],
    ["fe80::1%eth0", "link-local", "it is a link-local address (fe80::/10)"],
    ["ff02::1", "multicast", "it is a multicast address (ff00::/8)"],
    ["2001:db8::1", "reserved", "it is an address for documentation (2001:db8::/32)"],
    ["2002:7f00:1::", "reserved", "it is an address of deprecated 6to4 (2002::/16)"],
    ["::ffff:10.0.0.1", "private", "it stands for 10.0.0.1, and it is a private address (10.0.0.0/8)"],
    ["::ffff:7f00:1", "loopback", "it stands for 127.0.0.1, and it is a loopback address (127.0.0.0/8)"],
    ["64:ff9b::a00:1", "private", "it stands for 10.0.0.1, and it is a private address (10.0.0.0/8)"],
    ["::8.8.8.8", "reserved", "it is no address for unicast on the internet (2000::/3)"],
    ["4000::1", "reserved", "it is no address for unicast on the internet (2000::/3)"],
  ])("refuses %s", (address, kind, why) => {
    expect(judgeAddress(address, [])).toEqual({ is: "refused", why, kind });
    expect(isPublicAddress(address)).toBe(false);
    expect(judgeAddress(address, EVERYTHING)).toEqual({ is: "allowed" });
  });

  it.each([
    "",
    "localhost",
    "127.1",
    "2130706433",
    "0x7f.0.0.1",
    "0177.0.0.1",
    "127.0.0.1 ",
    "127.0.0.1:80",
    "[::1]",
    "１２７.0.0.1",
  ])("takes %j for no address, whatever is allowed", (text) => {
    expect(judgeAddress(text, EVERYTHING)).toMatchObject({ is: "refused", why: "it is no IP address" });
  });

  it("allows only what the named block holds", () => {
    expect(judgeAddress("10.1.2.3", cidr("10.1.2.3"))).toEqual({ is: "allowed" });
    expect(judgeAddress("10.1.2.4", cidr("10.1.2.3"))).toMatchObject({ is: "refused" });
    expect(judgeAddress("::ffff:10.1.2.3", cidr("10.0.0.0/8"))).toEqual({ is: "allowed" });
    expect(judgeAddress("127.0.0.1", cidr("::/0"))).toMatchObject({ is: "refused" });
  });

  it("never lets a metadata service through, in any spelling", () => {
    for (const address of METADATA_ADDRESSES.flatMap(spellings)) {
      const judgement = judgeAddress(address, EVERYTHING);
      expect({ address, judgement }).toMatchObject({ judgement: { is: "refused", kind: "metadata" } });
    }
  });

  it("agrees with Node's own lists on every IPv4 address", () => {
    const special = new BlockList();
    for (const { block } of SPECIAL_BLOCKS) {
      const [net = "", prefix] = block.split("/");
      special.addSubnet(net, Number(prefix), isIPv4(net) ? "ipv4" : "ipv6");
    }
    for (const address of METADATA_ADDRESSES.filter(isIPv4)) special.addAddress(address);
    fc.assert(
      fc.property(fc.ipV4(), (address) => isPublicAddress(address) === !special.check(address)),
      { numRuns: 2000 },
    );
  });

  it("agrees with Node's own lists on every IPv6 address within 2000::/3", () => {
    const special = new BlockList();
    for (const { block } of SPECIAL_BLOCKS.filter(({ block }) => block.includes(":"))) {
      const [net = "", prefix] = block.split("/");
      special.addSubnet(net, Number(prefix), "ipv6");
    }
    const globals = fc.ipV6().filter((address) => /^[23]\w{3}:/.test(address));
    fc.assert(
      fc.property(globals, (address) => isPublicAddress(address) === !special.check(address, "ipv6")),
    );
  });
});

describe("parseCidr", () => {
  it("takes an address for a block of one, and clears the bits of the host", () => {
    expect(parseCidr("10.1.2.3/8")).toEqual(parseCidr("10.0.0.0/8"));
    expect(parseCidr("10.1.2.3")).toEqual(parseCidr("10.1.2.3/32"));
    expect(parseCidr("fd00::1")).toEqual(parseCidr("fd00:0:0::1/128"));
    expect(parseCidr("::ffff:10.0.0.0/104")).toEqual(parseCidr("10.0.0.0/8"));
  });

  it.each([
    "",
    "/8",
    "10.0.0.0/",
    "10.0.0.0/33",
    "10.0.0.0/08",
    "10.0.0.0/8/8",
    "10.0.0/8",
    "::/129",
    "fe80::1%eth0/64",
    "a.test/8",
    "10.0.0.0/-1",
  ])("takes %j for none", (text) => expect(parseCidr(text)).toBeUndefined());
});

/** An address as it may be disguised. */
function spellings(address: string): readonly string[] {
  if (!isIPv4(address))
    return [address, address.toUpperCase(), `${address}%lo`, address.replace("::", ":0:0:0::")];
  const [a = 0, b = 0, c = 0, d = 0] = address.split(".").map(Number);
  const hex = (high: number, low: number) => (high * 256 + low).toString(16);
  const groups = `${hex(a, b)}:${hex(c, d)}`;
  return [
    address,
    `::ffff:${address}`,
    `::FFFF:${groups}`,
    `0:0:0:0:0:ffff:${groups}`,
    `::ffff:${address}%lo`,
    `::${address}`,
    `::ffff:0:${address}`,
    `64:ff9b::${address}`,
    `64:ff9b:0:0:0:0:${groups}`,
    `64:ff9b:1::${address}`,
    `64:ff9b:1:abcd:1:2:${groups}`,
    `64:ff9b:1:${hex(a, b)}:${hex(0, c)}:${hex(d, 0)}::`,
    `64:ff9b:1:${hex(7, a)}:${hex(0, b)}:${hex(c, d)}::`,
    `64:ff9b:1:7:${hex(0, a)}:${hex(b, c)}:${hex(d, 0)}:0`,
    `2002:${groups}::1`,
  ];
}
