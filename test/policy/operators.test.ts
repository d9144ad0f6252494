import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { apply, literal, OPERATOR_NAMES, type OperatorName, operandOf } from "../../src/policy/operators.ts";
import { regularExpression } from "../../src/policy/regular-expression.ts";
import type { Match } from "../../src/policy/walk.ts";
import { known, type Value } from "../../src/value.ts";
import { atom, from, is, list, missing, notSet, openList, text } from "../support/values.ts";

/** What an operator says of a value and literals, as `true`, `false` or `unknown`. */
function ask(
  operator: OperatorName,
  given: Match,
  ...operands: readonly (string | number | boolean | null)[]
) {
  return apply(operator, given, { items: operands.map((operand) => literal(operand, from())), open: [] }).is;
}

function askValue(operator: OperatorName, given: Match, operand: Match) {
  return apply(operator, given, operandOf([operand])).is;
}

const domain = atom("var.domain");
const host = text("api.", domain);

describe("apply", () => {
  it.each<[OperatorName, Match, (string | number | boolean | null)[], true | false | "unknown"]>([
    ["is", is("a"), ["a"], true],
    ["is", is("a"), ["b"], false],
    ["is", is(443), ["443"], true],
    ["is", is(true), [true], true],
    ["is", is("a"), [null], false],
    ["is", missing(), ["a"], "unknown"],
    ["is", missing(), [null], "unknown"],
    ["is", host, [null], false],
    ["is", host, ["web.example.com"], false],
    ["is", host, ["api.example.com"], "unknown"],
    ["is", list("a"), ["a"], false],
    ["isNot", is("a"), ["b"], true],
    ["isNot", is("a"), ["a"], false],
    ["isNot", is("a"), [null], true],
    ["isNot", host, ["web.example.com"], true],
    ["isNot", missing(), ["a"], "unknown"],
    ["in", is("a"), ["a", "b"], true],
    ["in", is("c"), ["a", "b"], false],
    ["in", host, ["web.x", "www.x"], false],
    ["in", host, ["web.x", "api.x"], "unknown"],
    ["notIn", is("c"), ["a", "b"], true],
    ["notIn", is("a"), ["a", "b"], false],
    ["notIn", missing(), ["a"], "unknown"],
    ["matches", is("api.example.com"), ["^api\\."], true],
    ["matches", is("api.example.com"), ["\\.org$"], false],
    ["matches", missing(), ["a"], "unknown"],
    ["startsWith", is("api.x"), ["api."], true],
    ["startsWith", is("api.x"), ["web."], false],
    ["startsWith", host, ["api."], true],
    ["startsWith", host, ["web."], false],
    ["startsWith", host, ["api.example"], "unknown"],
    ["endsWith", is("api.x"), [".x"], true],
    ["endsWith", text(domain, ".com"), [".com"], true],
    ["endsWith", text(domain, ".com"), [".org"], false],
    ["endsWith", text(domain, ".com"), ["example.com"], "unknown"],
    ["endsWith", text(atom("a.dns_name", "load-balancer-host")), [".example.com"], false],
    ["atLeast", is(5), [5], true],
    ["atLeast", is(4), [5], false],
    ["atLeast", is("443"), [80], true],
    ["atLeast", is("many"), [80], false],
    ["atLeast", missing(), [5], "unknown"],
    ["atMost", is(5), [5], true],
    ["atMost", is(6), [5], false],
    ["present", is("a"), [true], true],
    ["present", is(false), [true], true],
    ["present", is("a"), [false], false],
    ["present", missing(), [true], "unknown"],
    ["present", host, [true], true],
    ["present", text(domain), [true], "unknown"],
    ["present", text(atom("aws_acm.x.arn", "arn", "aws_acm.x")), [true], true],
    ["present", openList(), [true], true],
    ["contains", list("a", "b"), ["a"], true],
    ["contains", list("a", "b"), ["c"], false],
    ["contains", list(), ["c"], false],
    ["contains", openList("a"), ["a"], true],
    ["contains", openList("a"), ["c"], "unknown"],
    ["contains", list("a", missing()), ["c"], "unknown"],
    ["contains", missing(), ["c"], "unknown"],
    ["contains", is("a-b-c"), ["-b-"], true],
    ["contains", is("a-b-c"), ["x"], false],
    ["contains", host, ["pi"], true],
    ["contains", host, ["x"], "unknown"],
    ["subsetOf", list("a"), ["a", "b"], true],
    ["subsetOf", list("a", "c"), ["a", "b"], false],
    ["subsetOf", list(), ["a"], true],
    ["subsetOf", openList("a"), ["a"], "unknown"],
    ["subsetOf", openList("c"), ["a"], false],
    ["subsetOf", list("a", missing()), ["a"], "unknown"],
    ["subsetOf", missing(), ["a"], "unknown"],
    ["overlaps", list("a", "c"), ["a", "b"], true],
    ["overlaps", list("c"), ["a", "b"], false],
    ["overlaps", list(), ["a"], false],
    ["overlaps", openList("a"), ["a"], true],
    ["overlaps", openList("c"), ["a"], "unknown"],
    ["covers", is("*.example.com"), ["api.example.com"], true],
    ["covers", is("*.example.com"), ["a.b.example.com"], false],
    ["covers", missing(), ["a.b"], "unknown"],
  ])("%s of %j and %j is %s", (operator, given, operands, expected) => {
    expect(ask(operator, given, ...operands)).toBe(expected);
  });

  it("compares unknown values that are made of the same parts", () => {
    expect(askValue("is", host, text("api.", domain))).toBe(true);
    expect(askValue("startsWith", host, text("api.", domain))).toBe(true);
    expect(askValue("covers", text("*.", domain), host)).toBe(true);
    expect(askValue("is", host, text("api.", atom("var.other")))).toBe("unknown");
  });

  it("takes the items of a list that a path leads to", () => {
    expect(askValue("in", is("a"), list("a", "b"))).toBe(true);
    expect(askValue("in", is("c"), openList("a", "b"))).toBe("unknown");
    expect(askValue("in", is("c"), missing())).toBe("unknown");
    expect(askValue("subsetOf", list("a"), openList("b"))).toBe("unknown");
    expect(askValue("overlaps", list("a"), openList("b"))).toBe("unknown");
  });

  it("is false of what is not written, but for `present: false` and `is: null`", () => {
    for (const operator of OPERATOR_NAMES) {
      if (operator !== "present") expect(ask(operator, notSet(), "a")).toBe(false);
    }
    expect(ask("present", notSet(), true)).toBe(false);
    expect(ask("present", notSet(), false)).toBe(true);
    expect(ask("is", notSet(), null)).toBe(true);
    expect(ask("isNot", notSet(), null)).toBe(false);
  });

  it.each(["((a{900}){900}){900}", "a".repeat(501), "(?<=a)b", "["])(
    "refuses the expression %j",
    (pattern) => {
      expect(regularExpression(pattern).ok).toBe(false);
    },
  );

  it("needs linear time for a hostile pattern", () => {
    expect(ask("matches", is(`${"a".repeat(50_000)}!`), "^(a+)+$")).toBe(false);
  });

  const scalar = fc.oneof(
    fc.constantFrom("", "a", "ab", "api.", "api.x", ".x"),
    fc.integer({ min: 0, max: 5 }),
  );
  const operator = fc.constantFrom(
    ...OPERATOR_NAMES.filter((name) => name !== "present" && name !== "matches"),
  );

  it("never decides about an unknown text otherwise than about what it may turn out to be", () => {
    const fill = fc.constantFrom("", "x", "a", "api.", "b.x");
    const piece = fc.oneof(fc.constantFrom("a", "api.", ".x"), fc.constant(domain));
    fc.assert(
      fc.property(
        operator,
        fc.array(piece, { minLength: 1, maxLength: 4 }),
        fill,
        fc.array(scalar, { minLength: 1, maxLength: 3 }),
        (name, parts, filling, operands) => {
          const verdict = ask(name, text(...parts), ...operands);
          const filled: Value<string> = known(
            parts.map((part) => (typeof part === "string" ? part : filling)).join(""),
            from(),
          );
          if (verdict !== "unknown") expect(ask(name, filled, ...operands)).toBe(verdict);
        },
      ),
    );
  });

  it("never decides about an open list otherwise than about what it may turn out to be", () => {
    const items = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 3 });
    fc.assert(
      fc.property(
        fc.constantFrom("contains", "subsetOf", "overlaps"),
        items,
        items,
        fc.array(fc.constantFrom("a", "b"), { minLength: 1, maxLength: 2 }),
        (name, listed, more, operands) => {
          const verdict = ask(name, openList(...listed), ...operands);
          if (verdict !== "unknown") expect(ask(name, list(...listed, ...more), ...operands)).toBe(verdict);
        },
      ),
    );
  });
});
