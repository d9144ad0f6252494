import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findConfig, NO_CONFIG, ruleSetting, unknownRules } from "../src/config.ts";
import { readConfig } from "../src/config-reader.ts";
import { MemoryFiles } from "../src/source/memory-files.ts";

const SCHEMA: object = JSON.parse(readFileSync("src/config.schema.json", "utf8"));
const validate = new Ajv({ strict: true }).compile(SCHEMA);

function read(text: string, path = "originlint.config.jsonc") {
  const { value, diagnostics } = readConfig({ path, text });
  const problems = diagnostics.map(
    ({ message, place }) => `${place?.start.line}:${place?.start.column} ${message}`,
  );
  return { value, problems, diagnostics };
}

describe("a config", () => {
  test("with every key, comments and a trailing comma", () => {
    const text = `{
  // which severity fails
  "$schema": "./node_modules/originlint/config.schema.json",
  "failOn": "warning",
  "terraform": {
    "varFiles": ["prod.tfvars", "../common.tfvars"],
    "vars": { "domain": "example.com", "replicas": 3, "names": ["a", "b"], "on": true },
    "workspace": "prod"
  },
  "environments": { "prod": { "varFiles": ["prod.tfvars"], "vars": { "n": 1 } }, "dev-2": {} },
  "policies": ["policies"],
  "rules": { "tls/*": "note", "tls/sslv3": "off" },
}`;
    const { value, problems } = read(text, "infra/originlint.config.jsonc");
    expect(problems).toEqual([]);
    expect(value).toEqual({
      failOn: "warning",
      terraform: {
        varFiles: ["infra/prod.tfvars", "common.tfvars"],
        vars: new Map([
          ["domain", "example.com"],
          ["replicas", "3"],
          ["names", '["a", "b"]'],
          ["on", "true"],
        ]),
        workspace: "prod",
      },
      environments: [
        { name: "prod", varFiles: ["infra/prod.tfvars"], vars: new Map([["n", "1"]]) },
        { name: "dev-2", varFiles: [], vars: new Map() },
      ],
      policies: ["infra/policies"],
      rules: [
        {
          rule: "tls/*",
          setting: "note",
          place: expect.objectContaining({ start: { line: 12, column: 14 } }),
        },
        {
          rule: "tls/sslv3",
          setting: "off",
          place: expect.objectContaining({ start: { line: 12, column: 31 } }),
        },
      ],
    });
  });

  test("an empty object is one", () => {
    expect(read("{}")).toEqual({ value: NO_CONFIG, problems: [], diagnostics: [] });
  });

  test.each([
    ["an unknown key", '{ "failon": "error" }', '1:3 The config has no key "failon"; did you mean "failOn"?'],
    [
      "an unknown key below",
      '{ "terraform": { "varfiles": [] } }',
      '1:18 terraform has no key "varfiles"; did you mean "varFiles"?',
    ],
    [
      "a wrong choice",
      '{ "failOn": "warnings" }',
      '1:13 failOn must be "error", "warning", "note" or "never"; did you mean "warning"?',
    ],
    [
      "a choice that is no text",
      '{ "failOn": 1 }',
      '1:13 failOn must be "error", "warning", "note" or "never"',
    ],
    [
      "a wrong setting",
      '{ "rules": { "tls/sslv3": "warn" } }',
      '1:27 rules["tls/sslv3"] must be "off", "error", "warning" or "note"',
    ],
    ["a list that is none", '{ "policies": "x" }', "1:15 policies must be a list of paths"],
    ["a path that is none", '{ "policies": [1] }', "1:16 each of policies must be a text"],
    ["a path out of the repository", '{ "policies": ["../x"] }', '1:16 "../x" lies outside the repository'],
    [
      "an absolute path",
      '{ "terraform": { "varFiles": ["/etc/passwd"] } }',
      '1:31 "/etc/passwd" lies outside the repository',
    ],
    ["an object that is none", '{ "terraform": [] }', "1:16 terraform must be an object"],
    ["environments that are none", '{ "environments": [] }', "1:19 environments must be an object"],
    [
      "an unknown key of an environment",
      '{ "environments": { "prod": { "varfiles": [] } } }',
      '1:31 environments["prod"] has no key "varfiles"; did you mean "varFiles"?',
    ],
    [
      "an environment's name that is none",
      '{ "environments": { "a b": {} } }',
      '1:21 An environment\'s name is of letters, digits, ".", "_" and "-", unlike "a b"',
    ],
    ["an environment written twice", '{ "environments": { "a": {}, "a": {} } }', '1:30 "a" is written twice'],
    ["an empty workspace", '{ "terraform": { "workspace": "" } }', "1:31 terraform.workspace must be a text"],
    ["a key written twice", '{ "failOn": "note", "failOn": "error" }', '1:21 "failOn" is written twice'],
    ["no object", "[]", "1:1 The config must be an object"],
    ["no JSON", '{ "failOn" "error" }', "1:12 The config is not JSON: colon expected"],
    ["nothing", "", "1:1 The config is not JSON: value expected"],
    ["a comment that nobody closes", "{} /*", "1:4 The config is not JSON: unexpected end of comment"],
    ["endless nesting", "[".repeat(200_000), "1:1 The config is nested too deeply"],
  ])("%s is an error at its place", (_, text, problem) => {
    const { problems, diagnostics } = read(text);
    expect(problems).toEqual([problem]);
    expect(diagnostics[0]).toMatchObject({ severity: "error", code: "config", fatal: true });
  });

  test("an unknown key names the known ones", () => {
    expect(read('{ "exclude": [] }').diagnostics[0]?.help).toBe(
      "The keys are $schema, failOn, terraform, environments, policies, rules",
    );
  });

  test("what is right is kept beside what is wrong", () => {
    expect(read('{ "failOn": "note", "policies": 1 }').value.failOn).toBe("note");
  });

  test("our checks and the JSON Schema agree", () => {
    const scalar = fc.constantFrom<unknown>("error", "off", "", "x", 1, null, true);
    const value = fc.oneof(
      scalar,
      fc.array(scalar, { maxLength: 2 }),
      fc.dictionary(
        fc.constantFrom("varFiles", "vars", "workspace", "a/b", "z"),
        fc.oneof(
          scalar,
          fc.array(scalar, { maxLength: 2 }),
          fc.constant({}),
          fc.constant({ varFiles: ["x"] }),
          fc.constant({ vars: { a: 1 }, workspace: "w" }),
        ),
        { maxKeys: 3 },
      ),
    );
    const config = fc.dictionary(
      fc.constantFrom("$schema", "failOn", "terraform", "environments", "policies", "rules", "other"),
      value,
      { maxKeys: 4 },
    );
    fc.assert(
      fc.property(
        fc.oneof({ weight: 9, arbitrary: config }, { weight: 1, arbitrary: value }),
        (candidate) => {
          expect(read(JSON.stringify(candidate)).problems.length === 0).toBe(validate(candidate));
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("no text makes it throw", () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom("{", "}", "[", "]", '"', ":", ",", "/", "*", "\\", "a", "1", "\n"),
        }),
        (text) => {
          expect(read(text).value).toBeDefined();
        },
      ),
      { numRuns: 5000 },
    );
  });
});

