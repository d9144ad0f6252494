import { expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { testPolicies } from "../../src/run/test-policies.ts";
import { REPORT } from "../report/sample.ts";
import { fakeServices, fakeSession } from "./fake-session.ts";
import { repository, TERRAFORM, YAML } from "./in-repository.ts";

async function run(directory: string, ...args: string[]) {
  const session = fakeSession({ workingDirectory: directory });
  const status = await main(["test", ...args], session, { ...fakeServices(REPORT), test: testPolicies });
  return { status, ...session.texts() };
}

function indented(text: string): string {
  return text.replace(/^/gm, "      ").trimEnd();
}

const PASSING = TERRAFORM.replace('"https-only"', '"http-only"');
const FAILING = TERRAFORM.replace('"https-only"', '"https-only" # <- fail');
const HEAD = `title: Plain HTTP only
subject: origin
then: [{ given: $.protocolPolicy, is: http-only }]
message: "{domainName} is reached by HTTPS"
`;

function policy(...examples: (readonly [name: string, expected: string, terraform: string])[]): string {
  const items = examples.map(
    ([name, expected, text]) =>
      `  - name: ${name}\n    expect: ${expected}\n    terraform: |\n${indented(text)}\n`,
  );
  return `${HEAD}examples:\n${items.join("")}`;
}

test("examples that hold pass, in both languages", async () => {
  const cloudformation = `    cloudformation: |\n${indented(YAML.replace("https-only }", "https-only } # <- fail"))}\n`;
  const text = policy(["plain", "pass", PASSING], ["secure", "fail", FAILING]) + cloudformation;
  const result = await run(repository({ "policies/plain.yaml": text }), "policies");
  expect(result).toEqual({
    status: 0,
    out: `✓ policies/plain: plain (terraform)
✓ policies/plain: secure (terraform)
✓ policies/plain: secure (cloudformation)

3 passed, 0 failed
`,
    error: "",
  });
});

test("an example that differs shows where in the policy, and exits 1", async () => {
  const text = policy(["plain", "fail", PASSING], ["secure", "pass", TERRAFORM]);
  const { status, out } = await run(repository({ "p/plain.yaml": text }), "p/plain.yaml");
  expect(status).toBe(1);
  expect(out).toContain("✗ p/plain: plain (terraform)\n    expected fail, got pass\n");
  expect(out).toContain(
    "--> p/plain.yaml:6:11\n  |\n5 | examples:\n6 |   - name: plain\n  |           ^^^^^\n",
  );
  expect(out).toContain("✗ p/plain: secure (terraform)\n    expected pass, got fail\n");
  expect(out).toMatch(/\d+ \| +origin_protocol_policy = "https-only"\n/);
  expect(out).toContain("\n0 passed, 2 failed\n");
});

test("what was not expected says what it came of", async () => {
  const open = PASSING.replace('"http-only"', "var.policy");
  const variable = 'variable "policy" {\n  type = string\n}\n';
  const text = policy(
    ["found", "pass", TERRAFORM],
    ["open", "pass", variable + open],
    ["none", "pass", variable],
  );
  const { status, out } = await run(repository({ "p/plain.yaml": text }), "p");
  expect(status).toBe(1);
  expect(out).toContain(
    "expected pass, got fail\n    main.tf:9 site.s3-website-eu-west-1.amazonaws.com is reached by HTTPS\n",
  );
  expect(out).toContain("expected pass, got unknown\n    var.policy has no value\n");
  expect(out).toContain(
    "expected pass, got not-applicable\n    nothing in it is what the policy is about, or its where is false\n",
  );
});

test("JSON says the same", async () => {
  const text = policy(["plain", "pass", PASSING], ["secure", "pass", TERRAFORM]);
  const { status, out } = await run(repository({ "p/a.yaml": text, "p/b.yaml": HEAD }), "p", "-f", "json");
  expect(status).toBe(1);
  const report = JSON.parse(out);
  expect(report).toMatchObject({ version: 1, passed: 1, failed: 1, untested: ["p/b"] });
  expect(report.examples[0]).toMatchObject({ policy: "p/a", example: "plain", ok: true });
  expect(report.examples[1]).toMatchObject({
    expected: "pass",
    outcome: "fail",
    ok: false,
    places: [{ file: "p/a.yaml" }],
  });
});

test("without a path the policies of the config are run, those that are off, too", async () => {
  const config = '{ "policies": ["policies"], "rules": { "policies/plain": "off" } }';
  const text = policy(["plain", "pass", PASSING]);
  const root = repository({ "originlint.config.jsonc": config, "policies/plain.yaml": text });
  expect((await run(root)).out).toContain("1 passed, 0 failed");
  expect(await run(root, "--no-config")).toMatchObject({ status: 2, out: "" });
});

test("a broken policy exits 2 with a frame and a suggestion, and nothing is run", async () => {
  const broken = HEAD.replace("protocolPolicy", "protocolPolice");
  const files = { "p/a.yaml": policy(["plain", "pass", PASSING]), "p/b.yaml": broken };
  const { status, out, error } = await run(repository(files), "p");
  expect({ status, out }).toEqual({ status: 2, out: "" });
  expect(error).toContain('did you mean "protocolPolicy"?');
  expect(error).toContain("--> p/b.yaml:3:");
});

test.each([
  ["an example that is not code", policy(["plain", "pass", "resource {"]), 1],
  ["a template that is none", `${HEAD}examples: [{ name: n, expect: pass, cloudformation: "a: 1" }]`, 1],
  ["a recording", `${HEAD}examples: [{ name: n, expect: not-applicable, terraform: "", live: x }]`, 1],
  ["no examples", HEAD, 0],
])("%s is told", async (_, text, expected) => {
  const { status, out } = await run(repository({ "p/a.yaml": text }), "p");
  expect(status).toBe(expected);
  expect(out).toMatch(expected === 1 ? /the example itself has a mistake/ : /- p\/a has no examples/);
});

test("no policies, a missing folder, and a format of check's are refused", async () => {
  const root = repository({ "a.txt": "" });
  expect((await run(root)).error).toContain("There are no policies to test");
  expect((await run(root, "nothing")).error).toContain("nothing does not exist");
  expect((await run(root, "-f", "sarif")).error).toContain(
    'test writes one format, pretty or json, not "sarif"',
  );
  for (const args of [[], ["nothing"], ["-f", "sarif"]]) expect((await run(root, ...args)).status).toBe(2);
});
