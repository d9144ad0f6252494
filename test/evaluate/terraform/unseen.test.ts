import { describe, expect, test } from "vitest";
import { loadTerraformRoot } from "../../../src/evaluate/terraform/load.ts";
import type { ReadResult } from "../../../src/source/files.ts";
import { MemoryFiles } from "../../../src/source/memory-files.ts";
import { evaluate, NO_OPTIONS } from "./helpers.ts";

const WEB = `resource "aws_lb" "web" {
  name = "web"
}
resource "aws_lb" "other" {}
resource "aws_lb_listener" "https" {
  for_each          = toset(["a", "b"])
  load_balancer_arn = aws_lb.web.arn
}
variable "on" {
  type = bool
}
variable "names" {
  type = set(string)
}
`;

/** What a call of a module that is not installed refers to. */
function refersTo(argument: string, more = ""): readonly string[] {
  const call = `module "m" {\n  source = "example/m/aws"\n  ${argument}\n}\n`;
  const { unseen } = evaluate(WEB + call + more);
  expect(unseen).toMatchObject([
    { address: "module.m", why: [{ why: "module-not-installed" }], from: { kind: "block" } },
  ]);
  const [only] = unseen;
  if (only === undefined || only.refersTo === "anything") throw new Error("it refers to anything");
  return only.refersTo.toSorted();
}

describe("a module that is not installed refers to", () => {
  test.each([
    ["an attribute", "x = aws_lb.web.arn", ["aws_lb.web"]],
    ["a part of a text", 'x = "arn=$' + '{aws_lb.web.arn}"', ["aws_lb.web"]],
    ["an item of a list of maps", "x = [{ lb = aws_lb.web.id }]", ["aws_lb.web"]],
    ["an instance", 'x = aws_lb_listener.https["a"].arn', ['aws_lb_listener.https["a"]']],
    ["a whole resource", "x = aws_lb.other", ["aws_lb.other"]],
    ["a name that is known", "x = aws_lb.web.name", ["aws_lb.web"]],
    ["an argument that leads on", 'x = aws_lb_listener.https["a"].load_balancer_arn', ["aws_lb.web"]],
    ["either branch", "x = var.on ? aws_lb.web.arn : aws_lb.other.arn", ["aws_lb.other", "aws_lb.web"]],
    ["what a function hides", "x = sha256(aws_lb.web.arn)", ["aws_lb.web"]],
    ["its keys' values", "for_each = { a = aws_lb.web.arn }\n  x = each.value", ["aws_lb.web"]],
    ["nothing, for where it is reached", "x = [aws_lb.web.dns_name, aws_lb.web.zone_id]", []],
    ["nothing, for a literal, whoever has that name", 'x = "web"', []],
    ["nothing, for a variable without a value", "x = var.names", []],
    ["nothing, for what is no argument of its module", "depends_on = [aws_lb.web]", []],
    ["nothing, where it is called no time", "count = 0\n  x = aws_lb.web.arn", []],
    ["nothing, for what is not declared", "x = aws_lb.missing.arn", []],
  ])("%s: %s", (_, argument, expected) => {
    expect(refersTo(argument)).toEqual(expected);
  });

  test("what comes through locals", () => {
    expect(refersTo("x = local.lb.arn", "locals {\n  lb = aws_lb.web\n}\n")).toEqual(["aws_lb.web"]);
  });

  test("all instances of an unknown number", () => {
    const unknown = 'resource "aws_lb" "some" {\n  for_each = var.names\n}\n';
    expect(refersTo("x = [for lb in aws_lb.some : lb.arn]", unknown)).toEqual(["aws_lb.some[?]"]);
  });

  test("what it can of a whole module with an output that has no value", () => {
    const { unseen, diagnostics } = evaluate({
      "main.tf": `${WEB}module "a" {\n  source = "./a"\n}\nmodule "m" {\n  source = "example/m/aws"\n  a = module.a\n  lb = aws_lb.web.arn\n}\n`,
      "a/main.tf": 'output "empty" {}\n',
    });
    expect(unseen[0]?.refersTo).toContain("aws_lb.web");
    expect(diagnostics).toEqual([]);
  });

  test("what comes through calls and outputs", () => {
    const { unseen } = evaluate({
      "main.tf":
        'module "alb" {\n  source = "./alb"\n}\nmodule "app" {\n  source = "./app"\n  alb = module.alb\n}\n',
      "alb/main.tf": 'resource "aws_lb" "this" {}\noutput "arn" {\n  value = aws_lb.this.arn\n}\n',
      "app/main.tf": 'variable "alb" {}\nmodule "m" {\n  source = "example/m/aws"\n  alb = var.alb\n}\n',
    });
    expect(unseen).toMatchObject([{ address: "module.app.module.m" }]);
    expect(unseen[0]?.refersTo).toContain("module.alb.aws_lb.this");
  });
});

describe("a file that cannot be read", () => {
  /** Of which `more.tf` is in another encoding. */
  class Unreadable extends MemoryFiles {
    override read(path: string): ReadResult {
      return path.endsWith("more.tf") ? { ok: false, why: "not-utf8" } : super.read(path);
    }
    override mentions(path: string, texts: readonly string[]): boolean {
      const result = super.read(path);
      return result.ok && texts.some((text) => result.file.text.includes(text));
    }
  }

  function load(texts: Readonly<Record<string, string>>) {
    const { value, diagnostics } = loadTerraformRoot("", new Unreadable(texts), NO_OPTIONS);
    return { ...value.evaluate(new Map()), diagnostics };
  }

  test("may refer to anything, and is said", () => {
    const { unseen, opaque, diagnostics } = load({ "main.tf": WEB, "more.tf": "" });
    const why = {
      what: "more.tf",
      why: "unsupported-syntax",
      says: "cannot be read",
      at: { file: "more.tf" },
    };
    expect(unseen).toMatchObject([{ address: "more.tf", refersTo: "anything", why: [why] }]);
    expect(diagnostics).toMatchObject([{ severity: "error", place: { file: "more.tf" } }]);
    expect(opaque).toEqual([]);
  });

  test("is one skipped thing where it names a distribution, however often its module is called", () => {
    const { unseen, opaque } = load({
      "main.tf": 'module "a" {\n  source = "./m"\n}\nmodule "b" {\n  source = "./m"\n}\n',
      "m/more.tf": 'resource "aws_cloudfront_distribution" "d" {}',
    });
    expect(unseen).toHaveLength(1);
    expect(opaque).toMatchObject([{ address: "m/more.tf" }]);
  });

  test("is none that Terraform passes over too", () => {
    const { unseen, diagnostics } = load({ "main.tf": WEB, ".more.tf": "", "notes.json": "{}" });
    expect({ unseen, diagnostics }).toEqual({ unseen: [], diagnostics: [] });
  });
});
