import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/parse/json.ts";
import { childOf } from "../../src/parse/tree.ts";
import { plainOf } from "./plain.ts";

function parse(text: string): { value: unknown; messages: readonly string[] } {
  const { value, diagnostics } = parseJson({ path: "t.json", text });
  return { value: value && plainOf(value), messages: diagnostics.map(({ message }) => message) };
}

describe("parseJson", () => {
  it("gives the same tree as YAML, with spans", () => {
    const text = '{ "a": [1, "x", null], "b": { "c": true } }';
    const { value } = parseJson({ path: "t.json", text });
    expect(value && plainOf(value)).toEqual({ a: [1, "x", null], b: { c: true } });
    const entry = value?.kind === "mapping" ? value.entries.get("b") : undefined;
    expect(entry && text.slice(entry.keySpan.start, entry.value.end)).toBe('"b": { "c": true }');
  });

  it("keeps the spelling of a number", () => {
    const { value } = parseJson({ path: "t.json", text: '{"n": 12345678901234567890}' });
    expect(childOf(value, "n")).toMatchObject({ kind: "scalar", text: "12345678901234567890" });
  });

  it("takes the last of duplicate keys, with a warning at it", () => {
    const { value, diagnostics } = parseJson({ path: "t.json", text: '{\n"a": 1,\n"a": 2 }' });
    expect(value && plainOf(value)).toEqual({ a: 2 });
    expect(diagnostics).toMatchObject([{ severity: "warning", place: { start: { line: 3, column: 1 } } }]);
  });

  it.each([
    ["a missing comma", '{"a": 1 "b": 2}', { a: 1, b: 2 }],
    ["a missing end", '{"a": [1, 2', { a: [1, 2] }],
    ["a trailing comma", '{"a": 1,}', { a: 1 }],
    ["a comment", '{"a": 1 // one\n}', { a: 1 }],
  ])("reads on after %s", (_, text, expected) => {
    const { value, messages } = parse(text);
    expect(value).toEqual(expected);
    expect(messages[0]).toMatch(/^not valid JSON: /);
  });

  it("keeps a key named like a prototype's", () => {
    const { value } = parseJson({ path: "t.json", text: '{"__proto__": 1, "constructor": 2}' });
    expect(value?.kind === "mapping" && [...value.entries.keys()]).toEqual(["__proto__", "constructor"]);
  });

  it("is nothing for an empty text", () => {
    expect(parseJson({ path: "t.json", text: "" }).value).toBeUndefined();
  });

  it("ends at the depth limit, with what was read by then", () => {
    const text = `{"a": 1, "b": ${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    const { value, messages } = parse(text);
    expect(value).toMatchObject({ a: 1 });
    expect(messages).toEqual(["nested more than 200 levels deep: not read from here"]);
  });
});
