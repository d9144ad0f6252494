import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contains, equal, equalIgnoringCase, items, numbers } from "../src/compare.ts";
import { type Shape, sameText } from "../src/text-form.ts";
import { type Atom, unknown, type Value } from "../src/value.ts";
import { atom, from, is, list, missing, notSet, openList, reason, text } from "./support/values.ts";

const d = atom("var.d");
const e = atom("var.e");
const lb = atom("aws_lb.web.dns_name", "load-balancer-host");

describe("equal", () => {
  it.each([
    ["equal texts", is("a"), is("a"), true],
    ["different texts", is("a"), is("b"), false],
    ["a number and its text", is(80), is("80"), false],
    ["a number and itself", is(80), is(80), true],
    ["what is not written and a text", notSet(), is("a"), false],
    ["what is not written, twice", notSet(), notSet(), false],
    ["what is not written and an unknown", notSet(), missing(), false],
    ["an unknown without a form", missing(), is("a"), "unknown"],
    ["the same atom", text(d), text(d), true],
    ["different atoms", text(d), text(e), "unknown"],
    ["the same parts", text("a.", d, ".b"), text("a.", d, ".b"), true],
    ["different prefixes", text("a.", d), text("b.", d), false],
    ["different prefixes before different atoms", text("a.", d), text("b.", e), false],
    ["different suffixes", text(d, ".com"), text(e, ".net"), false],
    ["one more label before the same atom", text(d), text("www.", d), false],
    ["the same atoms in another order", text(d, e), text(e, d), "unknown"],
    ["the same atoms in another order, and more", text(d, e), text("x", e, d), false],
    ["a text that the gap may fill", text("a.", d), is("a.b"), "unknown"],
    ["a text too short for the known parts", text("a.", d, ".com"), is("a.om"), false],
    ["a text without the known middle", text(d, "-prod-", e), is("web-test-1"), false],
    ["a text with the known middle", text(d, "-prod-", e), is("web-prod-1"), "unknown"],
    ["a gap that may be empty", text("a", d), is("a"), "unknown"],
    ["a host cannot be empty", text("a", lb), is("a"), false],
    ["a load balancer's name and another domain", text(lb), is("www.example.com"), false],
    [
      "a load balancer's name and one that may be",
      text(lb),
      is("x-1.eu-west-1.elb.amazonaws.com"),
      "unknown",
    ],
    ["a load balancer's name below a variable's domain", text(lb), text(d, ".example.com"), false],
    ["an ARN and an id", text(atom("aws_lb.x.arn", "arn")), is("E2QWRUHEXAMPLE"), false],
    ["hosts of two services", text(lb), text(atom("u", "function-url-host")), false],
    ["a host and a URL", text(lb), text("https://", d), false],
    ["an account number and a name", text(atom("a", "account")), is("production"), false],
  ] as const)("%s", (_, a, b, expected) => {
    expect(equal(a, b).is).toBe(expected);
    expect(equal(b, a).is).toBe(expected);
  });

  it("names every blocker once", () => {
    const verdict = equal(text(d, e), text(e, d));
    expect(verdict).toMatchObject({ is: "unknown", why: [{ what: "var.d" }, { what: "var.e" }] });
  });

  it("ignores case where that is asked for", () => {
    expect(equalIgnoringCase(is("Host"), is("hOST")).is).toBe(true);
    expect(equalIgnoringCase(text("X-", d), text("x-", d)).is).toBe(true);
    expect(equalIgnoringCase(text("X-", d), is("y-a")).is).toBe(false);
  });

  it("finishes on hostile patterns", () => {
    const holes = Array.from({ length: 30 }, (_, index) => [atom(`v${index}`, "region"), "a"]).flat();
    expect(equal(text(...holes), is("a".repeat(299))).is).toBe("unknown");
    const many = (name: string) => Array.from({ length: 50_000 }, (_, index) => atom(`${name}${index}`));
    expect(equal(text(...many("v")), text(...many("w"))).is).toBe("unknown");
    expect(equal(text(...many("v")), text(...many("v"))).is).toBe(true);
    expect(equal(text(d, "b", e), is("ba".repeat(500_000))).is).toBe("unknown");
  });
});

describe("equal and the texts that gaps can hold", () => {
  const alphabet = fc.constantFrom("a", "b", ".");
  const word = fc.string({ unit: alphabet, maxLength: 4 });
  const sources = ["u", "v", "w"] as const;
  const parts = fc.array(fc.oneof(word, fc.constantFrom(...sources.map((source) => atom(source)))), {
    maxLength: 5,
  });
  const fill = fc.record({ u: word, v: word, w: word });

  it("never contradicts a definite answer", () => {
    fc.assert(
      fc.property(parts, parts, fill, (left, right, values) => {
        const verdict = equal(text(...left), text(...right)).is;
        if (verdict !== "unknown") expect(filled(left, values) === filled(right, values)).toBe(verdict);
      }),
      { numRuns: 2_000 },
    );
  });

  it("is unknown only where both answers are possible, for one gap against a literal", () => {
    fc.assert(
      fc.property(word, word, word, (before, after, whole) => {
        const verdict = equal(text(before, d, after), is(whole)).is;
        const possible =
          whole.startsWith(before) && whole.endsWith(after) && whole.length >= before.length + after.length;
        expect(verdict).toBe(possible ? "unknown" : false);
      }),
    );
  });

  function filled(pieces: readonly (string | Atom)[], values: Record<string, string>): string {
    return pieces.map((piece) => (typeof piece === "string" ? piece : (values[piece.source] ?? ""))).join("");
  }
});

