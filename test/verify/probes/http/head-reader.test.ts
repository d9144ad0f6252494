import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HeadReader } from "../../../../src/verify/probes/http/head-reader.ts";

/** Feeds a text in pieces of so many bytes, until there is an outcome. */
function feed(text: string, size: number) {
  const bytes = Buffer.from(text, "latin1");
  const reader = new HeadReader(true);
  for (let at = 0; at < bytes.length; at += size) {
    const read = reader.feed(bytes.subarray(at, at + size));
    if (read !== undefined) return read;
  }
  return undefined;
}

const INTERIM = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n";
const ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n";

describe("HeadReader", () => {
  it("finds the same head however the bytes are cut", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 0, max: 8 }), (size, interims) => {
        const read = feed(`${INTERIM.repeat(interims)}${ANSWER}body`, size);
        expect(read).toMatchObject({ is: "whole", length: ANSWER.length, head: { status: 200 } });
      }),
    );
  });

  it("does not wait for the end of what is no response", () => {
    expect(feed("SSH-2.0-OpenSSH_9.2\r\n", 100)).toEqual({
      is: "malformed",
      what: "it does not begin with HTTP/",
      text: "SSH-2.0-OpenSSH_9.2\n",
    });
    expect(feed("HTTQ", 1)).toMatchObject({ is: "malformed", text: "HTTQ" });
    expect(feed("\x16\x03\x01\x00", 1)).toEqual({ is: "tls", bytes: "1603" });
    expect(feed("HTTP/1.1 200 OK\r\nX", 1)).toBeUndefined();
  });

  it("takes TLS records inside of TLS for what they are: no response", () => {
    expect(new HeadReader(false).feed(Buffer.from("1503010002", "hex"))).toMatchObject({ is: "malformed" });
  });

  it("reads a long head byte by byte in little time", () => {
    const begun = performance.now();
    expect(feed(`HTTP/1.1 200 OK\r\nX: ${"x".repeat(20_000)}\r\n\r\n`, 1)).toMatchObject({ is: "whole" });
    expect(performance.now() - begun).toBeLessThan(3000);
  });

  it("never fails, whatever comes", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 10 }), (pieces) => {
        const reader = new HeadReader(true);
        for (const piece of pieces) if (reader.feed(Buffer.from(piece)) !== undefined) return;
      }),
    );
  });
});
