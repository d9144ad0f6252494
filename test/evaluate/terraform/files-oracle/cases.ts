/** Modules without a provider: what Terraform makes of their files is kept in `golden.json`. */
export interface FilesCase {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** Whether native files are also tried as JSON. */
  readonly asJson?: true;
  readonly environment?: Readonly<Record<string, string>>;
  readonly vars?: readonly (readonly [string, string])[];
  readonly varFiles?: readonly string[];
}

const output = (name: string, value: string) => `output "${name}" {\n  value = ${value}\n}\n`;
const X = `variable "x" {\n  default = "default"\n}\n${output("x", "var.x")}`;

export const CASES: readonly FilesCase[] = [
  {
    name: "expressions of every kind",
    asJson: true,
    files: {
      "main.tf": `
locals {
  name   = "press"
  list   = ["a", "b-\${local.name}", 3, true, null, [1], { k = "v", "\${local.name}-key" = local.name }]
  object = {
    (local.name) = 1
    "quoted key" = "$\${literal} %%{literal} \\"q\\" \\\\ \\t é 😀"
    nested       = { "//" = "kept" }
  }
  heredoc = <<-EOT
    one \${local.name}
      %{ for i in [1, 2] ~}
    item \${i}
      %{ endfor ~}
    "quoted" \\n
  EOT
  for_list   = [for i, v in ["x", "y"] : "\${i}\${v}" if v != "z"]
  for_object = { for v in ["x", "y", "x"] : v => upper(v)... }
  splat      = [{ a = 1 }, { a = 2 }][*].a
  condition  = local.name == "press" ? "yes" : "no"
  number     = -1.50
  big        = 12345678901234567890123
  exponent   = 1e3
  math       = 1 + 2 * 3 % 4
  call       = join("/", concat(["a"], [for x in [[1]] : x]...))
  directive  = "%{if true}y%{else}n%{endif}"
  unwrapped  = "\${[1, 2]}"
}
${["list", "object", "heredoc", "for_list", "for_object", "splat", "condition", "number", "big", "exponent", "math", "call", "directive", "unwrapped"].map((name) => output(name, `local.${name}`)).join("")}`,
    },
  },
  {
    name: "variables with types and defaults",
    asJson: true,
    files: {
      "main.tf": `
variable "plain" {
  default = "$\${not} a template"
}
variable "typed" {
  type    = object({ port = optional(number, 443), names = list(string) })
  default = { names = ["a", 1] }
}
variable "numbers" {
  type    = map(number)
  default = { a = "1", b = 2 }
}
variable "checked" {
  type    = string
  default = "b"
  validation {
    condition     = contains(["a", "b"], var.checked)
    error_message = "Not \${var.checked}."
  }
}
variable "nothing" {
  type     = string
  default  = null
  nullable = true
}
${["plain", "typed", "numbers", "checked", "nothing"].map((name) => output(name, `var.${name}`)).join("")}`,
    },
  },
  {
    name: "nested modules with count and for_each",
    asJson: true,
    files: {
      "main.tf": `
module "each" {
  source   = "./m"
  for_each = { eu = "a", us = "b" }
  name     = "\${each.key}-\${each.value}"
}
module "count" {
  source = "./m"
  count  = 2
  name   = "n\${count.index}"
}
${output("each", "{ for key, m in module.each : key => m.name }")}${output("count", "module.count[*].inner[0].name")}`,
      "m/main.tf": `variable "name" {}\nmodule "inner" {\n  source = "./inner"\n  count  = 1\n  name   = upper(var.name)\n}\n${output("name", "var.name")}${output("inner", "module.inner")}`,
      "m/inner/main.tf": `variable "name" {}\n${output("name", "var.name")}`,
    },
  },
  {
    name: "moved, import, removed and check blocks",
    asJson: true,
    files: {
      "main.tf": `
resource "terraform_data" "b" {
  for_each = toset(["x", "y"])
  input    = each.key
}
resource "terraform_data" "imported" {
  for_each = { one = 1 }
  input    = each.value
}
moved {
  from = terraform_data.a
  to   = terraform_data.b
}
removed {
  from = terraform_data.gone
  lifecycle {
    destroy = false
  }
}
check "input" {
  assert {
    condition     = terraform_data.b["x"].input == "x"
    error_message = "no"
  }
}
${output("inputs", "[for r in terraform_data.b : r.input]")}`,
    },
  },
  {
    name: "locals in several objects, and a comment",
    files: {
      "main.tf.json":
        '{"//": "a comment", "locals": [{"a": 1, "//": ["x"]}, {"b": "${local.a}"}], "output": {"x": {"//": "x", "value": ["${local.a}", "${local.b}"]}}}',
    },
  },
  {
    name: "a key of the root written twice",
    files: {
      "main.tf.json":
        '{"locals": {"a": 1}, "locals": {"b": 2}, "output": {"x": {"value": "${local.a + local.b}"}}}',
    },
  },
  {
    name: "a root that is an array, labels in arrays, a block that is an array of arrays",
    files: {
      "main.tf.json":
        '[{"output": [{"a": [[{"value": 1}]]}]}, {"output": {"b": {"value": 2}, "c": [{"value": 3}]}}, {"output": {"d": []}}]',
    },
  },
  {
    name: "escapes of JSON around templates",
    files: {
      "main.tf.json":
        '{"output": {"a": {"value": "\\u0024{1 + 1}"}, "b": {"value": "x\\n\\"q\\" \\\\\\\\ ${\\"a\\\\\\"b\\"} $${no}"}, "c": {"value": "a\\\\u0041"}, "d": {"value": "\\ud83d\\ude00 \\ud83d"}, "e": {"value": {"${\\"k\\"}-x": 1, "$${y}": "%%{z}"}}}}',
    },
  },
  {
    name: "JSON overrides native syntax, and native syntax JSON",
    files: {
      "main.tf": `variable "x" {\n  default = "a"\n}\n${output("x", "var.x")}locals {\n  l = 1\n}\n${output("l", "local.l")}`,
      "b.tf.json": '{"variable": {"y": {"default": "b"}}, "output": {"y": {"value": "${var.y}"}}}',
      "override.tf.json": '{"variable": {"x": {"default": "overridden"}}, "locals": {"l": 2}}',
      "y_override.tf": 'variable "y" {\n  default = "overridden"\n}\n',
      "x.override.tf": output("not", '"an override"'),
    },
  },
  {
    name: "later overrides win",
    files: {
      "main.tf": X,
      "a_override.tf": 'variable "x" {\n  default = "a"\n}\n',
      "b_override.tf.json": '{"variable": {"x": {"default": "b"}}}',
      "override.tf": 'variable "x" {\n  default = "o"\n}\n',
    },
  },
  {
    name: "files of editors",
    files: {
      "main.tf": X,
      ".main.tf": "broken",
      "main.tf~": "broken",
      "#main.tf#": "broken",
      "#x.tf": output("hash", "1"),
    },
  },
  ...precedence(),
  {
    name: "values in JSON are no templates",
    files: { "main.tf": X, "terraform.tfvars.json": '{"x": {"a": "${1}", "//": ["%{x}", null, 1.50]}}' },
  },
  {
    name: "a text for a variable of any type",
    files: { "main.tf": `variable "x" {\n  type = any\n}\n${output("x", "var.x")}` },
    environment: { TF_VAR_x: "[1, 2]" },
  },
  {
    name: "a number as a text for a variable of any type",
    files: { "main.tf": `variable "x" {\n  type = any\n}\n${output("x", "var.x")}` },
    vars: [["x", "1"]],
  },
  {
    name: "a text for a variable without a type",
    files: { "main.tf": X },
    environment: { TF_VAR_x: "[1, 2]" },
  },
  {
    name: "a text for a list, as Terraform 0.11 wrote it",
    files: { "main.tf": `variable "x" {\n  type = list\n}\n${output("x", "var.x")}` },
    vars: [["x", '["a", "b"]']],
  },
  {
    name: "the workspace of the environment",
    files: { "main.tf": output("x", "terraform.workspace") },
    environment: { TF_WORKSPACE: "prod" },
  },
];

