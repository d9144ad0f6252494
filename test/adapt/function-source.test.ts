import { describe, expect, it } from "vitest";
import { buildModel } from "../../src/adapt/build-model.ts";
import { loadAssembly } from "../../src/evaluate/cdk/load-assembly.ts";
import { loadTemplate } from "../../src/evaluate/cloudformation/load-template.ts";
import type { EvaluableRoot } from "../../src/evaluate/resource.ts";
import { loadTerraformRoot } from "../../src/evaluate/terraform/load.ts";
import { MemoryFiles } from "../../src/source/memory-files.ts";

const CODE = "exports.handler = async (event) => event.Records[0].cf.request;\n";

/** `entry (where it is written)`, or why it is not known. */
function sourceOf(root: EvaluableRoot | undefined): string {
  const [found] = root ? buildModel(root.evaluate(new Map())).value.model.edgeFunctions : [];
  if (found === undefined) return "no function";
  const { source } = found;
  if (source.kind === "absent") return "absent";
  if (source.kind === "unknown") return source.why.map(({ says, what }) => `${what} ${says}`).join();
  const file = source.value.files.get(source.value.entry);
  const where = file?.path ?? `${file?.from?.at.file}:${file?.from?.at.start.line}`;
  return `${source.value.entry} ${source.value.handler} (${where})`;
}

const TERRAFORM = `
resource "aws_cloudfront_distribution" "site" {
  default_cache_behavior {
    target_origin_id = "a"
    lambda_function_association {
      event_type = "viewer-request"
      lambda_arn = aws_lambda_function.edge.qualified_arn
    }
  }
}

resource "aws_lambda_function" "edge" {
  function_name = "edge"
  handler       = "index.handler"
  filename      = data.archive_file.edge.output_path
}
`;

function fromTerraform(archive: string, files: Readonly<Record<string, string>>, more = TERRAFORM): string {
  const text = `${more}\ndata "archive_file" "edge" {\n  type = "zip"\n  output_path = "edge.zip"\n${archive}\n}\n`;
  const memory = new MemoryFiles({ "infra/main.tf": text, ...files });
  return sourceOf(loadTerraformRoot("infra", memory, { varFiles: [], vars: [], environment: {} }).value);
}

describe("in Terraform the code is found", () => {
  it.each<[string, string, Readonly<Record<string, string>>, string]>([
    [
      "as a file",
      `source_file = "\${path.module}/edge/index.js"`,
      { "infra/edge/index.js": CODE },
      "index.js handler (infra/edge/index.js)",
    ],
    [
      "in a folder",
      `source_dir = "\${path.module}/../edge"`,
      { "edge/index.mjs": CODE },
      "index.mjs handler (edge/index.mjs)",
    ],
    [
      "in TypeScript",
      `source_dir = "edge"`,
      { "infra/edge/index.ts": CODE },
      "index.ts handler (infra/edge/index.ts)",
    ],
    [
      "inline",
      `source {\n content = "exports.handler = 1"\n filename = "index.js"\n}`,
      {},
      "index.js handler (infra/main.tf:22)",
    ],
    [
      "inline, as a file reads",
      `source {\n content = file("edge.js")\n filename = "index.js"\n}`,
      { "infra/edge.js": CODE },
      "index.js handler (infra/edge.js)",
    ],
    [
      "as content",
      `source_content = "exports.handler = 1"\nsource_content_filename = "index.js"`,
      {},
      "index.js handler (infra/main.tf:21)",
    ],
    [
      "filled in",
      `source {\n content = templatefile("edge.tpl", { a = timestamp() })\n filename = "index.js"\n}`,
      { "infra/edge.tpl": `const a = "\${a}";\n${CODE}` },
      "index.js handler (infra/main.tf:22)",
    ],
    [
      "but not outside the repository",
      `source_dir = "../../edge"`,
      {},
      "aws_lambda_function.edge code lies in an archive, a bucket or an image",
    ],
    [
      "but not before it is built",
      `source_dir = "dist"`,
      { "infra/dist/main.js": CODE },
      "handler index.handler is in no file of the code that lies here",
    ],
    [
      "but not what was installed",
      `source_dir = "edge"`,
      { "infra/edge/node_modules/index.js": CODE },
      "handler index.handler is in no file of the code that lies here",
    ],
  ])("%s", (_, archive, files, expected) => {
    expect(fromTerraform(archive, files)).toBe(expected);
  });

  it("in a file that Terraform writes", () => {
    const written = `${TERRAFORM}\nresource "local_file" "edge" {\n  filename = "index.js"\n  content = "exports.handler = 1"\n}\n`;
    expect(fromTerraform("source_file = local_file.edge.filename", {}, written)).toBe(
      "index.js handler (infra/main.tf:20)",
    );
  });

  it("by the path of the archive", () => {
    const named = TERRAFORM.replace("data.archive_file.edge.output_path", '"edge.zip"');
    expect(fromTerraform(`source_file = "index.js"`, { "infra/index.js": CODE }, named)).toBe(
      "index.js handler (infra/index.js)",
    );
  });

  it("of a CloudFront Function", () => {
    const text = `resource "aws_cloudfront_distribution" "a" {\n default_cache_behavior {\n function_association {\n event_type = "viewer-request"\n function_arn = aws_cloudfront_function.edge.arn\n}\n}\n}\nresource "aws_cloudfront_function" "edge" {\n name = "edge"\n code = file("edge.js")\n}`;
    const memory = new MemoryFiles({ "main.tf": text, "edge.js": CODE });
    const root = loadTerraformRoot("", memory, { varFiles: [], vars: [], environment: {} }).value;
    expect(sourceOf(root)).toBe("function.js handler (edge.js)");
  });
});

