import { describe, expect, it } from "vitest";
import { explainSyntaxErrors, isHarmless } from "../../../src/parse/hcl/hcl2json.ts";
import { loadHcl2Json } from "../../../src/parse/hcl/hcl2json-runtime.ts";
import { parseHcl } from "../../../src/parse/hcl/parser.ts";
import { source } from "./show.ts";

function explain(text: string) {
  return explainSyntaxErrors(source(text), parseHcl(source(text)).diagnostics);
}

describe("HashiCorp's words for a syntax error", () => {
  it("come with a place and with help", async () => {
    expect(await explain("a = [1 2]\n")).toEqual([
      {
        severity: "error",
        code: "syntax",
        message: "Missing item separator",
        place: { file: "main.tf", start: { line: 1, column: 8 }, end: { line: 1, column: 9 } },
        help: "Expected a comma to mark the beginning of the next item",
      },
    ]);
  });

  it("are one diagnostic each, and mention other places as lines", async () => {
    const explained = await explain("a = 1\nb = 'x'\na = 2\n");
    expect(explained.map(({ message, place }) => [message, place?.start.line])).toEqual([
      ["Invalid character", 2],
      ["Invalid expression", 2],
      ["Attribute redefined", 3],
    ]);
    expect(explained[2]?.help).toContain("already set at line 1");
  });

  it("keep brackets at the end of a sentence", async () => {
    expect((await explain("a = b.0.1\n"))[0]?.help).toMatch(/like \[0\]\[1\]$/);
  });

  it("count columns as we do, in UTF-16 code units", async () => {
    const text = 'a = "é👨‍👩‍👧e\u0301" + @\n';
    expect((await explain(text))[0]?.place?.start).toEqual({ line: 1, column: text.indexOf("@") + 1 });
  });

  it("keep what we know about how bad it is", async () => {
    const ours = parseHcl(source("a = @\n")).diagnostics.map((diagnostic) => ({
      ...diagnostic,
      fatal: true,
    }));
    expect(await explainSyntaxErrors(source("a = @\n"), ours)).toMatchObject([
      { fatal: true },
      { fatal: true },
    ]);
  });
});

describe("our own words stay", () => {
  it.each([
    ["for a file that parses", "a = 1\n"],
    ["for one that is too deep", `a = ${"(".repeat(500)}\n`],
    ["for one that is too large", `a = @\n${"# comment\n".repeat(30_000)}`],
    ["for one whose heredoc has too many lines", `a = <<E\n${"\n".repeat(20_000)}`],
  ])("%s", async (_, text) => {
    const ours = parseHcl(source(text)).diagnostics;
    expect(await explainSyntaxErrors(source(text), ours)).toBe(ours);
  });

  it.each([
    ["blocks", "b {\n".repeat(201)],
    ["templates", '"${'.repeat(201)],
    ["operators", "!".repeat(10_001)],
    ["zeros", "a = 1e400000"],
    ["dollars", "$".repeat(10_001)],
  ])("too many %s are not sent there", (_, text) => {
    expect(isHarmless(text)).toBe(false);
  });
});

describe("the program that answers", () => {
  it("is replaced after it died, says nothing, and leaves the global object alone", async () => {
    const globals = Object.getOwnPropertyNames(globalThis);
    const hcl2json = await loadHcl2Json();
    expect(hcl2json.call("parse", "a.tf", "b {\n".repeat(20_000))).toBeUndefined();
    expect(hcl2json.call("parse", "a.tf", `a = ${"!".repeat(20_000)}b\n`)).toBeUndefined();
    expect(hcl2json.call("parse", "a.tf", "a = 1\n")).toEqual({ json: '{"a":1}' });
    expect(Object.getOwnPropertyNames(globalThis)).toEqual(globals);
  });
});
