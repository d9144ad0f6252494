import { Buffer } from "node:buffer";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DNS_LIMITS } from "../../../../src/verify/probes/dns/limits.ts";
import { encodeQuery, isReplyTo } from "../../../../src/verify/probes/dns/query.ts";
import { readReply } from "../../../../src/verify/probes/dns/reply.ts";

describe("reading a reply", () => {
  it("takes any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 1500 }), (bytes) => {
        readReply(bytes);
      }),
      { numRuns: 3000 },
    );
  });

  it("takes any records behind a header that promises some", () => {
    const types = fc.constantFrom(
      1,
      2,
      5,
      6,
      12,
      15,
      16,
      28,
      33,
      35,
      41,
      43,
      46,
      47,
      48,
      50,
      52,
      64,
      65,
      257,
      65280,
    );
    const record = fc.tuple(types, fc.uint8Array({ maxLength: 80 })).map(([type, data]) => {
      const head = Buffer.alloc(11);
      head.writeUInt16BE(type, 1);
      head.writeUInt16BE(1, 3);
      head.writeUInt16BE(data.length, 9);
      return Buffer.concat([head, data]);
    });
    fc.assert(
      fc.property(fc.array(record, { maxLength: 8 }), (records) => {
        const header = Buffer.from("000184000000000000000000", "hex");
        header.writeUInt16BE(records.length, 6);
        readReply(Buffer.concat([header, ...records]));
      }),
      { numRuns: 3000 },
    );
  });

  it("reads no endless chains of pointers, which would cost a second each", () => {
    const started = performance.now();
    expect(readReply(fullOfPointers(() => 2))).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(100);
  });

  it("reads a message full of plain pointers", () => {
    const started = performance.now();
    const message = fullOfPointers((at) => at - 12);
    expect(readReply(message)).toMatchObject({ rcode: 0, answers: [] });
    expect(performance.now() - started).toBeLessThan(500);
  });
});

/** 64 KB of names that point to the last of a chain of pointers; each leads back as far as is said. */
function fullOfPointers(back: (at: number) => number): Buffer {
  const [filler, chain, records] = [12, 24, 0x4000];
  const message = Buffer.alloc(0xffff);
  message.writeUInt16BE(0x8400, 2);
  message.writeUInt16BE(99, filler + 1);
  message.writeUInt16BE(1, filler + 3);
  message.writeUInt16BE(records - filler - 11, filler + 9);
  for (let at = chain; at < records; at += 2)
    message.writeUInt16BE(0xc000 | (at === chain ? filler : at - back(at)), at);
  let count = 1;
  for (let at = records; at + 12 <= message.length && count < DNS_LIMITS.records; at += 12, count += 1) {
    message.writeUInt16BE(0xc000 | (records - 2), at);
    message.writeUInt16BE(99, at + 2);
    message.writeUInt16BE(1, at + 4);
  }
  message.writeUInt16BE(count, 6);
  return message;
}

describe("a reply's claim", () => {
  const query =
    encodeQuery({ name: "www.example.com", type: "A", isRecursive: true }, 0x1234, true) ?? new Uint8Array();

  it("holds for no bytes but those with id, flag and question", () => {
    const answer = Buffer.from(query);
    answer.writeUInt8(0x81, 2);
    expect(isReplyTo(query, answer)).toBe(true);
    expect(isReplyTo(query, query)).toBe(false);
    expect(isReplyTo(query, answer.subarray(0, 20))).toBe(false);
    for (const at of [0, 1, 14, answer.indexOf(0, 12) + 2]) {
      const other = Buffer.from(answer);
      other.writeUInt8((other[at] ?? 0) ^ 1, at);
      expect(isReplyTo(query, other), `byte ${at}`).toBe(false);
    }
  });

  it("is not asked for with names that DNS cannot carry", () => {
    const names = ["a..b", `${"x".repeat(64)}.com`, `${"a.".repeat(130)}com`, "ü.com", "a b.com", "-q\n.com"];
    for (const name of names)
      expect(encodeQuery({ name, type: "A", isRecursive: true }, 1, true), name).toBeUndefined();
  });
});