describe("in CloudFormation the code is found", () => {
  const template = (properties: string, type = "AWS::Lambda::Function") =>
    `Transform: AWS::Serverless-2016-10-31\nResources:\n  Edge:\n    Type: ${type}\n    Properties:\n      Handler: index.handler\n      Runtime: nodejs22.x\n${properties}`;

  it.each<[string, string, string]>([
    [
      "inline",
      template(`      Code:\n        ZipFile: |\n          ${CODE}`),
      "index.js handler (infra/template.yaml:9)",
    ],
    [
      "in Python",
      template(`      Code:\n        ZipFile: "a = 1"`).replace("nodejs22.x", "python3.13"),
      "index.py handler (infra/template.yaml:9)",
    ],
    ["in a folder", template("      Code: edge"), "index.js handler (infra/edge/index.js)"],
    [
      "in a folder of SAM",
      template("      CodeUri: edge/", "AWS::Serverless::Function"),
      "index.js handler (infra/edge/index.js)",
    ],
    [
      "in SAM's inline code",
      template(`      InlineCode: "exports.handler = 1"`, "AWS::Serverless::Function"),
      "index.js handler (infra/template.yaml:8)",
    ],
    [
      "filled in",
      template(
        `      Code:\n        ZipFile: !Sub |\n          const a = "\${AWS::AccountId}";\n          ${CODE}`,
      ),
      "index.js handler (infra/template.yaml:9)",
    ],
    [
      "but not in a bucket",
      template("      Code: { S3Bucket: a, S3Key: b }"),
      "Edge code lies in an archive, a bucket or an image",
    ],
    [
      "but not outside the repository",
      template("      Code: ../../edge"),
      "Edge code lies in an archive, a bucket or an image",
    ],
    [
      "but not elsewhere",
      template("      CodeUri: s3://bucket/key", "AWS::Serverless::Function"),
      "Edge code lies in an archive, a bucket or an image",
    ],
  ])("%s", (_, text, expected) => {
    const files = new MemoryFiles({ "infra/template.yaml": text, "infra/edge/index.js": CODE });
    const read = files.read("infra/template.yaml");
    expect(sourceOf(read.ok ? loadTemplate(read.file, { files }).value : undefined)).toBe(expected);
  });

  it("in an asset of CDK", () => {
    const stack = {
      Resources: {
        Edge: {
          Type: "AWS::Lambda::Function",
          Properties: { Handler: "index.handler", Code: { S3Bucket: "assets", S3Key: "abc.zip" } },
          Metadata: { "aws:asset:path": "asset.abc", "aws:asset:property": "Code" },
        },
      },
    };
    const manifest = {
      version: "40.0.0",
      artifacts: {
        App: { type: "aws:cloudformation:stack", properties: { templateFile: "App.template.json" } },
      },
    };
    const files = new MemoryFiles({
      "cdk.out/manifest.json": JSON.stringify(manifest),
      "cdk.out/App.template.json": JSON.stringify(stack),
      "cdk.out/asset.abc/index.js": CODE,
    });
    expect(sourceOf(loadAssembly("cdk.out", files).value)).toBe(
      "index.js handler (cdk.out/asset.abc/index.js)",
    );
  });
});
