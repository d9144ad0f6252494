import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchesPath, PATTERN, patternFault } from "../../src/source/path-pattern.ts";

describe("a pattern of paths", () => {
  it.each([
    ["legacy", "legacy/a/main.tf"],
    ["legacy/**", "legacy/a/main.tf"],
    ["legacy/*", "legacy/a/main.tf"],
    ["legacy/**/main.tf", "legacy/main.tf"],
    ["legacy/**/main.tf", "legacy/a/b/main.tf"],
    ["**", "main.tf"],
    ["**/*.tf", "main.tf"],
    ["**/*.tf", "a/b/main.tf"],
    ["**/generated/**", "a/generated/b/c.tf"],
    ["a/*/c?.tf", "a/b/cd.tf"],
    ["*a*b*", "xaxbx"],
    ["a.tf", "a.tf"],
    ["", "anything/at/all.tf"],
    ["**/**/a", "a"],
  ])("%s matches %s", (pattern, path) => {
    expect(matchesPath(pattern, path)).toBe(true);
  });

  it.each([
    ["legacy", "legacy2/main.tf"],
    ["legacy", "a/legacy/main.tf"],
    ["legacy/**/main.tf", "legacy/main.tfvars"],
    ["*.tf", "a/main.tf"],
    ["a/*/c.tf", "a/c.tf"],
    ["a/?.tf", "a/bc.tf"],
    ["a.tf", "axtf"],
    ["a/b/c", "a/b"],
    ["*a*b*", "xbxax"],
    ["Legacy", "legacy/main.tf"],
  ])("%s does not match %s", (pattern, path) => {
    expect(matchesPath(pattern, path)).toBe(false);
  });

  it("agrees with what regular expressions say", () => {
    const part = fc.constantFrom("a", "b", "ab", "*", "?", "a*", "*b", "**");
    const name = fc.constantFrom("a", "b", "ab", "abb", "ba");
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 5 }),
        fc.array(name, { minLength: 1, maxLength: 5 }),
        (parts, names) => {
          expect(matchesPath(parts.join("/"), names.join("/"))).toBe(byExpression(parts, names));
        },
      ),
      { numRuns: 5000 },
    );
  });

  it("costs no more than its length times the path's", () => {
    const many = 2000;
    expect(matchesPath(`${"**/".repeat(many)}z`, "a/".repeat(many))).toBe(false);
    expect(matchesPath(`${"*a".repeat(many)}z`, "a".repeat(many * 2))).toBe(false);
  });

  it.each([
    ["!a", "begins with !: no pattern takes back what another one matches"],
    ["a\\b", "has a backslash: folders are separated by /"],
    ["{a,b}/**", "has brackets: write a pattern for each, with *, ** and ? alone"],
    ["[ab]", "has brackets: write a pattern for each, with *, ** and ? alone"],
    ["a**", "has ** beside letters: ** stands between two slashes"],
    ["***", "has ** beside letters: ** stands between two slashes"],
  ])("%s is none", (pattern, fault) => {
    expect(patternFault(pattern)).toBe(fault);
    expect(PATTERN.test(pattern)).toBe(false);
  });
});

/** Another way to say the same; the names are letters alone. */
function byExpression(parts: readonly string[], names: readonly string[]): boolean {
  const expressions = parts.map((part) =>
    part === "**" ? "(?:[^/]+/)*" : `${part.replace(/\*/g, "[^/]*").replace(/\?/g, "[^/]")}/`,
  );
  return new RegExp(`^${expressions.join("")}`).test(`${names.join("/")}/`);
}
