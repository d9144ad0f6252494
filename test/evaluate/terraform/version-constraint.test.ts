import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compareVersions,
  letsIn,
  newestMatching,
  readVersion,
} from "../../../src/evaluate/terraform/version-constraint.ts";

const RELEASES = ["2.9.3", "3.0.0", "3.2.0", "3.2.1", "3.4.1", "4.0.0", "5.2.0", "6.0.0", "6.0.2", "6.1.0"];

/** As `terraform validate` 1.11.4 says of a module that is installed in that version. */
test.each([
  ["~> 1", "1.2.3", true],
  ["~> 1", "2.0.0", true],
  ["~> 1", "0.9.9", false],
  ["~> 1.0", "2.0.0", false],
  ["~> 1.2", "1.3.0", true],
  ["~> 1.2.0", "1.3.0", false],
  [">= 1.2.3, != 1.2.4", "1.2.4", false],
  ["1.2", "1.2.0", true],
  ["1.2.3", "1.2.3-beta1", undefined],
] as const)("%s lets %s in: %s", (constraint, version, expected) => {
  expect(letsIn(constraint, version)).toBe(expected);
});

describe("the newest release that a constraint lets in", () => {
  test.each([
    [undefined, "6.1.0"],
    ["3.2.0", "3.2.0"],
    ["= 3.2.0", "3.2.0"],
    ["v3.2.0", "3.2.0"],
    ["~> 3.0", "3.4.1"],
    ["~> 3", "6.1.0"],
    ["~> 3, < 5", "4.0.0"],
    ["~> 3.2.0", "3.2.1"],
    ["~>3.2", "3.4.1"],
    ["~> 6.0.2", "6.0.2"],
    [">= 3.0, < 5.0", "4.0.0"],
    [">= 3.0, != 6.1.0, != 6.0.2", "6.0.0"],
    ["> 6.0.2", "6.1.0"],
    ["<= 3.2", "3.2.0"],
    ["< 3", "2.9.3"],
    ["~> 7.0", undefined],
    ["1.2.3", undefined],
    ["3", "3.0.0"],
    ["latest", undefined],
    ["~> 3.0 ~> 4.0", undefined],
    ["= 3.2.0-beta1", undefined],
    ["", undefined],
  ] as const)("%s → %s", (constraint, release) => {
    expect(newestMatching(RELEASES, constraint)).toBe(release);
  });

  test("~> keeps all that is written but its last part, and never goes below what is written", () => {
    const part = fc.nat(4);
    const version = fc.tuple(part, part, part);
    fc.assert(
      fc.property(version, version, fc.integer({ min: 1, max: 3 }), (bound, release, segments) => {
        const written = bound.slice(0, segments);
        const lowest = [...written, 0, 0].slice(0, 3).join(".");
        const isLetIn = newestMatching([release.join(".")], `~> ${written.join(".")}`) !== undefined;
        const kept = written.slice(0, segments - 1);
        const low = readVersion(lowest) ?? ([0, 0, 0] as const);
        const isExpected = kept.every((one, i) => release[i] === one) && compareVersions(release, low) >= 0;
        expect(isLetIn).toBe(isExpected);
      }),
    );
  });
});
