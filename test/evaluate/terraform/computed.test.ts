import { describe, expect, test } from "vitest";
import { expression, show } from "./helpers.ts";

const AROUND = `
resource "aws_lb" "web" {
  name = "web"
  idle_timeout = null
  access_logs {
    bucket = "logs"
  }
}
resource "aws_instance" "app" {}
resource "aws_lambda_function" "edge" {}
resource "aws_lambda_function_url" "api" {}
resource "aws_api_gateway_domain_name" "api" {}
resource "aws_cloudfront_vpc_origin" "this" {
  for_each = { web = aws_lb.web.arn }
}
resource "aws_cloudfront_vpc_origin" "several" {
  for_each = var.several
}
variable "several" {}
variable "id" {
  default = null
}
variable "key" {
  type = string
}
`;

describe("what AWS computes for certain is neither null nor empty", () => {
  test.each([
    ["coalesce(null, aws_lb.web.id)", "{aws_lb.web.id}"],
    ["coalesce(var.id, aws_lb.web.arn)", "{aws_lb.web.arn}"],
    ['coalesce(aws_lb.web.dns_name, "b")', "{aws_lb.web.dns_name}"],
    [
      'try(coalesce(var.id, try(aws_cloudfront_vpc_origin.this["web"].id, null)), null)',
      '{aws_cloudfront_vpc_origin.this["web"].id}',
    ],
    [
      'coalesce(aws_cloudfront_vpc_origin.several["a"].id, "b")',
      '{aws_cloudfront_vpc_origin.several["a"].id}',
    ],
    ["one([for o in aws_cloudfront_vpc_origin.this : o.id])", '{aws_cloudfront_vpc_origin.this["web"].id}'],
    ['compact(["", aws_lb.web.id])[0]', "{aws_lb.web.id}"],
    ["aws_lb.web.id != null", true],
    ['aws_lb.web.id == ""', false],
    ['"" != aws_lambda_function.edge.qualified_arn', true],
    ['aws_lb.web.id != "" ? aws_lb.web.id : "b"', "{aws_lb.web.id}"],
  ])("%s", (text, expected) => {
    expect(show(text, AROUND)).toEqual(expected);
  });
});

describe("what may be missing decides nothing", () => {
  test.each([
    'coalesce(aws_instance.app.public_ip, "b")',
    'coalesce(aws_instance.app.public_dns, "b")',
    'coalesce(aws_lb.web.some_arn, "b")',
    'coalesce(aws_lb.web.colour, "b")',
    'coalesce(aws_api_gateway_domain_name.api.regional_domain_name, "b")',
    'coalesce(one(aws_cloudfront_vpc_origin.several[*].id), "b")',
    'aws_instance.app.public_ip == ""',
    "aws_instance.app.public_ip == null",
    'aws_instance.app.public_ip != "" ? true : false',
    "aws_lb.web.some_arn != null",
  ])("%s", (text) => {
    expect(expression(text, AROUND).kind).toBe("unknown");
    expect(JSON.stringify(show(text, AROUND))).not.toMatch(/^"\{aws_[\w.]+\}"$/);
  });

  test("nor does it end a list", () => {
    expect(show('compact([aws_instance.app.public_ip, "b"])', AROUND)).toEqual({ open: ["b"] });
  });
});

describe("lookup in a whole resource is its attribute", () => {
  test.each([
    ['lookup(aws_lb.web, "name", null)', "web"],
    ['lookup(aws_lb.web, "id", null)', "{aws_lb.web.id}"],
    ['lookup(aws_lb.web, "dns_name")', "{aws_lb.web.dns_name}"],
    [
      'lookup(lookup(aws_cloudfront_vpc_origin.this, "web", {}), "id", null)',
      '{aws_cloudfront_vpc_origin.this["web"].id}',
    ],
    ['lookup(lookup(aws_cloudfront_vpc_origin.this, "app", {}), "id", "none")', "none"],
    [
      'lookup(aws_lambda_function_url.api, "function_url", null)',
      "https://{aws_lambda_function_url.api.function_url}/",
    ],
    ['lookup(aws_lb.web, "access_logs", [])[0].bucket', "logs"],
  ])("%s", (text, expected) => {
    expect(show(text, AROUND)).toEqual(expected);
  });

  test("what only the provider's schema could tell is unknown, and has no name of its own", () => {
    expect(show('lookup(aws_lb.web, "colour", "red")', AROUND)).toEqual({
      unknown: ["aws_lb.web.colour resource-attribute"],
    });
    expect(show('lookup(aws_lb.web, var.key, "red")', AROUND)).toMatchObject({ unknown: expect.anything() });
  });

  test("a module has its outputs and no more", () => {
    const texts = {
      "around.tf": 'module "app" {\n  source = "./app"\n}\n',
      "app/main.tf":
        'output "host" {\n  value = "app.example.com"\n}\noutput "broken" {\n  value = tolist(1)\n}\n',
    };
    expect(show('lookup(module.app, "host", null)', texts)).toBe("app.example.com");
    expect(show('lookup(module.app, "port", 80)', texts)).toBe(80);
    expect(expression('lookup(module.app, "port")', texts)).toMatchObject({ why: [{ why: "error" }] });
  });
});

