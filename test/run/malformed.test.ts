// biome-ignore-all lint/suspicious/noThenProperty: a key of policies, and no function
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { configSchema } from "../../src/config-schema.ts";
import { parseYaml } from "../../src/parse/yaml.ts";
import { builtInRules } from "../../src/policy/built-in.ts";
import { policySchema } from "../../src/policy/schema.ts";
import { check, repository, TERRAFORM } from "../cli/in-repository.ts";
import { plainYaml } from "../support/plain-yaml.ts";

/** Each with its own message at its own place, exit status 2, and nothing of the code checked. */
type Case = readonly [name: string, text: string, message: string];

const rules = (entries: string) => `{ "rules": { ${entries} } }`;
const overrides = (entries: string) => `{ "overrides": ${entries} }`;
const facts = (entries: string) => `{ "facts": { ${entries} } }`;
const CERTIFICATE = "arn:aws:acm:eu-west-1:123456789012:certificate/1";

const CONFIGS: readonly Case[] = [
  ["null", "null", "1:1 The config must be an object"],
  ["two objects", "{}{}", "1:3 The config is not JSON: end of file expected"],
  ["single quotes", "{ 'failOn': 'error' }", "1:3 The config is not JSON: invalid symbol"],
  ["no comma", '{ "rules": {} "facts": {} }', "1:15 The config is not JSON: comma expected"],
  ["no end", '{ "rules": {', "1:13 The config is not JSON: close brace expected"],
  ["an open text", '{ "rules', "1:3 The config is not JSON: unexpected end of string"],
  ["a prototype", '{ "__proto__": {} }', '1:3 The config has no key "__proto__"'],
  ["a key of ESLint", '{ "extends": [] }', '1:3 The config has no key "extends"'],
  ["a schema that is no text", '{ "$schema": 1 }', "1:14 $schema must be a text"],
  ["rules that are null", '{ "rules": null }', "1:12 rules must be an object"],
  ["a rule that is a prototype", rules('"__proto__": "off"'), '1:14 There is no rule "__proto__"'],
  ["every rule", rules('"*": "off"'), '1:14 There is no rule "*"'],
  ["a topic without its star", rules('"tls": "off"'), '1:14 There is no rule "tls"; did you mean "tls/*"?'],
  [
    "a rule in capitals",
    rules('"TLS/sslv3": "off"'),
    '1:14 There is no rule "TLS/sslv3"; did you mean "tls/sslv3"?',
  ],
  [
    "a rule that is true",
    rules('"tls/sslv3": true'),
    '1:27 rules["tls/sslv3"] must be "off", "error", "warning" or "note"',
  ],
  [
    "a setting in capitals",
    rules('"tls/legacy-only": "Error"'),
    '1:33 rules["tls/legacy-only"] must be "off", "error", "warning" or "note"; did you mean "error"?',
  ],
  [
    "a list of one",
    rules('"tls/sslv3": ["note"]'),
    '1:27 rules["tls/sslv3"] must hold a setting and parameters, ["warning", { … }]',
  ],
  [
    "parameters that are a number",
    rules('"certificate/expires-soon": ["note", 45]'),
    '1:51 the parameters of rules["certificate/expires-soon"] must be an object',
  ],
  [
    "a parameter that is a list",
    rules('"certificate/expires-soon": ["note", { "days": [3] }]'),
    '1:61 The parameter "days" must be a text, a number, true or false',
  ],
  [
    "a parameter that is no end of a number",
    rules('"certificate/expires-soon": ["note", { "days": 1e999 }]'),
    '1:61 The parameter "days" must be a text, a number, true or false',
  ],
  [
    "a parameter that is a text",
    rules('"certificate/expires-soon": ["note", { "days": "45" }]'),
    '1:61 The parameter "days" of "certificate/expires-soon" must be a number',
  ],
  [
    "a misspelt parameter",
    rules('"certificate/expires-soon": ["note", { "day": 45 }]'),
    '1:60 The rule "certificate/expires-soon" has no parameter "day"; did you mean "days"?',
  ],
  [
    "parameters of a topic",
    rules('"tls/*": ["note", { "days": 45 }]'),
    '1:14 Parameters are set for one rule, not for a topic such as "tls/*"',
  ],
  ["a rule twice", rules('"tls/sslv3": "off", "tls/sslv3": "note"'), '1:34 "tls/sslv3" is written twice'],
  ["overrides that are no list", overrides("{}"), "1:16 overrides must be a list of { paths, rules }"],
  ["an override that is a text", overrides('["legacy"]'), "1:17 overrides[0] must be an object"],
  ["an override without rules", overrides('[{ "paths": ["a"] }]'), "1:17 overrides[0] has no rules"],
  ["an override without paths", overrides('[{ "rules": {} }]'), "1:17 overrides[0] has no paths"],
  [
    "a misspelt key of an override",
    overrides('[{ "paths": ["a"], "rules": {}, "rule": {} }]'),
    '1:48 overrides[0] has no key "rule"; did you mean "rules"?',
  ],
  ["no paths", overrides('[{ "paths": [], "rules": {} }]'), "1:28 overrides[0].paths is empty"],
  [
    "a path that is no list",
    overrides('[{ "paths": "a", "rules": {} }]'),
    "1:28 overrides[0].paths must be a list of paths",
  ],
  [
    "a path that is a number",
    overrides('[{ "paths": [1], "rules": {} }]'),
    "1:29 overrides[0].paths[0] must be a text",
  ],
  ["an empty path", overrides('[{ "paths": [""], "rules": {} }]'), "1:29 overrides[0].paths[0] is empty"],
  [
    "a path outside",
    overrides('[{ "paths": ["../a"], "rules": {} }]'),
    '1:29 "../a" lies outside the repository',
  ],
  [
    "a path that takes back",
    overrides('[{ "paths": ["!a"], "rules": {} }]'),
    '1:29 "!a" begins with !: no pattern takes back what another one matches',
  ],
  [
    "a path with braces",
    overrides('[{ "paths": ["{a,b}/**"], "rules": {} }]'),
    '1:29 "{a,b}/**" has brackets: write a pattern for each, with *, ** and ? alone',
  ],
  [
    "a path of Windows",
    overrides('[{ "paths": ["a\\\\b"], "rules": {} }]'),
    '1:29 "a\\b" has a backslash: folders are separated by /',
  ],
  [
    "a path with stars beside letters",
    overrides('[{ "paths": ["a**"], "rules": {} }]'),
    '1:29 "a**" has ** beside letters: ** stands between two slashes',
  ],
  [
    "a setting of an override",
    overrides('[{ "paths": ["a"], "rules": { "tls/sslv3": "of" } }]'),
    '1:59 overrides[0].rules["tls/sslv3"] must be "off", "error", "warning" or "note"; did you mean "off"?',
  ],
  [
    "a rule of an override",
    overrides('[{ "paths": ["a"], "rules": { "tls/sslv4": "off" } }]'),
    '1:46 There is no rule "tls/sslv4"; did you mean "tls/sslv3"?',
  ],
  [
    "very many overrides",
    overrides(`[${Array(51).fill('{ "paths": ["a"], "rules": {} }').join(",")}]`),
    "1:16 The config has more than 50 overrides",
  ],
  ["variables in a list", '{ "terraform": { "vars": ["a=b"] } }', "1:26 terraform.vars must be an object"],
  [
    "variable files in a text",
    '{ "terraform": { "varFiles": "a.tfvars" } }',
    "1:30 terraform.varFiles must be a list of paths",
  ],
  [
    "a workspace that is a number",
    '{ "terraform": { "workspace": 1 } }',
    "1:31 terraform.workspace must be a text",
  ],
  [
    "an environment that is a list",
    '{ "environments": { "prod": [] } }',
    '1:29 environments["prod"] must be an object',
  ],
  [
    "an environment without a name",
    '{ "environments": { "": {} } }',
    '1:21 An environment\'s name is of letters, digits, ".", "_" and "-", unlike ""',
  ],
  [
    "a variable file of an environment outside",
    '{ "environments": { "prod": { "varFiles": ["../../x.tfvars"] } } }',
    '1:44 "../../x.tfvars" lies outside the repository',
  ],
  ["certificates in a list", facts('"certificates": []'), "1:30 facts.certificates must be an object"],
  [
    "a certificate that is a text",
    facts(`"certificates": { "${CERTIFICATE}": "a.example" }`),
    `1:84 facts.certificates["${CERTIFICATE}"] must be an object`,
  ],
  [
    "names in a text",
    facts(`"certificates": { "${CERTIFICATE}": { "names": "a.example" } }`),
    `1:95 facts.certificates["${CERTIFICATE}"].names must be a list of names`,
  ],
  [
    "a bare star as a name",
    facts(`"certificates": { "${CERTIFICATE}": { "names": ["*"] } }`),
    '1:96 "*" is not a host name: it has no scheme, port or path, and a star only as its first part',
  ],
  [
    "an outside host with a star",
    facts('"outsideHosts": ["*.a.example"]'),
    '1:31 "*.a.example" is not a host name: it has no scheme, port or path, and no star',
  ],
  [
    "an outside host with a port",
    facts('"outsideHosts": ["a.example:8443"]'),
    '1:31 "a.example:8443" is not a host name: it has no scheme, port or path, and no star',
  ],
  [
    "policies that are not there",
    '{ "policies": ["nowhere"] }',
    'no policies in "nowhere": there is no .yaml file',
  ],
  ["a policy that is not there", '{ "policies": ["p/none.yaml"] }', "p/none.yaml does not exist"],
];

