import { describe, expect, it } from "vitest";
import type { Body } from "../../../src/parse/hcl/ast.ts";
import { parseHcl } from "../../../src/parse/hcl/parser.ts";
import { errors, source } from "./show.ts";

/** Names of arguments, with `?` behind those whose value is `Invalid`, and blocks in braces. */
function outline({ attributes, blocks }: Body): string {
  const names = attributes.map(({ name, value }) => (value.kind === "invalid" ? `${name}?` : name));
  return [
    ...names,
    ...blocks.map(({ type, labels, body }) => `${[type, ...labels].join(" ")} {${outline(body)}}`),
  ].join(" ");
}

function rest(text: string): string {
  return outline(parseHcl(source(text)).value.body);
}

describe("a broken value loses only itself", () => {
  it.each([
    ["a = 'x'\nb = 1\n", "a? b"],
    ["a = [1, @,\n 2]\nb = 1\n", "a? b"],
    ["r {\n  a = f(1\n  b = 2\n}\nc = 1\n", "c r {a? b}"],
    ["r {\n  a = [\n    1,\n  b = 2\n}\nc = 1\n", "c r {a? b}"],
    ["r {\n  a = \n  b = 2\n}\n", "r {a? b}"],
    ['a = "x\nb = 1\n', "a? b"],
    ['a = "${b"\nc = 1\n', "a? c"],
    ['a = "x${f("${@}")} y"\nb = 1\n', "a? b"],
    ["a = <<E\n${@}\nE\nb = 1\n", "a? b"],
    ['a = <<E\nx\nr "l" {\n  b = 1\n}\n', "a? r l {b}"],
    ["a = 1 2\nb = 1\n", "a? b"],
    ["r { a = @ }\nb = 1\n", "b r {a?}"],
    ["a = 0.1.2\nb = {\n  c = 1\n}\n", "a? b"],
  ])("%j", (text, expected) => {
    expect(rest(text)).toBe(expected);
    expect(errors(text)).toHaveLength(1);
  });
});

describe("where the reading is certain, nothing is lost", () => {
  it.each([
    ["a = [1 2]\n", "a", "1:8-1:9 A comma is missing before this item"],
    ["a = f(1 2)\n", "a", "1:9-1:10 A comma is missing before this item"],
    ["a = { b = 1 c = 2 }\n", "a", "1:13-1:14 A comma is missing before this item"],
    ["a: 1\n", "a", '1:2-1:3 An argument is set with "=", not ":"'],
    ["a = 1, b = 2\n", "a b", "1:6-1:7 Arguments are separated by new lines, not by commas"],
    ["a = 1 b = 2\n", "a b", "1:7-1:8 A new line is missing before this"],
    ["r {\n  a = 1 }\n", "r {a}", "2:9-2:10 A new line is missing before this"],
    ["r {} s {}\n", "r {} s {}", "1:6-1:7 A new line is missing after this block"],
    ["r { a = 1, b = 2 }\n", "r {a b}", "1:10-1:11 A block on one line holds one argument and nothing else"],
    ["r { s { a = 1 } }\n", "r {s {a}}", "1:5-1:8 A block on one line holds one argument and nothing else"],
    ["r 'l' {\n  a = 1\n}\n", "r {a}", `1:3-1:4 Expected a label in double quotes or "{", found "'"`],
    ['r "${l}" {\n  a = 1\n}\n', "r ${l} {a}", "1:4-1:6 A block label cannot hold a template"],
    ["r = {\n  a = 1\n}\nr = 2\n", "r", '4:1-4:2 The argument "r" is already set in line 1'],
  ])("%j", (text, expected, error) => {
    expect(errors(text)).toEqual([error]);
    expect(rest(text)).toBe(expected);
  });

  it("keeps the first of two arguments", () => {
    const { value } = parseHcl(source("a = 1\na = 2\n"));
    expect(value.body.attributes).toMatchObject([{ value: { value: 1 } }]);
  });
});

describe("a missing brace", () => {
  it("is reported where the block was opened, and what follows is not part of it", () => {
    const text = 'r "a" {\n  x = 1\n\nr "b" {\n  y = 2\n}\n\nlocals {\n  z = 3\n}\n';
    expect(errors(text)).toEqual(['1:1-1:6 The block "r" opened in line 1 is never closed']);
    expect(rest(text)).toBe("r a {x} r b {y} locals {z}");
  });

  it("of an inner block is found by the indentation", () => {
    const text = 'r "a" {\n  origin {\n    x = 1\n  y = 2\n}\nr "b" {\n}\n';
    const [diagnostic] = parseHcl(source(text)).diagnostics;
    expect(diagnostic?.help).toBe(
      'The brace in line 5 closes "origin", opened in line 2: one may be missing before it',
    );
    expect(rest(text)).toBe("r a {origin {x y}} r b {}");
  });

  it("is one error for all blocks that the end of the file cuts off", () => {
    expect(errors("a {\n  b {\n    c {\n")).toEqual([
      '3:5-3:6 The block "c" opened in line 3 is never closed',
    ]);
  });

  it("too many is reported at the brace", () => {
    expect(errors("a {\n}\n}\nb = 1\n")).toEqual(["3:1-3:2 This brace closes nothing"]);
  });
});

describe("diagnostics", () => {
  it("are at most twenty a file", () => {
    expect(errors("a = @\n".repeat(100))).toHaveLength(20);
  });

  it.each([
    ["a = 'x'\n", 'Use double quotes (") around strings'],
    ["a = `x`\n", 'Use a heredoc, like "<<EOT", for a string of several lines'],
    ["a = “x”\n", 'Replace the curly quote by a straight one (")'],
    ["a = b & c\n", 'Use "&&" for a logical and'],
    ['"a" = 1\n', "Write the name of an argument without quotes"],
    ['{ "a": 1 }\n', "If the file is JSON, its name must end in .tf.json"],
    ["<<<<<<< HEAD\n", "Resolve the merge conflict"],
    ["/* a\n", 'Close the comment with "*/"'],
    ['a = "${b:-c}"\n', 'Write "$${" for a literal "${" of another language'],
  ])("%j helps", (text, help) => {
    expect(parseHcl(source(text)).diagnostics[0]?.help).toBe(help);
  });

  it.each([
    ["a = \u00a01\n", "Expected a value, found the character U+00A0"],
    ["a = [1,\n", "This list is never closed"],
    ["a = (1\n", "This parenthesis is never closed"],
    ["a =\n", "Expected a value, found the end of the line"],
    ["a", '"a" is neither an argument nor a block'],
  ])("%j: %s", (text, message) => {
    expect(parseHcl(source(text)).diagnostics[0]?.message).toBe(message);
  });
});
