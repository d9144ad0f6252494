import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { askedRules } from "../scripts/catalogue/asked-rules.ts";
import { readRules } from "../scripts/catalogue/read-rules.ts";
import { catalogueModule, catalogueReadme } from "../scripts/catalogue/render.ts";
import { declarativeTemplate, typedTemplate } from "../scripts/new-rule/templates.ts";
import { declarativeRules, typedRules } from "../src/catalogue.ts";
import { ASKED_RULES } from "../src/ignore/asked-rules.ts";
import type { TreeNode } from "../src/parse/tree.ts";
import { parseYaml } from "../src/parse/yaml.ts";
import { builtInRules } from "../src/policy/built-in.ts";
import { compileDocument } from "../src/policy/declarative.ts";
import { checkExample } from "../src/policy/examples.ts";
import { parsePolicy } from "../src/policy/load.ts";
import { policySchema } from "../src/policy/schema.ts";
import { runExample } from "./support/run-example.ts";

const RULES = join(import.meta.dirname, "..", "rules");
const files = readdirSync(RULES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name: topic }) => readdirSync(join(RULES, topic)).map((name) => `${topic}/${name}`))
  .sort();

describe("the catalogue", async () => {
  const { rules, problems } = await readRules(RULES);

  it("has every file under rules/, each with a rule in it", () => {
    expect(problems).toEqual([]);
    const listed = [
      ...Object.keys(declarativeRules).map((id) => `${id}.yaml`),
      ...Object.keys(typedRules).map((id) => `${id}.ts`),
    ];
    expect(listed.sort()).toEqual(files);
  });

  it("is up to date", () => {
    expect(readFileSync(join(RULES, "../src/catalogue.ts"), "utf8")).toBe(catalogueModule(rules));
    expect(readFileSync(join(RULES, "README.md"), "utf8")).toBe(catalogueReadme(rules));
  });

  it("knows which rules find something only when the origins are asked", () => {
    expect([...ASKED_RULES]).toEqual(askedRules(builtInRules(), runExample));
    expect(ASKED_RULES.has("certificate/expired")).toBe(true);
    expect(ASKED_RULES.has("port/s3-website-https")).toBe(false);
  });

  it("compiles, with pages that exist and no titles twice", () => {
    const compiled = builtInRules();
    expect(compiled.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
    for (const { docs } of compiled)
      expect(existsSync(join(RULES, docs.replace(/^.*\/rules\//, "")))).toBe(true);
    const titles = compiled.map(({ description }) => description.title);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });
});

describe("the schema of policies", () => {
  const validate = new Ajv2020({ strict: false }).compile(policySchema());

  it("is up to date", () => {
    expect(JSON.parse(readFileSync(join(RULES, "policy.schema.json"), "utf8"))).toEqual(policySchema());
  });

  it.each(files.filter((file) => file.endsWith(".yaml")))("takes %s", (file) => {
    expect(validate(plainYaml(readFileSync(join(RULES, file), "utf8"))) || validate.errors).toBe(true);
  });

  it.each([
    [
      "a key that there is not",
      "title: t\nsubject: origin\nmessage: m\nthen: [{ given: $.id, is: a }]\nsevrity: note",
    ],
    ["two operators", "title: t\nsubject: origin\nmessage: m\nthen: [{ given: $.id, is: a, isNot: b }]"],
    ["a subject that there is not", "title: t\nsubject: orign\nmessage: m\nthen: [{ given: $.id, is: a }]"],
  ])("refuses %s", (_, text) => {
    expect(validate(plainYaml(text))).toBe(false);
  });
});

describe("a new rule", () => {
  it("is read, and fails its own tests until it is filled in", () => {
    const { value, diagnostics } = parsePolicy(
      { path: "rules/port/new.yaml", text: declarativeTemplate() },
      true,
    );
    expect(diagnostics).toEqual([]);
    if (value === undefined) throw new Error("no document");
    const rule = compileDocument("port/new", value, "");
    const problems = (value.examples ?? []).map(
      (example) => checkExample(rule, example, "terraform", runExample)?.problems,
    );
    expect(problems).toEqual([
      ["expected fail, got pass", "no finding at main.tf:9, which is marked"],
      [],
      ["expected unknown, got pass"],
    ]);
  });

  it("is the same in TypeScript", () => {
    const typed = typedTemplate();
    for (const text of ["defineRule({", "# <- fail", 'expect: "unknown"', "check() {"])
      expect(typed).toContain(text);
  });
});

/** A YAML text as JSON has it. */
function plainYaml(text: string): unknown {
  const { value } = parseYaml({ path: "x.yaml", text });
  return value === undefined ? undefined : plain(value);
}

function plain(node: TreeNode): unknown {
  if (node.kind === "sequence") return node.items.map(plain);
  if (node.kind === "mapping")
    return Object.fromEntries([...node.entries].map(([key, { value }]) => [key, plain(value)]));
  return node.kind === "scalar" ? node.value : undefined;
}
