import { describe, expect, it } from "vitest";
import { discover } from "../../src/discover/discover.ts";
import { MemoryFiles } from "../../src/source/memory-files.ts";

const DISTRIBUTION = 'resource "aws_cloudfront_distribution" "site" {}\n';
const TEMPLATE = "Resources:\n  Site:\n    Type: AWS::CloudFront::Distribution\n";

function calling(source: string): string {
  return `module "cdn" {\n  source = "${source}"\n}\n`;
}

function find(texts: Record<string, string>, ...paths: string[]) {
  return discover(paths.length > 0 ? paths : [""], new MemoryFiles(texts));
}

describe("discover", () => {
  it("finds the roots from which a distribution can be reached, and no others", () => {
    const { inputs } = find({
      "prod/main.tf": calling("../modules/site"),
      "modules/site/main.tf": calling("../cdn"),
      "modules/cdn/main.tf": DISTRIBUTION,
      "queues/main.tf": 'resource "aws_sqs_queue" "q" {}',
    });
    expect(inputs).toEqual([{ kind: "terraform", directory: "prod" }]);
  });

  it("judges a called module through its callers, wherever they are", () => {
    const texts = {
      "prod/main.tf": calling("../modules/cdn"),
      "dev/main.tf": calling("../modules/cdn"),
      "modules/cdn/main.tf": DISTRIBUTION,
    };
    expect(find(texts, "modules/cdn").inputs).toEqual([
      { kind: "terraform", directory: "dev", touching: ["modules/cdn"] },
      { kind: "terraform", directory: "prod", touching: ["modules/cdn"] },
    ]);
    expect(find(texts, "modules/cdn/main.tf").inputs).toHaveLength(2);
  });

  it("counts callers in examples only where there is no other", () => {
    const module = {
      "modules/cdn/main.tf": DISTRIBUTION,
      "examples/all/main.tf": calling("../../modules/cdn"),
    };
    expect(find(module).inputs).toEqual([{ kind: "terraform", directory: "examples/all" }]);
    const both = { ...module, "prod/main.tf": calling("../modules/cdn") };
    expect(find(both, "modules/cdn").inputs).toEqual([
      { kind: "terraform", directory: "prod", touching: ["modules/cdn"] },
    ]);
  });

  it("scans a file of one long line in one pass", { timeout: 10_000 }, () => {
    const calls = `${'source = "./a" '.repeat(100_000)}\n/*\n${'source = "./b" '.repeat(10_000)}*/`;
    const closed = `${'/*\nsource = "./c"\n*/\n'.repeat(20_000)}source = "./m"`;
    const unclosed = `source = "${"cdn".repeat(300_000)}`;
    const texts = { "main.tf": calls, "b.tf": closed, "c.tf": unclosed, "m/main.tf": DISTRIBUTION };
    expect(find(texts, "m").inputs).toEqual([{ kind: "terraform", directory: "", touching: ["m"] }]);
  });

  it("looks for the line of a call behind calls in comments", () => {
    const call = `/* a */\n  # ${'source = "./x" '.repeat(3)}\n\tsource = "./m"\n/*\nsource = "./y"\n*/`;
    const texts = { "main.tf": call, "m/main.tf": DISTRIBUTION, "y/main.tf": DISTRIBUTION };
    expect(find(texts).inputs).toEqual([
      { kind: "terraform", directory: "" },
      { kind: "terraform", directory: "y" },
    ]);
  });

  it("does not count a call that is commented out", () => {
    const texts = (call: string) => ({ "main.tf": DISTRIBUTION, "examples/all/main.tf": call });
    const alone = [{ kind: "terraform", directory: "" }];
    const called = [{ kind: "terraform", directory: "examples/all" }];
    const remote = 'module "cdn" {\n  source = "acme/site/aws"\n';
    expect(find(texts(`${remote}  # source = "../.."\n}\n`)).inputs).toEqual(alone);
    expect(find(texts(`${remote}  // source = "../.."\n}\n`)).inputs).toEqual(alone);
    expect(find(texts(`/*\n${calling("../..")}*/\n`)).inputs).toEqual(alone);
    expect(find(texts(`/* never closed\n${calling("../..")}`)).inputs).toEqual(alone);
    expect(find(texts(`/* closed */\n${calling("../..")}`)).inputs).toEqual(called);
    expect(find(texts(`locals {\n  p = "/*"\n}\n${calling("../..")}`)).inputs).toEqual(called);
    expect(find(texts('module "cdn" { source = "../.." }\n')).inputs).toEqual(called);
  });

  it("evaluates alone a module that nobody calls, and modules that call each other", () => {
    expect(find({ "cdn/main.tf": DISTRIBUTION }).inputs).toEqual([{ kind: "terraform", directory: "cdn" }]);
    const cycle = { "a/main.tf": calling("../b") + DISTRIBUTION, "b/main.tf": calling("../a") };
    expect(find(cycle).inputs.length).toBeGreaterThan(0);
  });

  it("takes a remote module that sounds like a distribution for one", () => {
    expect(find({ "main.tf": calling("terraform-aws-modules/cloudfront/aws") }).inputs).toEqual([
      { kind: "terraform", directory: "" },
    ]);
    expect(find({ "main.tf": calling("terraform-aws-modules/vpc/aws") }).inputs).toEqual([]);
  });

  it("finds templates by what they hold, and looks into none without CloudFront", () => {
    const { inputs, infrastructure } = find({
      "stack.yaml": TEMPLATE,
      "stack.json": '{"Resources":{"A":{"Type":"AWS::CloudFront::Distribution"}}}',
      "queue.yaml": "Resources:\n  Q:\n    Type: AWS::SQS::Queue\n",
      "package.json": "{}",
      "notes.yml": "about: AWS::CloudFront::Distribution\n",
    });
    expect(inputs).toEqual([
      { kind: "template", file: "stack.json" },
      { kind: "template", file: "stack.yaml" },
    ]);
    expect(infrastructure).toBe(true);
  });

  it("takes a cdk.out folder as one input, its templates with it", () => {
    const { inputs } = find({
      "cdk.out/manifest.json": '{"artifacts":{"A":{"type":"aws:cloudformation:stack"}}}',
      "cdk.out/A.template.json": '{"Resources":{"A":{"Type":"AWS::CloudFront::Distribution"}}}',
      "manifest.json": '{"name":"an app"}',
    });
    expect(inputs).toEqual([{ kind: "assembly", directory: "cdk.out" }]);
  });

  it("takes Terraform's JSON for infrastructure, and for a root where it names a distribution", () => {
    const inputs = [{ kind: "terraform", directory: "cdn" }];
    const json = '{"resource":{"aws_cloudfront_distribution":{}}}';
    expect(find({ "cdn/main.tf.json": json })).toMatchObject({ inputs, infrastructure: true });
    expect(find({ "main.tf.json": "{}" })).toMatchObject({ inputs: [], infrastructure: true });
  });

  it.each(["more.tf.json", "more.tofu", "more.tofu.json"])("takes %s as a path for its directory", (name) => {
    const { diagnostics, inputs } = find({ "main.tf": DISTRIBUTION, [name]: "" }, name);
    expect(inputs).toEqual([{ kind: "terraform", directory: "" }]);
    expect(diagnostics).toEqual([]);
  });

  it("follows local sources in JSON", () => {
    const { inputs } = find({
      "app/main.tf.json": '{"module": {"cdn": {"source": "../cdn"}}}',
      "cdn/main.tofu": DISTRIBUTION,
    });
    expect(inputs).toEqual([{ kind: "terraform", directory: "app" }]);
  });

  it("takes no configuration for a template, though it may hold one", () => {
    const stack = JSON.stringify({ Resources: { D: { Type: "AWS::CloudFront::Distribution" } } });
    const json = { resource: { aws_cloudformation_stack: { s: { template_body: stack } } } };
    expect(find({ "main.tf.json": JSON.stringify(json) }).inputs).toEqual([]);
  });

  describe("of a cdktf.out", () => {
    const json = '{"resource": {"aws_cloudfront_distribution": {}}}';
    const named = (path: string) => ({ workingDirectory: path, synthesizedStackPath: `${path}/cdk.tf.json` });
    const stacks = { web: named("stacks\\web"), b: named("stacks/b") };
    const files = {
      "cdktf.out/manifest.json": JSON.stringify({ version: "0.21.0", stacks }),
      "cdktf.out/stacks/web/cdk.tf.json": json,
      "cdktf.out/stacks/b/cdk.tf.json": json,
      "cdktf.out/stacks/old/cdk.tf.json": json,
    };

    it.each(["", "cdktf.out", "cdktf.out/manifest.json"])(
      "given as %j, takes the stacks that its manifest names, once",
      (path) => {
        const { inputs, diagnostics } = find(files, path);
        expect(inputs).toEqual([
          { kind: "terraform", directory: "cdktf.out/stacks/b" },
          { kind: "terraform", directory: "cdktf.out/stacks/web" },
        ]);
        const message = expect.stringContaining("cdktf.out/stacks/old is left out");
        expect(diagnostics).toMatchObject([{ severity: "note", message }]);
      },
    );

    it("takes a stack that is left over where it is asked for", () => {
      const directory = "cdktf.out/stacks/old";
      expect(find(files, directory).inputs).toEqual([{ kind: "terraform", directory }]);
    });

    it("takes all stacks where the manifest cannot be read", () => {
      const broken = { ...files, "cdktf.out/manifest.json": '{"synthesizedStackPath"' };
      expect(find(broken).inputs).toHaveLength(3);
    });
  });

  it("says that a file is no infrastructure", () => {
    const { inputs, diagnostics } = find({ "package.json": "{}" }, "package.json");
    expect(inputs).toEqual([]);
    expect(diagnostics).toMatchObject([
      { severity: "error", code: "not-infrastructure", fatal: true, place: { file: "package.json" } },
    ]);
  });

  it("knows infrastructure without a distribution from none at all", () => {
    expect(find({ "main.tf": "" })).toMatchObject({ inputs: [], infrastructure: true });
    expect(find({ "README.md": "" })).toMatchObject({ inputs: [], infrastructure: false });
  });
});
