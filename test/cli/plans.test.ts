import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { main } from "../../src/cli/main.ts";
import { builtInRules } from "../../src/policy/built-in.ts";
import { run } from "../../src/run.ts";
import { textOf } from "../../src/source/decode.ts";
import { MemoryFiles } from "../../src/source/memory-files.ts";
import { STACKS } from "../evaluate/plan/stacks.ts";
import { REPORT } from "../report/sample.ts";
import { planOf, stateAfter } from "../support/planned.ts";
import { fakeServices, fakeSession } from "./fake-session.ts";
import { check, concise, repository, TERRAFORM, YAML } from "./in-repository.ts";

const CODE = { "main.tf": TERRAFORM };
const PLAN = JSON.stringify(planOf(new MemoryFiles(CODE)));
const FOUND = /^main\.tf:9:7: error: .*\[port\/s3-website-https\]$/m;
const IN_PLAN = /^plan\.json:1:\d+: error: .*\[port\/s3-website-https\]$/m;

async function piped(directory: string, input: string, ...args: readonly string[]) {
  const session = fakeSession({ workingDirectory: directory, readInput: async () => input });
  const services = { ...fakeServices(REPORT), run, rules: async () => builtInRules() };
  const status = await main(["check", "--format", "concise", ...args], session, services);
  return { status, ...session.texts() };
}

describe("check of a plan", () => {
  it("shows findings at the lines of the code beside it", async () => {
    const { status, out, error } = await concise(repository({ ...CODE, "plan.json": PLAN }), "plan.json");
    expect({ status, error }).toEqual({ status: 1, error: "" });
    expect(out).toMatch(FOUND);
    expect(out.trim().split("\n")).toHaveLength(1);
  });

  it("shows them in the plan where it is alone", async () => {
    const { status, out } = await concise(repository({ "plan.json": PLAN }), "plan.json");
    expect(status).toBe(1);
    expect(out).toMatch(IN_PLAN);
  });

  it("finds the code in the working directory, and where --source-root says", async () => {
    const root = repository({ "infra/main.tf": TERRAFORM, "out/plan.json": PLAN, "other/main.tf": "" });
    const here = await concise(join(root, "infra"), "../out/plan.json");
    expect(here.out).toMatch(FOUND);
    const given = await concise(root, "out/plan.json", "--source-root", "infra");
    expect(given.out).toMatch(/^infra\/main\.tf:9:7: error/m);
    const wrong = await concise(root, "out/plan.json", "--source-root", "other");
    expect(wrong.error).toContain("other does not declare what out/plan.json plans");
    expect(wrong.out).toMatch(/^out\/plan\.json:1:/m);
  });

  it("reads what PowerShell makes of it: UTF-16, in either order", async () => {
    for (const swap of [false, true]) {
      const bytes = Buffer.from(`\uFEFF${PLAN}\r\n`, "utf16le");
      const root = repository({ ...CODE, "plan.json": swap ? bytes.swap16() : bytes });
      const { status, out, error } = await concise(root, "plan.json");
      expect({ status, error }).toEqual({ status: 1, error: "" });
      expect(out).toMatch(FOUND);
      expect(textOf(readFileSync(join(root, "plan.json")))).toBe(`${PLAN}\r\n`);
    }
  });

  it("reads it from the standard input", async () => {
    const beside = await piped(repository(CODE), PLAN, "-");
    expect(beside).toMatchObject({ status: 1, error: "" });
    expect(beside.out).toMatch(FOUND);
    const state = JSON.stringify(stateAfter(new MemoryFiles(CODE)), undefined, 2);
    const alone = await piped(repository({ "x/y": "" }), state, "-");
    expect(alone.out).toMatch(/^<stdin>:\d+:\d+: error: .*\[port\/s3-website-https\]$/m);
  });

  it("prefers the code in a folder that holds a plan of it, and says so", async () => {
    const root = repository({ ...CODE, "out/plan.json": PLAN });
    const { status, out, error } = await check(root, "--format", "concise", ".");
    expect(status).toBe(1);
    expect(out.trim().split("\n")).toHaveLength(1);
    expect(out).toMatch(FOUND);
    expect(error).toContain("out/plan.json is a plan; the code that lies here was checked instead");
  });

  it("checks a plan that a folder without code holds", async () => {
    const { out } = await concise(repository({ "out/plan.json": PLAN, "good.yaml": YAML }), ".");
    expect(out).toMatch(/^out\/plan\.json:1:/m);
    expect(out).toMatch(/^good\.yaml:10:/m);
  });

  it("never prints what is sensitive, in no format", async () => {
    const files = STACKS["a sensitive header"] ?? {};
    const plan = JSON.stringify(planOf(new MemoryFiles(files)));
    for (const indent of [undefined, 1]) {
      const text = JSON.stringify(JSON.parse(plan), undefined, indent);
      expect(text).toContain("correct horse");
      for (const format of ["pretty", "concise", "json", "sarif", "github", "markdown"]) {
        const { out, error } = await check(
          repository({ "plan.json": text }),
          "--format",
          format,
          "plan.json",
        );
        expect(out).toContain("app.internal");
        expect(out + error).not.toMatch(/correct horse|battery/);
      }
    }
  });
});

