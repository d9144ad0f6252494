import { expect, test } from "vitest";
import { useColor } from "../../src/cli/color.ts";

test.each([
  ["auto", {}, true, true],
  ["auto", {}, false, false],
  ["auto", { NO_COLOR: "1" }, true, false],
  ["auto", { NO_COLOR: "" }, true, true],
  ["auto", { FORCE_COLOR: "1" }, false, true],
  ["auto", { FORCE_COLOR: "" }, false, true],
  ["auto", { FORCE_COLOR: "0" }, true, false],
  ["auto", { NO_COLOR: "1", FORCE_COLOR: "1" }, true, false],
  ["auto", { TERM: "dumb" }, true, false],
  ["auto", { CI: "true" }, false, true],
  ["always", { NO_COLOR: "1" }, false, true],
  ["never", { FORCE_COLOR: "1" }, true, false],
] as const)(
  "--color %s with %j on a terminal (%s) colours: %s",
  (choice, environment, isTerminal, colours) => {
    expect(useColor(choice, environment, isTerminal)).toBe(colours);
  },
);
