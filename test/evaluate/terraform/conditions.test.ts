import { describe, expect, test } from "vitest";
import type { Assumed } from "../../../src/evaluate/resource.ts";
import type { Value } from "../../../src/value.ts";
import { evaluate, expression, property, resource, show } from "./helpers.ts";

const FLAG = 'variable "on" {\n  type = bool\n}\n';
const KIND =
  'variable "kind" {\n  type = string\n  validation {\n    condition     = contains(["alb", "nlb"], var.kind)\n    error_message = "no"\n  }\n}\n';

function choices(value: Value<unknown>): (string | undefined)[] {
  return value.kind === "unknown"
    ? value.why.map(({ choice }) => choice?.id).filter((id) => id !== undefined)
    : [];
}

describe("a conditional that hangs on an unknown", () => {
  test("is unknown, names the condition and what blocks it", () => {
    expect(expression('var.on ? "a" : "b"', FLAG)).toMatchObject({
      kind: "unknown",
      why: [
        {
          what: "var.on",
          why: "condition",
          at: { file: "expression.tf", start: { line: 2 } },
          choice: { id: "var.on", options: [true, false] },
        },
        { what: "var.on", why: "no-value", at: { file: "around.tf", start: { line: 1 } } },
      ],
    });
  });

  test("is known where both branches are the same", () => {
    expect(show('var.on ? "a" : "a"', FLAG)).toBe("a");
    expect(show("var.on ? aws_lb.l.arn : aws_lb.l.arn", `${FLAG}resource "aws_lb" "l" {}\n`)).toBe(
      "{aws_lb.l.arn}",
    );
  });

  test("takes the branch that does not fail only where it is taken", () => {
    expect(show('var.on ? "a" : [1][3]', FLAG, {}, new Map([["var.on", true]]))).toBe("a");
    expect(expression('var.on ? "a" : [1][3]', FLAG, {}, new Map([["var.on", false]]))).toMatchObject({
      why: [{ why: "error" }],
    });
  });
});

const is = (...literals: string[]): Assumed => ({ is: true, literals });
const isNot = (...literals: string[]): Assumed => ({ is: false, literals });

describe("the name of a condition", () => {
  test.each([
    ['var.on ? "a" : "b"', "var.on"],
    ['!var.on ? "a" : "b"', "var.on"],
    ['!(!var.on) ? "a" : "b"', "var.on"],
    ['local.enabled ? "a" : "b"', "var.on"],
    ['var.d != "" ? "a" : "b"', 'var.d == ""'],
    ['var.d == "" ? "a" : "b"', 'var.d == ""'],
    ['length(var.l) > 0 ? "a" : "b"', "length(var.l) > 0"],
    ['var.on && var.d == "" ? "a" : "b"', 'var.on && var.d == ""'],
    ['"a" == var.d ? "a" : "b"', 'var.d == "a"'],
    ['"a" != var.d ? "a" : "b"', 'var.d == "a"'],
    ['var.d == var.c ? "a" : "b"', "var.c == var.d"],
    ['true == var.on ? "a" : "b"', "var.on"],
    ['var.on != true ? "a" : "b"', "var.on"],
    ['var.s == var.d ? "a" : "b"', "var.d == var.s"],
    ["module.m.x", "var.on"],
  ])("%s", (text, id) => {
    const around = `${FLAG}variable "c" {}\nvariable "d" {}\nvariable "s" {\n  default = "hush"\n  sensitive = true\n}\nvariable "l" {\n  type = list(string)\n}\nlocals {\n  enabled = var.on\n}\nmodule "m" {\n  source = "./m"\n  flag = var.on\n}\n`;
    const module = 'variable "flag" {}\noutput "x" {\n  value = var.flag ? "a" : "b"\n}\n';
    expect(choices(expression(text, { "around.tf": around, "m/main.tf": module }))).toEqual([id]);
  });

  test("in a module it belongs to the instance", () => {
    const files = {
      "call.tf": 'module "m" {\n  source = "./m"\n}\n',
      "m/main.tf":
        'data "aws_x" "d" {}\noutput "x" {\n  value = length([for i in data.aws_x.d.ids : i]) > 0 ? 1 : 2\n}\n',
    };
    expect(choices(expression("module.m.x", files))).toEqual([
      "module.m:length([for i in data.aws_x.d.ids : i]) > 0",
    ]);
  });

  test("none is made up for what hangs on an iteration", () => {
    expect(choices(expression('[for x in ["a"] : can(file("../../${x}")) ? 1 : 2][0]'))).toEqual([]);
  });
});

