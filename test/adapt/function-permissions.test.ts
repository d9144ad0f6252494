import { describe, expect, it } from "vitest";
import type { EdgeModel } from "../../src/model/model.ts";
import { cloudformationModel, terraformModel } from "../support/model-of.ts";

/** The actions that the function of the only URL allows, and what leaves that open. */
function allowed({ functionUrls: [url] }: EdgeModel) {
  const { items = [], open = [] } = url?.permissions ?? {};
  const actions = items.map(({ action }) => (action.kind === "known" ? action.value : "?"));
  return { actions, open: open.map(({ what }) => what) };
}

function withReferences(urlOf: string, permissionOf: string, more = "") {
  return allowed(
    terraformModel(`
resource "aws_lambda_function" "api" {
  function_name = "api"
}
resource "aws_lambda_function" "other" {
  function_name = "other"
}
resource "aws_lambda_alias" "live" {
  name             = "live"
  function_name    = aws_lambda_function.api.arn
  function_version = "1"
}
resource "aws_lambda_function_url" "api" {
  function_name      = ${urlOf}
  authorization_type = "AWS_IAM"
}
resource "aws_lambda_permission" "cloudfront" {
  function_name = ${permissionOf}
  action        = "lambda:InvokeFunctionUrl"
  principal     = "cloudfront.amazonaws.com"
}
${more}`),
  );
}

const JOINED = { actions: ["lambda:InvokeFunctionUrl"], open: [] };
const APART = { actions: [], open: [] };

describe("a permission is of the function of the URL", () => {
  it.each([
    ["aws_lambda_function.api.function_name", "aws_lambda_function.api.function_name"],
    ["aws_lambda_function.api.function_name", "aws_lambda_function.api.arn"],
    ["aws_lambda_function.api.arn", '"api"'],
    ["aws_lambda_function.api.function_name", '"arn:aws:lambda:eu-west-1:111122223333:function:api:live"'],
    ["aws_lambda_function.api.arn", "aws_lambda_function_url.api.function_name"],
    ["aws_lambda_function.api.function_name", "aws_lambda_alias.live.arn"],
  ])("%s and %s", (url, permission) => {
    const joined = withReferences(url, permission);
    // An ARN and a literal name meet only where the name of the function is read.
    const isNameOnly = url.endsWith(".arn") && permission === '"api"';
    expect(joined.actions.length > 0 || joined.open.length > 0).toBe(true);
    if (!isNameOnly) expect(joined).toEqual(JOINED);
  });

  it.each([
    ["aws_lambda_function.api.function_name", "aws_lambda_function.other.function_name"],
    ["aws_lambda_function.api.arn", "aws_lambda_function.other.arn"],
    ["aws_lambda_function.api.function_name", "aws_lambda_function.other.arn"],
    ["aws_lambda_function.api.function_name", '"other"'],
  ])("not %s and %s", (url, permission) => {
    expect(withReferences(url, permission)).toEqual(APART);
  });

  it("is not known of a reference without a value", () => {
    expect(withReferences("aws_lambda_function.api.arn", "var.name", 'variable "name" {}').open).toContain(
      "var.name",
    );
  });

  it("is not known of a function that the input does not make", () => {
    const { actions, open } = withReferences('"api"', '"api"');
    expect(actions).toEqual(["lambda:InvokeFunctionUrl"]);
    expect(open).toEqual(["aws_lambda_function_url.api"]);
  });

  it("may stand in a module that is not installed and is handed the function", () => {
    for (const name of ["arn", "function_name"]) {
      const more = `module "access" {\n  source   = "example/access/aws"\n  function = aws_lambda_function.api.${name}\n}`;
      expect(
        withReferences("aws_lambda_function.api.arn", "aws_lambda_function.other.arn", more).open,
      ).toEqual(["module.access"]);
    }
  });

  it("in CloudFormation too, by the name, the ARN or the URL's function", () => {
    for (const reference of ["!Ref Api", "!GetAtt Api.Arn", "!GetAtt Url.FunctionArn", "!Ref Alias"]) {
      const model = cloudformationModel(`
Resources:
  Api:
    Type: AWS::Lambda::Function
    Properties: {}
  Alias:
    Type: AWS::Lambda::Alias
    Properties: { FunctionName: !Ref Api, FunctionVersion: "1", Name: live }
  Url:
    Type: AWS::Lambda::Url
    Properties: { TargetFunctionArn: !GetAtt Api.Arn, AuthType: AWS_IAM }
  Permission:
    Type: AWS::Lambda::Permission
    Properties: { FunctionName: ${reference}, Action: "lambda:InvokeFunctionUrl", Principal: cloudfront.amazonaws.com }
`);
      expect(allowed(model)).toEqual(JOINED);
    }
  });
});