describe("contains", () => {
  it.each([
    ["a listed item", list("a", "b"), "b", true],
    ["no such item", list("a", "b"), "c", false],
    ["an empty list", list<string>(), "a", false],
    ["an unknown item", list<string>("a", missing()), "c", "unknown"],
    ["an unknown item beside the one", list<string>("c", missing()), "c", true],
    ["a list that is not written", notSet(), "a", false],
    ["an unknown list", missing(), "a", "unknown"],
    ["an open list that has it", openList("a"), "a", true],
    ["an open list that lacks it", openList("a"), "b", "unknown"],
  ] as const)("%s", (_, values, x, expected) => {
    expect(contains(values, is(x)).is).toBe(expected);
  });
});

describe("items", () => {
  it("tells why more may follow", () => {
    expect(items(openList("a")).open).toEqual([reason("var.list")]);
    expect(items(missing("var.y")).open).toEqual([reason("var.y")]);
    expect(items(list("a")).open).toEqual([]);
  });

  it("reads a closed form as complete", () => {
    const closed = unknown([reason()], from(), { kind: "list", items: [is("a"), missing()], open: false });
    expect(items(closed).items.map((item) => item.kind)).toEqual(["known", "unknown"]);
    expect(items(closed).open).toEqual([]);
  });

  it("takes texts for numbers and numbers for texts, and nothing else", () => {
    expect(numbers(openList("502", 503)).items).toMatchObject([{ value: 502 }, { value: 503 }]);
    expect(numbers(openList("many", "")).items.map((item) => item.kind)).toEqual(["unknown", "unknown"]);
    expect(items(openList(502)).items).toMatchObject([{ value: "502" }]);
    const nested: Value<never> = unknown([reason()], from(), { kind: "list", items: [is([])], open: false });
    expect(items(nested).items.map((item) => item.kind)).toEqual(["unknown"]);
  });
});

describe("work on gaps", () => {
  /** Counts the characters that it is asked about. */
  class CountingRegExp extends RegExp {
    asked = 0;
    override test(text: string): boolean {
      this.asked += 1;
      return super.test(text);
    }
  }

  it("is linear in the text for each gap", () => {
    const character = new CountingRegExp(/[a-z0-9-]/);
    const gaps = Array.from({ length: 8 }, (_, i) => ({ source: `r${i}`, shape: { min: 4, character } }));
    expect(sameText(gaps, ["a".repeat(250)])).toBe("unknown");
    expect(character.asked).toBeLessThan(3 * 8 * 250);
  });

  it("is not begun for more pieces, or longer texts, than a name has", () => {
    const character = new CountingRegExp(/[a-z0-9-]/);
    const gaps = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ source: `r${i}`, shape: { min: 4, character } }));
    expect(sameText(gaps(31), ["a".repeat(250)])).toBe("unknown");
    expect(sameText(gaps(1), ["a".repeat(100_000)])).toBe("unknown");
    expect(character.asked).toBe(0);
  });

  it("agrees with trying every end", () => {
    const shape = fc.record(
      {
        min: fc.nat(3),
        character: fc.constantFrom(/[a]/, /[ab]/, /[ab.]/),
        starts: fc.constantFrom(["a"], ["ab", "b"]),
        ends: fc.constantFrom(["b"], [".a", "bb"]),
      },
      { requiredKeys: ["min"] },
    );
    const piece = fc.oneof(fc.constantFrom("a", "b", ".", "ab"), shape);
    const spelled = fc.array(fc.constantFrom("a", "b", "."), { maxLength: 7 }).map((all) => all.join(""));
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 4 }), spelled, (pieces, literal) => {
        const pattern = pieces.map((one, i) =>
          typeof one === "string" ? one : { source: `h${i}`, shape: one },
        );
        if (sameText(pattern, [literal]) === false) expect(canBe(pieces, literal)).toBe(false);
        else expect(canBe(pieces, literal)).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  function canBe(pieces: readonly (string | Shape)[], literal: string): boolean {
    const [first, ...others] = pieces;
    if (first === undefined) return literal === "";
    const ends = Array.from({ length: literal.length + 1 }, (_, end) => end);
    return ends.some((end) => fits(first, literal.slice(0, end)) && canBe(others, literal.slice(end)));
  }

  function fits(piece: string | Shape, span: string): boolean {
    if (typeof piece === "string") return span === piece;
    const { min, character, starts = [""], ends = [""] } = piece;
    return (
      span.length >= min &&
      [...span].every((one) => character?.test(one) ?? true) &&
      starts.some((start) => span.startsWith(start)) &&
      ends.some((end) => span.endsWith(end))
    );
  }
});
