import { describe, expect, test } from "vitest";
import { at, evaluate, property, resource, type Texts } from "./helpers.ts";

const LB = 'resource "aws_lb" "web" {\n  name = local.missing\n}\n';

function warnings(texts: Texts) {
  return evaluate(texts).diagnostics.map(({ severity, code, message, place }) => ({
    severity,
    code,
    message,
    at: `${place?.file}:${place?.start.line}`,
  }));
}

describe("a name that is not declared", () => {
  test("is a warning at the reference, once for a module whatever its instances", () => {
    const texts = {
      "main.tf": `${LB}module "a" {\n  source = "./m"\n  count = 2\n}\n`,
      "m/main.tf": `${LB}resource "aws_lb" "other" {\n  name = local.missing\n}\n`,
    };
    const message = "local.missing is not declared: Terraform refuses the configuration";
    expect(warnings(texts)).toEqual([
      { severity: "warning", code: "evaluation", message, at: "main.tf:2" },
      { severity: "warning", code: "evaluation", message, at: "m/main.tf:2" },
    ]);
  });

  test("may be declared by what Terragrunt writes", () => {
    const texts = { "main.tf": LB, "terragrunt.hcl": "" };
    expect(warnings(texts)).toEqual([]);
    expect(property(evaluate(texts), "aws_lb.web", "name")).toBe("{local.missing}");
  });

  test.each([
    ["more.tf.json", '{"locals": {"missing": "found"}}'],
    ["more.tofu", 'locals {\n  missing = "found"\n}\n'],
    ["more.tofu.json", '{"locals": {"missing": "found"}}'],
  ])("may be declared in %s", (file, text) => {
    const texts = { "main.tf": LB, [file]: text };
    expect(warnings(texts)).toEqual([]);
    expect(property(evaluate(texts), "aws_lb.web", "name")).toBe("found");
  });

  test("may be declared where a file does not parse", () => {
    expect(warnings({ "main.tf": LB, "more.tf": "locals {" })).toEqual([]);
  });
});

describe("what hangs on one", () => {
  test("a dynamic block has no entries, and says why", () => {
    const text = `resource "aws_lb" "web" {
  dynamic "subnet_mapping" {
    for_each = local.missing
    content {
      subnet_id = subnet_mapping.value
    }
  }
}
`;
    const value = at(resource(evaluate(text), "aws_lb.web"), "subnet_mapping");
    expect(value).toMatchObject({
      why: [{ what: "local.missing", why: "error" }],
      form: { items: [], open: true },
    });
  });

  test("each.key and each.value have no names", () => {
    const text =
      'resource "aws_lb" "web" {\n  for_each = local.missing\n  name = each.key\n  tags = each.value\n}\n';
    const evaluation = evaluate(text);
    expect(property(evaluation, "aws_lb.web[?]", "name")).toEqual({ unknown: ["local.missing error"] });
    expect(property(evaluation, "aws_lb.web[?]", "tags")).toEqual({ unknown: ["local.missing error"] });
  });
});
