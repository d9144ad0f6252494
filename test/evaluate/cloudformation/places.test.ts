import { describe, expect, it } from "vitest";
import { loadTemplate } from "../../../src/evaluate/cloudformation/load-template.ts";
import type { Datum, Provenance, Value } from "../../../src/value.ts";
import { evaluate, propertyOf, resourceAt, textAt } from "./evaluating.ts";

const YAML = `Parameters:
  Policy:
    Type: String
    Default: https-only
  Names: { Type: CommaDelimitedList, Default: "a.example.com,b.example.com" }
Mappings:
  Hosts:
    prod:
      Api: api.example.com
      Names: [c.example.com]
Conditions:
  IsProd: !Equals [a, a]
Resources:
  Cdn:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Aliases: !Ref Names
        CNAMEs: !FindInMap [Hosts, prod, Names]
        Origins:
          - Id: api
            DomainName: !FindInMap [Hosts, prod, Api]
            CustomOriginConfig:
              OriginProtocolPolicy: !Ref Policy
              OriginSSLProtocols:
                - TLSv1.2
                - !Ref Policy
          - !If
            - IsProd
            - Id: site   # the site
              DomainName:
                Fn::Join:
                  - "."
                  - [www, example.com]
            - Id: none
        DefaultCacheBehavior: { TargetOriginId: api, Compress: yes }
`;

const config = propertyOf(resourceAt(evaluate(YAML), "Cdn"), "DistributionConfig");

function at(path: string): Value<Datum> {
  return propertyOf(resourceAt(evaluate(YAML), "Cdn"), `DistributionConfig.${path}`);
}

function seen(value: Value<Datum>): { text: string; path: string; kind: string } {
  const { from } = value;
  return { text: textAt(YAML, from.at), path: from.path, kind: from.kind };
}

function viaOf(value: Value<Datum>): readonly (readonly [string, string, string])[] {
  return value.from.via.map((step: Provenance) => [step.kind, step.path, textAt(YAML, step.at)] as const);
}

describe("the place of a value in YAML", () => {
  it("is the line of the argument, from key to end", () => {
    expect(seen(at("Origins.0.Id"))).toEqual({
      text: "Id: api",
      path: "Properties.DistributionConfig.Origins[0].Id",
      kind: "argument",
    });
    expect(seen(at("Origins.0.DomainName")).text).toBe("DomainName: !FindInMap [Hosts, prod, Api]");
    expect(seen(at("DefaultCacheBehavior.Compress")).text).toBe("Compress: yes");
  });

  it("is one line where the value takes several", () => {
    expect(seen(at("Origins.1.DomainName"))).toEqual({
      text: "DomainName:",
      path: "Properties.DistributionConfig.Origins[1].DomainName",
      kind: "argument",
    });
  });

  it("is the header of a mapping, the first line of a list item", () => {
    expect(seen(config)).toEqual({
      text: "DistributionConfig:",
      path: "Properties.DistributionConfig",
      kind: "block",
    });
    expect(seen(at("Origins.0"))).toEqual({
      text: "Id: api",
      path: "Properties.DistributionConfig.Origins[0]",
      kind: "block",
    });
    expect(seen(at("Origins.0.CustomOriginConfig")).text).toBe("CustomOriginConfig:");
  });

  it("is the branch where Fn::If selects a mapping", () => {
    expect(seen(at("Origins.1"))).toEqual({
      text: "Id: site   # the site",
      path: "Properties.DistributionConfig.Origins[1]",
      kind: "block",
    });
    expect(viaOf(at("Origins.1"))).toContainEqual(["condition", "Conditions.IsProd", "IsProd"]);
  });

  it("is an item's own, tag included", () => {
    expect(seen(at("Origins.0.CustomOriginConfig.OriginSSLProtocols.0")).text).toBe("TLSv1.2");
    expect(seen(at("Origins.0.CustomOriginConfig.OriginSSLProtocols.1")).text).toBe("!Ref Policy");
  });

  it("stays the argument's where the value comes from a parameter or a mapping", () => {
    const policy = at("Origins.0.CustomOriginConfig.OriginProtocolPolicy");
    expect(seen(policy).text).toBe("OriginProtocolPolicy: !Ref Policy");
    expect(viaOf(policy)).toEqual([["parameter", "Parameters.Policy.Default", "Default: https-only"]]);
    const host = at("Origins.0.DomainName");
    expect(viaOf(host)).toEqual([["mapping", "Mappings.Hosts.prod.Api", "Api: api.example.com"]]);
  });

  it("stays the argument's for each item of a list from elsewhere", () => {
    expect(seen(at("Aliases.1"))).toEqual({
      text: "Aliases: !Ref Names",
      path: "Properties.DistributionConfig.Aliases[1]",
      kind: "argument",
    });
    expect(seen(at("CNAMEs.0")).text).toBe("CNAMEs: !FindInMap [Hosts, prod, Names]");
  });

  it("of a resource is its header", () => {
    const { from } = resourceAt(evaluate(YAML), "Cdn");
    expect([textAt(YAML, from.at), from.kind, from.address]).toEqual(["Cdn", "block", "Cdn"]);
  });
});

