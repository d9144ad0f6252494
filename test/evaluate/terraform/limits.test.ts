import { describe, expect, test } from "vitest";
import { LIMITS } from "../../../src/limits.ts";
import type { Datum, Reason, Value } from "../../../src/value.ts";
import { at, evaluate, expression, resource } from "./helpers.ts";

/** Real time is bounded generously: what these guard against would take minutes, or forever. */
const QUICK = 8_000;

function limited(text: string, around = ""): void {
  const started = Date.now();
  const why = firstReason(expression(text, around));
  expect(why).toMatchObject({ why: "limit", says: expect.stringContaining("exceeds a limit") });
  expect(Date.now() - started).toBeLessThan(QUICK);
}

/** The first thing that is unknown, however deep it lies. */
function firstReason(value: Value<Datum>): Reason | undefined {
  if (value.kind === "unknown") return value.why[0];
  const items = value.kind === "known" && Array.isArray(value.value) ? value.value : [];
  for (const item of items) {
    const found = firstReason(item);
    if (found) return found;
  }
  return undefined;
}

function doubling(first: string, next: (name: string) => string, count: number): string {
  const lines = Array.from({ length: count }, (_, i) => `  x${i + 1} = ${next(`local.x${i}`)}\n`);
  return `locals {\n  x0 = ${first}\n${lines.join("")}}\n`;
}

describe("hostile input finishes, and says which limit it met", () => {
  test("lists that double", () =>
    limited(
      "local.x60",
      doubling('["a"]', (x) => `[${x}, ${x}]`, 60),
    ));
  test("lists that are concatenated", () =>
    limited(
      "local.x60",
      doubling('["a"]', (x) => `concat(${x}, ${x})`, 60),
    ));
  test("texts that double", () =>
    limited(
      "local.x60",
      doubling('"ab"', (x) => `"\${${x}}\${${x}}"`, 60),
    ));
  test("texts that are joined", () =>
    limited(
      "local.x60",
      doubling('"ab"', (x) => `join("-", [${x}, ${x}, ${x}])`, 60),
    ));
  test("texts that are replaced", () =>
    limited(
      "local.x40",
      doubling('"aaaa"', (x) => `replace(${x}, "a", "aaa")`, 40),
    ));
  test("JSON in JSON", () =>
    limited(
      "local.x60",
      doubling('"\\""', (x) => `jsonencode([${x}, ${x}])`, 60),
    ));
  test("loops in loops", () =>
    limited("[for a in range(1000) : [for b in range(1000) : [for c in range(1000) : c]]]"));
  test("products", () => limited("setproduct(range(1000), range(1000), range(1000))"));
  test("unknown items that are compared with each other", () =>
    limited(
      "slice(distinct(local.x), 0, 3)",
      'variable "v" {}\nlocals {\n  x = flatten([for i in range(100) : [for j in range(100) : "${var.v}${i}-${j}"]])\n}\n',
    ));
  test("a wide format", () =>
    expect(expression('format("%099999999s", "a")')).toMatchObject({ why: [{ why: "error" }] }));
  test("a long number", () => expect(expression("1e999999")).toMatchObject({ kind: "unknown" }));
  test("powers of powers", () => expect(expression("pow(pow(10, 300), 300)").kind).toBe("unknown"));
  test("a range without end", () =>
    expect(expression("range(1e9)")).toMatchObject({ why: [{ why: "error" }] }));
  test("a regular expression that would backtrack", () => {
    const started = Date.now();
    expect(expression(`can(regex("^(a+)+$", "${"a".repeat(5000)}!"))`)).toMatchObject({
      kind: "known",
      value: false,
    });
    expect(Date.now() - started).toBeLessThan(QUICK);
  });
});

