import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hashLines, lineHash } from "../../src/report/line-hash.ts";

const MODULUS = 2n ** 64n;
const END_OF_FILE = 65_535;

/** The definition, taken literally: the 100 significant units from a line's start, as digits to the base 37. */
function hashesByDefinition(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  const units = lines.map((line) => [...line.replace(/[ \t]/g, "")].flatMap(codeUnits));
  const seen = new Map<string, number>();
  return lines.map((_, index) => {
    const rest = units
      .slice(index)
      .flatMap((line, i, all) => [...line, i === all.length - 1 ? END_OF_FILE : 0x0a]);
    const window = [...rest, ...Array<number>(100).fill(0)].slice(0, 100);
    const hash = window.reduce((sum, unit) => (sum * 37n + BigInt(unit)) % MODULUS, 0n).toString(16);
    seen.set(hash, (seen.get(hash) ?? 0) + 1);
    return `${hash}:${seen.get(hash)}`;
  });
}

function codeUnits(character: string): number[] {
  return Array.from({ length: character.length }, (_, i) => character.charCodeAt(i));
}

describe("the hash by which GitHub knows a line again", () => {
  const greetings = ["e9496ae3ebfced30", "fb7c023a8b9ccb3f", "ce8ba1a563dcdaca", "e20e36e16fcb0cc8"];
  const rest = ["b3edc88f2938467e", "c8e28b0b4002a3a0", "c129715d7a2bc9a3"];
  const once = [...greetings, ...rest].map((hash) => `${hash}:1`);

  // The values are those that GitHub's own uploader gives.
  test.each([
    ["an empty file", "", ["c129715d7a2bc9a3:1"]],
    [
      "indentation",
      " a\nb\n  \t\tc\n d",
      ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"],
    ],
    ["LF", " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n", once],
    ["CR", " hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r", once],
    ["CRLF", " hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n", once],
    ["all of them", " hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n", once],
  ])("%s", (_, text, hashes) => {
    expect(hashLines(text)).toEqual(hashes);
  });

  test("equal lines are counted", () => {
    expect(hashLines("Lorem ipsum dolor sit amet.\n".repeat(10)).slice(0, 7)).toEqual([
      "a7f2ff13bc495cf2:1",
      "a7f2ff13bc495cf2:2",
      "a7f2ff13bc495cf2:3",
      "a7f2ff13bc495cf2:4",
      "a7f2ff13bc495cf2:5",
      "a7f2ff13bc495cf2:6",
      "a7f2ff1481e87703:1",
    ]);
  });

  test("agrees with the definition on any text", () => {
    const unit = fc.constantFrom(
      "a",
      "é",
      "\uffff",
      "\u0000",
      "𝒳",
      " ",
      "\t",
      "\n",
      "\r",
      "\r\n",
      "abcdefghij".repeat(7),
    );
    const text = fc.array(unit, { maxLength: 60 }).map((units) => units.join(""));
    fc.assert(
      fc.property(text, (input) => {
        expect(hashLines(input)).toEqual(hashesByDefinition(input));
      }),
    );
  });

  test("there is none past the end of the file", () => {
    expect(lineHash({ path: "a.tf", text: "x" }, 1)).toMatch(/^[0-9a-f]+:1$/);
    expect(lineHash({ path: "a.tf", text: "x" }, 2)).toBeUndefined();
  });
});
