/** A small configuration without providers, and how it is called. */
export interface ModuleCase {
  readonly files: Readonly<Record<string, string>>;
  /** `-var-file`, in order. */
  readonly varFiles?: readonly string[];
  /** `-var`, in order; after the files. */
  readonly vars?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly workspace?: string;
}

const data = (name: string, input: string, more = "") =>
  `resource "terraform_data" "${name}" {\n${more}  input = ${input}\n}\n`;
const variable = (name: string, body = "") => `variable "${name}" {\n${body}}\n`;
const output = (name: string, value: string) => `output "${name}" {\n  value = ${value}\n}\n`;
const call = (name: string, source: string, more = "") =>
  `module "${name}" {\n  source = "${source}"\n${more}}\n`;

const PRECEDENCE = {
  "main.tf": ["a", "b", "c", "d", "e", "f", "g"]
    .map((name) => variable(name, '  default = "default"\n') + data(name, `var.${name}`))
    .join(""),
  "terraform.tfvars": 'b = "tfvars"\nc = "tfvars"\nd = "tfvars"\ne = "tfvars"\nf = "tfvars"\n',
  "terraform.tfvars.json": '{ "c": "tfvars.json", "d": "tfvars.json", "e": "tfvars.json" }',
  "a.auto.tfvars": 'd = "a.auto"\ne = "a.auto"\nf = "a.auto"\n',
  "b.auto.tfvars.json": '{ "e": "b.auto.json" }',
  "c.auto.tfvars": 'e = "c.auto"\n',
  "other.tfvars": 'f = "other"\n',
};

const OBJECT = `  type = object({
    name    = string
    port    = optional(number, 443)
    tls     = optional(bool)
    tags    = optional(map(string), { a = "b" })
    origins = optional(list(object({ host = string, path = optional(string, "/") })), [])
    nested  = optional(object({ x = optional(string, "x"), y = optional(number) }), {})
  })
`;

const OBJECT_VALUES = `o = {
  name    = "n"
  port    = null
  origins = [{ host = "h" }, { host = "i", path = null }, { host = "j", path = "/j", more = 1 }]
}
many = {
  a = { name = 1, tags = {}, nested = { x = null, y = "2" } }
  b = { name = "b", tls = "true", port = "80", nested = null }
}
`;