const HEAD: Readonly<Record<string, string>> = {
  title: "A title",
  subject: "originRequest",
  then: "[{ given: $.scheme, is: https }]",
  message: '"text"',
};

function policy(changes: Readonly<Record<string, string>>): string {
  return Object.entries({ ...HEAD, ...changes })
    .map(([key, value]) => `${key}: ${value}`)
    .join("\n");
}

const given = (path: string) => policy({ then: `[{ given: "${path}", is: a }]` });
const example = (entries: string) => policy({ examples: `[{ name: a, ${entries} }]` });

const POLICIES: readonly Case[] = [
  ["a tab", "title: a\n\tsubject: origin\n", "2:1 not valid YAML: Tabs are not allowed as indentation"],
  ["two documents", `${policy({})}\n---\n${policy({})}`, "5:1 holds 2 YAML documents, not one"],
  ["a key twice", `${policy({})}\ntitle: again`, '5:1 the key "title" is written twice'],
  [
    "a path with brackets in braces",
    policy({ then: "[{ given: $.hosts[*].name, is: a }]" }),
    "3:24 not valid YAML: Unexpected flow-seq-start at node end",
  ],
  [
    "a colon in a text",
    policy({ message: "a: b" }),
    "4:10 not valid YAML: Nested mappings are not allowed in compact mappings",
  ],
  [
    "very deep lists",
    policy({ then: "[".repeat(300) }),
    "3:208 nested more than 200 levels deep: not read from here",
  ],
  ["a merge", `${policy({})}\n<<: { a: 1 }`, '5:7 a policy has no key "a"; did you mean "at"?'],
  [
    "an option of another type than what it is compared with",
    policy({
      options: "{ most: { type: text, default: a } }",
      then: "[{ given: $.port, atMost: { option: most } }]",
    }),
    '3:43 then[0].atMost: the default of the option "most" must be a number, not "a"',
  ],
  [
    "an option with a word that the field never is",
    policy({
      options: "{ kind: { type: text, default: htps } }",
      then: "[{ given: $.scheme, is: { option: kind } }]",
    }),
    '3:41 then[0].is: the default of the option "kind" cannot be "htps"; did you mean "https"?',
  ],
  [
    "a script in a path",
    given("$.hosts[(@.length-1)]"),
    "3:17 then[0].given: scripts ([(…)]) are not allowed",
  ],
  ["a union in a path", given("$['a','b']"), "3:17 then[0].given: unions ([a,b]) are not allowed"],
  ["a slice in a path", given("$.hosts[0:2].name"), "3:17 then[0].given: slices ([1:2]) are not allowed"],
  ["a parent in a path", given("$.origin^"), "3:17 then[0].given: the parent operator (^) is not allowed"],
  ["three descents", given("$..a..b..c"), '3:17 then[0].given: ".." may stand at most twice in a path'],
  ["an open bracket", given("$.hosts[*"), '3:17 then[0].given: cannot read "[*" in the path "$.hosts[*"'],
  ["the root alone", given("$"), '3:17 then[0].given: "$" alone names nothing: add a field'],
  [
    "a very long path",
    given(`$.${"a.".repeat(300)}b`),
    "3:17 then[0].given: a path has at most 200 characters",
  ],
  ["a resource without types", policy({ subject: "resource", type: "[]" }), "5:7 type is empty"],
  [
    "a type that is none",
    policy({ subject: "resource", type: '"aws lb"' }),
    '5:7 type cannot be "aws lb": a type is written aws_lb or AWS::S3::Bucket',
  ],
  [
    "a type that is none, in a list",
    policy({ subject: "resource", type: '[aws_lb, "AWS::S3::"]' }),
    '5:16 type[1] cannot be "AWS::S3::": a type is written aws_lb or AWS::S3::Bucket',
  ],
  [
    "a rule that is not there, superseded",
    policy({ supersedes: "[name/not-coverd]" }),
    '5:14 There is no rule "name/not-coverd", which p/a supersedes; did you mean "name/not-covered"?',
  ],
  [
    "two examples of one name",
    policy({
      examples: "[{ name: a, expect: pass, terraform: x }, { name: a, expect: fail, terraform: y }]",
    }),
    '5:53 examples[1] has the name of another example, "a"',
  ],
  [
    "an example that is a list",
    example("expect: pass, terraform: [a]"),
    "5:48 examples[0].terraform must be a text or files by name, not a list",
  ],
  [
    "a file of an example that is a list",
    example("expect: pass, terraform: { main.tf: [] }"),
    "5:59 examples[0].terraform.main.tf must be a text, not a list",
  ],
  [
    "a misspelt key of an example",
    example("expect: pass, terraform: a, terrform: b"),
    '5:51 examples[0] has no key "terrform"; did you mean "terraform"?',
  ],
  ["an at without root", policy({ at: "origin.id" }), '5:5 at: a path begins with "$": write "$.origin.id"'],
  ["references in a text", policy({ references: "https://a" }), "5:13 references must be a list, not a text"],
];

