import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compareVersions,
  newestMatching,
  readVersion,
} from "../../../src/evaluate/terraform/version-constraint.ts";

const RELEASES = ["2.9.3", "3.0.0", "3.2.0", "3.2.1", "3.4.1", "4.0.0", "5.2.0", "6.0.0", "6.0.2", "6.1.0"];

describe("the newest release that a constraint lets in", () => {
  test.each([
    [undefined, "6.1.0"],
    ["3.2.0", "3.2.0"],
    ["= 3.2.0", "3.2.0"],
    ["v3.2.0", "3.2.0"],
    ["~> 3.0", "3.4.1"],
    ["~> 3", "3.4.1"],
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
        const kept = written.slice(0, Math.max(1, segments - 1));
        const low = readVersion(lowest) ?? ([0, 0, 0] as const);
        const isExpected = kept.every((one, i) => release[i] === one) && compareVersions(release, low) >= 0;
        expect(isLetIn).toBe(isExpected);
      }),
    );
  });
});
