import { describe, expect, it } from "vitest";
import { parseTemplate } from "../../../src/parse/hcl/parser.ts";
import { errors, parsed, shape, show, source } from "./show.ts";

describe("quoted templates", () => {
  it.each([
    ['"${a}"', "t(${a})"],
    ['"a${b}c"', 't("a", ${b}, "c")'],
    ['"${"${a}"}"', "t(${t(${a})})"],
    ['"${{ a = 1 }.a}"', 't(${{"a": 1}.a})'],
    ['"${\na # b\n}"', "t(${a})"],
    ['"$${a} %%{b} $ % $$ %%"', '"${a} %{b} $ % $$ %%"'],
    ['"$$${a}"', '"$${a}"'],
    ['"%{ if a }b%{ else }c%{ endif }"', 't(if(a, ["b"], ["c"]))'],
    ['"%{ if a }%{ endif }"', "t(if(a, [], []))"],
    ['"%{ for k, v in m }${k}%{ endfor }"', "t(for(k, v in m, [${k}]))"],
    [
      '"%{ if a }%{ for b in c }%{ if d }e%{ endif }%{ endfor }%{ endif }"',
      't(if(a, [for(b in c, [if(d, ["e"], [])])], []))',
    ],
  ])("%s", (text, expected) => {
    expect(shape(text)).toBe(expected);
  });

  it.each([
    ['"a ${~ b ~} c"', 't("a", ${b}, "c")'],
    ['"a \\n ${~b}"', 't("a", ${b})'],
    ['"%{ if a ~} b %{~ endif }"', 't(if(a, ["b"], []))'],
  ])("strip markers: %s", (text, expected) => {
    expect(shape(text)).toBe(expected);
  });

  it("keeps an empty text, since it makes the whole a string", () => {
    expect(shape('"${a ~} "')).toBe('t(${a}, "")');
  });

  it.each([
    ['"${}"', 'Expected a value, found "}"'],
    ['"${a"', 'Expected "}" to close the template sequence opened in line 1, found a string'],
    ['"%{ if a }b"', 'This "%{if" has no "%{endif}"'],
    ['"%{ endif }"', '"%{endif}" does not belong here'],
    ['"%{ if a }%{ endfor }"', '"%{endfor}" does not belong here'],
    ['"%{ for a in b }%{ else }%{ endfor }"', '"%{else}" does not belong here'],
    ['"%{ if a }%{ else }%{ else }%{ endif }"', '"%{else}" does not belong here'],
    ['"%{ foo }"', 'Expected "if", "else", "endif", "for" or "endfor" after "%{", found "foo"'],
    ['"${a;b}"', 'Expected "}" to close the template sequence opened in line 1, found ";"'],
    ['"a\nb"', "This string is not closed in its line"],
    ['"a', "This string is not closed in its line"],
  ])("%j: %s", (text, message) => {
    expect(shape(text)).toBe(`error: ${message}`);
  });
});

describe("heredocs", () => {
  function heredoc(text: string): string {
    return show(parsed(`a = ${text}`));
  }

  it.each([
    ["<<E\nE\n", '""'],
    ["<<E\na\n\nb\nE\n", '"a\\n\\nb\\n"'],
    ['<<E\n\\n "x" $${y}\nE\n', '"\\\\n \\"x\\" ${y}\\n"'],
    ["<<E\na\n  E  \n", '"a\\n"'],
    ["<<E\nEX\nE\n", '"EX\\n"'],
    ["<<E\r\na\r\nE\r\n", '"a\\r\\n"'],
    ["<<E\n${a}\nE\n", 't(${a}, "\\n")'],
    ["<<E\n${a}E\nE\n", 't(${a}, "E\\n")'],
    ["<<A\n${<<B\nb\nB\n}\nA\n", 't(${"b\\n"}, "\\n")'],
    ["<<E\na\n%{ if b ~}\n  c\n%{ endif ~}\nE\n", 't("a\\n", if(b, ["  c\\n"], []), "")'],
  ])("%j", (text, expected) => {
    expect(heredoc(text)).toBe(expected);
  });

  it.each([
    ["<<-E\n    a\n      b\n\n    c\n    E\n", '"a\\n  b\\n\\nc\\n"'],
    ["<<-E\n  a\n b\n  E\n", '" a\\nb\\n"'],
    ["<<-E\n\ta\n\t\tb\n  E\n", '"a\\n\\tb\\n"'],
    ["<<-E\n  \n    a\n  E\n", '"  \\na\\n"'],
    ["<<-E\n    ${a}\n  b\n  E\n", 't("  ", ${a}, "\\nb\\n")'],
    ["<<-E\n${a}\n  b\n  E\n", 't(${a}, "\\n  b\\n")'],
    // The trimmed newline made one line of two, so the second keeps its blanks.
    ["<<-E\n  %{ if a ~}\n  b\n  %{ endif }\n  E\n", 't("", if(a, ["  b\\n"], []), "\\n")'],
  ])("dedents %j", (text, expected) => {
    expect(heredoc(text)).toBe(expected);
  });

  it("stand in calls and objects", () => {
    expect(heredoc("f(<<A\na\nA\n, { b = <<B\nb\nB\n c = 1 })")).toBe('f("a\\n", {"b": "b\\n", "c": 1})');
  });

  it.each([
    "a = <<E\nb\nE",
    "a = <<E\nb\n",
    "a = <<E \nb\nE\n",
    "a = <<E\nb\nE c = 1\n",
    "a = <<E\nb\rc\nE\n",
  ])("%j is an error", (text) => {
    expect(errors(text)).not.toEqual([]);
  });
});

describe("bare templates, as in .tf.json and template files", () => {
  function bare(text: string): string {
    const { value, diagnostics } = parseTemplate(source(text));
    return diagnostics.length > 0 ? `error: ${diagnostics[0]?.message}` : show(value);
  }

  it.each([
    ["", '""'],
    ["plain", '"plain"'],
    ["${a.b}", "t(${a.b})"],
    ['\\n "q" $${x} $', '"\\\\n \\"q\\" ${x} $"'],
    ["a\n%{ for x in y ~}\n  ${x}\n%{ endfor ~}\nb", 't("a\\n", for(x in y, ["  ",${x},"\\n"]), "b")'],
    ["${", "error: Expected a value, found the end of the file"],
    ["%{ endif }", 'error: "%{endif}" does not belong here'],
  ])("%j", (text, expected) => {
    expect(bare(text)).toBe(expected);
  });

  it("reads a part of a text, with offsets into the whole", () => {
    const { value } = parseTemplate(source("xx${a}yy"), 2, 6);
    expect(value).toMatchObject({
      kind: "template",
      start: 2,
      end: 6,
      parts: [{ value: { start: 4, end: 5 } }],
    });
  });
});