describe("an expression that floods ends alone", () => {
  const flood = `[for a in range(300) : [for b in range(300) : [for c in range(300) : a]]]`;
  const others = 'resource "aws_lb" "l" {\n  name = join("-", ["a", "lb"])\n}\n';

  test("what stands beside it and after it is known", () => {
    const evaluation = evaluate(
      `resource "aws_lb" "flood" {\n  name     = jsonencode(${flood})\n  internal = false\n}\n${others}`,
    );
    expect(evaluation.diagnostics).toEqual([]);
    expect(at(resource(evaluation, "aws_lb.flood"), "name")).toMatchObject({
      why: [
        {
          what: "aws_lb.flood.name",
          why: "limit",
          says: expect.stringMatching(/^exceeds a limit: \d+ evaluation steps of one expression$/),
          at: { file: "main.tf", start: { line: 2 } },
        },
      ],
    });
    expect(at(resource(evaluation, "aws_lb.flood"), "internal")).toMatchObject({ value: false });
    expect(at(resource(evaluation, "aws_lb.l"), "name")).toMatchObject({ value: "a-lb" });
  });

  test("however many do, what takes few steps is known", () => {
    const floods = Array.from({ length: 100 }, (_, i) => `  flood${i} = ${flood}\n`).join("");
    const used = Array.from({ length: 100 }, (_, i) => `  name${i} = length(local.flood${i})\n`).join("");
    const started = Date.now();
    const evaluation = evaluate(`locals {\n${floods}}\nresource "aws_lb" "flood" {\n${used}}\n${others}`);
    expect(Date.now() - started).toBeLessThan(QUICK);
    expect(evaluation.diagnostics).toEqual([]);
    expect(at(resource(evaluation, "aws_lb.flood"), "name99")).toMatchObject({ why: [{ why: "limit" }] });
    expect(at(resource(evaluation, "aws_lb.l"), "name")).toMatchObject({ value: "a-lb" });
  });

  test("what was granted and not used is there for the next one", () => {
    const some = Array.from(
      { length: 30 },
      (_, i) => `  x${i} = length(flatten([for a in range(100) : [for b in range(20) : a]]))\n`,
    );
    const evaluation = evaluate(`resource "aws_lb" "l" {\n${some.join("")}}\n`);
    expect(at(resource(evaluation, "aws_lb.l"), "x29")).toMatchObject({ value: 2_000 });
  });

  test("a for_each that floods is one instance that stands for all", () => {
    const evaluation = evaluate(
      `resource "aws_lb" "l" {\n  for_each = toset(flatten(${flood}))\n}\n${others.replace('"l"', '"m"')}`,
    );
    expect(evaluation.resources).toMatchObject([
      { address: "aws_lb.l[?]", uncertain: [{ why: "limit" }] },
      { address: "aws_lb.m" },
    ]);
  });
});

test("a root that has too much in it names the place where it stopped", () => {
  const many = Array.from({ length: 12 }, (_, i) => `resource "aws_lb" "l${i}" {\n  count = 10000\n}\n`);
  const { diagnostics, opaque, unseen } = evaluate(many.join(""));
  expect(diagnostics).toMatchObject([
    {
      severity: "error",
      code: "limit",
      message:
        "the root module exceeds a limit: 1000000 evaluation steps of one root; what was not evaluated by then was left out",
      place: { file: "main.tf" },
    },
  ]);
  expect(opaque).toMatchObject([{ address: "the root module", why: [{ why: "limit" }] }]);
  expect(unseen).toMatchObject([{ refersTo: "anything" }]);
});

test("what uses up the steps of a root takes none from distributions, wherever they are written", () => {
  const many = 'resource "aws_lb" "x" {\n  count = 10000\n}\n';
  const files = {
    "a.tf": Array.from({ length: 12 }, (_, i) => many.replace('"x"', `"x${i}"`)).join(""),
    "z.tf": 'module "m" {\n  source = "./m"\n}\n',
    "m/main.tf":
      'locals {\n  id = join("-", ["a", "b"])\n}\nresource "aws_cloudfront_distribution" "d" {\n  comment = local.id\n}\n',
  };
  const evaluation = evaluate(files);
  expect(evaluation.diagnostics).toMatchObject([{ code: "limit", place: { file: "a.tf" } }]);
  const made = resource(evaluation, "module.m.aws_cloudfront_distribution.d");
  expect(at(made, "comment")).toMatchObject({ kind: "known", value: "a-b" });
});

