import { expect, it } from "vitest";
import { describeReasons, describe as print } from "../../src/derive/describe.ts";
import { unknown } from "../../src/value.ts";
import { atom, from, is, list, missing, notSet, openList, reason, text } from "../support/values.ts";

it.each([
  ["a known text", is("origin.example.com"), "origin.example.com"],
  ["a number", is(443), "443"],
  ["a boolean", is(false), "false"],
  ["what is not written", notSet(), "(not set)"],
  ["an unknown", missing("var.domain"), "(unknown: var.domain has no value)"],
  [
    "a Ref",
    unknown([reason("Api")], from(), {
      kind: "text",
      parts: [{ source: "Api.Ref", address: "Api", attribute: "Ref" }],
    }),
    `\${Api}`,
  ],
  ["a text with gaps", text("api.", atom("var.domain"), ".com"), `api.\${var.domain}.com`],
  ["a list", list("a", "b"), "a, b"],
  ["an empty list", list<string>(), ""],
  ["an open list", openList("a"), "a, …"],
  [
    "a long list",
    list(...Array.from({ length: 20 }, (_, n) => `n${n}`)),
    "n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, …",
  ],
  ["a long text", is("a".repeat(600)), `${"a".repeat(500)}…`],
  ["a map", is(new Map([["a", is("b")]])), "{a}"],
  ["a secret", { ...is("hunter2"), sensitive: true as const }, "(sensitive)"],
  ["a secret in a list", list({ ...is("hunter2"), sensitive: true as const }), "(sensitive)"],
  ["an unknown secret", { ...text("hunter2", atom("x")), why: [reason("x", "sensitive")] }, "(sensitive)"],
] as const)("prints %s", (_, value, expected) => {
  expect(print(value)).toBe(expected);
});

it("names three blockers, each once, and counts the rest", () => {
  expect(describeReasons(["a", "a", "b"].map((what) => reason(what)))).toBe("a has no value, b has no value");
  expect(describeReasons(["a", "b", "c", "d", "e"].map((what) => reason(what)))).toBe(
    "a has no value, b has no value, c has no value, and 2 more",
  );
});
