import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse as parseJsonc } from "jsonc-parser";
import { describe, expect, it } from "vitest";
import { askedRules } from "../scripts/catalogue/asked-rules.ts";
import { readRules } from "../scripts/catalogue/read-rules.ts";
import { catalogueModule, catalogueReadme } from "../scripts/catalogue/render.ts";
import { declarativeTemplate, typedTemplate } from "../scripts/new-rule/templates.ts";
import { declarativeRules, typedRules } from "../src/catalogue.ts";
import { readConfig } from "../src/config-reader.ts";
import { configSchema } from "../src/config-schema.ts";
import { ASKED_RULES } from "../src/ignore/asked-rules.ts";
import { builtInRules } from "../src/policy/built-in.ts";
import { compileDocument } from "../src/policy/declarative.ts";
import { checkExample } from "../src/policy/examples.ts";
import { parsePolicy } from "../src/policy/load.ts";
import { policySchema } from "../src/policy/schema.ts";
import { plainYaml } from "./support/plain-yaml.ts";
import { runExample } from "./support/run-example.ts";

const RULES = join(import.meta.dirname, "..", "rules");
const COOKBOOK = join(RULES, "../fixtures/cookbook");
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

  it.each(readdirSync(COOKBOOK))("takes %s of the cookbook", (file) => {
    expect(validate(plainYaml(readFileSync(join(COOKBOOK, file), "utf8"))) || validate.errors).toBe(true);
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

describe("the schema of the config", async () => {
  const { rules } = await readRules(RULES);
  const schema = configSchema(builtInRules());
  const validate = new Ajv({ strict: true }).compile(schema);

  it("is up to date", () => {
    expect(JSON.parse(readFileSync(join(RULES, "config.schema.json"), "utf8"))).toEqual(schema);
    expect(configSchema(rules)).toEqual(schema);
  });

  it("takes the README's example, as the reader does", () => {
    const readme = readFileSync(join(RULES, "../README.md"), "utf8");
    const [, text = ""] = /```jsonc\n([\s\S]*?)```/.exec(readme) ?? [];
    expect(readConfig({ path: "originlint.config.jsonc", text }).diagnostics).toEqual([]);
    const config: unknown = parseJsonc(text, [], { allowTrailingComma: true });
    expect(config).toMatchObject({ overrides: [{ paths: expect.any(Array) }] });
    expect(validate(config) || validate.errors).toBe(true);
  });

  it("completes every rule by its title, every topic, and the parameters by their types", () => {
    const validateEach = (entries: object) => validate({ rules: entries });
    expect(schema).toMatchObject({
      definitions: {
        rules: {
          properties: Object.fromEntries(
            builtInRules().map(({ id, description }) => [id, { description: description.title }]),
          ),
        },
      },
    });
    for (const { id, description } of builtInRules()) {
      expect(validateEach({ [id]: "off", [`${id.split("/")[0]}/*`]: "note" })).toBe(true);
      const options = Object.entries(description.options ?? {});
      const parameters = Object.fromEntries(options.map(([name, spec]) => [name, spec.default]));
      if (options.length > 0) expect(validateEach({ [id]: ["note", parameters] })).toBe(true);
      expect(validateEach({ [id]: ["note", { ...parameters, other: 1 }] })).toBe(false);
    }
    expect(validateEach({ "certificate/expires-soon": ["note", { days: "45" }] })).toBe(false);
    expect(validateEach({ "my/policy": ["note", { most: "45" }] })).toBe(true);
  });
});

describe("the package", () => {
  it("ships the schemas that its exports and the README name", () => {
    const { exports: exported, files: shipped } = JSON.parse(
      readFileSync(join(RULES, "../package.json"), "utf8"),
    );
    const readme = readFileSync(join(RULES, "../README.md"), "utf8");
    expect(shipped).toContain("dist");
    for (const name of ["config.schema.json", "policy.schema.json"]) {
      expect(exported[`./${name}`]).toBe(`./dist/${name}`);
      expect(readme).toContain(`dist/${name}`);
    }
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