test("a chain of references longer than the limit is unknown at its end, not a crash", () => {
  const count = 20_000;
  const value = expression(
    `local.x${count}`,
    doubling("1", (x) => x, count),
  );
  expect(value).toMatchObject({ kind: "unknown", why: [{ why: "limit" }] });
});

test.each([
  `count = ${LIMITS.collectionElements + 1}`,
  `count = ${LIMITS.instances + 1}`,
  'for_each = toset([for p in setproduct(range(101), range(100)) : join("-", p)])',
])("%s is one instance that stands for all", (argument) => {
  const evaluation = evaluate(`resource "aws_lb" "l" {\n  ${argument}\n}\n`);
  expect(evaluation.resources).toMatchObject([{ address: "aws_lb.l[?]", uncertain: [{ why: "limit" }] }]);
});

test("blocks beyond the limit are left out, and that is said", () => {
  const block = "  x {\n    a = 1\n  }\n";
  for (const [extra, form] of [
    [0, { kind: "known" }],
    [1, { kind: "unknown", why: [{ what: "aws_lb.l.x", why: "limit" }], form: { open: true } }],
  ] as const) {
    const blocks = block.repeat(LIMITS.instances + extra);
    const made = resource(evaluate(`resource "aws_lb" "l" {\n${blocks}}\n`), "aws_lb.l");
    expect(made.properties.get("x")).toMatchObject(form);
  }
});

describe("much is compared quickly", () => {
  const many = (name: string) =>
    `  ${name} = flatten([for i in range(150) : [for j in range(300) : "${name}\${i}-\${j}"]])\n`;
  const around = `variable "v" {}\nlocals {\n${many("a")}${many("b")}}\n`;

  test.each([
    ["keys that match nothing", "length(matchkeys(local.a, local.a, local.b))", 0],
    ["distinct items", "length(distinct(local.a))", 45_000],
    ["groups", "length({ for x in local.a : substr(x, 0, 1) => x... }.a)", 45_000],
  ])("%s", (_, text, value) => {
    const started = Date.now();
    expect(expression(text, around)).toMatchObject({ kind: "known", value });
    expect(Date.now() - started).toBeLessThan(QUICK);
  });
  test("the branches of an undecided conditional", () => {
    const started = Date.now();
    expect(expression('var.v == "x" ? local.a : local.b', around).kind).toBe("unknown");
    expect(Date.now() - started).toBeLessThan(QUICK);
  });
  test("the branches that have much in common", () => {
    const other = 'locals {\n  c = var.v == "x" ? concat(local.a, ["c"]) : concat(local.a, ["d"])\n}\n';
    const started = Date.now();
    expect(expression("local.c", around + other)).toMatchObject({ form: { kind: "list", open: true } });
    expect(Date.now() - started).toBeLessThan(QUICK);
  });
});

test("a chain of module calls beyond the limit is no cycle", () => {
  const files: Record<string, string> = { "main.tf": 'module "n" {\n  source = "./m0"\n}\n' };
  for (let i = 0; i < 4_000; i += 1)
    files[`m${i}/main.tf`] = `module "n" {\n  source = "../m${i + 1}"\n}\nresource "aws_lb" "l" {}\n`;
  const { diagnostics, resources } = evaluate(files);
  expect(diagnostics).toMatchObject([
    { severity: "error", code: "limit", message: expect.stringContaining("exceeds a limit") },
  ]);
  expect(resources).toHaveLength(LIMITS.depth);
});

