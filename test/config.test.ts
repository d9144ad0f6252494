import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findConfig, NO_CONFIG, ruleSetting, unknownRules } from "../src/config.ts";
import { readConfig } from "../src/config-reader.ts";
import { configSchema } from "../src/config-schema.ts";
import { builtInRules } from "../src/policy/built-in.ts";
import { MemoryFiles } from "../src/source/memory-files.ts";

const validate = new Ajv({ strict: true }).compile(configSchema(builtInRules()));

function read(text: string, path = "originlint.config.jsonc") {
  const { value, diagnostics } = readConfig({ path, text });
  const problems = diagnostics.map(
    ({ message, place }) => `${place?.start.line}:${place?.start.column} ${message}`,
  );
  return { value, problems, diagnostics };
}

const ARN = "arn:aws:acm:eu-west-1:123456789012:certificate/1";

function placeAt(line: number, column: number): unknown {
  return expect.objectContaining({ start: { line, column } });
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
  "facts": {
    "certificates": { "arn:aws:acm:eu-west-1:123456789012:certificate/1": { "names": ["*.example.com"] } },
    "outsideHosts": ["origin.partner.example"],
  },
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
      overrides: [],
      facts: {
        certificates: [
          {
            arn: "arn:aws:acm:eu-west-1:123456789012:certificate/1",
            names: [{ text: "*.example.com", place: placeAt(14, 87) }],
            place: placeAt(14, 86),
          },
        ],
        outsideHosts: [{ text: "origin.partner.example", place: placeAt(15, 22) }],
      },
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
    ["a path that is none", '{ "policies": [1] }', "1:16 policies[0] must be a text"],
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
    ["an empty workspace", '{ "terraform": { "workspace": "" } }', "1:31 terraform.workspace is empty"],
    ["a key written twice", '{ "failOn": "note", "failOn": "error" }', '1:21 "failOn" is written twice'],
    ["facts that are none", '{ "facts": [] }', "1:12 facts must be an object"],
    [
      "an unknown kind of fact",
      '{ "facts": { "outsideHost": [] } }',
      '1:14 facts has no key "outsideHost"; did you mean "outsideHosts"?',
    ],
    [
      "a certificate that is given by no ARN",
      '{ "facts": { "certificates": { "example.com": { "names": ["a.example"] } } } }',
      '1:32 "example.com" is not the ARN of a certificate, such as arn:aws:acm:REGION:ACCOUNT:certificate/ID',
    ],
    [
      "a certificate without names",
      `{ "facts": { "certificates": { "${ARN}": {} } } }`,
      `1:84 facts.certificates["${ARN}"] has no names`,
    ],
    [
      "a certificate with no name",
      `{ "facts": { "certificates": { "${ARN}": { "names": [] } } } }`,
      `1:95 facts.certificates["${ARN}"].names is empty`,
    ],
    [
      "an unknown key of a certificate",
      `{ "facts": { "certificates": { "${ARN}": { "names": ["a.example"], "name": "b" } } } }`,
      `1:110 facts.certificates["${ARN}"] has no key "name"; did you mean "names"?`,
    ],
    [
      "a name on a certificate that is none",
      `{ "facts": { "certificates": { "${ARN}": { "names": ["a.example", "a.*.example"] } } } }`,
      '1:109 "a.*.example" is not a host name: it has no scheme, port or path, and a star only as its first part',
    ],
    [
      "an outside host that is an address of a page",
      '{ "facts": { "outsideHosts": ["https://a.example/"] } }',
      '1:31 "https://a.example/" is not a host name: it has no scheme, port or path, and no star',
    ],
    [
      "outside hosts that are no list",
      '{ "facts": { "outsideHosts": "a.example" } }',
      "1:30 facts.outsideHosts must be a list of names",
    ],
    [
      "an outside host that is no text",
      '{ "facts": { "outsideHosts": [1] } }',
      "1:31 facts.outsideHosts[0] must be a text",
    ],
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
      "The keys are $schema, failOn, terraform, environments, policies, rules, overrides, facts",
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
          fc.tuple(scalar, fc.dictionary(fc.constantFrom("days", "a"), scalar)),
          fc.constant({}),
          fc.constant({ varFiles: ["x"] }),
          fc.constant({ vars: { a: 1 }, workspace: "w" }),
        ),
        { maxKeys: 3 },
      ),
    );
    const name = fc.constantFrom<unknown>("a.example", "*.example.com", "a.*.b", "https://a", "a b", "", 1);
    const names = fc.oneof(scalar, fc.array(name, { maxLength: 3 }));
    const certificate = fc.oneof(scalar, fc.dictionary(fc.constantFrom("names", "name"), names));
    const arn = fc.constantFrom(ARN, "arn:aws:iam::123456789012:server-certificate/a", "arn:aws:s3:::a", "a");
    const facts = fc.record(
      {
        certificates: fc.oneof(scalar, fc.dictionary(arn, certificate, { maxKeys: 2 })),
        outsideHosts: names,
      },
      { requiredKeys: [] },
    );
    const path = fc.constantFrom<unknown>(
      "a",
      "a/**",
      "*.tf",
      "/a",
      "!a",
      "a**",
      "***/b",
      "{a}",
      "a\\b",
      "",
      1,
    );
    const override = fc.record(
      {
        paths: fc.oneof(scalar, fc.array(path, { maxLength: 3 })),
        rules: value,
        path: scalar,
      },
      { requiredKeys: [] },
    );
    const overrides = fc.oneof(scalar, fc.array(fc.oneof(scalar, override), { maxLength: 3 }));
    const config = fc.dictionary(
      fc.constantFrom(
        "$schema",
        "failOn",
        "terraform",
        "environments",
        "policies",
        "rules",
        "overrides",
        "facts",
        "other",
      ),
      value,
      { maxKeys: 4 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          { weight: 9, arbitrary: config },
          { weight: 1, arbitrary: value },
          { weight: 4, arbitrary: fc.record({ facts }) },
          { weight: 4, arbitrary: fc.record({ overrides }) },
        ),
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
    expect(
      ["tls/sslv3", "tls/legacy-only", "port/invalid"].map((id) => ruleSetting(value, id, "main.tf")),
    ).toEqual(["off", "note", undefined]);
  });

  test("an entry that fits no rule is an error", () => {
    const messages = unknownRules(value, ["tls/sslv3", "port/no-listener"]).map((one) => one.message);
    expect(messages).toEqual([
      'There is no rule "prot/*"; did you mean "port/*"?',
      'There is no rule "port/no-listner"; did you mean "port/no-listener"?',
    ]);
  });
});
