import { describe, expect, it } from "vitest";
import { discover } from "../../src/discover/discover.ts";
import { MemoryFiles } from "../../src/source/memory-files.ts";

const DEPLOYED = '{"ETag": "E1", "DistributionConfig": {"CallerReference": "x"}}';
const REQUEST = '{"OriginRequestPolicy": {"Id": "1", "OriginRequestPolicyConfig": {}}}';
const CACHE = '{"CachePolicy": {"Id": "2", "CachePolicyConfig": {}}}';
const TEMPLATE = `{"Resources": {"A": {"Type": "AWS::CloudFront::Distribution",
  "Properties": {"DistributionConfig": {"Comment": "CallerReference"}}},
  "B": {"Type": "AWS::CloudFront::CachePolicy", "Properties": {"CachePolicyConfig": {}}}}}`;
const PLAN =
  '{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"type": "aws_cloudfront_distribution"}]}}}';

function find(texts: Record<string, string>, ...paths: string[]) {
  return discover(paths.length > 0 ? paths : [""], new MemoryFiles(texts));
}

describe("a deployed distribution", () => {
  it("is found by its text, with the policies of its folder", () => {
    const texts = {
      "live/E1.json": DEPLOYED,
      "live/a.json": REQUEST,
      "live/b.json": CACHE,
      "x/c.json": CACHE,
    };
    expect(find(texts, "live/E1.json")).toMatchObject({
      inputs: [
        {
          kind: "distribution",
          file: "live/E1.json",
          policies: ["live/a.json", "live/b.json"],
          named: true,
        },
      ],
      infrastructure: true,
      diagnostics: [],
    });
    expect(find(texts).inputs).toEqual([
      { kind: "distribution", file: "live/E1.json", policies: ["live/a.json", "live/b.json", "x/c.json"] },
    ]);
  });

  it("takes the policies of the other paths too, in any order", () => {
    const texts = { "E1.json": DEPLOYED, "p/a.json": REQUEST };
    const inputs = [{ kind: "distribution", file: "E1.json", policies: ["p/a.json"] }];
    expect(find(texts, "p/a.json", "E1.json")).toMatchObject({ inputs, diagnostics: [] });
    expect(find(texts, "E1.json", "p")).toMatchObject({ inputs, diagnostics: [] });
    expect(find(texts, "E1.json").inputs).toMatchObject([{ policies: [] }]);
  });

  it("stands beside templates and plans, which are not taken for one", () => {
    const { inputs } = find({ "E1.json": DEPLOYED, "t.json": TEMPLATE, "plan.json": PLAN });
    expect(inputs).toEqual([
      { kind: "distribution", file: "E1.json", policies: [] },
      { kind: "template", file: "t.json" },
    ]);
    expect(find({ "t.json": TEMPLATE }, "t.json").inputs).toMatchObject([{ kind: "template" }]);
    expect(find({ "plan.json": PLAN }, "plan.json").inputs).toMatchObject([{ kind: "plan" }]);
    expect(find({ "x.json": "{}" }, "x.json").diagnostics).toMatchObject([
      { code: "not-infrastructure", message: expect.stringContaining("nor a deployed distribution") },
    ]);
  });

  it.each([
    ["an ETag", '{"ETag": "E1"}'],
    ["a list of distributions", '{"DistributionList": {}}'],
    ["a cut one", '{"ETag": "E1", "DistributionConfig": {"Ali'],
    ["in YAML", "DistributionConfig:\n  CallerReference: x\n"],
  ])("may be meant by a file given by name: %s", (_, text) => {
    expect(find({ "E1.json": text }, "E1.json").inputs).toMatchObject([{ kind: "distribution" }]);
    expect(find({ "E1.json": text })).toMatchObject({ inputs: [], infrastructure: false });
  });
});

describe("a policy", () => {
  it("alone is nothing to check", () => {
    const { inputs, diagnostics } = find({ "a.json": REQUEST, "E1.json": DEPLOYED }, "a.json");
    expect(inputs).toEqual([]);
    expect(diagnostics).toMatchObject([
      {
        code: "not-infrastructure",
        fatal: true,
        message: "a.json holds a policy, and there is no distribution among the paths that may name it",
        help: "Give the distribution too: aws cloudfront get-distribution --id ID > distribution.json",
      },
    ]);
  });

  it("that is only met is passed by", () => {
    expect(find({ "a.json": REQUEST })).toMatchObject({ inputs: [], diagnostics: [], infrastructure: false });
  });
});
