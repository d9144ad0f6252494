import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { main } from "../../src/cli/main.ts";
import { builtInRules } from "../../src/policy/built-in.ts";
import { probe } from "../../src/run/probe.ts";
import { testPolicies } from "../../src/run/test-policies.ts";
import { run } from "../../src/run.ts";
import { fakeSession } from "../cli/fake-session.ts";
import { check, JSON_TEMPLATE, repository, TERRAFORM, YAML } from "../cli/in-repository.ts";

const NAME = ".originlint-baseline.json";
const RULE = "port/s3-website-https";
/** The same fault in a second origin, which another behavior uses. */
const SECOND = TERRAFORM.replace(
  / {2}origin \{[\s\S]*?\n {2}\}\n/,
  (origin) => origin + origin.replaceAll('"site', '"other'),
).replace(
  / {2}default_cache_behavior (\{[\s\S]*?\n {2}\}\n)/,
  (all, body: string) =>
    `${all}  ordered_cache_behavior ${body.replace('"site"', '"other"').replace("{", '{\n    path_pattern = "/a"')}`,
);

async function baseline(directory: string, ...args: readonly string[]) {
  const session = fakeSession({ workingDirectory: directory, now: () => Date.UTC(2026, 10, 26) });
  const services = { run, probe, rules: async () => builtInRules(), test: testPolicies };
  const status = await main(["baseline", ...args], session, services);
  return { status, ...session.texts() };
}

async function json(directory: string, ...args: readonly string[]) {
  const { status, out, error } = await check(directory, "-f", "json", ...args);
  const report = JSON.parse(out);
  const messages: string[] = report.diagnostics.map((one: { message: string }) => one.message);
  const { baselined } = report.summary;
  return { status, report, error, messages, baselined, findings: report.findings.length };
}

function put(directory: string, file: string, text: string): void {
  mkdirSync(join(directory, file, ".."), { recursive: true });
  writeFileSync(join(directory, file), text);
}

describe("originlint baseline", () => {
  it("writes what is found, and check then counts it apart", async () => {
    const directory = repository({ "main.tf": TERRAFORM });
    expect((await json(directory)).status).toBe(1);
    expect(await baseline(directory)).toEqual({ status: 0, out: `1 finding in ${NAME}\n`, error: "" });
    const written = JSON.parse(readFileSync(join(directory, NAME), "utf8"));
    expect(written.version).toBe(1);
    expect(written.findings).toMatchObject([{ rule: RULE, file: "main.tf" }]);
    expect(Object.keys(written.findings[0])).toEqual(["fingerprint", "rule", "resource", "file", "message"]);
    expect(await json(directory)).toMatchObject({ status: 0, baselined: 1, findings: 0, messages: [] });
    expect((await json(directory, "--no-baseline")).status).toBe(1);
  });
  it("writes the same bytes again, whatever baseline there is", async () => {
    const directory = repository({ "b/main.tf": SECOND, "a.yaml": YAML, "c.json": JSON_TEMPLATE });
    await baseline(directory);
    const first = readFileSync(join(directory, NAME), "utf8");
    await baseline(directory);
    expect(readFileSync(join(directory, NAME), "utf8")).toBe(first);
    expect(JSON.parse(first).findings.map(({ file }: { file: string }) => file)).toEqual([
      "a.yaml",
      "b/main.tf",
      "b/main.tf",
      "c.json",
    ]);
  });
  it("lies beside the config", async () => {
    const directory = repository({ "infra/originlint.config.jsonc": "{}", "infra/main.tf": TERRAFORM });
    expect((await baseline(directory, "infra")).out).toBe(`1 finding in infra/${NAME}\n`);
    expect(await json(directory, "infra")).toMatchObject({ status: 0, baselined: 1 });
  });
  it("is another file where one is named", async () => {
    const directory = repository({ "main.tf": TERRAFORM });
    expect((await baseline(directory, "--baseline", "old.json")).out).toBe("1 finding in old.json\n");
    expect((await json(directory)).status).toBe(1);
    expect(await json(directory, "--baseline", "old.json")).toMatchObject({ status: 0, baselined: 1 });
  });
  it("is not written where the job could not be done", async () => {
    const directory = repository({ "main.tf": `${TERRAFORM}\nbroken {` });
    expect((await baseline(directory)).status).toBe(2);
    expect(existsSync(join(directory, NAME))).toBe(false);
  });
  it("does not hold what is ignored", async () => {
    const directory = repository({ "main.tf": `# originlint-ignore ${RULE} a test\n${TERRAFORM}` });
    expect((await baseline(directory)).out).toBe(`0 findings in ${NAME}\n`);
  });
});

