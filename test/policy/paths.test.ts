import fc from "fast-check";
import { JSONPath } from "jsonpath-plus";
import { describe, expect, it } from "vitest";
import { parsePath, type Step } from "../../src/policy/paths.ts";

describe("parsePath", () => {
  it.each<[string, Step[]]>([
    ["$.a", [{ kind: "name", name: "a" }]],
    [
      "$.a.b-c",
      [
        { kind: "name", name: "a" },
        { kind: "name", name: "b-c" },
      ],
    ],
    [
      "$.a[0].b",
      [
        { kind: "name", name: "a" },
        { kind: "index", index: 0 },
        { kind: "name", name: "b" },
      ],
    ],
    ["$.a[*]", [{ kind: "name", name: "a" }, { kind: "each" }]],
    ["$.a.*", [{ kind: "name", name: "a" }, { kind: "each" }]],
    ["$..a", [{ kind: "descend", name: "a" }]],
    [
      "$.a..b[1]",
      [
        { kind: "name", name: "a" },
        { kind: "descend", name: "b" },
        { kind: "index", index: 1 },
      ],
    ],
    ["$['a.b']", [{ kind: "name", name: "a.b" }]],
    [`$["a"]`, [{ kind: "name", name: "a" }]],
    ["$.constructor", [{ kind: "name", name: "constructor" }]],
    [
      "$.__proto__.x",
      [
        { kind: "name", name: "__proto__" },
        { kind: "name", name: "x" },
      ],
    ],
  ])("reads %s", (text, steps) => {
    expect(parsePath(text)).toEqual({ ok: true, value: steps });
  });

  it.each([
    ["a.b", `a path begins with "$": write "$.a.b"`],
    ["$", `"$" alone names nothing: add a field`],
    ["$a", `cannot read "$a" as a path`],
    ["$.a[?(@.b)]", "filters ([?(…)]) are not allowed: conditions stand in where and then"],
    [
      "$.a[?(@.constructor.constructor('return process')())]",
      "filters ([?(…)]) are not allowed: conditions stand in where and then",
    ],
    ["$.a[(@.length-1)]", "scripts ([(…)]) are not allowed"],
    ["$.a^", "the parent operator (^) is not allowed"],
    ["$.a~", "the property-name operator (~) is not allowed"],
    ["$.a@string()", "type selectors (@string()) are not allowed"],
    ["$.a[0,1]", "unions ([a,b]) are not allowed"],
    ["$.a['b','c']", "unions ([a,b]) are not allowed"],
    ["$.a[1:2]", "slices ([1:2]) are not allowed"],
    ["$.a[:]", "slices ([1:2]) are not allowed"],
    ["$.a[-1]", "negative indices are not allowed"],
    ["$..a..b..c", `".." may stand at most twice in a path`],
    ["$..*", `".." must be followed by a name, as in "$..name"`],
    ["$..[0]", `".." must be followed by a name, as in "$..name"`],
    ["$.a..", `the path "$.a.." is not finished`],
    ["$...a", `cannot read "...a" in the path "$...a"`],
    ["$.a[", `cannot read "[" in the path "$.a["`],
    ["$.a[b]", `cannot read "[b]" in the path "$.a[b]"`],
    ["$.a['b", `cannot read "['b" in the path "$.a['b"`],
    ["$.a b", `cannot read ".a b" in the path "$.a b"`],
    [`$.${"a".repeat(300)}`, "a path has at most 200 characters"],
  ])("refuses %s", (text, message) => {
    expect(parsePath(text)).toEqual({ ok: false, message });
  });

  it("reads back every path that it can spell", () => {
    const name = fc.stringMatching(/^[a-zA-Z_][\w-]{0,8}$/);
    const step: fc.Arbitrary<Step> = fc.oneof(
      name.map((name) => ({ kind: "name" as const, name })),
      fc.nat(99).map((index) => ({ kind: "index" as const, index })),
      fc.constant({ kind: "each" as const }),
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        expect(parsePath(`$${steps.map(spell).join("")}`)).toEqual({ ok: true, value: steps });
      }),
    );
  });

  it("takes plain paths apart as jsonpath-plus does", () => {
    const piece = fc.oneof(
      fc.stringMatching(/^\.[A-Za-z_]\w{0,6}$/),
      fc.nat(999_999).map((index) => `[${index}]`),
      fc.constant("[*]"),
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (pieces) => {
        const text = `$${pieces.join("")}`;
        const read = parsePath(text);
        const tokens = read.ok ? read.value.map(tokenOf) : [];
        expect(["$", ...tokens]).toEqual(JSONPath.toPathArray(text));
      }),
    );
  });

  it("never throws, whatever it is given", () => {
    const scrap = fc.constantFrom(
      "$",
      ".",
      "..",
      "[",
      "]",
      "*",
      "'",
      '"',
      "(",
      ")",
      "?",
      "@",
      "^",
      "~",
      "`",
      "a",
      "0",
      ",",
      ":",
      " ",
    );
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 20 }), (scraps) => {
        expect(parsePath(scraps.join(""))).toHaveProperty("ok");
      }),
    );
  });
});

function tokenOf(step: Step): string {
  if (step.kind === "each") return "*";
  return step.kind === "index" ? String(step.index) : step.name;
}

function spell(step: Step): string {
  if (step.kind === "each") return "[*]";
  return step.kind === "index" ? `[${step.index}]` : `.${step.name}`;
}
