import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadTerraformRoot } from "../../../src/evaluate/terraform/load.ts";
import { decodeYaml } from "../../../src/parse/yaml-data.ts";
import { DiskFiles } from "../../../src/source/disk-files.ts";
import { at, expression, NO_OPTIONS, resource, show } from "./helpers.ts";

const AROUND = {
  "data/hosts.json": '{"origin": "a.example.com"}',
  "data/x.txt": "text",
  "data/deep/y.txt": "y",
  "data/page.tftpl": "%{ for h in hosts ~}\n${h}.${domain}\n%{ endfor ~}\n",
  "data/bad.tftpl": "${nope}",
  "m/main.tf":
    'output "here" {\n  value = file("${path.module}/own.txt")\n}\noutput "path" {\n  value = path.module\n}\n',
  "m/own.txt": "own",
  "call.tf":
    'module "m" {\n  source = "./m"\n}\nvariable "v" {\n  type = string\n}\nlocals {\n  template = "<$${x}>"\n}\n',
};

test.each([
  ['file("data/x.txt")', "text"],
  ['file("${path.module}/data/x.txt")', "text"],
  ['file("${path.root}/data/../data/x.txt")', "text"],
  ['jsondecode(file("data/hosts.json")).origin', "a.example.com"],
  ['filebase64("data/x.txt")', "dGV4dA=="],
  ['filemd5("data/x.txt")', "1cb251ec0d568de6a929b520c4aed8d1"],
  ['fileexists("data/x.txt")', true],
  ['fileexists("data/z.txt")', false],
  ['fileset("data", "*.txt")', ["x.txt"]],
  ['fileset("data", "**/*.txt")', ["deep/y.txt", "x.txt"]],
  ['fileset("data", "{x,z}.t?t")', ["x.txt"]],
  ['templatefile("data/page.tftpl", { hosts = ["a", "b"], domain = "x" })', "a.x\nb.x\n"],
  ['templatefile("data/page.tftpl", { hosts = ["a"], domain = var.v })', "a.{var.v}\n"],
  ["templatestring(local.template, { x = 1 })", "<1>"],
  ["module.m.here", "own"],
  ["module.m.path", "m"],
  ["path.root", "."],
  ['startswith(file("${path.cwd}/data/x.txt"), "te")', true],
])("%s", (text, wanted) => {
  expect(show(text, AROUND)).toEqual(wanted);
});

test.each([
  ['file("../outside.txt")', "outside-repository"],
  ['file("data/../../outside.txt")', "outside-repository"],
  ['templatefile("../../etc/passwd", {})', "outside-repository"],
  ['fileexists("../outside.txt")', "outside-repository"],
  ['fileset("..", "*")', "outside-repository"],
  ['file("nope.txt")', "file-not-found"],
  ['templatefile("data/bad.tftpl", {})', "error"],
  ['yamldecode("a: 1")', "unsupported-function"],
  ["timestamp()", "impure-function"],
  ["bcrypt()", "error"],
  ['base64gzip("x")', "unsupported-function"],
  ['pathexpand("~/x")', "outside-repository"],
  ['provider::aws::arn_parse("x")', "error"],
  ['provider::time::rfc3339_parse("x")', "provider-function"],
  ['templatestring("${1}", {})', "error"],
])("%s: %s", (text, why) => {
  expect(expression(text, AROUND)).toMatchObject({ kind: "unknown", why: [{ why }] });
});

test("YAML is decoded where a decoder is given", () => {
  const yaml = (text: string) => (text === "a: 1" ? { a: 1 } : JSON.parse("{"));
  expect(show('yamldecode("a: 1").a', AROUND, { yaml })).toBe(1);
  expect(expression('yamldecode("[")', AROUND, { yaml })).toMatchObject({ why: [{ why: "error" }] });
  const deep = `yamldecode("${"[".repeat(1000)}${"]".repeat(1000)}")`;
  expect(expression(deep, AROUND, { yaml: decodeYaml })).toMatchObject({ why: [{ why: "limit" }] });
});

test("a template sees nothing but what it is given", () => {
  const files = { ...AROUND, "data/bad.tftpl": "${var.v}" };
  expect(expression('templatefile("data/bad.tftpl", {})', files)).toMatchObject({ why: [{ why: "error" }] });
});

test("the workspace is known only where it is selected", () => {
  expect(show("terraform.workspace", {}, { workspace: "prod" })).toBe("prod");
  expect(show("terraform.workspace", { ".terraform/environment": "stage\n" })).toBe("stage");
  expect(show("terraform.workspace")).toBe("{terraform.workspace}");
});

describe("on disk, what is no text and what a link leads out to is there all the same", () => {
  test.each([
    ['fileexists("logo.png")', { kind: "known", value: true }],
    ['fileexists("nope.png")', { kind: "known", value: false }],
    ['fileset("inside", "*")', { kind: "known", value: [{ value: "a.txt" }] }],
    ['fileexists("out.txt")', { kind: "unknown", why: [{ what: "out.txt", why: "outside-repository" }] }],
    ['fileset("out", "*")', { kind: "unknown", why: [{ what: "out", why: "outside-repository" }] }],
    [
      'fileset("linked", "*")',
      { kind: "unknown", why: [{ what: "linked/away", why: "outside-repository" }] },
    ],
  ])("%s", (text, wanted) => {
    const folder = mkdtempSync(join(tmpdir(), "originlint-files-"));
    try {
      const root = join(folder, "repository");
      for (const directory of ["repository/real", "repository/linked", "outside"])
        mkdirSync(join(folder, directory), { recursive: true });
      writeFileSync(join(folder, "outside/b.txt"), "b");
      writeFileSync(join(root, "real/a.txt"), "a");
      writeFileSync(join(root, "logo.png"), Buffer.from([0x89, 0x50, 0xff]));
      symlinkSync("real", join(root, "inside"));
      symlinkSync("../outside/b.txt", join(root, "out.txt"));
      symlinkSync("../outside", join(root, "out"));
      symlinkSync("../../outside", join(root, "linked/away"));
      writeFileSync(join(root, "main.tf"), `resource "aws_lb" "it" {\n  name = ${text}\n}\n`);
      const { value } = loadTerraformRoot("", new DiskFiles(root), NO_OPTIONS);
      expect(at(resource(value.evaluate(new Map()), "aws_lb.it"), "name")).toMatchObject(wanted);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
