import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { loadAssembly } from "../../../src/evaluate/cdk/load-assembly.ts";
import type { Evaluation } from "../../../src/evaluate/resource.ts";
import { DiskFiles } from "../../../src/source/disk-files.ts";
import { MemoryFiles } from "../../../src/source/memory-files.ts";
import { propertyOf, resourceAt, show } from "../cloudformation/evaluating.ts";

const FIXTURES = new DiskFiles(fileURLToPath(new URL("../../../fixtures/cdk/", import.meta.url)));

function load(name: string): { evaluation: Evaluation; messages: readonly string[] } {
  const { value, diagnostics } = loadAssembly(`${name}/cdk.out`, FIXTURES);
  if (value === undefined) throw new Error(`${name} holds no assembly`);
  return { evaluation: value.evaluate(new Map()), messages: diagnostics.map(({ message }) => message) };
}

function originHosts(evaluation: Evaluation, address: string): readonly unknown[] {
  const origins = propertyOf(resourceAt(evaluation, address), "DistributionConfig.Origins");
  if (origins.kind !== "known" || !Array.isArray(origins.value)) throw new Error("no origins");
  return origins.value.map((_, index) =>
    show(propertyOf(resourceAt(evaluation, address), `DistributionConfig.Origins.${index}.DomainName`)),
  );
}

describe("an app of two stacks in a stage", () => {
  const { evaluation, messages } = load("multi-stack");

  it("is one root; addresses begin with the stack's name", () => {
    expect(evaluation.root).toEqual({ name: "multi-stack/cdk.out", language: "cloudformation" });
    const stacks = new Set(evaluation.resources.map(({ address }) => address.split("/")[0]));
    expect([...stacks]).toEqual(["Prod-Network", "Prod-Edge"]);
    expect(evaluation.diagnostics).toEqual([]);
  });

  it("resolves what one stack imports from the other", () => {
    expect(originHosts(evaluation, "Prod-Edge/Distribution830FAC52")).toEqual([
      { why: "resource-attribute", text: "<Prod-Network/Alb16C2F182.DNSName load-balancer-host>" },
      { why: "resource-attribute", text: "<Prod-Edge/SiteE53D7754.WebsiteURL s3-website-host>" },
      "api.example.net",
    ]);
  });

  it("keeps the place in the template, and shows the export on the way", () => {
    const host = propertyOf(
      resourceAt(evaluation, "Prod-Edge/Distribution830FAC52"),
      "DistributionConfig.Origins.0.DomainName",
    );
    expect(host.from.at.file).toBe("multi-stack/cdk.out/assembly-Prod/ProdEdge216B1454.template.json");
    expect(host.from.via[0]?.at.file).toBe(
      "multi-stack/cdk.out/assembly-Prod/ProdNetwork2D2E7D69.template.json",
    );
  });

  it("knows the environment and the construct path of each resource", () => {
    expect(resourceAt(evaluation, "Prod-Network/Alb16C2F182")).toMatchObject({
      constructPath: "Prod/Network/Alb/Resource",
      region: { kind: "known", value: "eu-central-1" },
      account: { kind: "known", value: "012345678901" },
    });
  });

  it("warns once of a lookup without an answer", () => {
    expect(messages).toEqual([
      'synthesis had no answer to the lookup "availability-zones:account=012345678901:region=eu-central-1": its values are placeholders',
    ]);
  });
});

describe("an app with an edge function", () => {
  const { evaluation } = load("edge-function");

  it("holds the support stack, in its own region", () => {
    const version = evaluation.resources.find(({ type }) => type === "AWS::Lambda::Version");
    expect(version).toMatchObject({ region: { kind: "known", value: "us-east-1" } });
  });

  it("does not know the version that arrives through a custom resource", () => {
    const path = "DistributionConfig.DefaultCacheBehavior.LambdaFunctionAssociations.0.LambdaFunctionARN";
    expect(show(propertyOf(resourceAt(evaluation, "Cdn/Distribution830FAC52"), path))).toEqual({
      why: "resource-attribute",
      text: "<Cdn/RewriteArnReader41E548A3.FunctionArn arn>",
    });
  });
});

describe("an app with a nested stack and no environment", () => {
  const { evaluation } = load("nested-stack");
  const nested = "App/ServiceNestedStackServiceNestedStackResource228B88A0";

  it("resolves the outputs of the nested stack", () => {
    expect(originHosts(evaluation, "App/Distribution830FAC52")).toEqual([
      {
        why: "resource-attribute",
        text: `<${nested}/HandlerFunctionUrl003AF664.FunctionUrl function-url-host>`,
      },
    ]);
    expect(evaluation.opaque).toEqual([]);
  });

  it("has the resources of the nested stack, with their construct paths", () => {
    expect(resourceAt(evaluation, `${nested}/Handler886CB40B`)).toMatchObject({
      constructPath: "App/Service/Handler/Resource",
      region: { kind: "unknown", form: { parts: [{ source: "AWS::Region" }] } },
    });
  });
});

