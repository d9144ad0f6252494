import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { LIMITS } from "../../src/limits.ts";
import {
  type Checked,
  check,
  concise,
  folder,
  GOOD,
  JSON_TEMPLATE,
  repository,
  TERRAFORM,
  terraformTo,
  YAML,
  yamlTo,
} from "./in-repository.ts";

/** Hostile input ends because steps are counted: nothing here measures time, and a test that hangs fails. */
const LEVELS = 10_000;

function nested(open: string, close: string, middle = "1"): string {
  return open.repeat(LEVELS) + middle + close.repeat(LEVELS);
}

/** `file` beside a good template and a good module: both are judged all the same. */
async function besideGood(files: Readonly<Record<string, string>>): Promise<Checked> {
  const { terraform, yaml } = GOOD;
  const checked = await concise(
    repository({ [terraform.file]: terraform.text, [yaml.file]: yaml.text, ...files }),
  );
  expect(checked.out).toContain(terraform.found);
  expect(checked.out).toContain(yaml.found);
  return checked;
}

interface Report {
  readonly undecided: readonly { readonly blockedBy: readonly { readonly why: string }[] }[];
  readonly diagnostics: readonly { readonly code: string; readonly severity: string }[];
}

/** Why the one distribution of these files is undecided, or was not looked at. */
async function reasonsOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { status, out } = await check(repository(files), "--format", "json", "--strict");
  const { undecided, diagnostics }: Report = JSON.parse(out);
  expect([2, 3]).toContain(status);
  const reasons = undecided.flatMap(({ blockedBy }) => blockedBy.map(({ why }) => why));
  return [...new Set([...reasons, ...diagnostics.map(({ code }) => code)])];
}

describe(`${LEVELS} levels deep`, () => {
  it.each([
    ["lists", `locals {\n  a = ${nested("[", "]")}\n}\n`],
    ["objects", `locals {\n  a = ${nested("{ a = ", "}")}\n}\n`],
    ["parentheses", `locals {\n  a = ${nested("(", ")")}\n}\n`],
    ["calls", `locals {\n  a = ${nested("tostring(", ")")}\n}\n`],
    ["templates", `locals {\n  a = ${nested('"${', '}"')}\n}\n`],
    ["signs", `locals {\n  a = ${"-".repeat(LEVELS)}1\n}\n`],
    ["conditions", `locals {\n  a = ${"true ? 1 : ".repeat(LEVELS)}1\n}\n`],
    ["sums", `locals {\n  a = ${"1 + ".repeat(LEVELS)}1\n}\n`],
  ])("Terraform: %s, which only what uses them misses", async (_, text) => {
    const { status, error } = await besideGood({ "good/deep.tf": text });
    expect(status).toBe(1);
    expect(error).toMatch(/^warning\[too-deep\]: .*\n +--> good\/deep\.tf:\d+:\d+$/m);
    expect(await reasonsOf({ "main.tf": terraformTo("local.a"), "deep.tf": text })).toEqual([
      "limit",
      "too-deep",
    ]);
  });

  it.each([
    ["blocks", nested("b {\n", "}\n", "")],
    ["brackets that are never closed", `locals {\n  a = ${"[".repeat(LEVELS)}\n`],
  ])("Terraform: %s", async (_, text) => {
    const { status, error } = await besideGood({ "good/deep.tf": text });
    expect(status).toBe(2);
    expect(error).toMatch(/^error\[too-deep\]: .*\n +--> good\/deep\.tf:\d+:\d+$/m);
  });

  it.each([
    ["YAML lists", "deep.yaml", `${YAML}  Deep: ${nested("[", "]")}\n`],
    ["YAML lists in blocks", "deep.yaml", `${YAML}  Deep:\n    ${"- ".repeat(LEVELS)}1\n`],
    ["YAML mappings", "deep.yaml", `${YAML}  Deep: ${nested("{a: ", "}")}\n`],
    ["JSON lists", "deep.json", JSON_TEMPLATE.replace("{", `{ "Metadata": ${nested("[", "]")},`)],
    ["JSON objects", "deep.json", JSON_TEMPLATE.replace("{", `{ "Metadata": ${nested('{"a":', "}")},`)],
  ])("%s", async (_, file, text) => {
    const { status, error } = await besideGood({ [file]: text });
    expect(status).toBe(2);
    expect(error).toMatch(
      /^error\[too-deep\]: nested more than 200 levels deep: not read from here\n +--> deep\.\w+:\d+:\d+$/m,
    );
  });

  it("folders are walked so far and no further, and that is said", async () => {
    const path = "d/".repeat(LIMITS.depth + 1);
    const { status, out, error } = await concise(
      repository({ "main.tf": TERRAFORM, [`${path}deep.tf`]: TERRAFORM }),
    );
    expect({ status, out }).toEqual({ status: 1, out: expect.stringMatching(/^main\.tf:9:7: error: .*\n$/) });
    expect(error).toContain("warning[limit]: Not everything below . was looked at");
  });
});

