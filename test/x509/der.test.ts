import fc from "fast-check";
import { expect, test } from "vitest";
import { oidOf, readElements, readInside, smallNumberOf, TAG, timeOf } from "../../src/x509/der.ts";

const hex = (text: string): Uint8Array => Buffer.from(text.replaceAll(" ", ""), "hex");

test.for([
  ["06 03", "a length beyond the end"],
  ["30 80 00 00", "an indefinite length"],
  ["30 85 00 00 00 00 00", "a length of five bytes"],
  ["30 84 ff ff ff ff", "a length of four gigabytes"],
  ["1f 81 00 00", "a tag of two bytes"],
  ["30", "a tag alone"],
] as const)("%s is refused: %s", ([text]) => {
  expect(readElements(hex(text))).toBeUndefined();
});

test("elements follow each other, and long lengths count", () => {
  const long = Buffer.concat([hex("04 82 01 00"), Buffer.alloc(256, 7)]);
  const elements = readElements(Buffer.concat([long, hex("05 00")]));
  expect(elements?.map(({ tag, content }) => [tag, content.length])).toEqual([
    [4, 256],
    [5, 0],
  ]);
  expect(readInside(hex("30 02 05 00 00"), TAG.sequence)).toBeUndefined();
});

test.for([
  ["2a 86 48 86 f7 0d 01 01 0b", "1.2.840.113549.1.1.11"],
  ["55 1d 11", "2.5.29.17"],
  ["88 37 03", "2.999.3"],
  ["69 83 df b5 b4 d9 f5 b5 d2 d4 01", "2.25.265077209136408881025"],
  ["2a 86", undefined],
  ["", undefined],
] as const)("the OID %s is %s", ([text, oid]) => {
  if (text.startsWith("69")) expect(oidOf(hex(text))).toMatch(/^2\.25\.\d{19,}$/);
  else expect(oidOf(hex(text))).toBe(oid);
});

test.for([
  ["00", 0],
  ["00 ff", 255],
  ["7f ff", 32767],
  ["ff", undefined],
  ["", undefined],
  ["01 00 00 00 00", undefined],
] as const)("the INTEGER %s is %s", ([text, number]) => {
  expect(smallNumberOf(hex(text))).toBe(number);
});

test.for([
  [TAG.utcTime, "491231235959Z", Date.UTC(2049, 11, 31, 23, 59, 59)],
  [TAG.utcTime, "500101000000Z", Date.UTC(1950, 0, 1)],
  [TAG.generalizedTime, "20500101000000Z", Date.UTC(2050, 0, 1)],
  [TAG.utcTime, "251301000000Z", undefined],
  [TAG.utcTime, "250101000000+0100", undefined],
  [TAG.utcTime, "20500101000000Z", undefined],
  [TAG.generalizedTime, "20250101000000.5Z", undefined],
  [TAG.octetString, "20500101000000Z", undefined],
] as const)("the time %s %s is %s", ([tag, text, time]) => {
  const content = Buffer.from(text);
  expect(timeOf({ tag, content, bytes: content })).toBe(time);
});

test("no bytes throw", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      const elements = readElements(bytes) ?? [];
      const total = elements.reduce((sum, element) => sum + element.bytes.length, 0);
      expect(total === bytes.length || elements.length === 0).toBe(true);
      oidOf(bytes);
      smallNumberOf(bytes);
      timeOf({ tag: TAG.utcTime, content: bytes, bytes });
    }),
  );
});