export const MODULE_CASES: Readonly<Record<string, ModuleCase>> = {
  "count and its index": {
    files: {
      "main.tf":
        data("a", '"n-${count.index}"', "  count = 3\n") +
        data("none", '"x"', "  count = 0\n") +
        data("b", "[for i in terraform_data.a : i.input]") +
        data("text", "count.index", '  count = "2"\n'),
    },
  },
  "a count that hangs on a condition": {
    files: {
      "main.tf":
        variable("on", "  default = true\n") +
        data("a", '"a"', "  count = var.on ? 1 : 0\n") +
        data("b", '"b"', "  count = var.on ? 0 : 1\n") +
        data("c", "one(terraform_data.a[*].input)") +
        data("d", 'try(terraform_data.b[0].input, "none")') +
        data("e", "length(terraform_data.b)"),
    },
    vars: ["on=false"],
  },
  "for_each over maps, sets and objects": {
    files: {
      "main.tf":
        data("map", '"${each.key}=${each.value}"', '  for_each = { b = 1, a = "x" }\n') +
        data("set", "[each.key, each.value]", '  for_each = toset(["z", "y", "z"])\n') +
        data(
          "objects",
          "each.value.host",
          '  for_each = { "a b" = { host = "h" }, "ü" = { host = "i" } }\n',
        ) +
        data("numbers", "each.value", "  for_each = { 1 = 10, 2 = 20 }\n") +
        data("none", "1", "  for_each = {}\n") +
        data("all", "{ for k, v in terraform_data.map : k => v.input }") +
        data("values", "values(terraform_data.set)[*].input"),
    },
  },
  "keys made of combinations": {
    files: {
      "main.tf":
        `locals {
  hosts = { a = { paths = ["/x", "/y"] }, b = { paths = ["/z"], tls = false } }
  flat  = flatten([for name, host in local.hosts : [for path in host.paths : { name = name, path = path, tls = try(host.tls, true) }]])
  pairs = setproduct(["a", "b"], [1, 2])
}
` +
        data(
          "path",
          "each.value",
          '  for_each = { for one in local.flat : "${one.name}${one.path}" => one }\n',
        ) +
        data(
          "pair",
          "each.value[1]",
          '  for_each = { for pair in local.pairs : join("-", pair) => pair }\n',
        ) +
        data("merged", "merge([for name, host in local.hosts : { (name) = length(host.paths) }]...)") +
        data("grouped", '{ for one in local.flat : one.tls ? "tls" : "plain" => one.path... }'),
    },
  },
  "modules in modules, with count and for_each": {
    files: {
      "main.tf":
        call("a", "./a", '  for_each = toset(["x", "y"])\n  name = each.key\n') +
        call("b", "./a/b", "  count = 2\n  value = count.index\n") +
        data("names", "{ for k, m in module.a : k => m.name }") +
        data("splat", "module.b[*].value") +
        data("last", "module.b[1].value + 1"),
      "a/main.tf":
        variable("name") +
        call("b", "./b", '  count = 2\n  value = "${var.name}${count.index}"\n') +
        output("name", 'join(",", module.b[*].value)') +
        data("here", '"${var.name} in ${basename(path.module)} of ${path.root}"'),
      "a/b/main.tf": variable("value") + data("r", "var.value") + output("value", "terraform_data.r.input"),
    },
  },
  "values of variables: who goes before whom": { files: PRECEDENCE },
  "values of variables: files and arguments": {
    files: PRECEDENCE,
    varFiles: ["other.tfvars"],
    vars: ["g=argument", "d=argument"],
    environment: { TF_VAR_a: "environment", TF_VAR_b: "environment" },
  },
  "values of variables: the last one counts": {
    files: {
      "main.tf": variable("x") + data("x", "var.x"),
      "1.tfvars": 'x = "1"\n',
      "2.tfvars": 'x = "2"\n',
    },
    varFiles: ["2.tfvars", "1.tfvars"],
  },
  "values from the command line have the type of the variable": {
    files: {
      "main.tf":
        variable("n", "  type = number\n") +
        variable("l", "  type = list(string)\n") +
        variable("b", "  type = bool\n") +
        variable("s", "  type = string\n") +
        variable("any") +
        data("all", "[var.n, var.l, var.b, var.s, var.any]"),
    },
    vars: ["n=12", 'l=["a", 1]', "b=true", "s=[1]", "any=[1]"],
  },
  "optional attributes and their defaults": {
    files: {
      "main.tf":
        variable("o", OBJECT) +
        data("o", "var.o") +
        variable("many", OBJECT.replace("type = object(", "type = map(object(").replace(/\}\)\n$/, "}))\n")) +
        data("many", "var.many"),
      "v.tfvars": OBJECT_VALUES,
    },
    varFiles: ["v.tfvars"],
  },
  "types of variables": {
    files: {
      "main.tf":
        variable("set", "  type = set(string)\n  default = [2, 1, 2]\n") +
        variable("tuple", '  type = tuple([string, number])\n  default = [1, "2"]\n') +
        variable("map", '  type = map(number)\n  default = { a = "1", b = 2 }\n') +
        variable("any_list", '  type = list(any)\n  default = [1, "a", true]\n') +
        variable("any_map", '  type = map(any)\n  default = { a = 1, b = "x" }\n') +
        variable("less", "  type = object({ a = string })\n  default = { a = 1, b = 2 }\n") +
        variable("null", "  type = string\n  default = null\n") +
        data(
          "all",
          "{ set = var.set, tuple = var.tuple, map = var.map, any_list = var.any_list, any_map = var.any_map, less = var.less, null = var.null }",
        ),
    },
  },
  "null for a variable that may not be null": {
    files: {
      "main.tf": call("m", "./m", "  a = null\n  b = null\n  c = null\n"),
      "m/main.tf":
        variable("a", '  default = "d"\n  nullable = false\n') +
        variable("b", '  default = "d"\n') +
        variable(
          "c",
          '  type = object({ x = optional(string, "x") })\n  default = {}\n  nullable = false\n',
        ) +
        data("a", "[var.a, var.b, var.c]"),
    },
  },
  "override files": {
    files: {
      "main.tf":
        variable("a", '  default = "main"\n') +
        variable("typed", "  type = string\n  default = 1\n") +
        'locals {\n  x = "main"\n  y = "main"\n}\n' +
        data("r", "[var.a, local.x, local.y, var.typed]") +
        data("counted", '"main"', "  count = 2\n") +
        call("m", "./m", '  v = "main"\n'),
      "override.tf": variable("a", '  default = "override"\n') + 'locals {\n  x = "override"\n}\n',
      "z_override.tf":
        'resource "terraform_data" "counted" {\n  count = 1\n}\n' +
        'module "m" {\n  v = "override"\n}\n' +
        variable("typed", "  type = number\n"),
      "a_override.tf": 'resource "terraform_data" "counted" {\n  count = 3\n  input = "a"\n}\n',
      "m/main.tf": variable("v") + data("v", "var.v"),
      "m/override.tf": 'resource "terraform_data" "v" {\n  input = "in ${var.v}"\n}\n',
    },
  },
  "workspaces and paths": {
    files: {
      "main.tf": data("w", "[terraform.workspace, path.module, path.root]") + call("m", "./mods/m"),
      "mods/m/main.tf": data(
        "p",
        '[path.module, file("${path.module}/x.txt"), templatefile("${path.module}/t.tftpl", { x = terraform.workspace })]',
      ),
      "mods/m/x.txt": "text\n",
      "mods/m/t.tftpl": "<${x}>",
    },
    workspace: "prod",
  },
  "files that say what there is": {
    files: {
      "main.tf":
        'locals {\n  hosts = yamldecode(file("hosts.yaml")).hosts\n  json = jsondecode(file("a.json"))\n}\n' +
        data("host", "each.value", "  for_each = { for h in local.hosts : h.name => try(h.port, 443) }\n") +
        data("json", "local.json") +
        data("csv", '{ for row in csvdecode(file("x.csv")) : row.name => row.path }') +
        data("files", 'fileset(path.module, "conf/*.json")'),
      "hosts.yaml": "hosts:\n  - name: a\n    port: 8080\n  - {name: b}\n",
      "a.json": '{ "on": true, "n": 1.50, "l": [] }',
      "x.csv": "name,path\na,/a\nb,/b\n",
      "conf/x.json": "{}",
      "conf/y.txt": "",
    },
  },
  "here documents and templates": {
    files: {
      "main.tf":
        data("plain", "<<EOT\na\n  b ${1 + 1}\nEOT\n") +
        data("flush", "<<-EOT\n    a\n      b\n    $${c} %%{d}\n    EOT\n") +
        data(
          "loop",
          '<<-EOT\n    %{ for x in ["a", "b"] ~}\n    ${x}\n    %{ endfor ~}\n    %{ if true }yes%{ else }no%{ endif }\n    EOT\n',
        ) +
        data("one", "<<EOT\n${[1]}\nEOT\n".replace("[1]", '"x"')) +
        data("strip", '"a ${~ 1 ~} b %{~ if false ~} c %{~ endif ~} d"'),
    },
  },
  "blocks that make no resources": {
    files: {
      "main.tf":
        data("a", '"a"') +
        'moved {\n  from = terraform_data.b\n  to = terraform_data.a\n}\nremoved {\n  from = terraform_data.c\n  lifecycle {\n    destroy = false\n  }\n}\ncheck "x" {\n  assert {\n    condition = terraform_data.a.input == "a"\n    error_message = "no"\n  }\n}\n',
    },
  },
  "what is not known yet": {
    files: {
      "main.tf":
        data("u", '"x"') +
        data("id", '"id-${terraform_data.u.id}"') +
        data("list", "[terraform_data.u.id, 1, terraform_data.u.input, terraform_data.u.output]") +
        data(
          "object",
          '{ a = terraform_data.u.id, b = startswith("a-${terraform_data.u.id}", "a-"), c = terraform_data.u.id == null }',
        ) +
        data("each", "[each.key, each.value]", "  for_each = { a = terraform_data.u.id }\n") +
        data("counted", "terraform_data.u.id", "  count = length([terraform_data.u.id])\n") +
        data("lookup", 'lookup({ a = terraform_data.u.id, b = 2 }, "b", 3)'),
    },
  },
  "outputs of modules, one from the other": {
    files: {
      "main.tf":
        call("a", "./m", '  in = "a"\n') +
        call("b", "./m", "  in = module.a.out\n") +
        data("r", "[module.a.out, module.b.out, module.b.all.list[0]]") +
        data("keys", "keys(module.a)"),
      "m/main.tf":
        variable("in") +
        output("out", '"<${var.in}>"') +
        output("all", "{ list = [var.in], map = { (var.in) = 1 } }") +
        data("r", "var.in"),
    },
  },
  "sensitive values go on being values": {
    files: {
      "main.tf":
        variable("s", '  default = "secret"\n  sensitive = true\n') +
        data("s", '"x-${var.s}"') +
        data("open", "nonsensitive(var.s)") +
        data("map", '{ a = var.s, b = "b" }'),
    },
  },
  "splats of every kind": {
    files: {
      "main.tf":
        `locals {
  objects = [{ a = { b = [1, 2] } }, { a = { b = [3] } }]
  nothing = null
  one     = { a = "x" }
}
` +
        data(
          "r",
          "[local.objects[*].a.b[0], local.objects.*.a.b, local.nothing[*], local.one[*].a, local.nothing[*].a]",
        ),
    },
  },
  "conditions in place of dynamic blocks": {
    files: {
      "main.tf":
        variable(
          "origins",
          '  type = list(object({ host = string, ssl = optional(list(string)) }))\n  default = [{ host = "a", ssl = ["TLSv1.2"] }, { host = "b" }]\n',
        ) +
        data(
          "origin",
          "[for o in var.origins : { host = o.host, custom = [for ssl in o.ssl == null ? [] : [o.ssl] : { protocols = ssl }] }]",
        ) +
        data("first", "var.origins[0].ssl == null ? null : element(var.origins[0].ssl, 5)") +
        data("mixed", 'var.origins[1].ssl != null ? var.origins[1].ssl : ["none"]'),
    },
  },
  "names that look alike": {
    files: {
      "main.tf":
        'locals {\n  each = "local"\n  count = 2\n  self = "s"\n}\n' +
        data("path", "[local.each, local.count, local.self]") +
        data("for", '[for path in ["a"] : path]') +
        data("shadow", '[for local in ["x"] : local]'),
    },
  },
};
