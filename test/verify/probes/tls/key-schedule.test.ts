import { createCipheriv } from "node:crypto";
import { describe, expect, it } from "vitest";
import { serverHandshakeKey, suiteParts } from "../../../../src/verify/probes/tls/key-schedule.ts";
import { Protection } from "../../../../src/verify/probes/tls/protection.ts";

const hex = (text: string) => Buffer.from(text, "hex");

describe("the key schedule of TLS 1.3", () => {
  it("gives the server's key and IV of RFC 8448 3", () => {
    const parts = suiteParts(0x1301);
    const shared = hex("8bd4054fb55b9d63fdfbacf9f04b9f0d35e6d63f537563efd46272900f89492d");
    const transcript = hex("860c06edc07858ee8e78f0e7428c58edd6b43f2ca3e6e95f02ed063cf0e1cad8");
    const made = parts && serverHandshakeKey(parts, shared, transcript);
    expect(made).toEqual({
      key: hex("3fce516009c21727d0f2e4e86ee403bc"),
      iv: hex("5d313eb2671276ee13000b30"),
    });
  });

  it("knows no suite beside the three that it can read", () => {
    expect([0x1301, 0x1302, 0x1303, 0x1304, 0xc02f].map((code) => suiteParts(code)?.aead)).toEqual([
      "aes-128-gcm",
      "aes-256-gcm",
      "chacha20-poly1305",
      undefined,
      undefined,
    ]);
  });
});

describe("a protected record", () => {
  const traffic = { key: hex("00".repeat(16)), iv: hex("01".repeat(12)) };

  /** As a server makes its first record. */
  function sealed(inner: Uint8Array) {
    const header = hex(`170303${(inner.length + 16).toString(16).padStart(4, "0")}`);
    const cipher = createCipheriv("aes-128-gcm", traffic.key, traffic.iv);
    cipher.setAAD(header);
    const body = Buffer.concat([cipher.update(inner), cipher.final(), cipher.getAuthTag()]);
    return { type: 23, header, body };
  }

  it("opens without its padding, once", () => {
    const protection = new Protection("aes-128-gcm", traffic);
    const record = sealed(hex("0b0000000016" + "0000"));
    expect(protection.open(record)).toEqual({ type: 0x16, body: hex("0b00000000") });
    expect(protection.open(record)).toBeUndefined();
  });

  it("does not open where it was changed, is too short or holds nothing", () => {
    const record = sealed(hex("0b0000000016"));
    const header = hex("1703030017");
    expect(new Protection("aes-128-gcm", traffic).open({ ...record, header })).toBeUndefined();
    expect(new Protection("aes-128-gcm", traffic).open({ ...record, body: hex("00") })).toBeUndefined();
    expect(new Protection("aes-128-gcm", traffic).open(sealed(hex("0000")))).toBeUndefined();
  });
});
