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
    // What the console of Terraform 1.11.4 says.
    ["a: 1\na: 2", { a: 2 }],
    ["{a: 1, a: 2}", { a: 2 }],
    ["- !!int \"12\"\n- !!bool 'true'\n- !!null ''", ["12", "true", ""]],
    ["- !!int 12\n- !!bool yes\n- !!str yes\n- !!binary aGVsbG8=", [12, true, "yes", "aGVsbG8="]],
    ["%YAML 1.1\n---\na: 1", { a: 1 }],
    ["# c\n%TAG ! tag:x,2000:\n---\na: 1", { a: 1 }],
    ["a: |\n  %FOO\n", { a: "%FOO\n" }],
    ['"__proto__": 1', JSON.parse('{ "__proto__": 1 }')],
  ])("%j", (text, expected) => {
    expect(decodeYaml(text)).toEqual(expected);
  });

  it.each([
    ["nothing", ""],
    ["no YAML", "["],
    ["two documents", "a: 1\n---\nb: 2"],
    ["a tag of its own", "a: !Ref b"],
    ["an alias of nothing", "a: *b"],
    ["a tag that the value is not of", "!!int x"],
    ["a set", "!!set {a, b}"],
    ["another version of YAML", "%YAML 1.2\n---\na: 1"],
    ["a directive of its own", "%FOO bar\n---\na: 1"],
    ["more than the limits allow", "[".repeat(1000) + "]".repeat(1000)],
  ])("refuses %s", (_, text) => {
    expect(() => decodeYaml(text)).toThrow();
  });

  it.each([
    ["levels", "[".repeat(1000) + "]".repeat(1000)],
    ["aliases of aliases", aliases(9)],
  ])("says of too many %s that it is a limit", (_, text) => {
    expect(() => decodeYaml(text)).toThrow(RangeError);
  });
});

function aliases(levels: number): string {
  const lines = Array.from({ length: levels }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(10)}]`);
  return `a0: &a0 1\n${lines.join("\n")}\n`;
}