describe("what is no plan that can be read", () => {
  const zip = Buffer.concat([
    Buffer.from("PK\u0003\u0004\u0014\u0000"),
    Buffer.from([0xff, 0xfe]),
    Buffer.from("tfplan"),
  ]);
  const log = '{"@level":"info","@message":"Terraform 1.11.4"}\n{"@level":"info"}\n';
  it.each([
    [
      "another version",
      '{"format_version":"2.0","terraform_version":"2.1.0","resource_changes":[]}',
      'has format_version "2.0" (of Terraform 2.1.0), which is not understood',
    ],
    [
      "an older version",
      '{"format_version":"0.2","resource_changes":[]}',
      "Understood is 1.x: plans and states of Terraform 1.5 to 1.14, OpenTofu 1.6 to 1.10",
    ],
    [
      "text for people",
      "Terraform will perform the following actions:\n\n  # aws_lb.web will be created\n",
      "is a plan or state printed for people",
    ],
    [
      "text with colors",
      "\u001b[1mTerraform used the selected providers\u001b[0m to generate",
      "is a plan or state printed for people",
    ],
    [
      "a state for people",
      '# aws_lb.web:\nresource "aws_lb" "web" {\n    arn = "x"\n}\n',
      "is a plan or state printed for people",
    ],
    ["a saved plan", zip, "is a saved plan, in a format of Terraform's own"],
    [
      "a state file",
      '{"version":4,"terraform_version":"1.9.0","serial":3,"lineage":"x","resources":[]}',
      "is a state file, in a format of Terraform's own",
    ],
    [
      "a version that is a number",
      '{"format_version":1.2,"resource_changes":[]}',
      "has format_version 1.2, which is not understood",
    ],
    [
      "a redacted plan",
      '{"plan_format_version":"1.2","provider_schemas":{},"resource_changes":[]}',
      "is a plan that HCP Terraform has redacted",
    ],
    [
      "an old output of another command",
      '{"format_version":"0.1","provider_schemas":{}}',
      "is the output of terraform providers schema -json",
    ],
    [
      "a plan behind a command",
      `[command]/bin/terraform show -json tfplan\n${PLAN}\n`,
      "terraform_wrapper: false",
    ],
    [
      "a plan before a command",
      `${PLAN}\n::debug::Terraform exited with code 0.\n`,
      "terraform_wrapper: false",
    ],
    ["a log", log, "is the log of terraform plan -json"],
    [
      "schemas",
      '{"format_version":"1.0","provider_schemas":{}}',
      "is the output of terraform providers schema -json",
    ],
    [
      "an errored plan",
      '{"format_version":"1.2","errored":true,"resource_changes":[]}',
      "is a plan that Terraform could not finish because of an error",
    ],
    ["a plan that is cut off", PLAN.slice(0, 900), "terraform show -json tfplan > plan.json"],
    ["a list", '[{"format_version":"1.2"}]', "is neither Terraform nor a CloudFormation template"],
  ])("%s is refused with a word on what it is", async (_, text, expected) => {
    const { status, out, error } = await check(repository({ "plan.json": text }), "plan.json");
    expect(status).toBe(2);
    expect(out + error).toContain(expected);
  });

  it("an empty state is said to be empty", async () => {
    const { error } = await check(repository({ "s.json": '{"format_version":"1.0"}' }), "s.json");
    expect(error).toContain("s.json holds no resources");
  });
});

