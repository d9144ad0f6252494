import { describe, expect, it } from "vitest";
import { LIMITS } from "../../../src/limits.ts";
import type { Expression } from "../../../src/parse/hcl/ast.ts";
import { parseExpression, parseHcl, parseTemplate } from "../../../src/parse/hcl/parser.ts";
import { source } from "./show.ts";

const MANY = 10_000;
/** Enough for anything quadratic to take minutes. */
const BULK = 256 * 1024;

function codes(text: string): string[] {
  return parseHcl(source(text)).diagnostics.map(({ code }) => code);
}

describe("ten thousand levels are too deep, and the rest of the file is there", () => {
  it.each([
    ["parentheses", `${"(".repeat(MANY)}1${")".repeat(MANY)}`],
    ["lists", `${"[".repeat(MANY)}1${"]".repeat(MANY)}`],
    ["objects", `${"{ a = ".repeat(MANY)}1${" }".repeat(MANY)}`],
    ["calls", `${"f(".repeat(MANY)}1${")".repeat(MANY)}`],
    ["indexes", `${"a[".repeat(MANY)}1${"]".repeat(MANY)}`],
    ["templates", `${'"${'.repeat(MANY)}1${'}"'.repeat(MANY)}`],
    ["for expressions", `${"[for x in ".repeat(MANY)}y${" : x]".repeat(MANY)}`],
    ["negations", `${"!".repeat(MANY)}a`],
    ["minus signs", `${"-".repeat(MANY)}a`],
    ["operators", `a${" + a".repeat(MANY)}`],
    ["operators of two levels", `a${" + a * a".repeat(MANY)}`],
    ["attributes", `a${".b".repeat(MANY)}`],
    ["legacy indexes", `a${".b.0".repeat(MANY)}`],
    ["brackets in a row", `a${"[0]".repeat(MANY)}`],
    ["splats", `a${"[*]".repeat(MANY)}`],
    ["splats by attribute", `a${".*[0]".repeat(MANY)}`],
    ["attributes behind a splat", `a.*${".b".repeat(MANY)}`],
    ["conditionals to the right", `${"a ? b : ".repeat(MANY)}c`],
    ["conditionals to the left", `${"a ? ".repeat(MANY)}b${" : c".repeat(MANY)}`],
    ["directives", `"${"%{ if a }".repeat(MANY)}b${"%{ endif }".repeat(MANY)}"`],
  ])("%s", (_, value) => {
    const { value: file, diagnostics } = parseHcl(source(`a = ${value}\nb = 1\n`));
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([["too-deep", "warning"]]);
    expect(file.body.attributes).toMatchObject([
      { value: { kind: "invalid", isTooDeep: true } },
      { name: "b" },
    ]);
  });

  it("objects over many lines, whose lines look like arguments", () => {
    const text = `a = ${"{\n  c = ".repeat(MANY)}1${"\n}".repeat(MANY)}\nb = 1\n`;
    const { value: file, diagnostics } = parseHcl(source(text));
    expect(diagnostics).toMatchObject([{ code: "too-deep", severity: "warning" }]);
    expect(file.body.attributes.map(({ name }) => name)).toEqual(["a", "b"]);
  });

  it("what is never closed is an error, and what begins at the margin is read again", () => {
    const { value: file, diagnostics } = parseHcl(source(`a = ${"(".repeat(MANY)}\nb {\n}\n`));
    expect(diagnostics).toMatchObject([{ code: "too-deep", severity: "error" }]);
    expect(file.body.blocks.map(({ type }) => type)).toEqual(["b"]);
  });

  it("blocks", () => {
    const { value, diagnostics } = parseHcl(source(`${"b {\n".repeat(MANY)}${"}\n".repeat(MANY)}a = 1\n`));
    expect(diagnostics.map(({ code }) => code)).toEqual(["too-deep"]);
    expect(value.body.attributes).toMatchObject([{ name: "a" }]);
  });

  it("heredocs in heredocs", () => {
    expect(codes(`a = ${"<<E\n${".repeat(MANY)}1${"}\nE\n".repeat(MANY)}`)).toContain("too-deep");
  });
});

