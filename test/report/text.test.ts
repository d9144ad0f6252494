import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columns, count, firstSentence, sentence, visible, wrap } from "../../src/report/text.ts";

describe("visible", () => {
  test.each([
    ["a colour sequence", "\u001b[31mred", "␛[31mred"],
    ["a bell and a delete", "a\u0007b\u007f", "a␇b␡"],
    ["a C1 control sequence introducer", "\u009b31m", "<U+009B>31m"],
    ["a right-to-left override", "user\u202etxt.exe", "user<U+202E>txt.exe"],
    ["an isolate", "\u2066x\u2069", "<U+2066>x<U+2069>"],
    ["a zero-width space", "a\u200bb", "a<U+200B>b"],
    ["a line separator", "a\u2028b", "a<U+2028>b"],
    ["a lone surrogate", "a\ud800", "a<U+D800>"],
    ["an invisible tag", "\u{e0041}", "<U+E0041>"],
    ["letters of all kinds", "Grüße, 世界 👍", "Grüße, 世界 👍"],
  ])("%s", (_, text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  test("leaves nothing that steers a terminal", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 8 }), (text) => {
        expect(visible(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});

test("a sentence is one line", () => {
  expect(sentence("  a\n\n b\t\u001b  c ")).toBe("a b ␛ c");
});

test.each([
  ["One. Two.", "One."],
  ["It asks api.example.com for e.g. this. Then it stops.", "It asks api.example.com for e.g. this."],
  ["No stop at all", "No stop at all"],
  ['Is it? "Yes" it is.', "Is it?"],
])("the first sentence of %j", (text, first) => {
  expect(firstSentence(text)).toBe(first);
});

test.each([
  ["abc", 3],
  ["世界", 4],
  ["e\u0301", 1],
  ["👍🏽", 2],
  ["☁️", 2],
  ["chain → über “x” …", 18],
  ["→\u0301", 1],
  ["©️", 2],
  ["\t", 4],
  ["\u202e", 8],
])("the columns of %j", (text, expected) => {
  expect(columns(text)).toBe(expected);
});

describe("wrap", () => {
  test("breaks at spaces and keeps long words whole", () => {
    expect(wrap("see https://example.com/a/b/c and stop", 10)).toEqual([
      "see",
      "https://example.com/a/b/c",
      "and stop",
    ]);
  });

  test("keeps every word, in order, and no line too long that could be broken", () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 });
    fc.assert(
      fc.property(words, fc.integer({ min: 5, max: 30 }), (list, width) => {
        const lines = wrap(list.join(" "), width);
        expect(lines.join(" ")).toBe(list.join(" "));
        for (const line of lines) expect(line.length <= width || !line.includes(" ")).toBe(true);
      }),
    );
  });
});

test("counts in words", () => {
  expect([count(0, "error"), count(1, "error"), count(2, "error")]).toEqual([
    "0 errors",
    "1 error",
    "2 errors",
  ]);
});
