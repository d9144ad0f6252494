import { describe, expect, it } from "vitest";
import { parsed, shape } from "./show.ts";

function shapes(cases: readonly (readonly [string, string])[]): void {
  it.each(cases)("%j is %j", (text, expected) => {
    expect(shape(text)).toBe(expected);
  });
}

describe("operators", () => {
  shapes([
    ["1 + 2 * 3 - 4", "((1 + (2 * 3)) - 4)"],
    ["a || b && c == d < e + f * g", "(a || (b && (c == (d < (e + (f * g))))))"],
    ["a * b + c < d == e && f || g", "((((((a * b) + c) < d) == e) && f) || g)"],
    ["a - b - c", "((a - b) - c)"],
    ["a / b % c", "((a / b) % c)"],
    ["a < b <= c", "((a < b) <= c)"],
    ["a == b != c", "((a == b) != c)"],
    ["-a.b + c", "((-a.b) + c)"],
    ["!a && !b", "((!a) && (!b))"],
    ["--a", "(-(-a))"],
    ["(a + b) * c", "(paren(a + b) * c)"],
  ]);
});

describe("conditionals group to the right", () => {
  shapes([
    ["a ? b : c", "(a ? b : c)"],
    ["a ? b : c ? d : e", "(a ? b : (c ? d : e))"],
    ["a ? b ? c : d : e", "(a ? (b ? c : d) : e)"],
    ["a || b ? c : d", "((a || b) ? c : d)"],
    ["a ? x::f(1) : b", "(a ? x::f(1) : b)"],
  ]);
});

describe("traversals", () => {
  shapes([
    ["a.b.c", "a.b.c"],
    ["a[0].b", "a[0].b"],
    ["a[b + 1]", "a[(b + 1)]"],
    ['a["b"]', 'a["b"]'],
    ["a.0.b", "a.0.b"],
    ["a[*].b[0].c", "splat(a, *.b[0].c)"],
    ["a[*].b[*].c", "splat(a, splat(*.b, *.c))"],
    ["a.*.b.0.c", "splat(a, *.b.0.c) by attribute"],
    ["a.*.b[0]", "splat(a, *.b) by attribute[0]"],
    ["[1, 2][0]", "[1, 2][0]"],
    ["{ a = 1 }.a", '{"a": 1}.a'],
    ["(\na\n.b\n[\n0\n]\n)", "parena.b[0]"],
  ]);
  it.each(["a.0.1", "a.*.*", "a.", "a[", "a[]", "a[*", "a.*.0.1"])("%j is an error", (text) => {
    expect(shape(text)).toMatch(/^error/);
  });
});

describe("calls", () => {
  shapes([
    ["f()", "f()"],
    ["f(a, b,)", "f(a, b)"],
    ["f(a...)", "f(a...)"],
    ["provider::aws::arn_parse(x)", "provider::aws::arn_parse(x)"],
    ["a :: b (1)", "a::b(1)"],
    ["true(1)", "true(1)"],
    ["f(g(h()))", "f(g(h()))"],
  ]);
  it.each(["f(,)", "f(a...,)", "f(a... b)", "a::b", "a::1()", "f(a"])("%j is an error", (text) => {
    expect(shape(text)).toMatch(/^error/);
  });
});

describe("collections", () => {
  shapes([
    ["[]", "[]"],
    ["[\n1,\n2,\n]", "[1, 2]"],
    ["{}", "{}"],
    ["{ a = 1, b : 2\nc = 3 }", '{"a": 1, "b": 2, "c": 3}'],
    ["{ (a) = 1 }", "{parena: 1}"],
    ['{ "${a}" = 1 }', "{t(${a}): 1}"],
    ["{ a.b = 1 }", "{a.b: 1}"],
    ["{ true = 1, null = 2 }", '{"true": 1, "null": 2}'],
    ["{ 1 = 2 }", "{1: 2}"],
    ["{ a = 1, for = 2 }", '{"a": 1, "for": 2}'],
    ["[for x in y : x]", "for(x in y: x)"],
    ["[\nfor\nk\n,\nx in y : x if k]", "for(k, x in y: x if k)"],
    ["{ for k, v in y : k => v... if v }", "for(k, v in y: k => v... if v)"],
    ["[for x in y : for]", "for(x in y: for)"],
  ]);
  it.each([
    "[,]",
    "[1 2",
    "{,}",
    "{ for = 1 }",
    "[for]",
    "{ a = 1,, }",
    "{ a = 1\n, b = 2 }",
    "{ a\n= 1 }",
    "{ a =\n1 }",
    "[for x in y : x => x]",
    "[for x in y : x...]",
    "{ for x in y : x }",
    "{ a }",
  ])("%j is an error", (text) => {
    expect(shape(text)).toMatch(/^error/);
  });
});

describe("literals", () => {
  shapes([
    ["1e5", "100000"],
    ["1.5", "1.5"],
    ["01", "1"],
    ["1.e2", "100"],
    ["true", "true"],
    ["null", "null"],
    ['"a\\n\\t\\"\\\\"', '"a\\n\\t\\"\\\\"'],
    ['"\\u00e9\\U0001F600"', '"é😀"'],
  ]);
  it("keeps a number as written", () => {
    expect(parsed("a = 12345678901234567890123")).toMatchObject({ raw: "12345678901234567890123" });
  });
  it("normalises strings to NFC, as cty does", () => {
    expect(parsed('a = "e\u0301"')).toMatchObject({ value: "\u00e9" });
  });
  it.each(["1.2.3", "0x1", '"\\q"', '"\\u12"', '"\\ud800"', '"\\U00110000"', "'a'", "`a`", "“a”"])(
    "%j is an error",
    (text) => {
      expect(shape(text)).toMatch(/^error/);
    },
  );
});