describe("assumptions", () => {
  const yes = new Map([["var.on", true]]);
  const no = new Map([["var.on", false]]);

  test("decide the condition everywhere, and its negation", () => {
    expect(show('[var.on ? "a" : "b", !var.on ? "c" : "d"]', FLAG, {}, yes)).toEqual(["a", "d"]);
    expect(show('[var.on ? "a" : "b", !var.on ? "c" : "d"]', FLAG, {}, no)).toEqual(["b", "c"]);
  });

  test("decide a comparison without deciding its operands", () => {
    const around = 'variable "d" {}\n';
    expect(show('var.d != "" ? var.d : "x"', around, {}, new Map([["var.d", isNot('""')]]))).toBe("{var.d}");
    expect(show('var.d != "" ? var.d : "x"', around, {}, new Map([["var.d", is('""')]]))).toBe("x");
  });

  test("that something is one literal decide its comparison with every other", () => {
    const around = 'variable "d" {}\n';
    const tests = '[var.d == "a", "b" == var.d, var.d != "b", var.d == 1, var.d == null]';
    expect(show(tests, around, {}, new Map([["var.d", is('"a"')]]))).toEqual([
      true,
      false,
      true,
      false,
      false,
    ]);
    expect(
      show('[var.d == "a", var.d != "a"]', around, {}, new Map([["var.d", isNot('"a"', '"b"')]])),
    ).toEqual([false, true]);
    expect(expression('var.d == "c"', around, {}, new Map([["var.d", isNot('"a"')]])).kind).toBe("unknown");
  });

  test("of a comparison with null leave a boolean its own choice", () => {
    const value = expression("var.on == null ? 1 : 2", FLAG);
    expect(value).toMatchObject({ why: [{ choice: { id: "var.on == null" } }, {}] });
    expect(value).not.toHaveProperty("why.0.choice.equality");
  });

  test("make and unmake resources", () => {
    const text = `${FLAG}resource "aws_lb" "l" {\n  count = var.on ? 1 : 0\n}\n`;
    expect(evaluate(text, {}, yes).resources.map(({ address }) => address)).toEqual(["aws_lb.l[0]"]);
    expect(evaluate(text, {}, no).resources).toEqual([]);
    expect(evaluate(text).resources.map(({ address }) => address)).toEqual(["aws_lb.l[?]"]);
  });

  test("one root can be evaluated again and again", () => {
    const text = `${FLAG}resource "aws_lb" "l" {\n  name = var.on ? "a" : "b"\n}\n`;
    expect(property(evaluate(text, {}, yes), "aws_lb.l", "name")).toBe("a");
    expect(property(evaluate(text, {}, no), "aws_lb.l", "name")).toBe("b");
  });

  test("the value a world gives a variable says where it comes from", () => {
    expect(expression("var.on", FLAG, {}, yes)).toMatchObject({
      kind: "known",
      value: true,
      from: { via: [{ kind: "condition", address: "var.on" }] },
    });
  });
});

describe("closed enumerations", () => {
  test("are a choice of their words, not of each comparison", () => {
    const value = expression('var.kind == "alb" ? 443 : 80', KIND);
    expect(value).toMatchObject({
      why: [{ what: "var.kind", why: "no-value", choice: { id: "var.kind", options: ["alb", "nlb"] } }],
    });
    expect(show('var.kind == "alb" ? 443 : 80', KIND, {}, new Map([["var.kind", "nlb"]]))).toBe(80);
    expect(show("var.kind", KIND, {}, new Map([["var.kind", "nlb"]]))).toBe("nlb");
  });

  test("more words than worlds can bear are plainly unknown", () => {
    const many = KIND.replace('["alb", "nlb"]', '["a", "b", "c", "d", "e"]');
    expect(expression("var.kind", many)).not.toHaveProperty("why.0.choice");
  });
});

test("an unknown boolean operand does not hide what the other decides", () => {
  expect(show("var.on && false", FLAG)).toBe(false);
  expect(show("var.on || true", FLAG)).toBe(true);
  expect(show("var.on && true ? 1 : 2", FLAG, {}, new Map([["var.on", true]]))).toBe(1);
});

test("a condition that decided a value is among its reasons", () => {
  const around = 'variable "on" {\n  default = true\n}\n';
  expect(expression('var.on ? "a" : "b"', around).from.because).toMatchObject([
    { kind: "variable-default", at: { file: "around.tf", start: { line: 2 } } },
  ]);
});

test("a resource under an unknown count that is at most one has index 0", () => {
  const text = `${FLAG}resource "aws_lb" "l" {\n  count = var.on ? 1 : 0\n  name = "n\${count.index}"\n}\nresource "aws_route53_record" "r" {\n  name = one(aws_lb.l[*].dns_name)\n  set_identifier = aws_lb.l[0].dns_name\n}\n`;
  const evaluation = evaluate(text);
  expect(property(evaluation, "aws_lb.l[?]", "name")).toBe("n0");
  expect(property(evaluation, "aws_route53_record.r", "set_identifier")).toBe("{aws_lb.l[?].dns_name}");
  expect(property(evaluation, "aws_route53_record.r", "name")).toBe("{aws_lb.l[?].dns_name}");
  expect(resource(evaluation, "aws_lb.l[?]").uncertain).toMatchObject([
    { choice: { id: "var.on" } },
    { what: "var.on" },
  ]);
});

test("two keys of an unknown for_each are not mistaken for one", () => {
  const text = 'variable "s" {\n  type = set(string)\n}\nresource "aws_lb" "l" {\n  for_each = var.s\n}\n';
  expect(show('aws_lb.l["a"].arn == aws_lb.l["a"].arn', text)).toBe(true);
  expect(expression('aws_lb.l["a"].arn == aws_lb.l["b"].arn', text).kind).toBe("unknown");
  expect(expression('aws_lb.l["a"].dns_name', text)).toMatchObject({
    form: {
      parts: [{ source: 'aws_lb.l["a"].dns_name', address: "aws_lb.l[?]", kind: "load-balancer-host" }],
    },
  });
});
