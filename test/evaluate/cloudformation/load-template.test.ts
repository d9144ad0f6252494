import { describe, expect, it } from "vitest";
import { loadTemplate } from "../../../src/evaluate/cloudformation/load-template.ts";
import { isTemplate } from "../../../src/evaluate/cloudformation/sniff.ts";
import { evaluate, propertyOf, resourceAt, show } from "./evaluating.ts";

describe("isTemplate", () => {
  it.each([
    ["YAML", "Resources:\n  A:\n    Type: AWS::S3::Bucket\n", true],
    ["JSON", '{ "Resources" : { "A": { "Type": "X" } } }', true],
    ["minified JSON", '{"a":1,"Resources":{"A":{"Type":"X"}}}', true],
    ["CRLF", "A: 1\r\nResources:\r\n  A:\r\n    Type: X\r\n", true],
    ["a Kubernetes manifest", "kind: Pod\nspec:\n  resources:\n    limits: 1\n", false],
    ["a policy document", '{ "Statement": [{ "Resource": "*" }] }', false],
    ["prose about Resources of some Type", "Resources and their Type", false],
    ["nothing", "", false],
  ])("%s", (_, text, expected) => {
    expect(isTemplate(text)).toBe(expected);
  });
});

describe("what is no template", () => {
  it.each([
    ["a schema with resources", '{ "Resources": { "A": { "type": "x" } }, "Type": 1 }'],
    ["a list of resources", "Resources: [a]\nType: x\n"],
    ["another top level", "- Resources:\n    A: { Type: X }\n"],
    ["broken text of another kind", "Resources: [\nType: x\n"],
  ])("%s gives nothing, and no diagnostic", (_, text) => {
    expect(loadTemplate({ path: "x.yaml", text })).toEqual({ value: undefined, diagnostics: [] });
    expect(loadTemplate({ path: "x.json", text })).toEqual({ value: undefined, diagnostics: [] });
  });
});

describe("loadTemplate", () => {
  it("names the root by its path", () => {
    const { value } = loadTemplate({ path: "infra/cdn.yaml", text: "Resources:\n  A: { Type: X }\n" });
    expect(value?.root).toEqual({ name: "infra/cdn.yaml", language: "cloudformation" });
  });

  it("reads JSON in a .yaml file, and YAML in flow style", () => {
    for (const text of ['{"Resources":{"A":{"Type":"X"}}}', "{Resources: {A: {Type: X}}}"]) {
      const { value, diagnostics } = loadTemplate({ path: "t.yaml", text });
      expect(diagnostics).toEqual([]);
      expect(value?.evaluate(new Map()).resources).toHaveLength(1);
    }
  });

  it("leaves out a resource without a type, and says so", () => {
    const { value, diagnostics } = loadTemplate({
      path: "t.yaml",
      text: "Resources:\n  A: { Type: X }\n  B: {}\n",
    });
    expect(diagnostics).toMatchObject([
      { severity: "warning", message: 'the resource "B" has no Type and is left out' },
    ]);
    expect(value?.evaluate(new Map()).resources).toHaveLength(1);
  });

  it("takes the construct path from the metadata, else from the options", () => {
    const text = 'Resources:\n  A: { Type: X, Metadata: { "aws:cdk:path": App/A } }\n  B: { Type: X }\n';
    const { resources } = evaluate(text, { constructPaths: new Map([["B", "App/B"]]) });
    expect(resources.map(({ constructPath }) => constructPath)).toEqual(["App/A", "App/B"]);
  });

  it("puts the prefix before addresses and atoms", () => {
    const { resources } = evaluate("Resources:\n  A: { Type: X }\n", {
      addressPrefix: "Edge/",
      region: "eu-west-1",
    });
    expect(resources[0]).toMatchObject({ address: "Edge/A", region: { kind: "known", value: "eu-west-1" } });
  });

  it("gives the same evaluation each time", () => {
    const text =
      "Parameters: { P: { Type: String } }\nResources:\n  A: { Type: X, Properties: { V: !Ref P } }\n";
    const { value } = loadTemplate({ path: "t.yaml", text });
    expect(value?.evaluate(new Map())).toEqual(value?.evaluate(new Map()));
  });
});

describe("the serverless transform", () => {
  const SAM = `Transform: AWS::Serverless-2016-10-31
Globals:
  Function: { Runtime: nodejs22.x, Timeout: 5 }
Resources:
  Handler:
    Type: AWS::Serverless::Function
    Properties:
      Handler: index.handler
      Timeout: 30
      AutoPublishAlias: live
      FunctionUrlConfig: { AuthType: NONE }
      Events:
        Get: { Type: HttpApi, Properties: { Path: /, Method: get } }
  Cdn:
    Type: Custom::Cdn
    Properties:
      Api: !Sub "\${ServerlessHttpApi}.execute-api.\${AWS::Region}.amazonaws.com"
      Url: !GetAtt HandlerUrl.FunctionUrl
      Version: !Ref Handler.Version
      Role: !Ref HandlerRole
`;
  const evaluation = evaluate(SAM);

  it("writes the function, its URL, version and alias, and the implicit API", () => {
    expect(evaluation.resources.map(({ address, type }) => [address, type])).toEqual([
      ["Handler", "AWS::Lambda::Function"],
      ["HandlerUrl", "AWS::Lambda::Url"],
      ["Handler.Version", "AWS::Lambda::Version"],
      ["Handler.Alias", "AWS::Lambda::Alias"],
      ["ServerlessHttpApi", "AWS::ApiGatewayV2::Api"],
      ["Cdn", "Custom::Cdn"],
    ]);
    expect(evaluation.diagnostics).toEqual([]);
  });

  it("fills in the globals that the function does not write", () => {
    const { properties } = resourceAt(evaluation, "Handler");
    expect(properties.get("Runtime")).toMatchObject({ kind: "known", value: "nodejs22.x" });
    expect(properties.get("Timeout")).toMatchObject({ kind: "known", value: 30 });
  });

  it("resolves what refers to them; the rest is not modelled", () => {
    const cdn = resourceAt(evaluation, "Cdn");
    const shown = ["Api", "Url", "Version", "Role"].map((name) => show(propertyOf(cdn, name)));
    expect(shown).toEqual([
      {
        why: "resource-attribute, no-value",
        text: "<ServerlessHttpApi.Ref id>.execute-api.<AWS::Region region>.amazonaws.com",
      },
      { why: "resource-attribute", text: "https://<HandlerUrl.FunctionUrl function-url-host>/" },
      { why: "resource-attribute", text: "<Handler.Version.Ref arn>" },
      { why: "not-modelled", text: "<HandlerRole.Ref>" },
    ]);
  });
});