describe("the nearest config", () => {
  const files = new MemoryFiles({
    "originlint.config.jsonc": "{}",
    "a/b/originlint.config.jsonc": "{}",
    "a/b/c/main.tf": "",
  });

  test.each([
    ["a/b/c", "a/b/originlint.config.jsonc"],
    ["a/b", "a/b/originlint.config.jsonc"],
    ["a", "originlint.config.jsonc"],
    ["", "originlint.config.jsonc"],
  ])("from %j is %s", (directory, path) => {
    expect(findConfig(files, directory)).toBe(path);
  });

  test("there may be none", () => {
    expect(findConfig(new MemoryFiles({ "a.tf": "" }), "x/y")).toBeUndefined();
  });
});

describe("rules in the config", () => {
  const { value } = read(
    '{ "rules": { "tls/*": "note", "tls/sslv3": "off", "prot/*": "off", "port/no-listner": "off" } }',
  );

  test("a rule's own entry wins over its topic's", () => {
    expect(["tls/sslv3", "tls/legacy-only", "port/invalid"].map((id) => ruleSetting(value, id))).toEqual([
      "off",
      "note",
      undefined,
    ]);
  });

  test("an entry that fits no rule is an error", () => {
    const messages = unknownRules(value, ["tls/sslv3", "port/no-listener"]).map((one) => one.message);
    expect(messages).toEqual([
      'There is no rule "prot/*"; did you mean "port/*"?',
      'There is no rule "port/no-listner"; did you mean "port/no-listener"?',
    ]);
  });
});
