import { describe, expect, it } from "vitest";
import { discover } from "../../src/discover/discover.ts";
import { MemoryFiles } from "../../src/source/memory-files.ts";

const SITE = "Resources:\n  Site:\n    Type: AWS::CloudFront::Distribution\n";

function nesting(...urls: readonly string[]): string {
  const stacks = urls.map(
    (url, index) =>
      `  S${index}:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: ${url}\n`,
  );
  return `Resources:\n${stacks.join("")}`;
}

function inputs(texts: Readonly<Record<string, string>>, ...paths: string[]) {
  return discover(paths.length > 0 ? paths : [""], new MemoryFiles(texts)).inputs;
}

describe("a nested template", () => {
  const texts = { "main.yaml": nesting("./t/site.yaml", "t/net.yaml"), "t/site.yaml": SITE };

  it("comes behind the one that nests it, which is relevant by it", () => {
    expect(inputs(texts)).toEqual([
      { kind: "template", file: "main.yaml" },
      { kind: "template", file: "t/site.yaml", nested: true },
    ]);
  });

  it("is judged through what nests it, wherever that is", () => {
    const within = [
      { kind: "template", file: "main.yaml", touching: ["t/site.yaml"] },
      { kind: "template", file: "t/site.yaml", nested: true },
    ];
    expect(inputs(texts, "t")).toEqual(within);
    const [outer, inner] = within;
    expect(inputs(texts, "t/site.yaml")).toEqual([outer, { ...inner, named: true }]);
    expect(inputs(texts, "t/site.yaml", "main.yaml")[0]).toEqual({
      kind: "template",
      file: "main.yaml",
      named: true,
    });
  });

  it("is ordered from the outside to the inside", () => {
    const chain = { "z.yaml": nesting("m.yaml"), "m.yaml": nesting("a.yaml"), "a.yaml": SITE };
    expect(inputs(chain).map((input) => "file" in input && input.file)).toEqual([
      "z.yaml",
      "m.yaml",
      "a.yaml",
    ]);
  });

  it("is each of a circle", () => {
    const circle = { "a.yaml": nesting("b.yaml"), "b.yaml": nesting("a.yaml") + SITE.slice(11) };
    expect(inputs(circle)).toEqual([
      { kind: "template", file: "a.yaml", nested: true },
      { kind: "template", file: "b.yaml", nested: true },
    ]);
  });

  it("is none where the URL is one, though a file of that name is there", () => {
    const url = '!Sub "https://$' + '{Bucket}.s3.amazonaws.com/t/site.yaml"';
    const alone = [{ kind: "template", file: "t/site.yaml" }];
    expect(inputs({ "main.yaml": nesting(url), "t/site.yaml": SITE })).toEqual(alone);
    expect(inputs({ "main.yaml": nesting("https://b/t/site.yaml"), "t/site.yaml": SITE })).toEqual(alone);
    expect(inputs({ "t/main.yaml": nesting("s3://b/site.yaml"), "t/site.yaml": SITE })).toEqual(alone);
  });

  it.each([
    [
      "JSON",
      '{"Resources":{"S":{"Type":"AWS::CloudFormation::Stack","Properties":{"TemplateURL":"./site.yaml"}}}}',
    ],
    [
      "a flow mapping",
      "Resources: { S: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: site.yaml } } }",
    ],
    ["quotes", nesting("'site.yaml'")],
    ["quotes and a comment", nesting('"site.yaml" # packaged')],
    ["a comment", nesting("site.yaml # packaged")],
    [
      "SAM",
      "Resources:\n  S:\n    Type: AWS::Serverless::Application\n    Properties:\n      Location: site.yaml\n",
    ],
  ])("is found in %s", (_, text) => {
    expect(inputs({ "main.template": text, "site.yaml": SITE })).toEqual([
      { kind: "template", file: "main.template" },
      { kind: "template", file: "site.yaml", nested: true },
    ]);
  });

  it("is judged through examples only where nothing else nests it", () => {
    const example = { "examples/all.yaml": nesting("../site.yaml"), "site.yaml": SITE };
    expect(inputs(example, "site.yaml")[0]).toMatchObject({ file: "examples/all.yaml" });
    expect(inputs({ ...example, "prod.yaml": nesting("site.yaml") }, "site.yaml")[0]).toMatchObject({
      file: "prod.yaml",
    });
  });

  it("is found in one pass, whatever is written", { timeout: 10_000 }, () => {
    const text = `${nesting("site.yaml")}${'TemplateURL: "'.repeat(200_000)}${"TemplateURL: ".repeat(200_000)}`;
    expect(inputs({ "main.yaml": text, "site.yaml": SITE })[0]).toMatchObject({ file: "main.yaml" });
  });
});
