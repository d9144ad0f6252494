import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Words } from "../../../src/evaluate/command-line/words.ts";
import type { Place } from "../../../src/source/place.ts";

/** What stands at a place of a one-line text. */
function at(text: string, { start, end }: Place): string {
  return text.slice(start.column - 1, end.column - 1);
}

describe("the words of a command line", () => {
  it("are one line with a space between them, and know their places", () => {
    const words = new Words("<command line>");
    const first = words.add("originlint");
    const option = words.option("--scheme", "http");
    expect(words.text).toBe("originlint --scheme http");
    expect(first).toEqual({
      file: "<command line>",
      start: { line: 1, column: 1 },
      end: { line: 1, column: 11 },
    });
    expect(at(words.text, option)).toBe("--scheme http");
  });

  it("stand where they say, whatever they are", () => {
    const word = fc.string({ minLength: 1, maxLength: 10 });
    const property = fc.property(fc.array(fc.tuple(word, fc.option(word, { nil: undefined }))), (list) => {
      const words = new Words("x");
      const places = list.map(([name, value]) =>
        value === undefined ? words.add(name) : words.option(name, value),
      );
      for (const [index, place] of places.entries()) {
        const [name, value] = list[index] ?? [];
        expect(at(words.text, place)).toBe(value === undefined ? name : `${name} ${value}`);
      }
    });
    fc.assert(property);
  });

  it("are an empty line before the first", () => {
    expect(new Words("x").text).toBe("");
  });
});