describe("the place of a value in JSON", () => {
  const JSON_TEXT = `{
  "Resources": {
    "Cdn": {
      "Type": "AWS::CloudFront::Distribution",
      "Properties": {
        "DistributionConfig": {
          "Origins": [
            {
              "Id": "api",
              "DomainName": { "Fn::Sub": "api.example.com" },
              "CustomOriginConfig": {
                "HTTPPort": 80
              }
            }
          ]
        }
      }
    }
  }
}
`;
  const cdn = resourceAt(evaluate(JSON_TEXT), "Cdn");

  it.each([
    ["DistributionConfig.Origins.0.DomainName", '"DomainName": { "Fn::Sub": "api.example.com" }'],
    ["DistributionConfig.Origins.0.CustomOriginConfig", '"CustomOriginConfig": {'],
    ["DistributionConfig.Origins.0.CustomOriginConfig.HTTPPort", '"HTTPPort": 80'],
    ["DistributionConfig.Origins.0", "{"],
  ])("%s", (path, text) => {
    expect(textAt(JSON_TEXT, propertyOf(cdn, path).from.at)).toBe(text);
  });
});

describe("a broken template", () => {
  it("is evaluated as far as it could be read; its errors are fatal where it names a distribution", () => {
    const text = YAML.replace("- Id: api", '- Id: "api');
    const { value, diagnostics } = loadTemplate({ path: "t.yaml", text });
    expect(diagnostics[0]).toMatchObject({ severity: "error", code: "syntax", fatal: true });
    expect(value?.evaluate(new Map()).resources.map(({ address }) => address)).toEqual(["Cdn"]);
  });

  it("is not silent where nothing of it could be read", () => {
    const text = "Resources: [\n  Cdn:\n    Type: AWS::CloudFront::Distribution\n";
    const { value, diagnostics } = loadTemplate({ path: "t.yaml", text });
    expect(value).toBeUndefined();
    expect(diagnostics[0]).toMatchObject({ severity: "error", code: "syntax", fatal: true });
  });

  it("does not take what it could not read for an error of the template", () => {
    const text = "Resources:\n  A: { Type: X, Properties: { V: !Ref B } }\n  B: { Type: X ] }\n";
    const { value } = loadTemplate({ path: "t.yaml", text });
    expect(value?.evaluate(new Map()).diagnostics).toEqual([]);
  });

  it("is not fatal without a distribution", () => {
    const text = 'Resources:\n  A:\n    Type: AWS::S3::Bucket\n    Properties: {BucketName: "x\n';
    const { diagnostics } = loadTemplate({ path: "t.yaml", text });
    expect(diagnostics.map(({ code, fatal }) => [code, fatal])).toContainEqual(["syntax", undefined]);
  });
});
