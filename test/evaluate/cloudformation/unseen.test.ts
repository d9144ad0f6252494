import { describe, expect, test } from "vitest";
import { evaluate } from "./evaluating.ts";

const ALB = `Parameters:
  On: { Type: String }
Conditions:
  IsOn: !Equals [!Ref On, "yes"]
Resources:
  Alb:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties: { Name: web }
  Other:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
`;

function nested(parameter: string, url = "https://s3.amazonaws.com/example/l.yaml") {
  const text = `${ALB}  Nested:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: ${url}
      Parameters: { X: ${parameter} }
`;
  return evaluate(text);
}

describe("a nested stack whose template is not in the input refers to", () => {
  test.each([
    ["!Ref Alb", ["Alb"]],
    ['!Sub "$' + '{Alb}"', ["Alb"]],
    ["!GetAtt Alb.LoadBalancerName", ["Alb"]],
    ['!Join [",", [!Ref Alb, !Ref Other]]', ["Alb", "Other"]],
    ["!If [IsOn, !Ref Alb, !Ref Other]", ["Alb", "Other"]],
    ["!GetAtt Alb.DNSName", []],
    ["web", []],
    ["!Ref On", []],
  ])("what its parameters lead to: %s", (parameter, expected) => {
    const { unseen } = nested(parameter);
    expect(unseen).toMatchObject([
      { address: "Nested", why: [{ what: "Nested", why: "not-in-input" }], from: { kind: "block" } },
    ]);
    const [only] = unseen;
    expect(only?.refersTo === "anything" ? only.refersTo : only?.refersTo.toSorted()).toEqual(expected);
  });

  test("them, though the file of its template is named", () => {
    const { unseen, opaque } = nested("!Ref Alb", "./listeners.yaml");
    const says = "has a template that is not part of the input";
    expect(unseen).toMatchObject([{ refersTo: ["Alb"], why: [{ says }] }]);
    expect(opaque).toMatchObject([{ address: "Nested", why: [{ says }] }]);
  });
});

describe("what writes further resources may refer to anything", () => {
  test.each([
    ["Fn::ForEach::Ls", '[P, ["443"], { "L$' + '{P}": { Type: AWS::SNS::Topic } }]'],
    ["Fn::Transform", "{ Name: AWS::Include, Parameters: { Location: s3://example/l.yaml } }"],
  ])("%s", (key, value) => {
    const { unseen } = evaluate(`${ALB}  ${key}: ${value}\n`);
    expect(unseen).toMatchObject([{ address: key, refersTo: "anything", why: [{ what: key }] }]);
  });

  test("nothing else does", () => {
    expect(evaluate(ALB).unseen).toEqual([]);
  });
});
