import { describe, expect, test } from "vitest";
import { show } from "./helpers.ts";

const AROUND =
  'variable "n" {}\nvariable "m" {}\nlocals {\n  xs = { a = { g = "x", n = "a" }, b = { g = "x", n = "b" }, c = { g = "y", n = "c" } }\n}\n';

const shown = (text: string) => show(text, AROUND);

describe("a grouped for leaves open what the same for without groups leaves open", () => {
  const undecided = 'if v.n == var.n || v.n == "a"';

  test("an undecided condition: ungrouped", () =>
    expect(shown(`{ for v in local.xs : v.n => v.n ${undecided} }`)).toEqual({ open: { a: "a" } }));
  test("an undecided condition: the group may have more, one that may not be there is none", () => {
    expect(shown(`{ for v in local.xs : v.g => v.n... ${undecided} }`)).toEqual({
      open: { x: { open: ["a"] } },
    });
    expect(shown(`{ for v in local.xs : v.g => v.n... ${undecided} }["x"]`)).toEqual({ open: ["a"] });
  });
  test("a group that no undecided item belongs to is complete", () =>
    expect(shown('{ for v in local.xs : v.g => v.n... if v.n != "b" || v.n == var.n }')).toEqual({
      open: { x: { open: ["a"] }, y: ["c"] },
    }));

  test("an unknown key: ungrouped", () =>
    expect(shown('{ for v in local.xs : (v.n == "b" ? var.n : v.n) => v.n }')).toEqual({
      open: { c: "c" },
    }));
  test("an unknown key: its item may belong to any group, before it and after", () =>
    expect(shown('{ for v in local.xs : (v.n == "b" ? var.n : v.g) => v.n... }')).toEqual({
      open: { x: { open: ["a"] }, y: { open: ["c"] } },
    }));

  test("an unknown collection: ungrouped", () =>
    expect(shown('{ for v in concat(["a"], var.m) : v => v }')).toEqual({ open: { a: "a" } }));
  test("an unknown collection: every group may have more", () =>
    expect(shown('{ for v in concat(["a"], var.m) : v => v... }')).toEqual({
      open: { a: { open: ["a"] } },
    }));

  test("what may be there is known", () => {
    const text = `{ for v in local.xs : v.g => v.n... ${undecided} }["x"]`;
    expect(shown(`contains(${text}, "a")`)).toBe(true);
    expect(shown(`contains(${text}, "b")`)).not.toBe(false);
  });
  test("all decided", () =>
    expect(shown("{ for v in local.xs : v.g => v.n... }")).toEqual({ x: ["a", "b"], y: ["c"] }));
});