it("more files in a module than are read: the others are left out, and that is said once", async () => {
  const names = Array.from({ length: LIMITS.files }, (_, i) => [`a${i}.tf`, ""] as const);
  const { status, out, error } = await concise(
    repository({ ...Object.fromEntries(names), "A.tf": TERRAFORM }),
  );
  expect({ status, out }).toEqual({ status: 2, out: expect.stringContaining("A.tf:9:7: error") });
  expect(error).toBe("error[limit]: More than 20000 files or 500 MB are needed: not all of them were read\n");
});

describe("bombs in Terraform", () => {
  const doubling = (start: string, twice: (name: string) => string) =>
    `locals {\n  a0 = ${start}\n${Array.from({ length: 40 }, (_, i) => `  a${i + 1} = ${twice(`local.a${i}`)}\n`).join("")}}\n`;

  it.each([
    ["range(1e9)", '"${range(1e9)[5]}.example.com"', "error"],
    ["setproduct", '"${length(setproduct(range(1000), range(1000), range(1000)))}.example.com"', "limit"],
    [
      "a list of lists",
      '"${length([for i in range(1000) : [for j in range(1000) : [for k in range(1000) : k]]])}.a"',
      "limit",
    ],
    [
      "cidrsubnets",
      'cidrsubnets("10.0.0.0/8", [for i in setproduct(range(300), range(300)) : 24]...)[0]',
      "limit",
    ],
    ["a number with a billion digits", '"a${pow(10, 1000000000)}.example.com"', "error"],
    ["a width of a billion", 'format("%999999999d", 1)', "error"],
    ["an indentation of a billion", 'indent(999999999, "a\\nb")', "error"],
    ["a repeated repetition", 'regex("(a{1000}){1000}", "a")', "error"],
    [
      "a text that grows by itself",
      'replace(replace(replace(local.x, "/x/", local.x), "/x/", local.x), "/x/", local.x)',
      "limit",
    ],
  ])("%s", async (_, domain, why) => {
    const text = `${terraformTo(domain)}locals {\n  x = "${"x".repeat(200)}"\n}\n`;
    expect(await reasonsOf({ "main.tf": text })).toContain(why);
    await besideGood({ "bomb/main.tf": text });
  });

  it.each([
    ["lists", doubling("[1]", (name) => `[${name}, ${name}]`), "jsonencode(local.a40)"],
    ["flattened lists", doubling("[1]", (name) => `[${name}, ${name}]`), '"${length(flatten(local.a40))}.a"'],
    ["objects", doubling("{ x = 1 }", (name) => `{ a = ${name}, b = ${name} }`), "jsonencode(local.a40)"],
    ["texts", doubling('"x"', (name) => `"\${${name}}\${${name}}"`), "local.a40"],
  ])("locals that double forty times: %s", async (_, locals, domain) => {
    expect(await reasonsOf({ "main.tf": terraformTo(domain) + locals })).toContain("limit");
  });

  it("texts with an unknown that double forty times", async () => {
    const locals = doubling('"x${var.v}"', (name) => `"\${${name}}\${${name}}"`);
    const files = { "main.tf": `${terraformTo("local.a40")}${locals}variable "v" {}\n` };
    expect(await reasonsOf(files)).toContain("no-value");
  });

  it("forty conditions in one another", async () => {
    const conditions = doubling(
      '"a.example.com"',
      (name) => `var.v == "x" ? "a\${${name}}" : "b\${${name}}"`,
    );
    const files = { "main.tf": `${terraformTo("local.a40")}${conditions}variable "v" {}\n` };
    expect(await reasonsOf(files)).not.toEqual([]);
  });

  it("100,000 locals in a chain", async () => {
    const lines = Array.from({ length: 100_000 }, (_, i) => `  a${i} = local.a${i + 1}\n`);
    const text = `${terraformTo("local.a0")}locals {\n${lines.join("")}  a100000 = "a.example.com"\n}\n`;
    expect(await reasonsOf({ "main.tf": text })).toContain("limit");
  });

  it("locals in a circle", async () => {
    const text = `${terraformTo("local.a")}locals {\n  a = local.b\n  b = local.a\n}\n`;
    expect(await reasonsOf({ "main.tf": text })).toEqual(["cycle"]);
  });

  it.each([
    ["count", "count = 1000000000"],
    ["for_each", "for_each = toset([for p in setproduct(range(1000), range(1000)) : jsonencode(p)])"],
  ])("a load balancer a billion times over, by %s", async (_, repetition) => {
    const balancer = `resource "aws_lb" "x" {\n  ${repetition}\n  name = "x"\n}\n`;
    const { status } = await besideGood({ "bomb/main.tf": terraformTo("aws_lb.x[0].dns_name") + balancer });
    expect(status).toBe(1);
  });

  it("a template of a thousand unknowns, and 200,000", async () => {
    for (const count of [1_000, 200_000]) {
      const text = `${terraformTo(`"${"${var.v}".repeat(count)}"`)}variable "v" {}\n`;
      await besideGood({ "bomb/main.tf": text });
    }
  });

  it.each([
    [
      "origins",
      (i: number) => `  origin {\n    origin_id   = "o${i}"\n    domain_name = "o${i}.example.com"\n  }\n`,
      100_000,
    ],
    [
      "behaviors",
      (i: number) =>
        `  ordered_cache_behavior {\n    path_pattern           = "/${i}"\n    target_origin_id       = "site"\n    viewer_protocol_policy = "https-only"\n  }\n`,
      10_000,
    ],
  ])("a distribution with as many %s as nobody can have", async (_, block, count) => {
    const blocks = Array.from({ length: count }, (_, i) => block(i)).join("");
    const text = TERRAFORM.replace("  default_cache_behavior", `${blocks}  default_cache_behavior`);
    const { status, error } = await besideGood({ "bomb/main.tf": text });
    expect(status).toBe(2);
    expect(error).toMatch(/^error\[limit\]: /m);
  });
});

