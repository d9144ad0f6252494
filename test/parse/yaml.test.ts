import { describe, expect, it } from "vitest";
import type { TreeNode } from "../../src/parse/tree.ts";
import { parseYaml, yamlComments } from "../../src/parse/yaml.ts";
import { plainOf } from "./plain.ts";

function parse(text: string): { value: unknown; messages: readonly string[] } {
  const { value, diagnostics } = parseYaml({ path: "t.yaml", text });
  return { value: value && plainOf(value), messages: diagnostics.map(({ message }) => message) };
}

function nodeAt(text: string, ...path: readonly (string | number)[]): TreeNode {
  let node = parseYaml({ path: "t.yaml", text }).value;
  for (const step of path) {
    if (node?.kind === "mapping") node = node.entries.get(String(step))?.value;
    else if (node?.kind === "sequence") node = node.items[Number(step)];
  }
  if (node === undefined) throw new Error("no such node");
  return node;
}

describe("scalars", () => {
  it.each([
    ["yes", "yes"],
    ["On", "On"],
    ["true", true],
    ["~", null],
    ["", null],
    ["2012-10-17", "2012-10-17"],
    ["1.5", 1.5],
    ['"80"', "80"],
    ["'it''s'", "it's"],
    ["10:30", "10:30"],
  ])("%s is read by the core schema of YAML 1.2", (text, expected) => {
    expect(parse(`k: ${text}`)).toEqual({ value: { k: expected }, messages: [] });
  });

  it("keep the spelling of a number", () => {
    expect(nodeAt("k: 012345678901", "k")).toMatchObject({ value: 12345678901, text: "012345678901" });
    expect(nodeAt("k: 1.10", "k")).toMatchObject({ value: 1.1, text: "1.10" });
  });
});

describe("tags and spans", () => {
  it("keeps a tag, and begins the span with it", () => {
    const text = "a: !Sub\n  - x\nb: [!Ref  Y, !If [c, d]]\nc: &here !Base64 z\n";
    const spanOf = (node: TreeNode) => [node.tag, text.slice(node.start, node.end)];
    expect(spanOf(nodeAt(text, "b", 0))).toEqual(["!Ref", "!Ref  Y"]);
    expect(spanOf(nodeAt(text, "b", 1))).toEqual(["!If", "!If [c, d]"]);
    expect(spanOf(nodeAt(text, "c"))).toEqual(["!Base64", "!Base64 z"]);
    expect(nodeAt(text, "a")).toMatchObject({ tag: "!Sub", start: text.indexOf("!Sub") });
  });

  it("has the span of each key", () => {
    const text = 'a: 1\n"b c": 2\n';
    const root = nodeAt(text);
    const spans = root.kind === "mapping" ? [...root.entries.values()].map(({ keySpan }) => keySpan) : [];
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(["a", '"b c"']);
  });
});

describe("anchors", () => {
  it("stand for what they name, at the alias's own span", () => {
    const text = "a: &x { k: 1 }\nb: *x\n";
    expect(parse(text)).toEqual({ value: { a: { k: 1 }, b: { k: 1 } }, messages: [] });
    const { start, end } = nodeAt(text, "b");
    expect(text.slice(start, end)).toBe("*x");
  });

  it("are merged under what is written", () => {
    const text = "a: &x { k: 1, l: 2 }\nb:\n  l: 3\n  <<: *x\nc: { <<: [*x, { m: 4 }] }\n";
    expect(parse(text).value).toEqual({ a: { k: 1, l: 2 }, b: { l: 3, k: 1 }, c: { k: 1, l: 2, m: 4 } });
  });

  it("must stand before their aliases, and not around them", () => {
    expect(parse("a: *x\nb: &x 1\n").messages).toEqual(["the alias *x names no anchor before it"]);
    expect(parse("a: &x [*x]\n").messages).toEqual(["the alias *x names no anchor before it"]);
  });

  it("do not nest beyond the depth limit", () => {
    const deep = (inner: string) => "[".repeat(150) + inner + "]".repeat(150);
    const { messages } = parse(`a: &x ${deep("1")}\nb: ${deep("*x")}\n`);
    expect(messages).toEqual(["nested more than 200 levels deep: not read from here"]);
  });
});

