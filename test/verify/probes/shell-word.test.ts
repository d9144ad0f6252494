import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quoted } from "../../../src/verify/probes/shell-word.ts";

describe("quoted", () => {
  it("makes one word of anything printable", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme-ascii", minLength: 1 }), (text) => {
        const { stdout } = spawnSync("sh", ["-c", `printf %s ${quoted(text)}`], { encoding: "utf8" });
        return stdout === text;
      }),
      { numRuns: 60 },
    );
  });

  it("lets no control character through", () => {
    expect(quoted("a\n\x1b[2J'$(id)`")).toBe("'a??[2J'\\''$(id)`'");
  });
});
