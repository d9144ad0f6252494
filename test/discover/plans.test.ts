import { describe, expect, it } from "vitest";
import { discover } from "../../src/discover/discover.ts";
import { isMeantAsPlan, isMetPlan, isShownAsText } from "../../src/evaluate/plan/sniff.ts";
import { MemoryFiles } from "../../src/source/memory-files.ts";

const PLAN = '{"format_version":"1.2","resource_changes":[]}';
const STATE = '{"format_version":"1.0","values":{"root_module":{}}}';
const CODE = 'resource "aws_cloudfront_distribution" "d" {}\n';

function find(texts: Record<string, string>, ...paths: string[]) {
  return discover(paths.length > 0 ? paths : [""], new MemoryFiles(texts));
}

describe("a plan", () => {
  it("is found in a folder without code, a state only where it is named", () => {
    expect(find({ "a/p.json": PLAN, "a/s.json": STATE }).inputs).toEqual([
      { kind: "plan", file: "a/p.json" },
    ]);
    expect(find({ "a/s.json": STATE }, "a/s.json").inputs).toEqual([{ kind: "plan", file: "a/s.json" }]);
  });

  it("is left aside, with a word, where the code is checked", () => {
    const { inputs, diagnostics } = find({ "main.tf": CODE, "plans/p.json": PLAN });
    expect(inputs).toEqual([{ kind: "terraform", directory: "" }]);
    expect(diagnostics).toMatchObject([
      { severity: "note", message: expect.stringContaining("plans/p.json") },
    ]);
  });

  it("is checked beside the code where both are named", () => {
    const { inputs, diagnostics } = find({ "main.tf": CODE, "p.json": PLAN }, "", "p.json");
    expect(inputs.map(({ kind }) => kind).sort()).toEqual(["plan", "terraform"]);
    expect(diagnostics).toEqual([]);
  });

  it("is left aside, however it is met, where it is too large to be one by chance", () => {
    expect(isMetPlan(PLAN)).toBe(true);
    expect(isMetPlan(`${PLAN.slice(0, -1)}${" ".repeat(9_000_000)}}`)).toBe(false);
  });

  it("is told from what is none", () => {
    for (const text of ['{"Resources":{}}', "Resources:\n", "# aws_lb.web is here\n", "{}", ""])
      expect([isMeantAsPlan(text), isMetPlan(text)]).toEqual([false, false]);
    expect(isShownAsText("# A file\n# module.x: y\n")).toBe(false);
  });
});
