import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawFrame, type Label } from "../../src/report/frame.ts";
import { styleFor } from "../../src/report/style.ts";
import { columns, visible } from "../../src/report/text.ts";
import { MemoryFiles } from "../../src/source/memory-files.ts";
import type { Place } from "../../src/source/place.ts";
import { contextFor } from "./sample.ts";

const OPTIONS = { style: styleFor(false), color: "red" } as const;

function place(file: string, line: number, from: number, to: number, endLine = line): Place {
  return { file, start: { line, column: from }, end: { line: endLine, column: to } };
}

function primary(where: Place, text = ""): Label {
  return { place: where, text, primary: true };
}

function related(where: Place, text: string): Label {
  return { place: where, text, primary: false };
}

function draw(files: Record<string, string>, labels: readonly Label[], width = 80): string {
  const context = contextFor(new MemoryFiles(files), { width });
  return `\n${drawFrame(labels, context, OPTIONS).lines.join("\n")}\n`;
}

describe("a code frame", () => {
  test("shows the header of the block, also far above", () => {
    const text = `origin {\n${"\n  # more\n".repeat(5)}  domain_name = "x"\n}\n`;
    expect(draw({ "a.tf": text }, [primary(place("a.tf", 12, 3, 20), "here")])).toBe(`
  --> a.tf:12:3
   |
 1 | origin {
...
12 |   domain_name = "x"
   |   ^^^^^^^^^^^^^^^^^ here
   |
`);
  });

  test("several places of one line, those that fit beside and those that hang below", () => {
    const labels = [
      primary(place("a.tf", 1, 1, 4), "one"),
      related(place("a.tf", 1, 5, 8), "two"),
      related(place("a.tf", 1, 13, 17), "four"),
    ];
    expect(draw({ "a.tf": "one two then four\n" }, labels)).toBe(
      `
 --> a.tf:1:1
  |
1 | one two then four
  | ^^^ --- two ---- four
  | |
  | one
  |
`,
    );
  });

  test("labels that do not fit hang from their bars", () => {
    const labels = [
      primary(place("a.tf", 1, 1, 2), "first"),
      related(place("a.tf", 1, 3, 4), "second"),
      related(place("a.tf", 1, 5, 6), "third"),
    ];
    expect(draw({ "a.tf": "a b c\n" }, labels)).toBe(`
 --> a.tf:1:1
  |
1 | a b c
  | ^ - - third
  | | |
  | | second
  | first
  |
`);
  });

  test("one place inside another", () => {
    const labels = [primary(place("a.tf", 1, 5, 8), "inner"), related(place("a.tf", 1, 1, 12), "outer")];
    expect(draw({ "a.tf": "abc def ghi\n" }, labels)).toBe(`
 --> a.tf:1:5
  |
1 | abc def ghi
  | ----^^^---- outer
  |     |
  |     inner
  |
`);
  });

  test("the same place twice is shown once, with both texts", () => {
    const labels = [
      primary(place("a.tf", 1, 1, 4)),
      related(place("a.tf", 1, 1, 4), "x"),
      related(place("a.tf", 1, 1, 4), "y"),
    ];
    expect(draw({ "a.tf": "abc\n" }, labels)).toContain("1 | abc\n  | ^^^ x; y\n");
  });

  test("places of other files, also where the file cannot be read or has no such line", () => {
    const labels = [
      primary(place("a.tf", 1, 1, 4)),
      related(place("gone.tf", 7, 3, 9), "was here"),
      related(place("b.tf", 9, 1, 2), "no such line"),
    ];
    expect(draw({ "a.tf": "abc\n", "b.tf": "x\n" }, labels)).toBe(`
 --> a.tf:1:1
  |
1 | abc
  | ^^^
  |
 ::: gone.tf:7:3: was here
  |
 ::: b.tf:9:1: no such line
  |
`);
  });

  test("a place of several lines is cut to the first", () => {
    expect(draw({ "a.tf": "origin {\n  x = 1\n}\n" }, [primary(place("a.tf", 1, 1, 2, 3))])).toContain(
      "  | ^^^^^^^^\n",
    );
  });

  test("tabs and wide characters stay under their letters", () => {
    const frame = draw({ "a.tf": '\tname = "世界" # é\r\n' }, [primary(place("a.tf", 1, 9, 13), "wide")]);
    expect(frame).toBe(`
 --> a.tf:1:9
  |
1 |     name = "世界" # é
  |            ^^^^^^ wide
  |
`);
  });

  test("a long line is cut around its place", () => {
    const line = `${"a".repeat(5000)}NEEDLE${"b".repeat(5000)}`;
    const frame = draw({ "a.json": line }, [primary(place("a.json", 1, 5001, 5007), "found")], 60);
    const [, , , shown = "", marks = ""] = frame.split("\n");
    expect(shown).toMatch(/^1 \| …a+NEEDLEb+…$/);
    expect(marks.slice(0, marks.lastIndexOf("^") + 1).slice(-6)).toBe("^^^^^^");
    expect(shown.slice(marks.indexOf("^"), marks.lastIndexOf("^") + 1)).toBe("NEEDLE");
    expect(shown.length).toBeLessThanOrEqual(60);
  });

  test("far places of one long line have a window each", () => {
    const line = `FIRST${"-".repeat(900)}SECOND`;
    const labels = [primary(place("a.json", 1, 1, 6), "p"), related(place("a.json", 1, 906, 912), "q")];
    const frame = draw({ "a.json": line }, labels, 60);
    expect(frame).toMatch(/\n1 \| FIRST-+…\n {2}\| \^{5} p\n1 \| …-+SECOND\n {2}\| +-{6} q\n/);
  });

  test("a long label hangs below, in lines", () => {
    const label = "this text is far too long to stand beside the place that it is about in a narrow terminal";
    expect(draw({ "a.tf": "  name = 1\n" }, [primary(place("a.tf", 1, 3, 11), label)], 60)).toBe(`
 --> a.tf:1:3
  |
1 |   name = 1
  |   ^^^^^^^^
  |   this text is far too long to stand beside the place
  |   that it is about in a narrow terminal
  |
`);
  });

  test("what a hostile file says is shown, not obeyed", () => {
    const line = 'x = "\u001b]8;;http://evil\u0007\u202egnp\u2066" # \u009b2J';
    const path = "dir\u001b[2J/a\n.tf";
    const frame = draw({ [path]: line }, [primary(place(path, 1, 1, 2), "\u001b[1A\u202e")]);
    expect(frame).toContain("␛]8;;http://evil␇<U+202E>gnp<U+2066>");
    expect(frame).toContain("--> dir␛[2J/a␊.tf:1:1");
    expect(frame.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

describe("for any line, place and width", () => {
  const piece = fc.constantFrom(
    "a",
    "word ",
    "\t",
    "世",
    "👍🏽",
    "e\u0301",
    "\u202e",
    "\u001b",
    "{",
    "  ",
    "\ud83d",
  );
  const line = fc.array(piece, { minLength: 1, maxLength: 120 }).map((pieces) => pieces.join(""));
  const spans = fc.array(fc.tuple(fc.nat(300), fc.integer({ min: 1, max: 40 })), {
    minLength: 1,
    maxLength: 4,
  });

  test("the frame is safe to print and its code lines fit", () => {
    fc.assert(
      fc.property(line, spans, fc.integer({ min: 46, max: 120 }), (text, wanted, width) => {
        const labels = wanted.map(([from, length], index) => ({
          place: place("a.tf", 1, from + 1, from + 1 + length),
          text: `label ${index}`,
          primary: index === 0,
        }));
        const lines = draw({ "a.tf": text }, labels, width).split("\n");
        for (const shown of lines) expect(shown).toBe(visible(shown));
        for (const shown of lines.filter((one) => one.startsWith("1 |")))
          expect(columns(shown)).toBeLessThanOrEqual(width);
        for (const label of labels) expect(lines.join("\n")).toContain(label.text);
      }),
    );
  });

  test("the underline stands below exactly the text of the place", () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(words, fc.nat(), fc.integer({ min: 60, max: 120 }), (list, pick, width) => {
        const text = list.map((word, index) => `${word}${index}`).join("世\t");
        const word = `${list[pick % list.length]}${pick % list.length}`;
        const from = text.indexOf(word);
        const frame = draw(
          { "a.tf": text },
          [primary(place("a.tf", 1, from + 1, from + 1 + word.length))],
          width,
        );
        const [, , , shown = "", marks = ""] = frame.split("\n");
        const before = marks.indexOf("^");
        const start = [...shown].findIndex(
          (_, index, all) => columns(all.slice(0, index).join("")) === before,
        );
        expect([...shown].slice(start, start + word.length).join("")).toBe(word);
        expect(marks.slice(before)).toBe("^".repeat(word.length));
      }),
    );
  });
});
