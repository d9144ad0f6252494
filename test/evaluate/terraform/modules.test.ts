import { describe, expect, test } from "vitest";
import { loadTerraformRoot } from "../../../src/evaluate/terraform/load.ts";
import { at, evaluate, expression, filesOf, NO_OPTIONS, property, resource, show } from "./helpers.ts";

const CDN =
  'variable "domain" {}\nresource "aws_cloudfront_distribution" "this" {\n  comment = var.domain\n}\noutput "url" {\n  value = "https://${var.domain}"\n}\n';

describe("calls of local modules", () => {
  test("arguments go down, outputs come up", () => {
    const files = {
      "call.tf": 'module "cdn" {\n  source = "./cdn"\n  domain = "a.example.com"\n}\n',
      "cdn/main.tf": CDN,
    };
    expect(show("module.cdn.url", files)).toBe("https://a.example.com");
    expect(property(evaluate(files), "module.cdn.aws_cloudfront_distribution.this", "comment")).toBe(
      "a.example.com",
    );
  });

  test("each call site is its own evaluation", () => {
    const call = (name: string) =>
      `module "${name}" {\n  source = "./cdn"\n  domain = "${name}.example.com"\n}\n`;
    const evaluation = evaluate({ "main.tf": call("a") + call("b"), "cdn/main.tf": CDN });
    expect(evaluation.resources.map(({ address }) => address)).toEqual([
      "module.a.aws_cloudfront_distribution.this",
      "module.b.aws_cloudfront_distribution.this",
    ]);
    expect(property(evaluation, "module.b.aws_cloudfront_distribution.this", "comment")).toBe(
      "b.example.com",
    );
  });

  test("count and for_each make instances", () => {
    const counted = {
      "main.tf":
        'module "cdn" {\n  source = "./cdn"\n  count = 2\n  domain = "${count.index}.example.com"\n}\n',
      "cdn/main.tf": CDN,
    };
    expect(property(evaluate(counted), "module.cdn[1].aws_cloudfront_distribution.this", "comment")).toBe(
      "1.example.com",
    );
    expect(show("module.cdn[*].url", counted)).toEqual(["https://0.example.com", "https://1.example.com"]);
    const keyed = {
      "main.tf":
        'module "cdn" {\n  source = "./cdn"\n  for_each = { eu = "x" }\n  domain = "${each.key}.${each.value}"\n}\n',
      "cdn/main.tf": CDN,
    };
    expect(show('module.cdn["eu"].url', keyed)).toBe("https://eu.x");
  });

  test("the way of a value leads through the calls, nearest first", () => {
    const evaluation = evaluate({
      "main.tf":
        'locals {\n  d = "a.example.com"\n}\nmodule "outer" {\n  source = "./outer"\n  domain = local.d\n}\n',
      "outer/main.tf":
        'variable "domain" {}\nmodule "cdn" {\n  source = "../cdn"\n  domain = var.domain\n}\n',
      "cdn/main.tf": CDN,
    });
    const distribution = resource(evaluation, "module.outer.module.cdn.aws_cloudfront_distribution.this");
    expect(at(distribution, "comment").from).toMatchObject({
      at: { file: "cdn/main.tf", start: { line: 3, column: 3 } },
      kind: "argument",
      path: "comment",
      via: [
        {
          kind: "caller",
          address: "module.outer.module.cdn",
          path: "domain",
          at: { file: "outer/main.tf", start: { line: 4 } },
        },
        {
          kind: "caller",
          address: "module.outer",
          path: "domain",
          at: { file: "main.tf", start: { line: 6 } },
        },
        { kind: "local", address: "local.d", at: { file: "main.tf", start: { line: 2 } } },
      ],
    });
    expect(distribution.from.via).toMatchObject([
      { kind: "caller", at: { file: "outer/main.tf", start: { line: 2 } } },
      { kind: "caller", at: { file: "main.tf", start: { line: 4 } } },
    ]);
  });

  test("what has no value in a child is blocked by the root's variable", () => {
    const files = {
      "call.tf": 'variable "d" {}\nmodule "cdn" {\n  source = "./cdn"\n  domain = var.d\n}\n',
      "cdn/main.tf": CDN,
    };
    expect(expression("module.cdn.url", files)).toMatchObject({
      kind: "unknown",
      why: [{ what: "var.d", why: "no-value" }],
    });
    expect(show("module.cdn.url", files)).toBe("https://{var.d}");
  });

  test("a call that may not happen leaves its resources uncertain", () => {
    const evaluation = evaluate({
      "main.tf":
        'variable "on" {\n  type = bool\n}\nmodule "cdn" {\n  source = "./cdn"\n  count = var.on ? 1 : 0\n  domain = "a"\n}\n',
      "cdn/main.tf": CDN,
    });
    const distribution = resource(evaluation, "module.cdn[?].aws_cloudfront_distribution.this");
    expect(distribution.uncertain?.[0]).toMatchObject({ choice: { id: "var.on", options: [true, false] } });
  });

  test("an override file replaces arguments and blocks", () => {
    const evaluation = evaluate({
      "main.tf":
        'resource "aws_lb" "l" {\n  name = "base"\n  internal = true\n  access_logs {\n    prefix = "base"\n  }\n}\n',
      "l_override.tf":
        'resource "aws_lb" "l" {\n  name = "over"\n  access_logs {\n    prefix = "over"\n  }\n}\n',
    });
    expect(property(evaluation, "aws_lb.l", "name")).toBe("over");
    expect(property(evaluation, "aws_lb.l", "internal")).toBe(true);
    expect(property(evaluation, "aws_lb.l", "access_logs")).toEqual([{ prefix: "over" }]);
    expect(at(resource(evaluation, "aws_lb.l"), "name").from.at.file).toBe("l_override.tf");
  });
});

