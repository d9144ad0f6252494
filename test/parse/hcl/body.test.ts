import { describe, expect, it } from "vitest";
import type { Body, Node } from "../../../src/parse/hcl/ast.ts";
import { parseHcl } from "../../../src/parse/hcl/parser.ts";
import { source } from "./show.ts";

function parse(text: string) {
  const { value, diagnostics } = parseHcl(source(text));
  expect(diagnostics).toEqual([]);
  return value;
}

function outline({ attributes, blocks }: Body): unknown {
  return {
    ...Object.fromEntries(attributes.map(({ name, value }) => [name, value.kind])),
    ...(blocks.length > 0
      ? { blocks: blocks.map(({ type, labels, body }) => [type, ...labels, outline(body)]) }
      : {}),
  };
}

describe("bodies", () => {
  it("keep attributes and blocks in the order of the file", () => {
    const text = 'b = 1\na = 2\nx "l" m {\n  c = d\n  y {\n  }\n}\nx {}\ne { f = 1 }\n';
    expect(outline(parse(text).body)).toEqual({
      b: "literal",
      a: "literal",
      blocks: [
        ["x", "l", "m", { c: "variable", blocks: [["y", {}]] }],
        ["x", {}],
        ["e", { f: "literal" }],
      ],
    });
  });

  it.each(["", "\n\n", "# c", "\ufeffa = 1", "a = 1", "a {}", "a {\r\n}\r\n"])("%j parses", (text) => {
    parse(text);
  });

  it("decodes escapes in labels", () => {
    expect(parse('a "b\\n$${c}" {}').body.blocks[0]?.labels).toEqual(["b\n${c}"]);
  });
});

describe("spans", () => {
  const text = '# é😀\nresource "a" "b" {\n  x = f(1, "z")[0].y\n  origin { d = 1 }\n}\n';
  const file = parse(text);
  const slice = ({ start, end }: Node) => text.slice(start, end);
  const resource = file.body.blocks[0];
  const x = resource?.body.attributes[0];

  it("of a block, its header and its body", () => {
    expect(resource && slice(resource)).toBe(text.slice(text.indexOf("resource"), -1));
    expect(resource && slice(resource.header)).toBe('resource "a" "b"');
    expect(resource && slice(resource.body)).toBe(text.slice(text.indexOf("{"), -1));
    expect(resource?.body.blocks.map(({ header }) => slice(header))).toEqual(["origin"]);
  });

  it("of an attribute, its name and its value", () => {
    expect(x && slice(x)).toBe('x = f(1, "z")[0].y');
    expect(x && slice(x.nameSpan)).toBe("x");
    expect(x && slice(x.value)).toBe('f(1, "z")[0].y');
  });

  it("become places in lines and columns", () => {
    expect(x && file.lines.place(x.start, x.end)).toEqual({
      file: "main.tf",
      start: { line: 3, column: 3 },
      end: { line: 3, column: 21 },
    });
  });

  it.each([
    ["a = (b)", "(b)"],
    ["a = -b.c # d", "-b.c"],
    ["a = b ? c : d", "b ? c : d"],
    ["a = b[*].c", "b[*].c"],
    ["a = [for b in c : b]", "[for b in c : b]"],
    ["a = { b = 1 }", "{ b = 1 }"],
    ['a = "b${c}"', '"b${c}"'],
    ["a = <<E\nb\n  E\n", "<<E\nb\n  E"],
    ["a = b::c(\n)", "b::c(\n)"],
    ["a = b + c", "b + c"],
  ])("%j: the value is %j", (code, expected) => {
    const value = parse(code).body.attributes[0]?.value;
    expect(value && code.slice(value.start, value.end)).toBe(expected);
  });
});

describe("comments", () => {
  it("are kept, with their style, their text, and whether code stands before them", () => {
    const text =
      "# one\na = 1 // two\nb = [ /* three */ 2, # four\n  # five\n]\n/* six\n*/ # seven\nc {} # eight\n#";
    expect(parse(text).comments.map(({ style, text: words, trailing }) => [style, words, trailing])).toEqual([
      ["#", "one", false],
      ["//", "two", true],
      ["/*", "three", true],
      ["#", "four", true],
      ["#", "five", false],
      ["/*", "six", false],
      ["#", "seven", false],
      ["#", "eight", true],
      ["#", "", false],
    ]);
  });

  it("have spans without the newline", () => {
    const text = "a = 1 # b\r\n";
    expect(parse(text).comments).toMatchObject([{ start: 6, end: 9, text: "b" }]);
  });

  it("in templates are those of the code in them only", () => {
    expect(
      parse('a = "# no ${b /* yes */} // no"\nc = <<E\n# no\nE\n').comments.map(({ text }) => text),
    ).toEqual(["yes"]);
  });

  it("are kept once, though recovery reads them twice", () => {
    const { value } = parseHcl(source("a = [ # one\n  ' # two\n]\nb = 1 # three\n"));
    expect(value.comments.map(({ text }) => text)).toEqual(["one", "two", "three"]);
  });
});
