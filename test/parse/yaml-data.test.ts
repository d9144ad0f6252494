import { describe, expect, it } from "vitest";
import { decodeYaml } from "../../src/parse/yaml-data.ts";

describe("decodeYaml", () => {
  it.each([
    ["a: 1\nb: [x, true, null, 1.5]", { a: 1, b: ["x", true, null, 1.5] }],
    ["- a\n- b: {}\n", ["a", { b: {} }]],
    ["'text'", "text"],
    ["", null],
    [
      "base: &base\n  a: 1\n  b: 2\nown:\n  <<: *base\n  b: 3\n",
      { base: { a: 1, b: 2 }, own: { a: 1, b: 3 } },
    ],
    ["yes: on", { yes: "on" }],
    ['"__proto__": 1', JSON.parse('{ "__proto__": 1 }')],
  ])("%j", (text, expected) => {
    expect(decodeYaml(text)).toEqual(expected);
  });

  it.each([
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