describe("an entry whose key is not known is named as it is written", () => {
  const around = `
variable "stage" {
  type = string
}
locals {
  prefixes = { dev = "dev.", prod = "" }
  list     = ["a", "b"]
}
`;

  test.each([
    ["local.prefixes[var.stage]", "{local.prefixes[var.stage]}"],
    ['"${local.prefixes[var.stage]}example.com"', "{local.prefixes[var.stage]}example.com"],
    ["local.list[var.stage]", "{local.list[var.stage]}"],
    ["local.prefixes[var.stage] == local.prefixes[var.stage]", true],
    ['"a${lookup(local.prefixes, var.stage, "")}"', 'a{lookup(local.prefixes, var.stage, "")}'],
  ])("%s", (text, expected) => {
    expect(show(text, around)).toEqual(expected);
  });

  test("a local or an output has its own name, which says more", () => {
    const texts = {
      "around.tf": `${around}locals {\n  host = local.prefixes[var.stage]\n}\nmodule "m" {\n  source = "./m"\n}\n`,
      "m/main.tf": `${around}output "host" {\n  value = local.prefixes[var.stage]\n}\n`,
    };
    expect(show('"${local.host}x"', texts)).toBe("{local.host}x");
    expect(show("module.m.host", texts)).toBe("{module.m.host}");
  });

  test("each instance of a module has its own", () => {
    const texts = {
      "around.tf": 'module "a" {\n  source = "./m"\n}\nmodule "b" {\n  source = "./m"\n}\n',
      "m/main.tf": `${around}output "host" {\n  value = "\${local.prefixes[var.stage]}x"\n}\n`,
    };
    expect(show("module.a.host", texts)).toBe("{module.a:local.prefixes[var.stage]}x");
    expect(expression("module.a.host == module.b.host", texts).kind).toBe("unknown");
  });

  test("two that are not the same expression, or not always the same, are not taken for equal", () => {
    for (const text of [
      "local.prefixes[var.stage] == local.list[var.stage]",
      '"${{ a = uuid() }[var.stage]}" == "${{ a = uuid() }[var.stage]}"',
      '"${{ a = "$${var.stage}" }[var.stage]}" == "${{ a = "${var.stage}" }[var.stage]}"',
    ])
      expect(expression(text, around).kind).toBe("unknown");
    const each = '[for m in [{ a = "1" }, { a = "2" }] : "-${m[var.stage]}"]';
    expect(show(`${each}[0] == ${each}[0]`, around)).toMatchObject({ unknown: expect.anything() });
  });
});

describe("what is not declared", () => {
  const texts = (around: string) => ({ "around.tf": around });

  test.each([
    ["local.missing", "local.missing"],
    ['"origin.${local.missing}.example.com"', "local.missing"],
    ["lower(local.missing)", "local.missing"],
    ['try(local.missing, "b")', "local.missing"],
    ["aws_lb.missing.dns_name", "aws_lb.missing"],
    ["data.aws_lb.missing.dns_name", "data.aws_lb.missing"],
    ["module.missing.host", "module.missing"],
    ['local.missing ? "a" : "b"', "local.missing"],
    ['"x${local.circle}"', "local.circle"],
  ])("%s has neither a form nor a name: Terraform refuses it", (text, what) => {
    const value = expression(text, texts("locals {\n  circle = local.circle\n}\n"));
    expect(value).toMatchObject({ kind: "unknown", why: [{ what }] });
    expect(value).not.toHaveProperty("form");
    expect(JSON.stringify(value)).not.toContain('"choice"');
  });

  test("a variable that is not declared may be, when Terraform runs", () => {
    expect(show("var.missing", texts(""))).toBe("{var.missing}");
  });

  test("an ephemeral resource is none of Terraform's mistakes", () => {
    expect(show("ephemeral.aws_secret.s.value", texts(""))).toBe("{ephemeral.aws_secret.s.value}");
  });
});

describe("JSON around what AWS chooses", () => {
  test.each([
    ["jsonencode({ a = aws_lb.web.arn, b = [1, true, null] })", '{"a":"{aws_lb.web.arn}","b":[1,true,null]}'],
    ['jsonencode(["<${aws_lb.web.dns_name}>"])', '["\\u003c{aws_lb.web.dns_name}\\u003e"]'],
    ["jsonencode(aws_lb.web.id)", '"{aws_lb.web.id}"'],
  ])("%s", (text, expected) => {
    expect(show(text, AROUND)).toEqual(expected);
  });

  // What may be null, or hold what JSON escapes.
  test.each([
    "jsonencode([var.key])",
    "jsonencode([aws_instance.app.public_ip])",
    "jsonencode({ a = var.several })",
  ])("%s is not known in part", (text) => {
    expect(expression(text, AROUND)).not.toHaveProperty("form");
  });
});
