import { describe, expect, test } from "vitest";
import { evaluate } from "./helpers.ts";

const AROUND = `
resource "aws_iam_role" "app" {
  name = "app"
}

resource "aws_lambda_function" "api" {
  function_name = "api"
  role          = aws_iam_role.app.arn
}

resource "aws_lambda_function" "edge" {
  function_name = "edge"
  filename      = data.archive_file.edge.output_path
}

resource "aws_lambda_alias" "live" {
  name          = "live"
  function_name = aws_lambda_function.edge.arn
}

resource "aws_lambda_alias" "named" {
  name          = "named"
  function_name = "edge"
}

data "aws_lambda_function" "found" {
  function_name = "edge"
}

data "archive_file" "edge" {
  type        = "zip"
  output_path = "edge.zip"
}
`;

const EDGE = ["aws_lambda_function.edge", "data.archive_file.edge"];
const ALL = ["aws_lambda_function.api", ...EDGE, "data.aws_lambda_function.found"].sort();

/** The code that is gathered with a distribution that has these blocks in a behavior. */
function code(blocks: string, around = AROUND, types: readonly string[] = []): readonly string[] {
  const text = `${around}
resource "aws_cloudfront_distribution" "site" {
  default_cache_behavior {
    ${blocks}
  }
}
`;
  return evaluate(text, { types: new Set(types) })
    .resources.filter(({ type }) => type === "aws_lambda_function" || type === "archive_file")
    .map(({ address }) => address)
    .sort();
}

function association(arn: string): string {
  return `lambda_function_association {
      event_type = "origin-request"
      lambda_arn = ${arn}
    }`;
}

describe("Lambda functions are evaluated where a distribution runs them", () => {
  test.each([
    ["none", "", []],
    ["one by its attribute", association("aws_lambda_function.edge.qualified_arn"), EDGE],
    ["one by its attribute and a version", association('"${aws_lambda_function.edge.arn}:7"'), EDGE],
    ["one by its alias", association("aws_lambda_alias.live.arn"), EDGE],
    ["one by an alias that names it", association("aws_lambda_alias.named.arn"), ALL],
    ["one that is looked up", association("data.aws_lambda_function.found.qualified_arn"), ALL],
    ["one by its ARN", association('"arn:aws:lambda:us-east-1:123456789012:function:edge:7"'), ALL],
    [
      "one by its ARN in an account that is not known",
      association('"arn:aws:lambda:us-east-1:${var.account}:function:edge:7"'),
      ALL,
    ],
    [
      "one of another configuration",
      association("data.aws_ssm_parameter.edge.value"),
      ["data.archive_file.edge"],
    ],
    [
      "one in a block that may not be there",
      `dynamic "lambda_function_association" {
        for_each = var.associations
        content {
          event_type = "viewer-request"
          lambda_arn = aws_lambda_function.edge.qualified_arn
        }
      }`,
      EDGE,
    ],
  ])("%s", (_, blocks, expected) => {
    const around = `${AROUND}\ndata "aws_ssm_parameter" "edge" {}\nvariable "account" {}\nvariable "associations" {}\n`;
    expect(code(blocks, around)).toEqual(expected);
  });

  test("or all of them, where a policy is about the type", () => {
    expect(code("", AROUND, ["aws_lambda_function"])).toEqual(
      ALL.filter((address) => !address.includes("archive")),
    );
  });
});

describe("other resources", () => {
  const text = `
resource "aws_lb" "web" {}
resource "aws_wafv2_web_acl" "web" {}
module "waf" {
  source = "./waf"
}
`;
  const texts = { "main.tf": text, "waf/main.tf": 'resource "aws_wafv2_web_acl" "inner" {}\n' };
  const addresses = (types: readonly string[]) =>
    evaluate(texts, { types: new Set(types) }).resources.map(({ address }) => address);

  test("are handed on where adapters read their type", () => {
    expect(addresses([])).toEqual(["aws_lb.web"]);
  });

  test("or where a policy is about it, in modules that hold nothing else too", () => {
    expect(addresses(["aws_wafv2_web_acl"])).toEqual([
      "aws_lb.web",
      "aws_wafv2_web_acl.web",
      "module.waf.aws_wafv2_web_acl.inner",
    ]);
  });
});