describe("modules", () => {
  const call = (source: string, name = "next") => `module "${name}" {\n  source = "${source}"\n}\n`;

  it.each([
    ["itself", { "m/main.tf": TERRAFORM + call("./") }],
    ["itself by its name", { "m/main.tf": TERRAFORM + call("../m") }],
    ["one that calls it back", { "m/main.tf": TERRAFORM + call("../n"), "n/main.tf": call("../m") }],
  ])("that includes %s", async (_, files) => {
    const { status, out, error } = await concise(repository({ ...files, "good.yaml": YAML }));
    expect(status).toBe(2);
    expect(out).toContain("m/main.tf:9:7: error");
    expect(out).toContain(GOOD.yaml.found);
    expect(error).toMatch(/^error\[module-cycle\]: .*\n +--> [mn]\/main\.tf:\d+:1$/m);
  });

  it.each(["../../elsewhere", "/etc"])("outside the repository: %s", async (source) => {
    const outside = folder({ "main.tf": 'output "secret" {\n  value = "hunter2"\n}\n' });
    const given = source.startsWith("/") ? outside : `../../${outside.split("/").at(-1)}`;
    const text = terraformTo("module.cdn.secret") + call(given, "cdn");
    const root = repository({ "sub/main.tf": text, "good.yaml": YAML });
    const { out, error } = await check(root);
    expect(out + error).not.toContain("hunter2");
    expect(out).toContain("good.yaml:10:35");
    expect(out).toMatch(/module\.cdn .*(outside the repository|not installed)/);
  });

  function chain(length: number): Record<string, string> {
    const links = Array.from({ length }, (_, i) => [`m${i}/main.tf`, call(`../m${i + 1}`)]);
    return { ...Object.fromEntries(links), [`m${length}/main.tf`]: TERRAFORM };
  }

  it("200 in one another are followed", async () => {
    const { status, out, error } = await concise(repository(chain(LIMITS.depth)));
    expect({ status, error }).toEqual({ status: 1, error: "" });
    expect(out).toContain("m200/main.tf:9:7: error");
  });

  it("1,000 in one another are followed to the limit", async () => {
    const { status, error } = await besideGood(chain(1_000));
    expect(status).toBe(2);
    expect(error).toMatch(/--> m200\/main\.tf:1:1$/m);
  });

  it("that call each the next one twice, twenty levels deep", async () => {
    const files = Array.from({ length: 20 }, (_, i) => {
      const twice = call(`../m${i + 1}`, "a") + call(`../m${i + 1}`, "b");
      return [`m${i}/main.tf`, twice] as const;
    });
    const { status, out, error } = await besideGood({
      ...Object.fromEntries(files),
      "m20/main.tf": TERRAFORM,
    });
    expect(status).toBe(2);
    expect(out).toContain("m20/main.tf:9:7: error");
    expect(error).toContain("exceeds a limit: 1000000 evaluation steps of one root; what was not evaluated");
    expect(error).toMatch(/--> m\d+\/main\.tf:\d+:1$/m);
  });
});