describe("assemblies by hand", () => {
  function assembly(files: Record<string, unknown>): ReturnType<typeof loadAssembly> {
    const texts = Object.entries(files).map(([path, content]) => {
      return [path, typeof content === "string" ? content : JSON.stringify(content)] as const;
    });
    return loadAssembly("out", new MemoryFiles(Object.fromEntries(texts)));
  }
  function stack(templateFile: string, more: object = {}): object {
    return { type: "aws:cloudformation:stack", properties: { templateFile }, ...more };
  }
  function manifest(artifacts: object): object {
    return { version: "40.0.0", artifacts };
  }

  it("passes parameters to nested stacks", () => {
    const { value, diagnostics } = assembly({
      "out/manifest.json": manifest({ App: stack("app.json") }),
      "out/app.json": {
        Resources: {
          Alb: { Type: "AWS::ElasticLoadBalancingV2::LoadBalancer" },
          Child: {
            Type: "AWS::CloudFormation::Stack",
            Properties: { Parameters: { Host: { "Fn::GetAtt": ["Alb", "DNSName"] } } },
            Metadata: { "aws:asset:path": "child.json" },
          },
        },
      },
      "out/child.json": {
        Parameters: { Host: { Type: "String" } },
        Resources: { It: { Type: "Custom::It", Properties: { Value: { "Fn::Sub": "https://${Host}" } } } },
      },
    });
    expect(diagnostics).toEqual([]);
    const evaluation = value?.evaluate(new Map());
    const it = evaluation && propertyOf(resourceAt(evaluation, "App/Child/It"), "Value");
    expect(it && show(it)).toEqual({
      why: "resource-attribute",
      text: "https://<App/Alb.DNSName load-balancer-host>",
    });
  });

  it("reads construct paths from the inline metadata of older versions", () => {
    const metadata = { "/App/Bucket/Resource": [{ type: "aws:cdk:logicalId", data: "B" }] };
    const { value } = assembly({
      "out/manifest.json": manifest({ App: stack("app.json", { metadata }) }),
      "out/app.json": { Resources: { B: { Type: "AWS::S3::Bucket" } } },
    });
    expect(value?.evaluate(new Map()).resources[0]?.constructPath).toBe("App/Bucket/Resource");
  });

  it("does not resolve an import from another region", () => {
    const { value } = assembly({
      "out/manifest.json": manifest({
        A: stack("a.json", { environment: "aws://unknown-account/eu-west-1" }),
        B: stack("b.json", { environment: "aws://unknown-account/us-east-1" }),
      }),
      "out/a.json": {
        Resources: { R: { Type: "X" } },
        Outputs: { O: { Value: "v", Export: { Name: "shared" } } },
      },
      "out/b.json": {
        Resources: { It: { Type: "X", Properties: { Value: { "Fn::ImportValue": "shared" } } } },
      },
    });
    const evaluation = value?.evaluate(new Map());
    const imported = evaluation && propertyOf(resourceAt(evaluation, "B/It"), "Value");
    expect(imported && show(imported)).toMatchObject({ why: "import-value" });
  });

  it("keeps two stacks of one name apart", () => {
    const named = (templateFile: string, region: string) => ({
      type: "aws:cloudformation:stack",
      environment: `aws://unknown-account/${region}`,
      properties: { templateFile, stackName: "Edge" },
    });
    const { value } = assembly({
      "out/manifest.json": manifest({ One: named("a.json", "eu-west-1"), Two: named("a.json", "us-east-1") }),
      "out/a.json": { Resources: { R: { Type: "X" } } },
    });
    expect(value?.evaluate(new Map()).resources.map(({ address }) => address)).toEqual(["Edge/R", "Two/R"]);
  });

  it("is nothing without a manifest of a cloud assembly", () => {
    expect(assembly({ "out/index.html": "" })).toEqual({ value: undefined, diagnostics: [] });
    expect(assembly({ "out/manifest.json": { name: "a web app" } })).toEqual({
      value: undefined,
      diagnostics: [],
    });
  });

  it("survives stages and nested stacks that hold themselves", () => {
    const loop = { Type: "AWS::CloudFormation::Stack", Metadata: { "aws:asset:path": "app.json" } };
    const { value, diagnostics } = assembly({
      "out/manifest.json": manifest({
        App: stack("app.json"),
        Loop: { type: "cdk:cloud-assembly", properties: { directoryName: "." } },
        Outside: { type: "cdk:cloud-assembly", properties: { directoryName: "../../.." } },
      }),
      "out/app.json": { Resources: { Self: loop } },
    });
    expect(diagnostics.map(({ code }) => code)).toEqual(["unreadable", "unreadable"]);
    expect(value?.evaluate(new Map()).resources.map(({ address }) => address)).toEqual(["App/Self"]);
  });

  it("bounds nested stacks that multiply", () => {
    const child = (path: string) => ({
      Type: "AWS::CloudFormation::Stack",
      Metadata: { "aws:asset:path": path },
    });
    const level = (i: number) => {
      return {
        Resources: Object.fromEntries(
          Array.from({ length: 10 }, (_, n) => [`S${n}`, child(`${i + 1}.json`)]),
        ),
      };
    };
    const levels = Array.from({ length: 8 }, (_, i) => [`out/${i}.json`, level(i)] as const);
    const { value } = assembly({
      "out/manifest.json": manifest({ App: stack("0.json") }),
      ...Object.fromEntries(levels),
      "out/8.json": { Resources: { R: { Type: "X" } } },
    });
    expect(value?.evaluate(new Map()).resources.length).toBeLessThan(30_000);
  });

  it("reports a template that cannot be read, and one without resources", () => {
    const { value, diagnostics } = assembly({
      "out/manifest.json": manifest({ A: stack("missing.json"), B: stack("empty.json"), C: stack("c.json") }),
      "out/empty.json": { Parameters: {} },
      "out/c.json": { Resources: { R: { Type: "X" } } },
    });
    expect(diagnostics.map(({ severity, message }) => [severity, message])).toEqual([
      ["error", "the template out/missing.json cannot be read: not-found"],
      ["note", "the template out/empty.json holds no resources"],
    ]);
    expect(value?.evaluate(new Map()).resources).toHaveLength(1);
  });

  it("reports a manifest that is no JSON", () => {
    const { value, diagnostics } = assembly({ "out/manifest.json": "{" });
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ severity: "error", code: "syntax" }]);
  });
});