describe("errors", () => {
  it.each([
    ["a tab for indentation", "a:\n\tb: 1\n", 2],
    ["a nested mapping on one line", "a: b: c\n", 1],
    ["an open quote", 'a: 1\nb: "x\n', 3],
  ])("%s has a place", (_, text, line) => {
    const { diagnostics } = parseYaml({ path: "t.yaml", text });
    expect(diagnostics[0]).toMatchObject({
      severity: "error",
      code: "syntax",
      place: { file: "t.yaml", start: { line } },
    });
  });

  it("leave the rest of the tree", () => {
    expect(parse("a: 1\nb: c: d\n").value).toMatchObject({ a: 1 });
  });

  it("are twenty at most", () => {
    expect(parse("}\n".repeat(1_000)).messages).toHaveLength(20);
  });

  it("of duplicate keys are warnings; the last one counts", () => {
    const { value, diagnostics } = parseYaml({ path: "t.yaml", text: "a: 1\nb: 2\na: 3\n" });
    expect(value && plainOf(value)).toEqual({ a: 3, b: 2 });
    expect(diagnostics).toMatchObject([{ severity: "warning", place: { start: { line: 3, column: 1 } } }]);
  });

  it("of keys that are no text leave the entry out", () => {
    expect(parse("? [a]\n: 1\nb: 2\n")).toEqual({
      value: { b: 2 },
      messages: ["a key that is not a plain text is not read"],
    });
  });
});

describe("documents", () => {
  it("after the first are not read, and it says so", () => {
    expect(parse("---\na: 1\n---\nb: 2\n---\nc: 3\n")).toEqual({
      value: { a: 1 },
      messages: ["holds 3 YAML documents: only the first is read"],
    });
  });

  it("may be empty", () => {
    expect(parse("")).toEqual({ value: undefined, messages: [] });
    expect(parse("# nothing\n")).toEqual({ value: undefined, messages: [] });
  });
});

describe("indentation that CloudFormation does not ask for", () => {
  it("of a policy pasted as JSON", () => {
    const text = `a:
    policy: {
  "Version": "2012-10-17", # a comment, with a brace {
  "Statement": [{
"Effect": "Allow"
  }]
}
    after: 1
`;
    expect(parse(text)).toEqual({
      value: { a: { policy: { Version: "2012-10-17", Statement: [{ Effect: "Allow" }] }, after: 1 } },
      messages: [],
    });
  });

  it("of a quoted text over several lines", () => {
    const text = "a:\n    policy: '{\n  \"it''s\": 1\n}'\n    after: 1\n";
    expect(parse(text)).toMatchObject({ value: { a: { after: 1 } }, messages: [] });
  });

  it("leaves every other place as it is", () => {
    const text = 'a:\n    p: {\n"x": 1\n}\n    after: here\n';
    const { start, end } = nodeAt(text, "a", "after");
    expect(text.slice(start, end)).toBe("here");
  });

  it("does not hide a bracket that is not closed", () => {
    expect(parse("a:\n    p: {\nx: 1\n").messages.length).toBeGreaterThan(0);
  });
});

describe("yamlComments", () => {
  it("finds comments, not hashes in texts", () => {
    const text = "# top\na: 1 # one\nb: 'x # y'\nc: |\n  # text\nd: x#y\ne: [1, # in\n  2]\n";
    const comments = yamlComments({ path: "t.yaml", text });
    expect(comments.map(({ text, trailing }) => [text, trailing])).toEqual([
      ["top", false],
      ["one", true],
      ["in", true],
    ]);
    expect(comments.map(({ start, end }) => text.slice(start, end))).toEqual(["# top", "# one", "# in"]);
  });
});
