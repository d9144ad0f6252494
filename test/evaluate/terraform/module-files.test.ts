import { describe, expect, test } from "vitest";
import { configurationFiles } from "../../../src/evaluate/terraform/file-names.ts";
import { loadTerraformRoot } from "../../../src/evaluate/terraform/load.ts";
import { evaluate, filesOf, NO_OPTIONS, property, resource, type Texts } from "./helpers.ts";

function diagnosed(texts: Texts) {
  const { value, diagnostics } = loadTerraformRoot("", filesOf(texts), NO_OPTIONS);
  const evaluation = value.evaluate(new Map());
  return { ...evaluation, diagnostics: [...diagnostics, ...evaluation.diagnostics] };
}

const lb = (name: string, label = "it") => `resource "aws_lb" "${label}" {\n  name = "${name}"\n}\n`;

describe("files of OpenTofu", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ["x.tofu stands in for x.tf", ["x.tf", "x.tofu", "y.tf"], ["x.tofu", "y.tf"]],
    ["x.tofu.json stands in for x.tf.json", ["x.tf.json", "x.tofu.json"], ["x.tofu.json"]],
    ["not one syntax for the other", ["x.tf", "x.tf.json", "x.tofu.json"], ["x.tf", "x.tofu.json"]],
    ["those without a counterpart are read as well", ["a.tofu", "b.tf"], ["a.tofu", "b.tf"]],
    ["overrides stand in for overrides", ["override.tf", "override.tofu"], ["override.tofu (override)"]],
    [
      "overrides in all syntaxes",
      ["a_override.tofu", "b_override.tofu.json", "c_override.tf.json", "c.override.tf", "override.tf"],
      [
        "a_override.tofu (override)",
        "b_override.tofu.json (override)",
        "c_override.tf.json (override)",
        "c.override.tf",
        "override.tf (override)",
      ],
    ],
    [
      "hidden files, values and tests are none",
      [".x.tofu", "x.tofuvars", "x.tfvars", "x.tftest.hcl", "x.tofutest.hcl"],
      [],
    ],
  ])("%s", (_, names, expected) => {
    const found = configurationFiles(names);
    expect(found.map(({ name, isOverride }) => name + (isOverride ? " (override)" : ""))).toEqual(expected);
  });

  test("are merged with those of Terraform", () => {
    const evaluation = evaluate({
      "main.tf": lb("terraform"),
      "main.tofu": lb("tofu"),
      "more.tf": lb("more", "more"),
      "more_override.tofu": lb("overridden", "more"),
    });
    expect(property(evaluation, "aws_lb.it", "name")).toBe("tofu");
    expect(property(evaluation, "aws_lb.more", "name")).toBe("overridden");
    expect(evaluation.resources).toHaveLength(2);
  });
});

describe("an override in JSON", () => {
  test("replaces arguments, and all blocks of a type", () => {
    const texts = {
      "main.tf":
        'resource "aws_cloudfront_distribution" "d" {\n  comment = "a"\n  origin {\n    origin_id = "a"\n  }\n  origin {\n    origin_id = "b"\n  }\n}\n',
      "main_override.tf.json":
        '{"resource": {"aws_cloudfront_distribution": {"d": {"comment": "b", "origin": {"origin_id": "c"}}}}}',
    };
    const distribution = "aws_cloudfront_distribution.d";
    const evaluation = evaluate(texts);
    expect(property(evaluation, distribution, "comment")).toBe("b");
    expect(property(evaluation, distribution, "origin")).toEqual([{ origin_id: "c" }]);
    expect(resource(evaluation, distribution).properties.get("comment")?.from.at.file).toBe(
      "main_override.tf.json",
    );
  });
});

test("a value in JSON says where it is written", () => {
  const value = resource(
    evaluate({
      "main.tf": 'variable "x" {}\nresource "aws_lb" "it" {\n  name = var.x\n}\n',
      "terraform.tfvars.json": '{\n  "y": 1,\n  "x": "n"\n}\n',
    }),
    "aws_lb.it",
  ).properties.get("name");
  expect(value).toMatchObject({
    value: "n",
    from: { via: [{ kind: "tfvars", at: { file: "terraform.tfvars.json", start: { line: 3, column: 3 } } }] },
  });
});

/** Blocks that say how Terraform goes about it, not what there is. */
describe.each([
  ["moved", "moved {\n  from = aws_lb.before\n  to   = aws_lb.it\n}\n"],
  ["moved from a module", 'moved {\n  from = module.gone["a"].aws_lb.it[0]\n  to   = aws_lb.it\n}\n'],
  ["removed", "removed {\n  from = aws_lb.gone\n  lifecycle {\n    destroy = false\n  }\n}\n"],
  ["import", 'import {\n  to = aws_lb.it\n  id = "arn"\n}\n'],
  [
    "import with for_each",
    'import {\n  for_each = toset(["a"])\n  to       = aws_lb.each[each.key]\n  id       = each.value\n  provider = aws.us\n}\n',
  ],
  [
    "check, with a data source of its own",
    'check "c" {\n  data "http" "it" {\n    url = "https://${aws_lb.it.dns_name}"\n  }\n  assert {\n    condition     = data.http.it.status_code == 200\n    error_message = "no"\n  }\n}\n',
  ],
  [
    "check, with a data source of a type that is read",
    'check "c" {\n  data "aws_lb" "it" {\n    name = "other"\n  }\n  assert {\n    condition     = data.aws_lb.it.name == "x"\n    error_message = "no"\n  }\n}\n',
  ],
  ["ephemeral", 'ephemeral "aws_lb" "it" {\n  name = "other"\n}\n'],
  [
    "terraform",
    'terraform {\n  required_version = ">= 1.9"\n  backend "s3" {}\n  required_providers {\n    aws = {\n      source = "hashicorp/aws"\n    }\n  }\n}\n',
  ],
  ["OpenTofu's encryption", 'terraform {\n  encryption {\n    method "unencrypted" "m" {}\n  }\n}\n'],
  [
    "a provider that gives its resources tags",
    'provider "aws" {\n  default_tags {\n    tags = { a = "b" }\n  }\n}\n',
  ],
])("%s", (_, text) => {
  test("adds nothing, hides nothing and is no mistake", () => {
    const { resources, opaque, unseen, diagnostics } = diagnosed({ "main.tf": lb("x"), "more.tf": text });
    expect({ opaque, unseen, diagnostics }).toEqual({ opaque: [], unseen: [], diagnostics: [] });
    expect(resources.map(({ address }) => address)).toEqual(["aws_lb.it"]);
  });
});