/** What only the reader can know: whether names are there, and what hangs on other keys or other files. */
const BEYOND_THE_SCHEMA = [
  "a rule that is a prototype",
  "every rule",
  "a topic without its star",
  "a rule in capitals",
  "a rule twice",
  "a path outside",
  "a rule of an override",
  "a variable file of an environment outside",
  "policies that are not there",
  "a policy that is not there",
  "an option of another type than what it is compared with",
  "an option with a word that the field never is",
  "a script in a path",
  "a union in a path",
  "a slice in a path",
  "a parent in a path",
  "three descents",
  "an open bracket",
  "the root alone",
  "a rule that is not there, superseded",
  "two examples of one name",
];

async function refused(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const { status, out } = await check(repository({ "main.tf": TERRAFORM, ...files }), "-f", "json", ...args);
  const { findings, originRequests, diagnostics } = JSON.parse(out);
  expect([status, findings, originRequests]).toEqual([2, [], []]);
  return diagnostics.map(
    (one: { message: string; location?: { start: { line: number; column: number } } }) =>
      `${one.location ? `${one.location.start.line}:${one.location.start.column} ` : ""}${one.message}`,
  );
}

describe("the JSON Schemas refuse all that a schema can", () => {
  const config = new Ajv({ strict: true }).compile(configSchema(builtInRules()));
  const policySchemaOf = new Ajv2020({ strict: false }).compile(policySchema());

  it("of configs", () => {
    const taken = CONFIGS.filter(([, text]) => {
      try {
        return config(JSON.parse(text));
      } catch {
        return false;
      }
    });
    expect(taken.map(([name]) => name)).toEqual(names(CONFIGS));
  });

  it("of policies", () => {
    const taken = POLICIES.filter(([, text]) => {
      const isYaml = parseYaml({ path: "p/a.yaml", text }).diagnostics.length === 0;
      return isYaml && policySchemaOf(plainYaml(text));
    });
    expect(taken.map(([name]) => name)).toEqual(names(POLICIES));
  });

  function names(cases: readonly Case[]): readonly string[] {
    return cases.map(([name]) => name).filter((name) => BEYOND_THE_SCHEMA.includes(name));
  }
});

