import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadTemplate } from "../../../src/evaluate/cloudformation/load-template.ts";
import { resourceAt, show } from "./evaluating.ts";

const DIRECTORY = new URL("../../../fixtures/cloudformation/spellings/", import.meta.url);

function valuesOf(name: string): Record<string, unknown> {
  const text = readFileSync(new URL(name, DIRECTORY), "utf8");
  const { value, diagnostics } = loadTemplate({ path: name, text });
  expect(diagnostics).toEqual([]);
  const evaluation = value?.evaluate(new Map());
  if (evaluation === undefined) throw new Error(`${name} is no template`);
  expect(evaluation.diagnostics).toEqual([]);
  expect(evaluation.resources.map(({ address }) => address)).toEqual(["Alb", "Url", "Api", "Values"]);
  const values = [...resourceAt(evaluation, "Values").properties];
  return Object.fromEntries(values.map(([key, value]) => [key, show(value)]));
}

const EXPECTED = {
  Ref: "written as a property",
  Parameter: 8443,
  List: ["www.example.com", "app.example.com"],
  Attribute: { why: "resource-attribute", text: "<Alb.DNSName load-balancer-host>" },
  Echo: "front",
  FunctionHost: { why: "resource-attribute", text: "<Url.FunctionUrl function-url-host>" },
  ApiHost: {
    why: "resource-attribute, no-value",
    text: "<Api.Ref id>.execute-api.<AWS::Region region>.amazonaws.com",
  },
  Literal: "${Literal} and prod",
  Variables: { why: "resource-attribute", text: "https://<Alb.DNSName load-balancer-host>:8443/" },
  Joined: "prod-1.10-x",
  Branch: "yes",
  Undecided: { why: "condition" },
  SameEitherWay: "same",
  Items: ["a", "c"],
  OpenItems: { why: "condition", list: ["a"], open: true },
  Nothing: null,
  Mapped: "api.example.com",
  MappedList: [80, 443],
  Fallback: "none.example.com",
  Imported: { why: "import-value", text: '<Fn::ImportValue("shared-host")>' },
  Encoded: "aGVsbG8gJHtBV1M6OlJlZ2lvbn0=",
  Json: '{"a":1,"b":[true,"x"]}',
  Count: 3,
  Zones: { why: "data-source", list: [], open: true },
  FirstZone: { why: "data-source", text: '<Fn::Select("0", Fn::GetAZs(""))>' },
  Networks: { why: "unsupported-function", list: [], open: true },
  Macro: { why: "unsupported-syntax" },
  Account: "012345678901",
};

describe("one template in three spellings", () => {
  for (const name of ["short.yaml", "long.yaml", "template.json"]) {
    it(`${name} gives the same values`, () => {
      expect(valuesOf(name)).toEqual(EXPECTED);
    });
  }
});
