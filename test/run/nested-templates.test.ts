import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { run } from "../../src/run.ts";

const made: string[] = [];

afterEach(() => {
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true });
});

async function report(path: string, texts: Readonly<Record<string, string>>) {
  const repository = mkdtempSync(join(tmpdir(), "originlint-nested-"));
  made.push(repository);
  for (const [file, text] of Object.entries({ ".git": "", ...texts })) {
    mkdirSync(dirname(join(repository, file)), { recursive: true });
    writeFileSync(join(repository, file), text);
  }
  return (await run({ paths: [path], workingDirectory: repository, config: false, now: 0 })).report;
}

function site(more = ""): string {
  return `Parameters:
  Host: { Type: String }
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: app
            DomainName: !Ref Host
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              HTTPSPort: 22
        DefaultCacheBehavior:
          TargetOriginId: app
          ViewerProtocolPolicy: https-only
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
${more}`;
}

const main = (url = "t/site.yaml", host = "origin.example.com") => `Resources:
  Edge:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: ${url}
      Parameters: { Host: ${host} }
`;

describe("a template that another one nests", () => {
  it("is judged once, with what its parent passes", async () => {
    const { originRequests, summary, findings } = await report("", {
      "main.yaml": main(),
      "t/site.yaml": site(),
    });
    expect(originRequests).toMatchObject([{ distribution: "Edge/Site" }]);
    expect(summary.distributions).toBe(1);
    expect(findings.map(({ place, resource }) => [place.file, resource.address])).toContainEqual([
      "t/site.yaml",
      "Edge/Site",
    ]);
  });

  it("is one finding with an instance for each of its stacks", async () => {
    const two = `${main()}  Other:\n    Type: AWS::CloudFormation::Stack\n    Properties: { TemplateURL: t/site.yaml, Parameters: { Host: origin.example.com } }\n`;
    const { findings, summary } = await report("", { "main.yaml": two, "t/site.yaml": site() });
    expect(summary.distributions).toBe(2);
    const instances = findings
      .filter(({ rule }) => rule === "port/invalid")
      .map((finding) => finding.instances);
    expect(instances).toEqual([["Edge/Site, behavior *", "Other/Site, behavior *"]]);
  });

  it("is told of alone where only it was asked for", async () => {
    const texts = {
      "main.yaml": `${main()}${site().slice(site().indexOf("  Site:")).replace("!Ref Host", "www.example.net")}`,
      "t/site.yaml": site(),
    };
    expect((await report("", texts)).summary.distributions).toBe(2);
    const { findings, originRequests } = await report("t/site.yaml", texts);
    expect(originRequests).toMatchObject([{ distribution: "Edge/Site" }]);
    expect(new Set(findings.map(({ place }) => place.file))).toEqual(new Set(["t/site.yaml"]));
  });

  it("is judged alone where its parent cannot be read or does not nest it after all", async () => {
    const broken = `${main()}  Broken: [\n`;
    const none = {
      "main.yaml":
        "Description: |\n  TemplateURL: t/site.yaml\nResources:\n  S: { Type: AWS::CloudFormation::Stack }\n",
    };
    for (const texts of [
      { "main.yaml": broken.replace("TemplateURL", "Fn::X: [\n      TemplateURL") },
      none,
    ]) {
      const { originRequests } = await report("", { ...texts, "t/site.yaml": site() });
      expect(originRequests).toMatchObject([{ distribution: "Site" }]);
    }
  });

  it("may be ignored by a comment that stands in it", async () => {
    const ignored = site().replace(
      "              HTTPSPort: 22",
      "              HTTPSPort: 22 # originlint-ignore port/invalid: a test",
    );
    const before = await report("", { "main.yaml": main(), "t/site.yaml": site() });
    expect(before.findings.map(({ rule }) => rule)).toContain("port/invalid");
    const after = await report("", { "main.yaml": main(), "t/site.yaml": ignored });
    const rules = before.findings.map(({ rule }) => rule);
    expect(after.findings.map(({ rule }) => rule)).toEqual(rules.filter((id) => id !== "port/invalid"));
  });
});
