import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadTerraformRoot } from "../../../src/evaluate/terraform/load.ts";
import { decodeYaml } from "../../../src/parse/yaml-data.ts";
import { DiskFiles } from "../../../src/source/disk-files.ts";
import type { Datum, Reason, Value } from "../../../src/value.ts";
import { timed as processorTime } from "../../support/processor-time.ts";
import { at, evaluate, expression, NO_OPTIONS } from "./helpers.ts";

const ATTEMPTS = 5;

/**
 * What a stranger's configuration may ask for ends within a second of the processor, with a reason where it is unknown. What
 * else the machine does can only make it slower, so the quickest of a few attempts counts.
 */
function timed<T>(work: () => T): T {
  let measured = processorTime(work);
  for (let i = 1; i < ATTEMPTS && measured.seconds >= 1; i += 1) measured = processorTime(work);
  expect(measured.seconds).toBeLessThan(1);
  return measured.result;
}

const LONG = `locals {
  k    = join("", [for i in range(1000) : "aaaaaaaaaa"])
  long = join("", [for i in range(100) : local.k])
  wide = join("", [for i in range(1000) : "\u{1f468}\u200d\u{1f469}\u00e9"])
  wider = join("", [for i in range(40) : local.wide])
  list = flatten([for i in range(300) : [for j in range(300) : "x\${i}-\${j}"]])
  key  = "\${join("\\n", ["-----BEGIN RSA PRIVATE KEY-----", base64encode(local.k), "-----END RSA PRIVATE KEY-----"])}"
}
variable "v" {}
`;

describe("one expression", () => {
  test.each([
    ["a pattern built to backtrack", 'regex("^(a+)+$", "${local.long}!")'],
    ["alternatives built to backtrack", 'regex("(a|a|a)*b", local.long)'],
    ["a pattern of many repetitions", 'regex("(((a{0,30}){0,30}){0,30})b", local.k)'],
    ["a pattern for each of many texts", '[for x in local.list : regexall("(x.*)*-(\\\\d*)*z", x)]'],
    ["matches without end", 'regexall("", local.long)'],
    ["replacements without end", 'replace(local.long, "/a?/", local.k)'],
    ["a pattern on something unknown", 'replace("https://${aws_lb.x.dns_name}/${local.k}", "/(a*)*b/", "")'],
    ["networks without end", 'cidrsubnets("::/1", [for x in local.list : 32]...)'],
    ["networks of networks", '[for x in local.list : cidrsubnets("10.0.0.0/8", 16, 16, 16, 16)]'],
    ["products", "setproduct(local.list, local.list)"],
    ["rows of a format", 'formatlist("%s%s%s", local.list, local.list, local.k)'],
    [
      "numbers with thousands of digits",
      '[for x in local.list : format("%e%g%s", 1e-4000, 1e-4000, 1e-4000)]',
    ],
    ["powers with thousands of digits", "[for x in local.list : tostring(1e4000 * 1e4000 / 3)]"],
    ["a number in every base", '[for x in local.list : parseint("${local.k}", 36)]'],
    ["characters of many parts", "[for x in local.list : length(local.wider)]"],
    ["characters that are turned round", "[for x in local.list : strrev(local.wider)]"],
    ["capitals", "[for x in local.list : title(local.wider)]"],
    ["texts that are split", '[for x in local.list : split("", local.long)]'],
    ["texts that are indented", '[for x in local.list : indent(9999, "a\\nb\\nc")]'],
    ["hashes", "[for x in local.list : sha512(local.long)]"],
    ["keys", "[for x in local.list : rsadecrypt(base64encode(x), local.key)]"],
    ["YAML that is written", "yamlencode([for x in local.list : { (x) = [x] }])"],
    ["YAML in YAML", "[for x in local.list : yamlencode(local.list)]"],
    ["JSON that is written", "[for x in local.list : jsonencode(local.list)]"],
    ["JSON that nobody closes", 'jsondecode("\\"${local.long}")'],
    ["JSON full of blanks", 'jsondecode("[1${replace(local.long, "a", " ")}x")'],
    ["JSON in JSON", "jsondecode(jsonencode(jsonencode(local.list)))"],
    ["YAML that means itself", 'yamldecode("a: &a [${local.k}]\\nb: [*a, *a]")'],
    ["CSV without end", 'csvdecode("a\\n${replace(local.long, "a", "\\"b\\"\\n")}")'],
    ["CSV of nothing but quotes", 'csvdecode("a\\n${replace(local.long, "a", "\\"")}")'],
    ["lists that are turned about", 'transpose({ for x in local.list : x => ["a"] })'],
    ["types that differ", "tolist([for i, x in local.list : { (x) = i }])"],
    ["types that differ in kind", "tolist([for i, x in local.list : i % 2 == 0 ? jsonencode(x) : x])"],
    ["keys that are looked up", "[for x in local.list : lookup({ for y in local.list : y => 1 }, x, 2)]"],
    ["distinct unknowns", 'length(distinct([for x in local.list : "${var.v}${x}"]))'],
    ["a set of unknowns", 'length(toset([for x in local.list : "${var.v}${x}"]))'],
    [
      "loops in conditions of loops",
      "[for a in [1] : a if length([for b in [1] : b if length([for c in [1] : c if length([for d in [1] : d if length([for e in local.list : e]) > 0]) > 0]) > 0]) > 0]",
    ],
    ["a file of the machine", 'file("/etc/passwd")'],
    ["a template of the machine", 'templatefile("../../../etc/passwd", {})'],
    ["files of the machine", 'fileset("/", "**")'],
    ["the home directory", 'file(pathexpand("~/.ssh/id_rsa"))'],
    [
      "a pattern of files that is built to backtrack",
      'fileset(".", "{{{{a,b},{a,b}},{{a,b},{a,b}}}*}*{*}**/*")',
    ],
  ])("%s", (_, text) => {
    const value = timed(() => expression(text, LONG, { yaml: decodeYaml }));
    const why = reasonsWithin(value);
    if (why.length > 0) expect(why.every(({ says }) => says !== "")).toBe(true);
  });
});