test("modules that multiply stop, and what was left out is said", () => {
  const twice = (target: string) =>
    `module "a" {\n  source = "${target}"\n}\nmodule "b" {\n  source = "${target}"\n}\n`;
  const files: Record<string, string> = {
    "main.tf": twice("./m0"),
    "m40/main.tf": 'resource "aws_lb" "l" {}\n',
  };
  for (let i = 0; i < 40; i += 1) files[`m${i}/main.tf`] = twice(`../m${i + 1}`);
  const started = Date.now();
  const evaluation = evaluate(files);
  expect(evaluation.diagnostics).toMatchObject([{ severity: "error", code: "limit" }]);
  expect(evaluation.opaque[0]).toMatchObject({ why: [{ why: "limit" }] });
  expect(Date.now() - started).toBeLessThan(20_000);
}, 40_000);

describe("cycles", () => {
  test("of locals", () => {
    expect(expression("local.a", "locals {\n  a = local.b\n  b = local.a\n}\n")).toMatchObject({
      why: [{ what: "local.a", why: "cycle", at: { file: "around.tf" } }],
    });
  });
  test("of a resource with itself", () => {
    const evaluation = evaluate(
      'resource "aws_lb" "l" {\n  name = aws_lb.l.internal\n  internal = aws_lb.l.name\n}\n',
    );
    expect(at(resource(evaluation, "aws_lb.l"), "name")).toMatchObject({ why: [{ why: "cycle" }] });
  });
  test("of a count with its own instances", () => {
    const evaluation = evaluate('resource "aws_lb" "l" {\n  count = length(aws_lb.l)\n}\n');
    expect(evaluation.resources).toMatchObject([{ address: "aws_lb.l[?]", uncertain: [{ why: "cycle" }] }]);
  });
  test("of a dynamic block with itself", () => {
    const evaluation = evaluate(
      'resource "aws_lb" "l" {\n  dynamic "x" {\n    for_each = aws_lb.l.x\n    content {}\n  }\n}\n',
    );
    expect(evaluation.resources).toHaveLength(1);
  });
  test("of a variable with the output it feeds", () => {
    const files = {
      "call.tf": 'module "m" {\n  source = "./m"\n  x = module.m.y\n}\n',
      "m/main.tf": 'variable "x" {}\noutput "y" {\n  value = var.x\n}\n',
    };
    expect(expression("module.m.y", files)).toMatchObject({ why: [{ why: "cycle" }] });
  });
  test("that is none: two outputs of one module that use each other's module", () => {
    const files = {
      "call.tf":
        'module "a" {\n  source = "./a"\n  in = module.b.one\n}\nmodule "b" {\n  source = "./b"\n  in = module.a.out\n}\n',
      "a/main.tf": 'variable "in" {}\noutput "out" {\n  value = "${var.in}-a"\n}\n',
      "b/main.tf":
        'variable "in" {}\noutput "one" {\n  value = "one"\n}\noutput "two" {\n  value = var.in\n}\n',
    };
    expect(expression("module.b.two", files)).toMatchObject({ kind: "known", value: "one-a" });
  });
});

test("names that JavaScript knows are names like any other", () => {
  for (const name of ["constructor", "__proto__", "toString", "hasOwnProperty"]) {
    expect(expression(`local.${name}`, `locals {\n  ${name} = "x"\n}\n`)).toMatchObject({
      kind: "known",
      value: "x",
    });
    expect(expression(`${name}("x")`)).toMatchObject({ why: [{ why: "unsupported-function" }] });
    expect(expression(`lookup({}, "${name}", "d")`)).toMatchObject({ kind: "known", value: "d" });
    expect(expression(`jsondecode("{\\"${name}\\": 1}")["${name}"]`)).toMatchObject({
      kind: "known",
      value: 1,
    });
  }
});

test("the same input gives the same output", () => {
  const text =
    'variable "v" {}\nresource "aws_lb" "l" {\n  name = "${[for x in var.v : x][0]}-x"\n  tags = { a = var.v.b }\n}\n';
  expect(JSON.stringify(evaluate(text))).toBe(JSON.stringify(evaluate(text)));
});
