import { spawnSync } from "node:child_process";
import { truncateSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { LIMITS } from "../../src/limits.ts";
import {
  concise,
  folder,
  GOOD,
  JSON_TEMPLATE,
  repository,
  TERRAFORM,
  terraformTo,
  YAML,
} from "./in-repository.ts";

const NOT_UTF8 = Buffer.from([0x23, 0xe9, 0x0a]);
const QUEUE = 'resource "aws_sqs_queue" "q" {\n  name = "q"\n}\n';

function utf16(text: string): Buffer {
  return Buffer.from(`\uFEFF${text}`, "utf16le");
}

/** The good file of each language, with the bad ones beside it. */
const WITH_GOOD = Object.entries(GOOD);

describe("a file that cannot be read, beside a good one", () => {
  it.each([
    [
      "not UTF-8, in a module with a distribution",
      "bad/a.tf",
      Buffer.concat([Buffer.from(TERRAFORM), NOT_UTF8]),
    ],
    ["UTF-16", "bad/a.tf", utf16(TERRAFORM)],
    ["a template that is not UTF-8", "bad.yaml", Buffer.concat([Buffer.from(YAML), NOT_UTF8])],
    ["a template in UTF-16", "bad.yaml", utf16(YAML)],
    ["a JSON template in UTF-16", "bad.json", utf16(JSON_TEMPLATE)],
  ])("%s", async (_, file, content) => {
    for (const [, good] of WITH_GOOD) {
      const { status, out, error } = await concise(repository({ [good.file]: good.text, [file]: content }));
      expect({ status, out }).toEqual({ status: 2, out: expect.stringContaining(good.found) });
      expect(error).toContain(`error[encoding]: ${file} is not UTF-8 text\n --> ${file}:1:1\n`);
    }
  });

  it("not UTF-8 in a module that holds no distribution is a warning", async () => {
    const { status, out, error } = await concise(repository({ "good.yaml": YAML, "queue/a.tf": NOT_UTF8 }));
    expect({ status, out }).toEqual({ status: 1, out: expect.stringContaining(GOOD.yaml.found) });
    expect(error).toContain("warning[encoding]: queue/a.tf is not UTF-8 text");
  });

  it.each([
    ["a.tf", TERRAFORM, 2, "error"],
    ["a.yaml", YAML, 2, "error"],
    ["a.json", JSON_TEMPLATE, 2, "error"],
    ["a.tf", QUEUE, 1, "warning"],
    ["a.yaml", "Type: AWS::SQS::Queue\n", 1, "warning"],
  ])("larger than 50 MB: %s", async (name, text, expected, severity) => {
    const root = repository({ "good.yaml": YAML, [`huge/${name}`]: text });
    truncateSync(join(root, "huge", name), LIMITS.fileBytes + 1);
    const { status, out, error } = await concise(root);
    expect({ status, out }).toEqual({ status: expected, out: expect.stringContaining(GOOD.yaml.found) });
    expect(error).toContain(`${severity}[too-large]: huge/${name} is larger than 50 MB, and was not read`);
  });

  it("50 MB exactly is read", async () => {
    const root = repository({ "main.tf": TERRAFORM, "huge.tf": `# ${"x".repeat(LIMITS.fileBytes - 2)}` });
    const { status, out, error } = await concise(root);
    expect({ status, error }).toEqual({ status: 1, error: "" });
    expect(out).toContain("main.tf:9:7: error");
  });

  it("empty", async () => {
    const root = repository({ "good.yaml": YAML, "good.json": JSON_TEMPLATE, "main.tf": TERRAFORM });
    const { status, out, error } = await concise(root);
    const files = {
      "empty.tf": "",
      "empty.yaml": "",
      "empty.json": "",
      "sub/empty.tf": "",
      "blank.yaml": " \n",
    };
    const beside = await concise(
      repository({ "good.yaml": YAML, "good.json": JSON_TEMPLATE, "main.tf": TERRAFORM, ...files }),
    );
    expect(beside).toEqual({ status, out, error });
    expect({ status, error }).toEqual({ status: 1, error: "" });
  });

  it("a file that may not be read", async () => {
    // The superuser may read anything, so it is another user who runs the program.
    const root = folder({ "main.tf": TERRAFORM, "secret.tf": TERRAFORM.replace('"site" {', '"two" {') });
    const script = `
      import { chmodSync } from "node:fs";
      import { run } from "./src/run.ts";
      chmodSync(${JSON.stringify(root)}, 0o755);
      chmodSync(${JSON.stringify(join(root, "secret.tf"))}, 0);
      if (process.getuid() === 0) process.setuid(65534);
      run({ paths: ["."], workingDirectory: ${JSON.stringify(root)}, now: 0 }).then(({ report }) => {
        process.stdout.write(JSON.stringify([report.findings.length, report.diagnostics]));
      });`;
    const args = ["--import", "tsx", "--input-type=module", "--eval", script];
    const done = spawnSync(process.execPath, args, { encoding: "utf8" });
    expect(JSON.parse(done.stdout)).toEqual([
      1,
      [expect.objectContaining({ severity: "error", fatal: true, message: "secret.tf cannot be read" })],
    ]);
  });
});

describe("symbolic links, beside a good file", () => {
  it("out of the repository", async () => {
    const outside = folder({ "secret.tf": 'locals {\n  secret = "hunter2"\n}\n', "secret.yaml": YAML });
    const { status, out, error } = await concise(
      repository({
        "main.tf": TERRAFORM.replace('"site.s3', '"${local.secret}.s3'),
        "link.tf": { link: join(outside, "secret.tf") },
        "link.yaml": { link: join(outside, "secret.yaml") },
        "good.yaml": YAML,
      }),
    );
    expect(status).toBe(2);
    expect(out).toContain(GOOD.yaml.found);
    expect(out + error).not.toContain("hunter2");
    expect(error).toContain("error[outside-repository]: link.tf leads outside the repository");
    expect(error).toContain("warning[outside-repository]: link.yaml leads outside the repository");
  });

  it("into .git, where credentials are", async () => {
    const root = repository({
      ".git/config": "hunter2.s3-website-eu-west-1.amazonaws.com",
      "main.tf": TERRAFORM.replace('"site.s3-website-eu-west-1.amazonaws.com"', 'file(".git/config")'),
      "link.tf": { link: ".git/config" },
    });
    const { out, error } = await concise(root, "-f", "json");
    expect(out + error).not.toContain("hunter2");
  });

  it("to nowhere, and in circles", async () => {
    const { status, out, error } = await concise(
      repository({
        "main.tf": TERRAFORM,
        "a.tf": { link: "b.tf" },
        "b.tf": { link: "a.tf" },
        "c.yaml": { link: "nowhere.yaml" },
        ".#main.tf": { link: "user@host.4711" },
        "sub/up": { link: ".." },
        here: { link: "." },
      }),
    );
    expect({ status, out }).toEqual({ status: 2, out: expect.stringContaining("main.tf:9:7: error") });
    expect(error.match(/^\w+\[.*$/gm)).toEqual([
      "warning[unreadable]: c.yaml is a symbolic link that leads nowhere",
      "error[unreadable]: a.tf is a symbolic link that leads nowhere",
      "error[unreadable]: b.tf is a symbolic link that leads nowhere",
    ]);
  });

  it("that stay inside are read, each file once per name", async () => {
    const { status, out } = await concise(
      repository({ "real/main.tf": TERRAFORM, "stack.yaml": YAML, "alias.yaml": { link: "stack.yaml" } }),
    );
    expect(status).toBe(1);
    expect(out.match(/^\S+/gm)).toEqual(["alias.yaml:10:35:", "real/main.tf:9:7:", "stack.yaml:10:35:"]);
  });
});

describe("a file that does not parse", () => {
  it("is worded by Terraform's own parser, at its line, and what else it holds is judged", async () => {
    const { status, out, error } = await concise(
      repository({ "main.tf": `locals {\n  a = [1 2]\n}\n${TERRAFORM}` }),
    );
    expect({ status, out }).toEqual({ status: 2, out: expect.stringContaining("main.tf:12:7: error") });
    expect(error).toContain("error[syntax]: Missing item separator\n --> main.tf:2:10\n");
  });

  it.each([
    ["a broken file of the same module", "good/bad.tf"],
    ["a module that calls a distribution", "prod/main.tf"],
  ])("makes the status 2: %s", async (_, file) => {
    const call = file.startsWith("prod") ? 'module "site" {\n  source = "../good"\n}\n' : "";
    const { status, out, error } = await concise(
      repository({ "good/main.tf": TERRAFORM, [file]: `${call}locals {\n  a = [1 2]\n}\n` }),
    );
    expect({ status, out }).toEqual({ status: 2, out: expect.stringContaining(GOOD.terraform.found) });
    expect(error).toMatch(/^error\[syntax\]: Missing item separator\n +--> \S+\.tf:\d:10$/m);
  });

  it("is a warning where its module holds no distribution, although one calls it", async () => {
    const { status, out, error } = await concise(
      repository({
        "main.tf": `${TERRAFORM}module "queue" {\n  source = "./queue"\n}\n`,
        "queue/main.tf": "locals {\n  a = [1 2]\n}\n",
      }),
    );
    expect({ status, out }).toEqual({ status: 1, out: expect.stringContaining("main.tf:9:7: error") });
    expect(error).toContain("warning[syntax]: Missing item separator\n --> queue/main.tf:2:10\n");
  });

  it("is not even looked at where nothing near it holds one", async () => {
    const bad = "locals {\n  a = [1 2]\n}\n";
    const { status, error } = await concise(repository({ "good.yaml": YAML, "queue/main.tf": bad }));
    expect({ status, error }).toEqual({ status: 1, error: "" });
  });

  it.each([
    ["YAML", "bad.yaml", YAML.replace("Enabled: true", "Enabled: [true"), "bad.yaml:7:9"],
    ["YAML with tabs", "bad.yaml", YAML.replace("        Enabled", "\tEnabled"), "bad.yaml:6:1"],
    ["JSON", "bad.json", JSON_TEMPLATE.replace('"Id": "site",', '"Id": "site"'), "bad.json:7:7"],
    ["half a JSON file", "bad.json", JSON_TEMPLATE.slice(0, 300), "bad.json:8:67"],
  ])("is an error with its line: %s", async (_, file, text, place) => {
    for (const [, good] of WITH_GOOD) {
      const { status, out, error } = await concise(repository({ [good.file]: good.text, [file]: text }));
      expect({ status, out }).toEqual({ status: 2, out: expect.stringContaining(good.found) });
      expect(error).toMatch(/^error\[syntax\]: not valid (YAML|JSON): /m);
      expect(error).toContain(`--> ${place}`);
    }
  });

  it("is not CloudFormation's concern without a distribution", async () => {
    const queue = "Resources:\n  Q: [\n    Type: AWS::SQS::Queue\n";
    const { status, error } = await concise(repository({ "good.yaml": YAML, "queue.yaml": queue }));
    expect({ status, error }).toEqual({ status: 1, error: "" });
  });

  it.each([
    ["terraform.tfvars", "a = [\n"],
    ["terraform.tfvars", NOT_UTF8],
    ["x.auto.tfvars", 'a = "b\n'],
    ["terraform.tfvars.json", "{"],
  ])("nor may the values of variables be unreadable: %s", async (file, content) => {
    const { status, out, error } = await concise(repository({ "main.tf": TERRAFORM, [file]: content }));
    expect({ status, out }).toEqual({ status: 2, out: expect.stringContaining("main.tf:9:7: error") });
    expect(error).toContain(file);
  });

  it("a broken manifest of a cloud assembly", async () => {
    const manifest = '{ "artifacts": { "A": { "type": "aws:cloudformation:stack"';
    const { status, out, error } = await concise(
      repository({ "main.tf": TERRAFORM, "cdk.out/manifest.json": manifest }),
    );
    expect({ status, out }).toEqual({ status: 2, out: expect.stringContaining("main.tf:9:7: error") });
    expect(error).toContain("error[syntax]: cdk.out/manifest.json is not valid JSON");
  });
});

describe("what is no infrastructure", () => {
  it.each([
    ["an empty folder", {}],
    ["a folder with other things", { "README.md": "# hello", "package.json": "{}", "ci.yml": "on: push\n" }],
  ])("%s", async (_, files) => {
    const { status, out, error } = await concise(repository(files));
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(error).toMatch(/^error\[no-infrastructure\]: Nothing to check: /);
  });

  it.each([
    ["JSON that is no template", "a.json", '{"name":"x"}'],
    ["a list", "a.json", "[1, 2]"],
    ["an empty file", "a.yaml", ""],
    ["a text that speaks of templates", "a.yaml", 'Resources: "AWS::CloudFront::Distribution"\n'],
    ["resources in a list", "a.json", '{"Resources": [{ "Type": "AWS::CloudFront::Distribution" }]}'],
  ])("%s, given by name beside a good one", async (_, file, text) => {
    const root = repository({ "good.yaml": YAML, [file]: text });
    const { status, out, error } = await concise(root, "good.yaml", file);
    expect({ status, out }).toEqual({ status: 2, out: expect.stringContaining(GOOD.yaml.found) });
    expect(error).toContain(
      `error[not-infrastructure]: ${file} is neither Terraform nor a CloudFormation template`,
    );
    expect(error).toContain(`--> ${file}:1:1`);
    expect(await concise(root)).toMatchObject({ status: 1, error: "" });
  });

  it.each([
    ["Terraform", "main.tf", QUEUE],
    ["an empty module", "main.tf", ""],
    ["a template", "a.yaml", "Resources:\n  Q:\n    Type: AWS::SQS::Queue\n"],
    ["a distribution in a comment", "main.tf", '# resource "aws_cloudfront_distribution" "site" {}\n'],
  ])("without a distribution: %s", async (_, file, text) => {
    const { status, out, error } = await concise(repository({ [file]: text }));
    expect({ status, out }).toEqual({ status: 0, out: "" });
    expect(error).toMatch(
      /^note\[no-distribution\]: There is infrastructure here, and no CloudFront distribution/,
    );
  });

  it.each([
    [
      "all is undecided",
      `variable "bucket" {}\n${terraformTo("var.bucket")}`,
      "1 origin request in 1 distribution: 0 proven, 1 undecided",
    ],
    [
      "no request is made",
      TERRAFORM.replace("enabled = true", "enabled = false"),
      "1 distribution, no origin request: disabled",
    ],
    [
      "no distribution can be seen",
      `module "cdn" {\n  source = "example/cdn/aws"\n}\n# aws_cloudfront_distribution`,
      "Nothing was judged: module.cdn may hold a distribution and could not be looked into",
    ],
  ])("a list without findings says where nothing was judged: %s", async (_, text, expected) => {
    const root = repository({ "main.tf": text });
    const { out, error } = await concise(root);
    expect({ out, error }).toEqual({ out: "", error: expect.stringContaining(`originlint: ${expected}`) });
    expect(await concise(root, "--quiet")).toMatchObject({ out: "", error: "" });
  });

  it("directories that are called like files", async () => {
    const root = repository({
      "main.tf/x.tf": TERRAFORM,
      "a.yaml/b.json": JSON_TEMPLATE,
      "c.json/.keep": "",
    });
    const { status, out, error } = await concise(root);
    expect({ status, error }).toEqual({ status: 1, error: "" });
    expect(out.match(/^\S+/gm)).toEqual(["a.yaml/b.json:8:31:", "main.tf/x.tf:9:7:"]);
    expect((await concise(root, "main.tf")).out).toContain("main.tf/x.tf:9:7: error");
  });
});