describe("a malformed config is refused before anything is checked", () => {
  it.each(CONFIGS)("%s", async (_, text, message) => {
    expect(await refused({ "originlint.config.jsonc": text })).toEqual([message]);
  });

  it("in words of its own", () => {
    const messages = new Set(CONFIGS.map(([, , message]) => message.replace(/^\S+ /, "")));
    // A list and an endless number are the same mistake.
    expect(messages.size).toBe(CONFIGS.length - 1);
  });
});

describe("a malformed policy is refused before anything is checked", () => {
  it.each(POLICIES)("%s", async (_, text, message) => {
    expect(await refused({ "p/a.yaml": text }, "--policies", "p")).toEqual([message]);
  });

  it("in words of its own", () => {
    const messages = new Set(POLICIES.map(([, , message]) => message.replace(/^\S+ /, "")));
    expect(messages.size).toBe(POLICIES.length);
  });

  it("with a frame and what was meant", async () => {
    const root = repository({ "main.tf": TERRAFORM, "p/a.yaml": policy({ subject: "originReqest" }) });
    const { status, out, error } = await check(root, "--policies", "p");
    expect(status).toBe(2);
    expect(out).toContain("Nothing was judged");
    expect(error).toContain('error[policy]: subject cannot be "originReqest"; did you mean "originRequest"?');
    expect(error).toContain("--> p/a.yaml:2:10");
    expect(error).toContain("2 | subject: originReqest\n  |          ^^^^^^^^^^^^");
  });

  it("and is not missed in the config, too", async () => {
    const config = '{ "policies": ["p"], "rules": { "p/a": "error" } }';
    const files = { "p/a.yaml": policy({ subject: "originReqest" }), "originlint.config.jsonc": config };
    expect(await refused(files)).toEqual([
      '2:10 subject cannot be "originReqest"; did you mean "originRequest"?',
    ]);
  });
});
