import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ReportContext } from "../../../src/report/context.ts";
import { FORMATS } from "../../../src/report/formats.ts";
import { type RunResult, run } from "../../../src/run.ts";
import { evaluate, expression, show } from "./helpers.ts";

const VARIABLES =
  'variable "s" {\n  sensitive = true\n  default = "hunter2"\n}\nvariable "o" {\n  sensitive = true\n  type = object({ p = string })\n}\n' +
  "locals {\n" +
  '  o = { a = { b = "$' +
  '{var.s}/" } }\n' +
  "}\n" +
  'resource "aws_lb" "w" {\n  name = "w"\n}\nvariable "unknown" {}\n';
const TFVARS = 'o = {\n  p = "hunter2"\n}\n';

/** Each is made of a secret: what it is does not matter, only that nobody is told. */
const SECRETS: readonly string[] = [
  '"${var.s}/x"',
  "jsonencode({ a = var.s })",
  'format("%s/x", var.s)',
  'join("/", [var.s, "y"])',
  '"${upper(upper(var.s))}/${lower(upper(var.s))}"',
  'join("/", [for x in [var.s] : x if true])',
  "local.o.a.b",
  '"${split("u", var.s)[0]}unter2/"',
  '"${element([var.s, "q"], 0)}/"',
  '"${keys({ (var.s) = 1 })[0]}/"',
  '"${[for k, v in { (var.s) = 1 } : k][0]}/"',
  '"${keys({ for x in [var.s] : x => 1 })[0]}/"',
  '"${keys({ for x in [var.s] : x => 1... })[0]}/"',
  '"${keys(zipmap([var.s], [1]))[0]}/"',
  '"${regex("[a-z0-9]+", var.s)}/"',
  '"${one(toset([var.s]))}/"',
  '"${yamldecode("a: ${var.s}").a}/"',
  'templatestring("$${a}/", { a = var.s })',
  'templatefile("t.tpl", { a = var.s })',
  "file(var.s)",
  'templatefile("${var.s}.tpl", {})',
  '"${fileexists("../${var.s}")}"',
  'join("/", fileset("../${var.s}", "*"))',
  "trimspace(<<E\n${var.s}/\nE\n)",
  '"${try(var.s, "n")}/"',
  '"${coalesce(var.s, "n")}/"',
  '"${coalescelist([var.s], ["n"])[0]}/"',
  '"${merge({ a = "z" }, { a = var.s }).a}/"',
  '"${zipmap(["a"], [var.s]).a}/"',
  '"${{ for k in [var.s] : "a" => k... }.a[0]}/"',
  '"${sort([var.s, "zz"])[0]}/"',
  '"${urlencode(var.s)}/"',
  '"${distinct([var.s])[0]}/"',
  '"${cidrhost("10.0.0.0/8", 1)}${substr(var.s, 0, 7)}/"',
  '"${flatten([[var.s]])[0]}/"',
  '"${tolist(setunion([var.s], ["zz"]))[0]}/"',
  '"${strrev(strrev(var.s))}/"',
  '"${jsondecode(jsonencode(var.s))}/"',
  '"${jsondecode(jsonencode({ a = [var.s] })).a[0]}/"',
  '"${var.o.p}/"',
  'formatlist("%s/", [var.s])[0]',
  '"${chomp(var.s)}/"',
  '"${concat([var.s], [])[0]}/"',
  '"${keys(transpose({ a = [var.s] }))[0]}/"',
  '"${tomap({ x = var.s }).x}/"',
  '"${values({ a = var.s })[0]}/"',
  '"${slice([var.s], 0, 1)[0]}/"',
  '"${reverse([var.s])[0]}/"',
  '"${chunklist([var.s], 1)[0][0]}/"',
  '"${base64decode(base64encode(var.s))}/"',
  '"${lookup({ a = var.s }, "a", "no")}/"',
  '"${matchkeys([var.s], ["a"], ["a"])[0]}/"',
  '"${setproduct([var.s], ["a"])[0][0]}/"',
  // Unknown, with the secret in a form, a name or a refusal.
  '"${var.s}.${aws_lb.w.dns_name}"',
  'join(".", [var.s, aws_lb.w.dns_name])',
  'substr("${var.s}${aws_lb.w.dns_name}", 0, 20)',
  "var.unknown[var.s]",
  '"${var.unknown[var.s]}.example.com"',
  '"${var.unknown[yamldecode("a: ${var.s}").a]}.example.com"',
  '"${sha256("${var.s}${var.unknown}")}.example.com"',
  'var.unknown == var.s ? "a.example.com" : "b.example.com"',
  "{ a = 1 }[var.s]",
  "parseint(var.s, 10)",
  "timeadd(var.s, var.s)",
  "lookup({ a = 1 }, var.s)",
  "{ for x in [1, 2] : var.s => x }",
];