describe("functions that read files", () => {
  it.each([
    'file("/etc/hostname")',
    'file("../outside.txt")',
    'file("${path.module}/../../../../../../../../etc/hostname")',
    'templatefile("link.tpl", {})',
    'filebase64("link.tpl")',
    'filesha256("/etc/hostname")',
    'join(".", fileset("/etc", "*"))',
    'fileexists("/etc/hostname") ? "a.example.com" : "b.example.com"',
  ])("read nothing outside the repository: %s", async (domain) => {
    const files = { "main.tf": terraformTo(domain), "link.tpl": { link: "/etc/hostname" } };
    const { out } = await check(repository(files), "--format", "json", "--strict");
    const { undecided }: Report = JSON.parse(out);
    expect(undecided[0]?.blockedBy).toContainEqual(expect.objectContaining({ why: "outside-repository" }));
  });

  it("a template that includes itself", async () => {
    const text = terraformTo('templatefile("site.tpl", {})');
    const files = { "main.tf": text, "site.tpl": '${templatefile("site.tpl", {})}' };
    expect(await reasonsOf(files)).not.toEqual([]);
  });
});

describe("bombs in templates", () => {
  const aliases = (node: (name: string) => string, count: number) =>
    `Metadata:\n  a0: &a0 [x, x, x, x, x, x, x, x, x]\n${Array.from({ length: count }, (_, i) => `  a${i + 1}: &a${i + 1} ${node(`*a${i}`)}\n`).join("")}`;

  it.each([
    ["lists", aliases((name) => `[${Array(9).fill(name).join(", ")}]`, 12)],
    ["merged mappings", aliases((name) => `{ a: ${name}, b: ${name} }`, 30)],
    ["joined texts", aliases((name) => `!Join ["", [${name}, ${name}]]`, 30)],
  ])("YAML aliases: %s", async (_, bomb) => {
    const { status, error } = await besideGood({ "bomb.yaml": bomb + YAML });
    expect(status).toBe(2);
    expect(error.match(/^error\[limit\]: aliases stand for more than 100000 nodes/gm)).toHaveLength(1);
    expect(error).toMatch(/--> bomb\.yaml:\d+:\d+/);
  });

  it("an alias of what holds it", async () => {
    const text = YAML.replace("Enabled: true", "Enabled: true\n        Aliases: &a [*a]");
    const { status, out, error } = await concise(
      repository({ "good.json": JSON_TEMPLATE, "circle.yaml": text }),
    );
    expect({ status, out }).toEqual({ status: 2, out: expect.stringContaining(GOOD.json.found) });
    expect(error).toContain("the alias *a names no anchor before it");
  });

  it.each([
    [
      "more values than are read",
      "huge.json",
      JSON_TEMPLATE.replace("{", `{ "Metadata": [${"1,".repeat(LIMITS.syntaxNodes)}1],`),
    ],
    [
      "more symbols than are read",
      "huge.yaml",
      `Metadata: [${"1,".repeat(LIMITS.syntaxNodes / 2)}1]\n${YAML}`,
    ],
  ])("%s", async (_, file, text) => {
    const { status, error } = await besideGood({ [file]: text });
    expect(status).toBe(2);
    expect(error).toMatch(
      /^error\[limit\]: more than 2000000 (values|symbols) in one file: not read from here\n +--> huge/m,
    );
  });

  const subs = (depth: number): string =>
    depth === 0
      ? `"${"x".repeat(40)}"`
      : `!Sub ["\${a}\${a}\${a}\${a}\${a}\${a}\${a}\${a}", {a: ${subs(depth - 1)}}]`;

  it.each([
    ["Fn::Sub in Fn::Sub", subs(8), "limit"],
    ["Fn::Sub with 200,000 variables", `!Sub "${"${AWS::Region}".repeat(200_000)}"`, "limit"],
    ["Fn::Select of the billionth item", "!Select [1000000000, [a]]", "error"],
    ["Fn::FindInMap of what every object has", "!FindInMap [__proto__, constructor, name]", "error"],
    ["Fn::GetAtt of what every object has", "!GetAtt __proto__.constructor", "error"],
  ])("%s", async (_, domain, why) => {
    expect(await reasonsOf({ "bomb.yaml": yamlTo(domain) })).toContain(why);
    await besideGood({ "bomb.yaml": yamlTo(domain) });
  });

  it.each([
    [
      "conditions",
      "Conditions:\n  A: !Not [!Condition B]\n  B: !Not [!Condition A]\n",
      "!If [A, a.example.com, b.example.com]",
    ],
    ["resources", "", "!GetAtt A.DNSName"],
  ])("%s in a circle", async (_, before, domain) => {
    const balancer = `  A:\n    Type: AWS::ElasticLoadBalancingV2::LoadBalancer\n    Properties: { Name: !Ref L }\n  L:\n    Type: AWS::ElasticLoadBalancingV2::Listener\n    Properties: { LoadBalancerArn: !Ref A, Port: !GetAtt L.Port }\n`;
    await besideGood({ "circle.yaml": before + yamlTo(domain) + balancer });
  });

  it("thirty conditions of conditions, and parameters that could be anything", async () => {
    const conditions = Array.from(
      { length: 30 },
      (_, i) => `  C${i + 1}: !And [!Condition C${i}, !Not [!Condition C${i}]]\n`,
    );
    const before = `Parameters:\n  P: { Type: String }\nConditions:\n  C0: !Equals [!Ref P, x]\n${conditions.join("")}`;
    await besideGood({ "bomb.yaml": before + yamlTo("!If [C30, a.example.com, b.example.com]") });
  });

  it("a distribution that is nothing of the kind", async () => {
    const odd = [
      "Properties: 5",
      "Properties: { DistributionConfig: [1, 2] }",
      "Properties: { DistributionConfig: { Origins: { a: b }, DefaultCacheBehavior: x, CacheBehaviors: 7, Aliases: { x: y } } }",
      "Properties: { DistributionConfig: { Enabled: true, Origins: [1, null, {}, { Id: [x], DomainName: { a: b } }], DefaultCacheBehavior: { TargetOriginId: [1] } } }",
    ];
    const resources = odd.map(
      (properties, i) => `  D${i}:\n    Type: AWS::CloudFront::Distribution\n    ${properties}\n`,
    );
    const { status } = await besideGood({
      "odd.yaml": `Resources:\n  A: 1\n  B: [1]\n  C: { Type: [x] }\n${resources.join("")}`,
    });
    expect(status).toBe(1);
  });
});

