import { describe, expect, it } from "vitest";
import { evaluate, propertyOf, resourceAt, showValue, template } from "./evaluating.ts";

function withParameter(declaration: string): string {
  return `Parameters:\n  P: ${declaration}\n`;
}

describe("a parameter", () => {
  it.each([
    ["has its default", "{ Type: String, Default: a }", "a"],
    ["keeps an empty default", '{ Type: String, Default: "" }', ""],
    ["keeps leading zeros", "{ Type: String, Default: 012345678901 }", "012345678901"],
    ["is a number where its type says so", '{ Type: Number, Default: "443" }', 443],
    ["is split where it is a list", '{ Type: CommaDelimitedList, Default: "a, b,c" }', ["a", "b", "c"]],
    ["is a list of numbers", '{ Type: List<Number>, Default: "80,443" }', [80, 443]],
    ["is an empty list", '{ Type: CommaDelimitedList, Default: "" }', []],
    ["is the only value it may have", "{ Type: String, AllowedValues: [one] }", "one"],
  ])("%s", (_, declaration, expected) => {
    expect(showValue("!Ref P", withParameter(declaration))).toEqual(expected);
  });

  it.each([
    ["without a value", "{ Type: String }", { why: "no-value", text: "<P>" }],
    ["that is an id", "{ Type: AWS::EC2::VPC::Id }", { why: "no-value", text: "<P id>" }],
    ["that is a list", "{ Type: List<AWS::EC2::Subnet::Id> }", { why: "no-value", list: [], open: true }],
    [
      "that is read from the parameter store",
      "{ Type: AWS::SSM::Parameter::Value<String>, Default: /app/host }",
      { why: "data-source", text: "<P>" },
    ],
  ])("%s is unknown", (_, declaration, expected) => {
    expect(showValue("!Ref P", withParameter(declaration))).toEqual(expected);
  });

  it("takes a supplied value before its default", () => {
    const options = { parameters: new Map([["P", "b"]]) };
    expect(showValue("!Ref P", withParameter("{ Type: String, Default: a }"), options)).toBe("b");
  });

  it("without a default is a choice of at most four values", () => {
    const text = template("!Ref P", withParameter("{ Type: String, AllowedValues: [a, b, c, d] }"));
    const value = propertyOf(resourceAt(evaluate(text), "It"), "Value");
    expect(value.kind === "unknown" && value.why[0]?.choice).toEqual({
      id: "P",
      options: ["a", "b", "c", "d"],
    });
    const assumed = evaluate(text, {}, new Map([["P", "c"]]));
    expect(propertyOf(resourceAt(assumed, "It"), "Value")).toMatchObject({ kind: "known", value: "c" });
  });

  it("with five allowed values is no choice", () => {
    const text = template("!Ref P", withParameter("{ Type: String, AllowedValues: [a, b, c, d, e] }"));
    const value = propertyOf(resourceAt(evaluate(text), "It"), "Value");
    expect(value.kind === "unknown" && value.why[0]).toMatchObject({ why: "no-value" });
    expect(value.kind === "unknown" && value.why[0]?.choice).toBeUndefined();
  });

  it("is sensitive with NoEcho, and so is every text made of it", () => {
    const text = template('!Sub "x-${P}"', withParameter("{ Type: String, Default: s, NoEcho: true }"));
    expect(propertyOf(resourceAt(evaluate(text), "It"), "Value")).toMatchObject({
      value: "x-s",
      sensitive: true,
    });
  });
});

describe("pseudo parameters", () => {
  it.each([
    ["AWS::Region", "eu-west-1"],
    ["AWS::AccountId", "012345678901"],
    ["AWS::StackName", "edge"],
    ["AWS::Partition", "aws"],
    ["AWS::URLSuffix", "amazonaws.com"],
  ])("%s is known where the deployment is", (name, expected) => {
    const options = { region: "eu-west-1", account: "012345678901", stackName: "edge" };
    expect(showValue(`!Ref ${name}`, "", options)).toBe(expected);
  });

  it.each([
    ["AWS::Region", "<AWS::Region region>"],
    ["AWS::AccountId", "<AWS::AccountId account>"],
    ["AWS::StackName", "<AWS::StackName name>"],
    ["AWS::StackId", "<AWS::StackId arn>"],
  ])("%s is unknown otherwise", (name, text) => {
    expect(showValue(`!Ref ${name}`)).toEqual({ why: "no-value", text });
  });

  it("knows the partitions of China and of the government", () => {
    expect(showValue("!Ref AWS::URLSuffix", "", { region: "cn-north-1" })).toBe("amazonaws.com.cn");
    expect(showValue("!Ref AWS::Partition", "", { region: "us-gov-west-1" })).toBe("aws-us-gov");
  });

  it("gives every resource of a template the same unknown region", () => {
    const { resources } = evaluate("Resources:\n  A: { Type: X }\n  B: { Type: Y }\n");
    const [a, b] = resources.map(({ region }) => region.kind === "unknown" && region.form);
    expect(a).toEqual({ kind: "text", parts: [{ source: "AWS::Region", kind: "region" }] });
    expect(b).toEqual(a);
  });
});