function distribution(name: string, i: number): string {
  return `resource "aws_cloudfront_distribution" "d${i}" {
  enabled = true
  origin {
    origin_id = "o"
    domain_name = ${name}
    custom_origin_config {
      http_port = 80
      https_port = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols = ["TLSv1.2"]
    }
  }
  default_cache_behavior {
    target_origin_id = "o"
    viewer_protocol_policy = "allow-all"
    allowed_methods = ["GET", "HEAD"]
    cached_methods = ["GET", "HEAD"]
  }
  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }
  viewer_certificate {
    cloudfront_default_certificate = true
  }
}
`;
}

describe("no format tells a secret", () => {
  let directory = "";
  let result: RunResult | undefined;
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), "originlint-secrets-"));
    // The declaration is code that anyone who reads the report can read; the value comes from elsewhere.
    writeFileSync(join(directory, "variables.tf"), VARIABLES);
    writeFileSync(join(directory, "terraform.tfvars"), TFVARS);
    writeFileSync(join(directory, "t.tpl"), "$".concat("{a}/"));
    writeFileSync(join(directory, "main.tf"), SECRETS.map(distribution).join(""));
    result = await run({ paths: ["."], workingDirectory: directory, config: false, now: 0 });
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  test.each(Object.entries(FORMATS))("%s", (_, write) => {
    if (!result) throw new Error("did not run");
    const { report, source } = result;
    expect(report.originRequests.length).toBeGreaterThan(SECRETS.length - 5);
    const context: ReportContext = { color: false, width: 100, source, displayPath: (file) => file };
    // `hunter` too: part of a secret is one.
    expect(write(report, context).match(/.{0,40}hunter.{0,20}/gi)).toBeNull();
  });
});

describe("a secret among others", () => {
  const around = VARIABLES.replace("type = object({ p = string })", 'default = { p = "hunter2" }');
  const sensitive = (text: string) => "sensitive" in expression(text, around);

  test.each(SECRETS)("%s is not known without being marked", (text) => {
    const value = expression(text, { "around.tf": around, "t.tpl": "$".concat("{a}/") });
    const isMarked = value.kind !== "known" || value.sensitive === true;
    expect(isMarked).toBe(true);
    if (value.kind === "unknown" && !value.why.some(({ why }) => why === "sensitive"))
      expect(JSON.stringify([value.form, value.why])).not.toContain("hunter");
  });

  test.each([
    'merge({ a = "x" }, { b = var.s }).a',
    'concat(["x"], [var.s])[0]',
    'zipmap(["a", "b"], ["x", var.s]).a',
    'lookup({ a = "x", b = var.s }, "a", "no")',
    'tolist(["x", var.s])[0]',
    '[for v in ["x", var.s] : v][0]',
    "length([var.s])",
    "nonsensitive(var.s)",
  ])("%s is none", (text) => expect(sensitive(text)).toBe(false));

  test("a sensitive for_each is refused, as Terraform does: its keys would be in the addresses", () => {
    const evaluation = evaluate(`${VARIABLES}resource "aws_lb" "e" {\n  for_each = toset([var.s])\n}\n`);
    const [lb] = evaluation.resources.filter(({ type }) => type === "aws_lb").reverse();
    expect(lb).toMatchObject({ uncertain: [{ why: "error", says: expect.stringContaining("sensitive") }] });
    expect(JSON.stringify(evaluation.resources.map(({ address }) => address))).not.toContain("hunter");
  });

  test("it is judged all the same", () => expect(show('join("/", [var.s, "y"])', around)).toBe("hunter2/y"));
});