describe("modules that are not at hand", () => {
  const call = 'module "cdn" {\n  source = "example/cloudfront/aws"\n}\n';

  test("outputs of one that is not installed say what to do", () => {
    expect(expression("module.cdn.domain", call)).toMatchObject({
      kind: "unknown",
      why: [
        {
          what: "module.cdn",
          why: "module-not-installed",
          says: "is not installed: run terraform init",
          at: { start: { line: 1 } },
        },
      ],
    });
  });

  test("neither try nor can takes them for failures", () => {
    expect(expression('try(module.cdn.domain, "x")', call).kind).toBe("unknown");
    expect(expression("can(module.cdn.domain)", call).kind).toBe("unknown");
  });

  test("one that looks like a distribution is opaque; another is not", () => {
    const evaluation = evaluate(`${call}module "vpc" {\n  source = "terraform-aws-modules/vpc/aws"\n}\n`);
    expect(evaluation.opaque).toMatchObject([
      { address: "module.cdn", why: [{ why: "module-not-installed" }] },
    ]);
  });

  test("an installed one is found through the manifest", () => {
    const files = {
      "call.tf": 'module "cdn" {\n  source = "org/cdn/aws"\n  domain = "a"\n}\n',
      ".terraform/modules/modules.json":
        '{"Modules":[{"Key":"","Source":"","Dir":"."},{"Key":"cdn","Source":"org/cdn/aws","Version":"1.0","Dir":".terraform/modules/cdn"}]}',
      ".terraform/modules/cdn/main.tf": CDN,
    };
    expect(show("module.cdn.url", files)).toBe("https://a");
    expect(evaluate(files).opaque).toEqual([]);
  });

  describe("an installed one of another version", () => {
    const files = (constraint: string, version = "3.2.1") => ({
      "call.tf": `module "cdn" {\n  source  = "org/cdn/aws"\n  version = "${constraint}"\n  domain  = "a"\n}\n`,
      ".terraform/modules/modules.json": JSON.stringify({
        Modules: [
          {
            Key: "cdn",
            Source: "registry.terraform.io/org/cdn/aws",
            Version: version,
            Dir: ".terraform/modules/cdn",
          },
        ],
      }),
      ".terraform/modules/cdn/main.tf": CDN,
    });

    test.each(["~> 3.0", ">= 3.2, < 4.0", "3.2.1", "!= 3.2.0", "~> 3.2.0-beta", "not a version"])(
      "that %s lets in, or is not understood, counts",
      (constraint) => {
        expect(show("module.cdn.url", files(constraint))).toBe("https://a");
        expect(loadTerraformRoot("", filesOf(files(constraint)), NO_OPTIONS).diagnostics).toEqual([]);
      },
    );

    test.each(["~> 4.0", ">= 3.3", "< 3", "3.2.0", "!= 3.2.1"])(
      "that %s does not let in is not looked at, and both are named",
      (constraint) => {
        const says = `asks for version "${constraint}", and 3.2.1 is installed`;
        expect(expression("module.cdn.url", files(constraint))).toMatchObject({
          why: [{ why: "module-not-installed", says: `${says}: run terraform init` }],
        });
        expect(loadTerraformRoot("", filesOf(files(constraint)), NO_OPTIONS).diagnostics).toMatchObject([
          {
            severity: "warning",
            message: `module "cdn" ${says}: Terraform refuses the configuration`,
            place: { file: "call.tf", start: { line: 3 } },
          },
        ]);
      },
    );

    test("a pre-release is not compared", () => {
      expect(show("module.cdn.url", files("~> 3.0", "3.0.0-rc1"))).toBe("https://a");
    });
  });

  test("a manifest that is no JSON is said", () => {
    const { diagnostics } = loadTerraformRoot(
      "",
      filesOf({ "main.tf": call, ".terraform/modules/modules.json": "{" }),
      NO_OPTIONS,
    );
    expect(diagnostics).toMatchObject([{ severity: "warning" }]);
  });

  test("a directory that does not exist is a diagnostic", () => {
    const { value, diagnostics } = loadTerraformRoot(
      "",
      filesOf('module "m" {\n  source = "./nope"\n}\n'),
      NO_OPTIONS,
    );
    expect(diagnostics).toMatchObject([
      { code: "module-not-found", place: { file: "main.tf", start: { line: 1 } } },
    ]);
    expect(value.evaluate(new Map()).resources).toEqual([]);
  });

  test("one outside the repository is not read", () => {
    expect(expression("module.m.x", 'module "m" {\n  source = "../../etc"\n}\n')).toMatchObject({
      why: [{ why: "outside-repository" }],
    });
  });

  test("a module that calls itself ends, and says so", () => {
    const evaluation = evaluate({
      "main.tf": 'module "a" {\n  source = "./a"\n}\n',
      "a/main.tf": 'module "b" {\n  source = "../b"\n}\nresource "aws_lb" "l" {}\n',
      "b/main.tf": 'module "a" {\n  source = "../a"\n}\n',
    });
    expect(evaluation.diagnostics).toMatchObject([{ code: "module-cycle", place: { file: "b/main.tf" } }]);
    expect(evaluation.resources.map(({ address }) => address)).toEqual(["module.a.aws_lb.l"]);
  });
});