function precedence(): readonly FilesCase[] {
  const layers: readonly (readonly [
    string,
    Omit<FilesCase, "name" | "files"> & { files?: Record<string, string> },
  ])[] = [
    ["environment", { environment: { TF_VAR_x: "environment" } }],
    ["terraform.tfvars", { files: { "terraform.tfvars": 'x = "terraform.tfvars"\n' } }],
    ["terraform.tfvars.json", { files: { "terraform.tfvars.json": '{"x": "terraform.tfvars.json"}' } }],
    ["a.auto.tfvars.json", { files: { "a.auto.tfvars.json": '{"x": "a.auto.tfvars.json"}' } }],
    ["b.auto.tfvars", { files: { "b.auto.tfvars": 'x = "b.auto.tfvars"\n' } }],
    ["file", { files: { "given.tfvars.json": '{"x": "file"}' }, varFiles: ["given.tfvars.json"] }],
    ["line", { vars: [["x", "line"]] }],
  ];
  return layers.map(([name], count) => {
    const used = layers.slice(0, count + 1).map(([, layer]) => layer);
    return {
      name: `values up to ${name}`,
      files: Object.assign({ "main.tf": X, "other.tfvars": 'x = "no"\n' }, ...used.map(({ files }) => files)),
      environment: Object.assign({}, ...used.map(({ environment }) => environment)),
      vars: used.flatMap(({ vars = [] }) => vars),
      varFiles: used.flatMap(({ varFiles = [] }) => varFiles),
    };
  });
}