describe("the limit", () => {
  const nested = (levels: number) => `${"(".repeat(levels)}1${")".repeat(levels)}`;
  const chain = (links: number) => `a${".b".repeat(links)}`;

  it("of nesting is exact", () => {
    expect(codes(`a = ${nested(LIMITS.depth - 1)}\n`)).toEqual([]);
    expect(codes(`a = ${nested(LIMITS.depth)}\n`)).toEqual(["too-deep"]);
  });

  it("of height is exact", () => {
    expect(codes(`a = ${chain(LIMITS.expressionHeight - 1)}\n`)).toEqual([]);
    expect(codes(`a = ${chain(LIMITS.expressionHeight)}\n`)).toEqual(["too-deep"]);
  });

  it.each([
    ["chains of nested chains", nestChains(100, 15)],
    ["lists of chains", `[${`a${" + a".repeat(900)}, `.repeat(20)}]`],
    [
      "directives around chains",
      `"${"%{ if a.b.c }".repeat(400)}%{ endif }"`.replace("%{ endif }", "%{ endif }".repeat(400)),
    ],
  ])("holds for every tree: %s", (_, text) => {
    const { value } = parseExpression(source(text));
    expect(heightOf(value)).toBeLessThanOrEqual(LIMITS.expressionHeight);
  });
});

/** Each level's chain grows on top of the level within. */
function nestChains(levels: number, links: number): string {
  let text = "a";
  for (let i = 0; i < levels; i += 1) text = `(${text}${" + a".repeat(links)})`;
  return text;
}

function heightOf(node: unknown): number {
  if (Array.isArray(node)) return Math.max(0, ...node.map(heightOf));
  if (typeof node !== "object" || node === null) return 0;
  const below = Math.max(0, ...Object.values(node).map(heightOf));
  return "kind" in node ? below + 1 : below;
}

describe("nonsense in bulk", () => {
  it.each([
    ["opened templates", '"${'],
    ["opened sequences", "${"],
    ["unclosed blocks", "b {\n"],
    ["opening parentheses on lines", "(\n"],
    ["closing braces", "}"],
    ["unclosed comments", "/*"],
    ["comments in one line", "/**/"],
    ["unclosed heredocs", "a = <<E\n"],
    ["heredocs and sequences", "<<E\n%{ if x }"],
    ["nested heredocs", "<<E\n${"],
    ["signs", "$%"],
    ["quotes", '"'],
    ["backslashes", 'a = "\\\\'],
    ["dots", "1."],
    ["one name", "a"],
    ["one indented line", "\t"],
    ["blank lines", "\n"],
    ["spaces before a label", 'a "b" '],
    ["NUL bytes", "\0"],
    ["lone surrogates", "\ud800"],
    ["combining marks", "e\u0301"],
    ["carriage returns", "\r"],
    ["broken arguments", "a = @\n"],
    ["equals signs", "a = [\n"],
    ["arguments of one name", "a = 1\n"],
    ["braces of templates", '"%{ if a }'],
  ])("%s: refused or read at once", (_, unit) => {
    const text = unit.repeat(BULK / unit.length);
    for (const wrapped of [
      text,
      `a = ${text}`,
      `a = "${text}`,
      `a = [\n${text}`,
      `a = <<-E\n${text}`,
      `b {\n${text}`,
    ]) {
      const start = performance.now();
      const { diagnostics } = parseHcl(source(wrapped));
      expect(performance.now() - start).toBeLessThan(5_000);
      expect(diagnostics.length).toBeLessThanOrEqual(20);
    }
    expect(parseTemplate(source(text)).diagnostics.length).toBeLessThanOrEqual(20);
  });

  it("a megabyte of opened templates is refused at once", () => {
    expect(codes(`a = ${'"${'.repeat(350_000)}`)).toEqual(["too-deep"]);
  });

  it("a megabyte of distinct arguments is read", () => {
    const text = Array.from({ length: 100_000 }, (_, i) => `a${i} = 1\n`).join("");
    expect(parseHcl(source(text)).value.body.attributes).toHaveLength(100_000);
  });
});

describe("odd characters", () => {
  it.each([
    ["NUL in a string", 'a = "\0"\n', "\0"],
    ["a lone surrogate in a string", 'a = "\ud800"\n', "\ud800"],
    ["a line separator", 'a = "\u2028"\n', "\u2028"],
  ])("%s is text", (_, text, expected) => {
    const { value, diagnostics } = parseHcl(source(text));
    expect(diagnostics).toEqual([]);
    const literal: Expression | undefined = value.body.attributes[0]?.value;
    expect(literal).toMatchObject({ kind: "literal", value: expected });
  });

  it.each(["a = \0\n", "a = \ud800\n", "a = 1\ufeff\n", "a\r= 1\n", "\ud83d\ude00 = 1\n"])(
    "%j is an error",
    (text) => {
      expect(codes(text)).toEqual(["syntax"]);
    },
  );

  it("names like those of Object.prototype are names", () => {
    const { value, diagnostics } = parseHcl(
      source("__proto__ = 1\nconstructor = 2\ntoString {}\na = { __proto__ = 1 }\n"),
    );
    expect(diagnostics).toEqual([]);
    expect(value.body.attributes.map(({ name }) => name)).toEqual(["__proto__", "constructor", "a"]);
  });
});
