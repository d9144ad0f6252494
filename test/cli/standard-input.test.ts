import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { main } from "../../src/cli/main.ts";
import { builtInRules } from "../../src/policy/built-in.ts";
import { run } from "../../src/run.ts";
import { REPORT } from "../report/sample.ts";
import { fakeServices, fakeSession } from "./fake-session.ts";
import { GOOD, repository, YAML } from "./in-repository.ts";

const DEPLOYED = readFileSync("fixtures/deployed/E2EXAMPLE4SHOP.json", "utf8");
const POLICIES = {
  "origin-request-policy.json": readFileSync("fixtures/deployed/origin-request-policy.json", "utf8"),
  "cache-policy.json": readFileSync("fixtures/deployed/cache-policy.json", "utf8"),
};
const NAME_FAULT = /^<stdin>:33:25: error: CloudFront will connect over HTTPS to shop-1234567890/m;
const PORT_FAULT = /^<stdin>:75:29: error: .* \[port\/s3-website-https\]$/m;

async function check(workingDirectory: string, input: string, ...args: readonly string[]) {
  const session = fakeSession({ workingDirectory, readInput: async () => input });
  const services = { ...fakeServices(REPORT), run, rules: async () => builtInRules() };
  const status = await main(["check", ...args], session, services);
  return { status, ...session.texts() };
}

function concise(workingDirectory: string, input: string, ...args: readonly string[]) {
  return check(workingDirectory, input, "--format", "concise", ...args);
}

describe("check -", () => {
  it("reads a distribution, with the policies of the working directory", async () => {
    const root = repository({ "live/x": "", ...POLICIES });
    const { status, out, error } = await concise(root, DEPLOYED, "-");
    expect({ status, error }).toEqual({ status: 1, error: "" });
    expect(out).toMatch(NAME_FAULT);
    expect(out).toMatch(PORT_FAULT);
    expect(out.trim().split("\n")).toHaveLength(2);
  });

  it("reads the policies of other paths, and what else they hold", async () => {
    const files = Object.entries(POLICIES).map(([name, text]) => [`p/${name}`, text] as const);
    const root = repository({ "here/x": "", "good.yaml": YAML, ...Object.fromEntries(files) });
    const paths = ["-", "../p/origin-request-policy.json", "../p/cache-policy.json", "../good.yaml"];
    const { status, out, error } = await concise(join(root, "here"), DEPLOYED, ...paths);
    expect({ status, error }).toEqual({ status: 1, error: "" });
    expect(out).toMatch(NAME_FAULT);
    expect(out).toContain(`../${GOOD.yaml.found}`);
  });

  it("names the command for a policy that is missing", async () => {
    const { status, out } = await check(repository({}), DEPLOYED, "--format", "json", "-");
    expect(status).toBe(1);
    expect(out).toContain(
      "is not in the input: aws cloudfront get-cache-policy --id 2a1b3c4d-0000-4000-8000-000000000002 prints it",
    );
  });

  it("reads a template too", async () => {
    const { status, out } = await concise(repository({}), YAML, "-");
    expect({ status, out }).toEqual({ status: 1, out: expect.stringMatching(/^<stdin>:10:35: error: /) });
  });

  it.each([
    ["nothing", "", /<stdin> is neither Terraform nor a CloudFormation template .*, nor a deployed/],
    ["an ETag", '{"ETag": "E1"}', /<stdin> holds no DistributionConfig/],
    ["the beginning of one", DEPLOYED.slice(0, 3000), /error\[syntax\]: not valid JSON/],
    ["a policy", POLICIES["cache-policy.json"], /<stdin> holds a policy, and there is no distribution/],
    ["a list", '{"DistributionList": {"Items": []}}', /<stdin> holds a list of distributions/],
  ])("that is %s says what to give", async (_, input, message) => {
    const { status, out, error } = await concise(repository({}), input, "-");
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(error).toMatch(message);
    expect(error).toMatch(/aws cloudfront get-distribution/);
  });

  it("shows no value of a custom header", async () => {
    const secret = "made-up-shared-secret";
    expect(DEPLOYED).toContain(secret);
    const minified = JSON.stringify(JSON.parse(DEPLOYED));
    for (const input of [DEPLOYED, minified, DEPLOYED.slice(0, DEPLOYED.indexOf(secret) + 15)]) {
      for (const format of ["pretty", "json", "sarif", "markdown", "github"]) {
        const { out, error } = await check(repository(POLICIES), input, "--format", format, "-");
        expect(out + error).not.toContain("made-up");
        expect(out + error).toContain("stdin");
      }
    }
  });
});

it("a process reads what is piped into it", { timeout: 20_000 }, () => {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  const args = ["--import", tsx, resolve("src/cli.ts"), "check", "-", "-f", "concise"];
  const done = spawnSync(process.execPath, args, {
    cwd: repository(POLICIES),
    input: `\uFEFF${DEPLOYED}`,
    encoding: "utf8",
  });
  expect({ status: done.status, error: done.stderr }).toEqual({ status: 1, error: "" });
  expect(done.stdout).toMatch(NAME_FAULT);
});
