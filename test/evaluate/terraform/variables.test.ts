import { describe, expect, test } from "vitest";
import { evaluate, expression, property, resource, show } from "./helpers.ts";

const LB = 'resource "aws_lb" "it" {\n  name = var.x\n}\n';

describe("precedence", () => {
  const declared = { "main.tf": `variable "x" {\n  default = "default"\n}\n${LB}` };
  const layers = [
    ["default", {}, {}],
    ["environment", {}, { environment: { TF_VAR_x: "environment", OTHER: "no" } }],
    ["tfvars", { "terraform.tfvars": 'x = "tfvars"' }, { environment: { TF_VAR_x: "environment" } }],
    ["json", { "terraform.tfvars": 'x = "tfvars"', "terraform.tfvars.json": '{"x": "json"}' }, {}],
    [
      "auto-b",
      {
        "terraform.tfvars": 'x = "tfvars"',
        "a.auto.tfvars": 'x = "auto-a"',
        "b.auto.tfvars": 'x = "auto-b"',
      },
      {},
    ],
    ["file", { "b.auto.tfvars": 'x = "auto"', "prod.tfvars": 'x = "file"' }, { varFiles: ["prod.tfvars"] }],
    ["last", { "a.tfvars": 'x = "first"', "b.tfvars": 'x = "last"' }, { varFiles: ["a.tfvars", "b.tfvars"] }],
    ["line", { "prod.tfvars": 'x = "file"' }, { varFiles: ["prod.tfvars"], vars: [["x", "line"]] as const }],
  ] as const;

  test.each(layers)("%s wins", (wanted, files, options) => {
    expect(property(evaluate({ ...declared, ...files }, options), "aws_lb.it", "name")).toBe(wanted);
  });

  test("a tfvars file of another name is not read", () => {
    expect(property(evaluate({ ...declared, "prod.tfvars": 'x = "file"' }), "aws_lb.it", "name")).toBe(
      "default",
    );
  });
});

describe("types", () => {
  test.each([
    ["string", "1", "1"],
    ["number", "1", 1],
    ["bool", "true", true],
    ["list(string)", "[1, 2]", ["1", "2"]],
    ["set(string)", '["b", "a", "b"]', ["a", "b"]],
    ["map(number)", '{ a = "1" }', { a: 1 }],
    ["any", "1", 1],
    ['"string"', "x", "x"],
    ["list", '["a"]', ["a"]],
    ["object({ a = string, b = optional(number, 80) })", "{ a = 1, c = 2 }", { a: "1", b: 80 }],
    [
      "object({ b = optional(list(object({ p = optional(number, 1) })), []) })",
      "{ b = [{}] }",
      { b: [{ p: 1 }] },
    ],
    ["tuple([string, number])", '["a", "1"]', ["a", 1]],
  ])("%s of %s", (type, text, wanted) => {
    expect(show("var.x", `variable "x" {\n  type = ${type}\n}\n`, { vars: [["x", text]] })).toEqual(wanted);
  });

  test("a default is converted, and optional attributes are filled in", () => {
    const around =
      'variable "x" {\n  type    = map(object({ port = optional(number, 443) }))\n  default = { a = {} }\n}\n';
    expect(show("var.x.a.port", around)).toBe(443);
  });

  test("null takes the default where null is not allowed", () => {
    expect(show("var.x", 'variable "x" {\n  default  = "d"\n  nullable = false\n}\n', { vars: [] })).toBe(
      "d",
    );
    const module =
      'variable "x" {\n  default = "d"\n  nullable = false\n}\noutput "x" {\n  value = var.x\n}\n';
    expect(
      show("module.m.x", {
        "m/main.tf": module,
        "call.tf": 'module "m" {\n  source = "./m"\n  x = null\n}\n',
      }),
    ).toBe("d");
    const nullable = module.replace("  nullable = false\n", "");
    expect(
      show("module.m.x", {
        "m/main.tf": nullable,
        "call.tf": 'module "m" {\n  source = "./m"\n  x = null\n}\n',
      }),
    ).toBe(null);
  });

  test("a value that does not convert says so", () => {
    const value = expression("var.x", 'variable "x" {\n  type = number\n}\n', { vars: [["x", "abc"]] });
    expect(value).toMatchObject({
      kind: "unknown",
      why: [{ what: "var.x", why: "error", says: expect.stringContaining("number") }],
    });
  });
});

describe("without a value", () => {
  test("it has one name, and says where it is declared", () => {
    const value = expression("upper(var.domain)", '\nvariable "domain" {}\n');
    expect(value).toMatchObject({
      kind: "unknown",
      why: [
        {
          what: "var.domain",
          why: "no-value",
          says: "has no value",
          at: { file: "around.tf", start: { line: 2 } },
        },
      ],
    });
  });

  test("two uses of it are the same, whatever comes between", () => {
    const around = 'variable "d" {}\nlocals {\n  a = "x.${var.d}"\n}\n';
    expect(show('local.a == "x.${var.d}"', around)).toBe(true);
    expect(show('local.a == "y.${var.d}"', around)).toBe(false);
    expect(show("var.d == var.d", around)).toBe(true);
  });

  test("a list of unknown length is open", () => {
    expect(show("var.l", 'variable "l" {\n  type = list(string)\n}\n')).toEqual({ open: [] });
    expect(show('concat(["a"], var.l)', 'variable "l" {\n  type = list(string)\n}\n')).toEqual({
      open: ["a"],
    });
  });

  test("an attribute of an object keeps its name", () => {
    expect(show("var.o.domain", 'variable "o" {\n  type = object({ domain = string })\n}\n')).toBe(
      "{var.o.domain}",
    );
  });

  test("one that a wrapper will declare is not an error", () => {
    expect(expression('"${var.env}-x"')).toMatchObject({
      kind: "unknown",
      why: [{ what: "var.env", why: "no-value", says: "is not declared" }],
    });
  });
});

test("a sensitive value is known, and marked all the way", () => {
  const around =
    'variable "s" {\n  sensitive = true\n  default = "secret"\n}\nlocals {\n  o = { token = "Bearer ${var.s}" }\n}\n';
  expect(expression("local.o.token", around)).toMatchObject({
    kind: "known",
    value: "Bearer secret",
    sensitive: true,
  });
  expect(expression("nonsensitive(local.o.token)", around)).not.toHaveProperty("sensitive");
});

test("a text of the command line is an expression only for what is no primitive", () => {
  const evaluation = evaluate(`variable "x" {\n  type = list(string)\n}\n${LB}`, {
    vars: [["x", '["a", upper("b")]']],
  });
  expect(property(evaluation, "aws_lb.it", "name")).toEqual(["a", "B"]);
  expect(resource(evaluation, "aws_lb.it").properties.get("name")?.from.via[0]).toMatchObject({
    kind: "command-line",
  });
});