describe("a finding of the baseline is known again", () => {
  it.each([
    ["on other lines", "main.tf", `# more\n\n${TERRAFORM}`, "main.tf"],
    ["in another .tf file", "main.tf", TERRAFORM, "cdn.tf"],
    ["in a renamed folder", "infra/main.tf", TERRAFORM, "cdn/main.tf"],
    ["in a renamed template", "site.yaml", YAML, "cdn.yaml"],
    ["in a template of JSON that moved", "site.json", JSON_TEMPLATE, "a/b/site.json"],
  ])("%s", async (_, from, text, to) => {
    const directory = repository({ [from]: from.endsWith(".tf") ? TERRAFORM : text });
    await baseline(directory);
    mkdirSync(join(directory, to, ".."), { recursive: true });
    renameSync(join(directory, from), join(directory, to));
    put(directory, to, text);
    expect(await json(directory)).toMatchObject({ status: 0, baselined: 1, findings: 0, messages: [] });
  });
  it("and a second one of the same resource is new", async () => {
    const directory = repository({ "main.tf": TERRAFORM });
    await baseline(directory);
    put(directory, "main.tf", SECOND);
    expect(await json(directory)).toMatchObject({ status: 1, baselined: 1, findings: 1 });
  });
  it("and a copy in another file is new", async () => {
    const directory = repository({ "site.yaml": YAML });
    await baseline(directory);
    put(directory, "copy.yaml", YAML);
    expect(await json(directory)).toMatchObject({ status: 1, baselined: 1, findings: 1 });
  });
});

describe("what is no longer found", () => {
  it("is told, with how to write the baseline anew", async () => {
    const directory = repository({ "main.tf": SECOND });
    await baseline(directory);
    put(directory, "main.tf", TERRAFORM);
    const { status, messages, baselined } = await json(directory);
    expect([status, baselined]).toEqual([0, 1]);
    expect(messages).toEqual([`1 finding of the baseline is no longer found: ${RULE} in main.tf`]);
    const { error } = await check(directory);
    expect(error).toContain("originlint baseline writes it without them");
  });
  it("is not what another folder holds", async () => {
    const directory = repository({ "a/main.tf": TERRAFORM, "b/main.tf": TERRAFORM });
    await baseline(directory);
    expect(await json(directory, "a")).toMatchObject({ status: 0, baselined: 1, messages: [] });
  });
  it("is not what is ignored since, or could not be decided, or only verify finds", async () => {
    const directory = repository({ "main.tf": TERRAFORM });
    await baseline(directory);
    const file = join(directory, NAME);
    put(directory, "main.tf", `# originlint-ignore ${RULE} a test\n${TERRAFORM}`);
    expect((await json(directory)).messages).toEqual([]);
    put(directory, "main.tf", `variable "p" {}\n${TERRAFORM.replace('"https-only"', "var.p")}`);
    expect((await json(directory)).messages.join()).not.toContain("no longer");
    writeFileSync(file, readFileSync(file, "utf8").replace(RULE, "certificate/expired"));
    expect((await json(directory)).messages.join()).not.toContain("no longer");
  });
});

describe("a file that is no baseline", () => {
  const entry = { fingerprint: "0123456789abcdef", rule: "a/b", resource: "r", file: "f", message: "m" };
  it.each([
    ["", "The baseline is not valid JSON: value expected"],
    ["[]", "The baseline is no object of JSON"],
    ["{", "The baseline is not valid JSON: close brace expected"],
    ["{}", "This version of originlint reads baselines of the version 1"],
    ['{ "version": 2 }', "This version of originlint reads baselines of the version 1"],
    ['{ "version": 1 }', "The baseline has no list of findings"],
    ['{ "version": 1, "findings": {} }', "The baseline has no list of findings"],
    ['{ "version": 1, "findings": [7] }', "A finding of the baseline has no fingerprint"],
    [text({ ...entry, rule: 7 }), "A finding of the baseline has no rule"],
    [text({ ...entry, resource: undefined }), "A finding of the baseline has no resource"],
    [text({ ...entry, file: null }), "A finding of the baseline has no file"],
    [text({ ...entry, fingerprint: "xyz" }), "A fingerprint of the baseline is not 16 hexadecimal digits"],
  ])("%s", async (content, message) => {
    const { status, messages } = await json(repository({ "main.tf": TERRAFORM, [NAME]: content }));
    expect(status).toBe(2);
    expect(messages).toContain(message);
  });
  it("does not pass where it is named and missing, or outside", async () => {
    const directory = repository({ "main.tf": TERRAFORM });
    expect((await json(directory, "--baseline", "none.json")).status).toBe(2);
    expect((await json(directory, "--baseline", "../none.json")).status).toBe(2);
  });
  it("of a hundred thousand entries takes bounded time", async () => {
    const findings = Array.from({ length: 100_000 }, () => ({ ...entry, rule: RULE, file: "main.tf" }));
    const content = JSON.stringify({ version: 1, findings });
    const { status, messages } = await json(repository({ "main.tf": TERRAFORM, [NAME]: content }));
    expect(status).toBe(1);
    expect(messages[0]).toContain("100000 findings of the baseline are no longer found");
    expect(messages[0]?.length).toBeLessThan(500);
  }, 30_000);
  function text(finding: object): string {
    return JSON.stringify({ version: 1, findings: [finding] });
  }
});

describe("SARIF", () => {
  it("tells old findings from new ones", async () => {
    const directory = repository({ "main.tf": TERRAFORM });
    await baseline(directory);
    put(directory, "main.tf", SECOND);
    const { out } = await check(directory, "-f", "sarif");
    const results: { baselineState: string }[] = JSON.parse(out).runs[0].results;
    expect(results.map((one) => one.baselineState)).toEqual(["new", "unchanged"]);
  });
});