describe("a hostile plan", () => {
  const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;
  const resource = (after: string, address = "aws_cloudfront_distribution.d") =>
    `{"format_version":"1.2","resource_changes":[{"address":${JSON.stringify(address)},"type":"aws_cloudfront_distribution","mode":"managed","name":"d","change":{"actions":["create"],"after":${after}}}]}`;
  const chain = Array.from({ length: 3_000 }, (_, i) => `"m${i}":`).length;
  it.each([
    ["nested deep", resource(deep(50_000))],
    ["nested deep in brackets", `{"format_version":"1.2","resource_changes":${"[".repeat(100_000)}`],
    [
      "with names of a prototype",
      resource('{"__proto__":{"origin":[]},"constructor":1,"origin":[{"__proto__":null}]}'),
    ],
    [
      "with modules in modules",
      `{"format_version":"1.0","values":{"root_module":${'{"child_modules":['.repeat(chain)}${"]}".repeat(chain)}}}`,
    ],
    [
      "with wrong kinds",
      resource('{"origin":"x","aliases":{},"default_cache_behavior":[null,1,[]],"viewer_certificate":[[]]}'),
    ],
    ["with an address that is none", resource("{}", 'module.a["b].x')],
    [
      "with many blocks",
      resource(`{"origin":[${Array.from({ length: 3_000 }, (_, i) => `{"origin_id":"${i}"}`).join(",")}]}`),
    ],
    [
      "with no values",
      '{"format_version":"1.2","resource_changes":[null,1,{"change":null},{"address":1,"change":{"after":{}}}],"configuration":{"root_module":null},"prior_state":[]}',
    ],
  ])("%s does no harm", async (_, text) => {
    const started = performance.now();
    const { status } = await check(repository({ "plan.json": text }), "plan.json");
    expect(status).toBeLessThanOrEqual(2);
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it("with references in a circle does no harm", async () => {
    const twice = (reference: string) => Array.from({ length: 9 }, (_, i) => `${reference}${i}`);
    const outputs = twice("a").map((name) => [name, { expression: { references: twice("var.a") } }]);
    const given = twice("a").map((name) => [name, { references: twice("module.m.a") }]);
    const expressions = { a: { references: twice("module.m.a") }, ...Object.fromEntries(given) };
    const module = {
      outputs: Object.fromEntries(outputs),
      resources: [
        {
          address: "aws_cloudfront_distribution.d",
          expressions: { origin: [{ domain_name: { references: ["var.a"] } }] },
        },
      ],
    };
    const after = { origin: [{ origin_id: "a" }] };
    const plan = {
      format_version: "1.2",
      resource_changes: [
        {
          address: "module.m.aws_cloudfront_distribution.d",
          type: "aws_cloudfront_distribution",
          mode: "managed",
          change: { actions: ["create"], after, after_unknown: { origin: [{ domain_name: true }] } },
        },
      ],
      configuration: { root_module: { module_calls: { m: { expressions, module } } } },
    };
    const { status } = await check(repository({ "plan.json": JSON.stringify(plan) }), "plan.json");
    expect(status).toBeLessThanOrEqual(1);
  });
});