test("what lies outside the repository is unknown, and says so, whichever way it is asked for", () => {
  const base = mkdtempSync(join(tmpdir(), "originlint-hostile-"));
  const root = join(base, "repository");
  mkdirSync(root);
  writeFileSync(join(base, "secret.txt"), "secret");
  symlinkSync("../secret.txt", join(root, "link.txt"));
  symlinkSync("..", join(root, "up"));
  const texts = [
    'file("/etc/passwd")',
    'templatefile("../secret.txt", {})',
    'templatefile("link.txt", {})',
    'templatefile("up/secret.txt", {})',
    'filebase64sha256("link.txt")',
    'fileexists("/etc/passwd")',
    'fileset("/etc", "**")',
    'file(pathexpand("~/x"))',
  ];
  writeFileSync(
    join(root, "main.tf"),
    texts.map((text, i) => `resource "aws_lb" "l${i}" {\n  name = ${text}\n}\n`).join(""),
  );
  const { value } = loadTerraformRoot("", new DiskFiles(root), NO_OPTIONS);
  const { resources } = timed(() => value.evaluate(new Map()));
  rmSync(base, { recursive: true });
  const why = resources.map((one) => reasonsWithin(at(one, "name"))[0]?.why);
  expect(why).toEqual(texts.map(() => expect.stringMatching(/^(outside-repository|file-not-found)$/)));
  expect(JSON.stringify(resources.map(({ properties }) => [...properties]))).not.toMatch(/"secret"|root:/);
});

test("locals that double sixty times, each in another function", () => {
  const wrap = [
    "[$, $]",
    "{ a = $, b = $ }",
    "concat(try($, []), [$])",
    "merge({ a = $ }, { b = $ })",
    "flatten([$, $])",
    "tolist([$, $])",
    "setproduct([$], [$])",
    'zipmap(["a", "b"], [$, $])',
  ];
  for (const form of wrap) {
    const lines = Array.from(
      { length: 60 },
      (_, i) => `  x${i + 1} = ${form.replaceAll("$", `local.x${i}`)}\n`,
    );
    const around = `locals {\n  x0 = ["a"]\n${lines.join("")}}\n`;
    expect(reasonsWithin(timed(() => expression("jsonencode(local.x60)", around)))).not.toEqual([]);
  }
});

test("a million instances are one that stands for all", () => {
  const text = `resource "aws_lb" "l" {
  for_each = toset([for pair in setproduct(range(1000), range(1000)) : "\${pair[0]}-\${pair[1]}"])
  name     = each.key
}
`;
  const { resources } = timed(() => evaluate(text));
  expect(resources).toMatchObject([{ address: "aws_lb.l[?]", uncertain: [{ why: "limit" }] }]);
});

/** Everything that is unknown in it, and why. */
function reasonsWithin(value: Value<Datum>): readonly Reason[] {
  if (value.kind === "unknown") return value.why;
  if (value.kind === "absent") return [];
  const { value: datum } = value;
  if (datum instanceof Map) return [...datum.values()].flatMap((entry: Value<Datum>) => reasonsWithin(entry));
  const items: readonly Value<Datum>[] = Array.isArray(datum) ? datum : [];
  return items.flatMap((item) => reasonsWithin(item));
}