describe.each(["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf"])(
  "a name that every object has: %s",
  (name) => {
    it("in Terraform", async () => {
      const root = `variable "${name}" {
  default = "site.s3-website-eu-west-1.amazonaws.com"
}
locals {
  ${name} = { ${name} = var.${name} }
}
module "${name}" {
  source = "./m"
  ${name} = local.${name}.${name}
}
output "${name}" {
  value = local.${name}
}
`;
      const module = terraformTo(`var.${name}`).replaceAll('"site"', `"${name}"`);
      const { status, out, error } = await concise(
        repository({ "main.tf": root, "m/main.tf": module, "m/variables.tf": `variable "${name}" {}\n` }),
      );
      expect({ status, error }).toEqual({ status: 1, error: "" });
      expect(out).toContain("m/main.tf:9:7: error");
    });

    it("in templates", async () => {
      const yaml = `Parameters:
  ${name}: { Type: String, Default: a }
Mappings:
  ${name}: { ${name}: { ${name}: site.s3-website-eu-west-1.amazonaws.com } }
${yamlTo(`!FindInMap [${name}, ${name}, ${name}]`)
  .replaceAll("Site:", `${name}:`)
  .replaceAll(/: site$/gm, `: ${name}`)}`;
      const json = JSON_TEMPLATE.replace('"Site"', `"${name}"`).replaceAll('"site"', `"${name}"`);
      const { status, out, error } = await concise(repository({ "a.yaml": yaml, "a.json": json }));
      expect({ status, error }).toEqual({ status: 1, error: "" });
      expect(out.match(/^\S+ error/gm)).toEqual(["a.json:8:31: error", "a.yaml:14:35: error"]);
    });
  },
);

