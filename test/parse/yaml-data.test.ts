import { describe, expect, it } from "vitest";
import { WrittenNumber } from "../../src/parse/written-number.ts";
import { decodeYaml } from "../../src/parse/yaml-data.ts";

describe("decodeYaml", () => {
  it.each([
    ["a: 1\nb: [x, true, null, 1.5]", { a: 1, b: ["x", true, null, new WrittenNumber("1.5")] }],
    ["- a\n- b: {}\n", ["a", { b: {} }]],
    ["'text'", "text"],
    ["---", null],
    ["!!str 12", "12"],
    [
      "base: &base\n  a: 1\n  b: 2\nown:\n  <<: *base\n  b: 3\n",
      { base: { a: 1, b: 2 }, own: { a: 1, b: 3 } },
    ],
    ["yes: on\n'no': \"off\"", { true: true, no: "off" }],
    [
      "- 2012-10-17\n- 2001-12-14 21:59:43\n- 2012-13-41",
      ["2012-10-17T00:00:00Z", "2001-12-14T21:59:43Z", "2012-13-41"],
    ],
    [
      "- 012\n- 0x1F\n- 0o17\n- 1_000",
      [new WrittenNumber("012"), new WrittenNumber("31"), new WrittenNumber("15"), "1_000"],
    ],
    ["1.0: a", { 1: "a" }],
    ['"__proto__": 1', JSON.parse('{ "__proto__": 1 }')],
  ])("%j", (text, expected) => {
    expect(decodeYaml(text)).toEqual(expected);
  });

  it.each([
    ["nothing", ""],
    ["no YAML", "["],
    ["a key twice", "a: 1\na: 2"],
    ["two documents", "a: 1\n---\nb: 2"],
    ["a tag of its own", "a: !Ref b"],
    ["an alias of nothing", "a: *b"],
    ["more than the limits allow", "[".repeat(1000) + "]".repeat(1000)],
  ])("refuses %s", (_, text) => {
    expect(() => decodeYaml(text)).toThrow();
  });
});
