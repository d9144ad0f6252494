import { describe, expect, it } from "vitest";
import type { EdgeModel } from "../../src/model/model.ts";
import { cloudformationModel, terraformModel } from "../support/model-of.ts";

function joined({ apiIntegrations }: EdgeModel): readonly string[] {
  return apiIntegrations.map(({ addresses, function: target, kind }) => {
    const type = kind.kind === "known" ? kind.value : kind.kind;
    return `${addresses[0]} ${type} ${target.kind === "known" ? target.value.address : target.kind}`;
  });
}

function restApi(body: string): string {
  return `
resource "aws_api_gateway_rest_api" "orders" {
  body = ${body}
}

resource "aws_lambda_function" "list" {}

variable "body" {
  type = string
}
`;
}

const METHOD = (integration: string) =>
  `{ paths = { "/orders" = { parameters = [], get = { x-amazon-apigateway-integration = ${integration} } } } }`;

describe("the integrations in the definition of a REST API", () => {
  it.each([
    [
      "the function's own address",
      `jsonencode(${METHOD('{ type = "aws_proxy", uri = aws_lambda_function.list.invoke_arn }')})`,
      ["aws_api_gateway_rest_api.orders aws_proxy aws_lambda_function.list"],
    ],
    [
      "an address around the function's ARN",
      `jsonencode(${METHOD('{ type = "aws_proxy", uri = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${aws_lambda_function.list.arn}/invocations" }')})`,
      ["aws_api_gateway_rest_api.orders aws_proxy aws_lambda_function.list"],
    ],
    [
      "no function",
      `jsonencode(${METHOD('{ type = "http_proxy", uri = "https://example.com" }')})`,
      ["aws_api_gateway_rest_api.orders http_proxy absent"],
    ],
    ["a method without one", 'jsonencode({ paths = { "/" = { get = {} } } })', []],
    ["no definition of that shape", 'jsonencode({ paths = "none", swagger = ["2.0"] })', []],
    ["a text that is no JSON", '"openapi: 3.0.1"', []],
    ["what has no value", "var.body", []],
  ])("%s", (_, body, found) => {
    expect(joined(terraformModel(restApi(body)))).toEqual(found);
  });

  it("are found in CloudFormation", () => {
    const model = cloudformationModel(`
Transform: AWS::Serverless-2016-10-31
Resources:
  List:
    Type: AWS::Lambda::Function
  Orders:
    Type: AWS::Serverless::Api
    Properties:
      DefinitionBody:
        paths:
          /orders:
            get:
              x-amazon-apigateway-integration: { type: aws_proxy, uri: !GetAtt List.Arn }
`);
    expect(joined(model)).toEqual(["Orders aws_proxy List"]);
  });
});
