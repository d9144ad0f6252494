import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  check,
  concise,
  folder,
  GOOD,
  JSON_TEMPLATE,
  repository,
  TERRAFORM,
  terraformTo,
  YAML,
} from "./in-repository.ts";

const FOUND = "main.tf:9:7: error: ";
const NOT_UTF8 = Buffer.from([0x7b, 0xe9, 0x7d]);
const CONFIG = "originlint.config.jsonc";

/** A policy about origins with that demand. */
function policy(demand: string, title = "t"): string {
  return `title: ${title}\nsubject: origin\nthen: [{ ${demand} }]\nmessage: m\n`;
}

const MET = policy("given: $.domainName, present: true");

describe("a config that cannot be followed: nothing is checked by half", () => {
  it.each([
    ["no JSON", "{ nope", `The config is not JSON: invalid symbol\n --> ${CONFIG}:1:3\n`],
    ["empty", "", `The config is not JSON: value expected\n --> ${CONFIG}:1:1\n`],
    ["a list", "[]", `The config must be an object\n --> ${CONFIG}:1:1\n`],
    [
      "an unknown key",
      '{\n  "failon": "note"\n}',
      `The config has no key "failon"; did you mean "failOn"?\n --> ${CONFIG}:2:3\n`,
    ],
    [
      "keys that every object has",
      '{"__proto__": {"failOn": "never"}}',
      `The config has no key "__proto__"\n --> ${CONFIG}:1:2\n`,
    ],
    [
      "100,000 levels deep",
      `{"rules": ${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
      `The config is nested too deeply\n --> ${CONFIG}:1:1\n`,
    ],
    [
      "an unknown rule",
      '{"rules": {"port/invalit": "off"}}',
      `There is no rule "port/invalit"; did you mean "port/invalid"?\n --> ${CONFIG}:1:12\n`,
    ],
    ["not UTF-8", NOT_UTF8, `${CONFIG} is not UTF-8 text\n`],
    ["a link out of the repository", { link: "/etc/hostname" }, `${CONFIG} leads outside the repository`],
    ["a link to nowhere", { link: "nowhere" }, `${CONFIG} is a symbolic link that leads nowhere`],
  ])("%s", async (_, content, message) => {
    const { status, out, error } = await concise(repository({ "main.tf": TERRAFORM, [CONFIG]: content }));
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(error).toContain(`error[config]: ${message}`);
  });

  it("a directory", async () => {
    const root = repository({ "main.tf": TERRAFORM, [`${CONFIG}/x`]: "" });
    const { status, error } = await concise(root);
    expect({ status, error }).toEqual({
      status: 2,
      error: expect.stringContaining(`${CONFIG} is not a file`),
    });
  });

  it.each([
    ["nope.jsonc", "error[config]: nope.jsonc does not exist\n"],
    ["/etc/hostname", "error[outside-repository]: /etc/hostname is outside the repository that is checked\n"],
    ["..", "error[outside-repository]: .. is outside the repository that is checked\n"],
  ])("named on the command line: %s", async (path, message) => {
    const { status, out, error } = await concise(repository({ "main.tf": TERRAFORM }), "--config", path);
    expect({ status, out, error }).toEqual({ status: 2, out: "", error: message });
  });
});

describe("a policy that cannot be followed", () => {
  it.each([
    ["no YAML", "title: [\n", "not valid YAML: "],
    ["empty", "", "the policy is empty"],
    ["10,000 levels deep", `title: ${"[".repeat(10_000)}\n`, "nested more than 200 levels deep"],
    ["not UTF-8", NOT_UTF8, "policies/p.yaml is not UTF-8 text"],
    [
      "a link out of the repository",
      { link: "/etc/hostname" },
      "policies/p.yaml leads outside the repository",
    ],
    ["an unknown operator", policy("given: $.domainName, iz: x"), 'has no operator "iz"; did you mean "is"?'],
    [
      "an unknown field",
      policy("given: $.domainNam, is: x"),
      'no field "domainNam"; did you mean "domainName"?',
    ],
    ["a script", policy("given: '$[?(process.exit(7))]', is: x"), "filters ([?(…)]) are not allowed"],
    [
      "a repeated repetition",
      policy("given: $.domainName, matches: '(a{1000}){1000}'"),
      "is not a regular expression",
    ],
    [
      "a tag",
      policy("given: $.domainName, present: true", "!js 'return 1'"),
      "tags (!js) mean nothing in a policy",
    ],
  ])("%s", async (_, content, message) => {
    const root = repository({ "main.tf": TERRAFORM, "policies/p.yaml": content });
    const { status, out, error } = await concise(root, "--policies", "policies");
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(error).toContain("error[policy]: ");
    expect(error).toContain(message);
    expect(error).toContain("policies/p.yaml");
  });

  it.each([
    ["nope", 'error[policy]: no policies in "nope": there is no .yaml file\n'],
    ["/etc", "error[outside-repository]: /etc is outside the repository that is checked\n"],
  ])("a folder that holds none: %s", async (path, message) => {
    const { status, error } = await concise(repository({ "main.tf": TERRAFORM }), "--policies", path);
    expect({ status, error }).toEqual({ status: 2, error: message });
  });

  it("a folder that links to itself is read once", async () => {
    const root = repository({
      "main.tf": TERRAFORM,
      "policies/p.yaml": MET,
      "policies/here": { link: "." },
    });
    const { status, out, error } = await concise(root, "--policies", "policies");
    expect({ status, out, error }).toEqual({ status: 1, out: expect.stringContaining(FOUND), error: "" });
  });

  it("a pattern that would backtrack for ever is matched in linear time", async () => {
    const text = terraformTo(`"${"a".repeat(200_000)}!"`);
    const slow = policy("given: $.domainName, matches: '^(a+)+$'");
    const { status, out } = await concise(
      repository({ "main.tf": text, "policies/p.yaml": slow }),
      "--policies",
      "policies",
    );
    expect({ status, out }).toEqual({ status: 1, out: expect.stringContaining("[policies/p]") });
  });
});

describe("paths", () => {
  it.each([
    ["does not exist", "no/such/path", "no/such/path does not exist, or cannot be read"],
    ["is a link to nowhere", "dead.tf", "dead.tf does not exist, or cannot be read"],
    ["is a link out of the repository", "out.yaml", "out.yaml is a symbolic link out of its repository"],
    ["is elsewhere", "/dev/zero", "/dev/zero is not in the repository of main.tf: check them one by one"],
  ])("one that %s; the others are checked", async (_, path, message) => {
    const root = repository({
      "main.tf": TERRAFORM,
      "dead.tf": { link: "nowhere.tf" },
      "out.yaml": { link: "/etc/hostname" },
    });
    const { status, out, error } = await concise(root, "main.tf", path);
    expect({ status, out }).toEqual({ status: 2, out: expect.stringContaining(FOUND) });
    expect(error).toContain(`]: ${message}\n`);
    expect(await concise(root, path)).toMatchObject({ status: 2, out: "" });
  });

  it.each(["/dev/null", "/dev/zero"])("a device: %s", async (path) => {
    const { status, error } = await concise(repository({}), path);
    expect({ status, error }).toEqual({
      status: 2,
      error: expect.stringMatching(/^error\[unreadable\]: \w+ is not a file\n/),
    });
  });

  it("two, and one of them twice", async () => {
    const root = repository({ "a/main.tf": TERRAFORM, "b/main.tf": TERRAFORM, "c/main.tf": TERRAFORM });
    const { out } = await concise(root, "a", "b");
    expect(out.match(/^\S+/gm)).toEqual(["a/main.tf:9:7:", "b/main.tf:9:7:"]);
    expect(await concise(root, "a", "./a/", "a/main.tf", join(root, "a"), "b")).toMatchObject({
      status: 1,
      out,
    });
  });

  it("a .tf file stands for its folder", async () => {
    const two = TERRAFORM.replace('"site" {', '"two" {');
    const root = repository({ "a/one.tf": TERRAFORM, "a/two.tf": two, "b/main.tf": TERRAFORM });
    const { out } = await concise(root, "a/one.tf");
    expect(out.match(/^\S+/gm)).toEqual(["a/one.tf:9:7:", "a/two.tf:9:7:"]);
  });

  it("a module is judged through its callers, and only what touches it is told", async () => {
    const root = repository({
      "modules/cdn/main.tf": `${terraformTo("var.domain")}variable "domain" {}\n`,
      "prod/main.tf": `${TERRAFORM}module "cdn" {\n  source = "../modules/cdn"\n  domain = "site.s3-website-eu-west-1.amazonaws.com"\n}\n`,
    });
    const { out } = await concise(root, "modules/cdn");
    expect(out.match(/^\S+/gm)).toEqual(["modules/cdn/main.tf:9:7:"]);
    const json = await check(root, "modules/cdn", "-f", "json");
    expect(JSON.parse(json.out).summary).toMatchObject({ distributions: 1, originRequests: { broken: 1 } });
  });

  it.each([
    ["below", "sub", ["."], "main.tf:9:7:"],
    ["above", "sub/deep", [".."], "../main.tf:9:7:"],
    ["beside", "other", ["../sub"], "../sub/main.tf:9:7:"],
  ])("relative to where one stands: %s", async (_, where, paths, place) => {
    const root = repository({ "sub/main.tf": TERRAFORM, "sub/deep/x": "", "other/x": "" });
    const { status, out } = await concise(join(root, where), ...paths);
    expect({ status, out }).toEqual({ status: 1, out: expect.stringContaining(place) });
  });

  it("without .git, and elsewhere than where one stands", async () => {
    const here = folder({ "main.tf": TERRAFORM });
    expect(await concise(here)).toMatchObject({ status: 1, out: expect.stringContaining(FOUND) });
    const there = folder({ "stack.yaml": YAML });
    const { status, out } = await concise(here, join(there, "stack.yaml"));
    expect({ status, out }).toEqual({
      status: 1,
      out: expect.stringContaining(`${basename(there)}/stack.yaml:10:35: error`),
    });
  });

  it("below a folder that is a link itself", async () => {
    const root = repository({ "real/main.tf": TERRAFORM, link: { link: "real" } });
    const { out } = await concise(root, "link");
    expect(out).toContain("real/main.tf:9:7: error");
  });
});

describe("values of variables", () => {
  it.each([
    ["nope.tfvars", "error[unreadable]: nope.tfvars does not exist\n"],
    ["bad.tfvars", "bad.tfvars:1:5\n"],
    ["../no-such.tfvars", "error[unreadable]: ../no-such.tfvars does not exist\n"],
    ["..", "error[unreadable]: .. is not a file\n"],
  ])("a file that cannot be read: %s", async (path, message) => {
    const root = repository({ "main.tf": TERRAFORM, "bad.tfvars": "a = [\n" });
    const { status, error } = await concise(root, "--var-file", path);
    expect({ status, error }).toEqual({ status: 2, error: expect.stringContaining(message) });
  });

  const VARIABLE = 'variable "bucket" {\n  type = string\n}\n';
  const CODE = VARIABLE + terraformTo("var.bucket");
  const VALUE = 'bucket = "secret.s3-website-eu-west-1.amazonaws.com"\n';

  it("a file outside the repository that the user names is read, and not shown", async () => {
    const other = folder({ "secrets.tfvars": VALUE, "bad.tfvars": 'bucket = "classified\n' });
    const root = repository({ "infra/main.tf": CODE });
    for (const path of [join(other, "secrets.tfvars"), `../../${basename(other)}/secrets.tfvars`]) {
      const { status, out } = await check(join(root, "infra"), "--var-file", path);
      expect({ status, out }).toEqual({ status: 1, out: expect.stringContaining("port/s3-website-https") });
      expect(out).toContain("var.bucket is set in a file outside the repository");
      expect(out).not.toContain("bucket =");
    }
    const bad = await check(join(root, "infra"), "--var-file", join(other, "bad.tfvars"));
    expect(bad.status).toBe(2);
    expect(bad.error).toContain("bad.tfvars:1:");
    expect(bad.error).not.toContain("classified");
  });

  it("a file outside that the config or a link of the repository names is not read", async () => {
    const other = folder({ "secrets.tfvars": VALUE });
    const config = JSON.stringify({ terraform: { varFiles: [`../${basename(other)}/secrets.tfvars`] } });
    const configured = repository({ "main.tf": CODE, "originlint.config.jsonc": config });
    const linked = repository({
      "main.tf": CODE,
      "prod.tfvars": { link: join(other, "secrets.tfvars") },
    });
    expect(await concise(configured, ".")).toMatchObject({ status: 2, out: "" });
    expect(await concise(linked, "--var-file", "prod.tfvars")).toMatchObject({
      status: 2,
      out: "",
      error: expect.stringContaining("leads outside the repository"),
    });
  });

  it("names that no module declares", async () => {
    const args = ["--var", "nope=1", "--var", "__proto__=1"];
    expect(await concise(repository({ "main.tf": TERRAFORM }), ...args)).toMatchObject({
      status: 1,
      error: "",
    });
  });
});

describe("output", () => {
  it.each([
    ["a folder that does not exist", "sarif=no/such/folder/x.sarif"],
    ["a directory", "json=out"],
    ["a path below a file", "markdown=main.tf/x.md"],
  ])("to %s: status 2, and the findings are told", async (_, format) => {
    const root = repository({ "main.tf": TERRAFORM });
    mkdirSync(join(root, "out"));
    const { status, out, error } = await concise(root, "-f", format);
    expect({ status, out }).toEqual({ status: 2, out: expect.stringContaining(FOUND) });
    expect(error).toMatch(/^originlint: cannot write .*: E(NOENT|ISDIR|NOTDIR)/);
  });

  it("one file that cannot be written keeps none of the others from it", async () => {
    const root = repository({ "main.tf": TERRAFORM });
    const { status } = await concise(root, "-f", "json=no/x.json", "-f", "sarif=good.sarif");
    expect(status).toBe(2);
    expect(JSON.parse(readFileSync(join(root, "good.sarif"), "utf8"))).toMatchObject({ version: "2.1.0" });
    expect(existsSync(join(root, "no"))).toBe(false);
  });

  it.each(["json", "sarif"])("is valid %s where the job could not be done", async (format) => {
    const root = repository({ "good.yaml": YAML, "bad.json": JSON_TEMPLATE.slice(0, 300) });
    for (const path of [".", "./no/such/path"]) {
      const { status, out } = await check(root, "-f", format, path);
      expect(status).toBe(2);
      expect(JSON.stringify(JSON.parse(out))).toMatch(/not valid JSON: |does not exist/);
    }
  });
});

describe("the exit status", () => {
  const unknown = { "unknown.tf": `${terraformTo("var.d").replace('"site" {', '"two" {')}variable "d" {}\n` };
  const broken = { "bad.json": JSON_TEMPLATE.slice(0, 300) };
  const fine = {
    "fine.tf": terraformTo('"files.s3.eu-west-1.amazonaws.com"').replace("https-only", "http-only"),
  };

  it.each<[status: number, what: string, files: Readonly<Record<string, string>>, args: readonly string[]]>([
    [0, "nothing wrong", fine, ["--strict"]],
    [1, "findings", { "main.tf": TERRAFORM }, []],
    [0, "findings below the threshold", { "main.tf": TERRAFORM }, ["--fail-on", "never"]],
    [0, "something undecided", unknown, []],
    [3, "something undecided, strictly", unknown, ["--strict"]],
    [
      3,
      "something undecided, strictly, whatever is found",
      { ...unknown, "main.tf": TERRAFORM },
      ["--strict", "--fail-on", "never"],
    ],
    [1, "findings before undecided", { ...unknown, "main.tf": TERRAFORM }, ["--strict"]],
    [2, "broken input before findings", { ...broken, "main.tf": TERRAFORM }, ["--strict"]],
    [2, "broken input, whatever is found", { ...broken, "main.tf": TERRAFORM }, ["--fail-on", "never"]],
    [2, "broken input before undecided", { ...broken, ...unknown }, ["--strict"]],
  ])("%i: %s", async (expected, _, files, args) => {
    expect((await concise(repository(files), ...args)).status).toBe(expected);
  });

  it.each([
    ["--fail-on", "eror"],
    ["--format", "sarifs"],
    ["--now", "tomorrow"],
    ["--var", "x"],
    ["--nope"],
    ["--config"],
  ])("2: the mistaken option %s %s", async (...args) => {
    const { status, out, error } = await check(repository({ "main.tf": TERRAFORM }), ...args);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(error).toMatch(/^originlint: .*\nTry originlint --help\n$/);
  });
});

it("every front end at once, each finding where it is", async () => {
  const files = Object.fromEntries(Object.values(GOOD).map(({ file, text }) => [file, text]));
  const { status, out, error } = await concise(repository(files));
  expect({ status, error }).toEqual({ status: 1, error: "" });
  expect(out.match(/^.* error: /gm)).toEqual([GOOD.json.found, GOOD.yaml.found, GOOD.terraform.found]);
});
