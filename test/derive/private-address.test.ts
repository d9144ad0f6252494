import { describe, expect, it } from "vitest";
import { privateAddressKind } from "../../src/derive/private-address.ts";

describe("privateAddressKind", () => {
  it.each([
    ["10.0.1.17", "a private address"],
    ["172.16.0.1", "a private address"],
    ["172.31.255.255", "a private address"],
    ["192.168.1.1", "a private address"],
    ["100.64.0.1", "an address of a carrier's shared space"],
    ["100.127.0.1", "an address of a carrier's shared space"],
    ["127.0.0.1", "a loopback address"],
    ["::1", "a loopback address"],
    ["169.254.1.1", "a link-local address"],
    ["fe80::1", "a link-local address"],
    ["FD12:3456::1", "a private (unique local) address"],
  ])("%s is %s", (address, kind) => {
    expect(privateAddressKind(address)).toBe(kind);
  });

  it.each([
    "11.0.0.1",
    "172.15.0.1",
    "172.32.0.1",
    "100.63.0.1",
    "100.128.0.1",
    "52.95.110.1",
    "198.51.100.7",
    "2600:9000::1",
    "2001::1",
    "10.example.com",
    "",
  ])("%s is not", (address) => {
    expect(privateAddressKind(address)).toBeUndefined();
  });
});