describe("characters that a terminal would obey", () => {
  const OBEYED = [
    "\u001b[31mred\u001b]8;;http://evil\u0007",
    "\u202Ekcatta\u2066",
    "\u009b31m\u0000",
    "a\rb\b\b",
  ];

  // `check` looks for them after every run.
  it.each(OBEYED)("%j in texts, names and errors", async (evil) => {
    const spelt = JSON.stringify(evil).replaceAll("\\b", "\\u0008");
    const domain = `${spelt.slice(0, -1)}.s3-website-eu-west-1.amazonaws.com"`;
    const root = repository({
      "main.tf": terraformTo(domain).replace(
        'origin_id   = "site"',
        `origin_id   = "${evil.replaceAll("\r", "")}"`,
      ),
      "broken.tf": `locals {\n  a = ${evil}\n}\n`,
      "a.yaml": `${yamlTo(domain)}  ${evil}: 1\n`,
      "b.json": JSON_TEMPLATE.replace('"Site"', JSON.stringify(`Site${evil}`)).replaceAll(
        '"site"',
        JSON.stringify(evil),
      ),
    });
    for (const format of ["pretty", "concise", "json", "sarif", "github", "markdown"]) {
      const { out } = await check(root, "--format", format);
      expect(out).toContain("b.json");
    }
    await check(root, `--${evil}`);
    await check(root, `./${evil.replaceAll("\0", "")}`);
  });

  it("in the names of files", async () => {
    const name = "evil\u001b[31m\u202E.tf";
    const { out, error } = await concise(
      repository({ [name]: TERRAFORM, [`x${name}`]: "locals {\n  a = [1 2]\n}\n" }),
    );
    expect(out).toContain("evil␛[31m<U+202E>.tf:9:7: error");
    expect(error).toContain("xevil␛[31m<U+202E>.tf:2:10");
  });
});

describe("10 MB on one line", () => {
  const LONG = "x".repeat(10_000_000);
  const WIDEST = 300;

  it.each([
    [
      "before what is wrong, in Terraform",
      "main.tf",
      TERRAFORM.replace("origin_protocol_policy", `/*${LONG}*/ origin_protocol_policy`),
    ],
    ["after it", "main.tf", TERRAFORM.replace('"https-only"', `"https-only" /*${LONG}*/`)],
    [
      "of accents",
      "main.tf",
      TERRAFORM.replace("origin_protocol_policy", `/*${"é".repeat(5_000_000)}*/ origin_protocol_policy`),
    ],
    ["a JSON template", "a.json", JSON.stringify({ Metadata: LONG, ...JSON.parse(JSON_TEMPLATE) })],
    ["an error in Terraform", "main.tf", `${TERRAFORM}locals {\n  a = "${LONG}" b\n}\n`],
    ["an error in YAML", "a.yaml", YAML.replace("Enabled: true", `Enabled: "${LONG}" x`)],
  ])("%s: a frame shows a window of it", async (_, file, text) => {
    const { status, out, error } = await check(repository({ [file]: text, "good.yaml": YAML }));
    expect([1, 2]).toContain(status);
    expect(out + error).toContain(`--> ${file}:`);
    const lines = `${out}${error}`.split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(WIDEST);
  });

  it("a domain name", async () => {
    const { out } = await check(
      repository({ "main.tf": terraformTo(`"${"x".repeat(1_000_000)}.example.com"`) }),
    );
    expect(out.length).toBeLessThan(20_000);
  });
});

it("what a manifest of CDK or of installed modules names outside the repository is not read", async () => {
  const outside = folder({ "A.template.json": JSON_TEMPLATE, "main.tf": TERRAFORM });
  const stack = {
    type: "aws:cloudformation:stack",
    properties: { templateFile: `${outside}/A.template.json` },
  };
  const up = {
    type: "aws:cloudformation:stack",
    properties: { templateFile: `../../${outside.split("/").at(-1)}/A.template.json` },
  };
  const self = { type: "cdk:cloud-assembly", properties: { directoryName: "." } };
  const root = repository({
    "good.yaml": YAML,
    "cdk.out/manifest.json": JSON.stringify({ version: "36.0.0", artifacts: { stack, up, self } }),
    "main.tf": 'module "cdn" {\n  source = "example/cloudfront/aws"\n}\n',
    ".terraform/modules/modules.json": JSON.stringify({
      Modules: [{ Key: "cdn", Dir: join("..", outside.split("/").at(-1) ?? "") }],
    }),
  });
  const { out } = await concise(root);
  expect(out.match(/^\S+/gm)).toEqual(["good.yaml:10:35:"]);
});
