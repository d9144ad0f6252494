import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBaseline } from "../../src/baseline/read-baseline.ts";
import { findIgnores } from "../../src/ignore/find-ignores.ts";
import { KnownRules } from "../../src/ignore/known-rules.ts";
import { readComment } from "../../src/ignore/read-comment.ts";
import { readUntil } from "../../src/ignore/until.ts";

const KNOWN = new KnownRules(["port/swapped", "name/not-covered"]);
const words = fc.constantFrom(
  ...["originlint-ignore", "port/swapped", "name/*", ",", " ", "\n", "# ", "//", "/*", "*/", '"', "until="],
  ...[
    "2027-01-31",
    "<<E",
    "E",
    "{",
    "}",
    "- ",
    "a: ",
    "Resources:",
    "Metadata: ",
    "originlint: ",
    "ignore: [",
    "]",
  ],
);
const text = fc
  .array(fc.oneof(words, fc.string({ unit: "grapheme", maxLength: 3 })))
  .map((all) => all.join(""));

describe("whatever a file holds", () => {
  it.each(["a.tf", "a.tf.json", "a.yaml", "a.json", "a.template", "a.tfvars"])("%s is read", (path) => {
    fc.assert(
      fc.property(text, (body) => {
        const { ignores, diagnostics } = findIgnores({ path, text: `originlint ${body}` }, KNOWN);
        for (const { rules, lines } of ignores) {
          expect(rules.length).toBeGreaterThan(0);
          expect(lines.first).toBeLessThanOrEqual(lines.last);
        }
        for (const { message } of diagnostics) expect(message).not.toBe("");
      }),
    );
  });
  it("a comment that begins as an ignore holds or is told", () => {
    fc.assert(
      fc.property(text, (rest) => {
        const read = readComment(`originlint-ignore ${rest}`, KNOWN);
        expect(read?.value !== undefined || (read?.mistakes.length ?? 0) > 0).toBe(true);
      }),
    );
  });
  it("a baseline is read, or refused with a reason", () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.json()), (content) => {
        const { value, diagnostics } = readBaseline({ path: "b.json", text: content });
        expect(value.entries.length === 0 || diagnostics.length === 0).toBe(true);
      }),
    );
  });
});

describe("until", () => {
  it("takes every day of the calendar, and ends with it", () => {
    fc.assert(
      fc.property(fc.integer({ min: -25_000, max: 2_900_000 }), (day) => {
        const start = day * 86_400_000;
        const read = readUntil(new Date(start).toISOString().slice(0, 10));
        expect(read).toEqual({ ok: true, ends: start + 86_400_000 });
      }),
    );
  });
  it("takes nothing else", () => {
    fc.assert(fc.property(fc.string(), (other) => void expect(readUntil(`x${other}`).ok).toBe(false)));
  });
  it.each(["2027-13-01", "2027-00-10", "2027-02-29", "0000-00-00", "2027-1-1", "9999-99-99"])(
    "not %s",
    (day) => {
      expect(readUntil(day).ok).toBe(false);
    },
  );
});
