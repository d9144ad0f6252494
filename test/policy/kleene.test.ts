import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { all, any, FALSE, not, TRUE, type Truth, unknownTruth } from "../../src/logic.ts";
import { reason } from "../support/values.ts";

const truth: fc.Arbitrary<Truth> = fc.constantFrom(
  TRUE,
  FALSE,
  unknownTruth([reason("var.a")]),
  unknownTruth([reason("var.b")]),
);
const truths = fc.array(truth, { maxLength: 5 });

function property(...check: readonly Parameters<typeof run>[0][]): void {
  for (const each of check) run(each);
}

function run(check: (a: readonly Truth[], b: readonly Truth[]) => void): void {
  fc.assert(fc.property(truths, truths, check));
}

describe("three-valued logic", () => {
  it("does not depend on order or repetition", () => {
    property((a, b) => {
      expect(all([...a, ...b]).is).toBe(all([...b, ...a, ...a]).is);
      expect(any([...a, ...b]).is).toBe(any([...b, ...a, ...a]).is);
    });
  });

  it("is associative", () => {
    property((a, b) => {
      expect(all([all(a), all(b)]).is).toBe(all([...a, ...b]).is);
      expect(any([any(a), any(b)]).is).toBe(any([...a, ...b]).is);
    });
  });

  it("obeys De Morgan", () => {
    property((a) => {
      expect(not(all(a)).is).toBe(any(a.map(not)).is);
      expect(not(any(a)).is).toBe(all(a.map(not)).is);
    });
  });

  it("absorbs, and undoes a double negation", () => {
    property((a, b) => {
      expect(all([all(a), any([all(a), ...b])]).is).toBe(all(a).is);
      expect(a.map((each) => not(not(each)).is)).toEqual(a.map((each) => each.is));
    });
  });

  it("never decides more than it would if an unknown were decided", () => {
    fc.assert(
      fc.property(truths, fc.boolean(), (a, choice) => {
        const decided = a.map((each) => (each.is === "unknown" ? (choice ? TRUE : FALSE) : each));
        for (const join of [all, any]) {
          const verdict = join(a).is;
          if (verdict !== "unknown") expect(join(decided).is).toBe(verdict);
        }
      }),
    );
  });

  it("names every blocker of an unknown, and has one", () => {
    property((a) => {
      const verdict = all(a);
      if (verdict.is !== "unknown") return;
      const blockers = a.flatMap((each) => (each.is === "unknown" ? each.why : []));
      expect(verdict.why).toEqual(blockers);
    });
  });
});
