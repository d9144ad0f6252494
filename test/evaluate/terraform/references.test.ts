import { describe, expect, test } from "vitest";
import { at, evaluate, expression, property, resource, show } from "./helpers.ts";

function declared(...resources: readonly string[]): string {
  return resources.map((text) => (text.includes("{") ? `${text}\n` : `${text} {}\n`)).join("");
}

describe("attributes of resources", () => {
  test("a written argument is that value, and says how it came", () => {
    const around = declared('resource "aws_acm_certificate" "c" {\n  domain_name = "a.example.com"\n}');
    const value = expression("aws_acm_certificate.c.domain_name", around);
    expect(value).toMatchObject({ kind: "known", value: "a.example.com" });
    expect(value.from.via).toMatchObject([
      {
        kind: "argument",
        address: "aws_acm_certificate.c",
        path: "domain_name",
        at: { file: "around.tf", start: { line: 2 } },
      },
    ]);
  });

  test("a computed one is an atom with the kind that its type gives it", () => {
    expect(expression("aws_lb.web.dns_name", declared('resource "aws_lb" "web"'))).toMatchObject({
      kind: "unknown",
      why: [{ what: "aws_lb.web.dns_name", why: "resource-attribute" }],
      form: {
        kind: "text",
        parts: [
          {
            source: "aws_lb.web.dns_name",
            address: "aws_lb.web",
            attribute: "dns_name",
            kind: "load-balancer-host",
          },
        ],
      },
    });
  });

  test.each([
    ["aws_lambda_function_url", "function_url", ["https://", { kind: "function-url-host" }, "/"]],
    ["aws_s3_bucket", "bucket_regional_domain_name", [{ kind: "s3-bucket-host" }]],
    ["aws_s3_bucket_website_configuration", "website_endpoint", [{ kind: "s3-website-host" }]],
    [
      "aws_apigatewayv2_domain_name",
      "domain_name_configuration[0].target_domain_name",
      [{ kind: "api-domain-target-host" }],
    ],
    [
      "aws_lambda_function",
      "qualified_arn",
      [
        { source: "aws_lambda_function.x.arn", kind: "arn" },
        ":",
        { source: "aws_lambda_function.x.version" },
      ],
    ],
    ["aws_eip", "public_dns", [{ kind: "ec2-public-host" }]],
    ["aws_whatever", "id", [{ kind: "id" }]],
    ["aws_whatever", "role_arn", [{ kind: "arn" }]],
    ["aws_whatever", "colour", [{ source: "aws_whatever.x.colour" }]],
  ])("%s.%s", (type, attribute, parts) => {
    const value = expression(`${type}.x.${attribute}`, declared(`resource "${type}" "x"`));
    expect(value).toMatchObject({ kind: "unknown", form: { kind: "text", parts } });
  });

  test("the scheme of an API endpoint follows its protocol", () => {
    const api = (protocol: string) =>
      declared(`resource "aws_apigatewayv2_api" "x" {\n  protocol_type = ${protocol}\n}`);
    expect(show("aws_apigatewayv2_api.x.api_endpoint", api('"HTTP"'))).toBe(
      "https://{aws_apigatewayv2_api.x.api_endpoint}",
    );
    expect(show("aws_apigatewayv2_api.x.api_endpoint", api('"WEBSOCKET"'))).toBe(
      "wss://{aws_apigatewayv2_api.x.api_endpoint}",
    );
    const unknown = show("aws_apigatewayv2_api.x.api_endpoint", api("var.nothing"));
    expect(unknown).not.toContain("https");
  });

  test("an invoke URL holds its stage, found through the API it belongs to", () => {
    const around = declared(
      'resource "aws_apigatewayv2_api" "a" {\n  protocol_type = "HTTP"\n}',
      'resource "aws_apigatewayv2_stage" "s" {\n  api_id = aws_apigatewayv2_api.a.id\n  name = "$default"\n}',
      'resource "aws_api_gateway_stage" "r" {\n  stage_name = "prod"\n}',
    );
    expect(show("aws_apigatewayv2_stage.s.invoke_url", around)).toBe(
      "https://{aws_apigatewayv2_stage.s.invoke_url}/",
    );
    expect(show('split("/", aws_api_gateway_stage.r.invoke_url)[3]', around)).toBe("prod");
  });

  test("an argument that is null is computed", () => {
    const around = declared('resource "aws_s3_bucket" "b" {\n  bucket = null\n}');
    expect(show("aws_s3_bucket.b.bucket", around)).toBe("{aws_s3_bucket.b.bucket}");
  });

  test("a validated certificate is the certificate", () => {
    const around = declared(
      'resource "aws_acm_certificate" "c"',
      'resource "aws_acm_certificate_validation" "v" {\n  certificate_arn = aws_acm_certificate.c.arn\n}',
    );
    const value = expression("aws_acm_certificate_validation.v.certificate_arn", around);
    expect(value).toMatchObject({
      form: { parts: [{ address: "aws_acm_certificate.c", attribute: "arn", kind: "arn" }] },
    });
    expect(value.from.via).toMatchObject([{ address: "aws_acm_certificate_validation.v" }]);
  });

  test("a block of another resource: what is written, and what is not", () => {
    const around = declared(
      'resource "aws_cloudfront_vpc_origin" "o" {\n  vpc_origin_endpoint_config {\n    http_port = 8080\n  }\n}',
    );
    expect(show("aws_cloudfront_vpc_origin.o.vpc_origin_endpoint_config[0].http_port", around)).toBe(8080);
    expect(show("aws_cloudfront_vpc_origin.o.vpc_origin_endpoint_config[0].arn", around)).toBe(
      "{aws_cloudfront_vpc_origin.o.vpc_origin_endpoint_config[0].arn}",
    );
  });

  test("what is not declared is an error that try does not see", () => {
    expect(expression('try(aws_lb.nope.arn, "x")')).toMatchObject({
      kind: "unknown",
      why: [{ what: "aws_lb.nope", why: "error" }],
    });
  });
});

describe("instances", () => {
  const counted = declared('resource "aws_lb" "web" {\n  count = 2\n}');
  const keyed = declared('resource "aws_lb" "web" {\n  for_each = toset(["eu", "us"])\n  name = each.key\n}');

  test.each([
    ["aws_lb.web[1].dns_name", counted, "{aws_lb.web[1].dns_name}"],
    ["aws_lb.web[*].dns_name", counted, ["{aws_lb.web[0].dns_name}", "{aws_lb.web[1].dns_name}"]],
    ["aws_lb.web.*.dns_name", counted, ["{aws_lb.web[0].dns_name}", "{aws_lb.web[1].dns_name}"]],
    ["length(aws_lb.web)", counted, 2],
    ["element(aws_lb.web[*].dns_name, 3)", counted, "{aws_lb.web[1].dns_name}"],
    ['aws_lb.web["eu"].dns_name', keyed, '{aws_lb.web["eu"].dns_name}'],
    ['aws_lb.web["eu"].name', keyed, "eu"],
    ["values(aws_lb.web)[*].name", keyed, ["eu", "us"]],
    ["{ for k, v in aws_lb.web : k => v.name }", keyed, { eu: "eu", us: "us" }],
    ["keys(aws_lb.web)", keyed, ["eu", "us"]],
    ['try(aws_lb.web["nope"].name, "none")', keyed, "none"],
    ["one(aws_lb.none[*].dns_name)", declared('resource "aws_lb" "none" {\n  count = 0\n}'), null],
    ['try(aws_lb.none[0].dns_name, "none")', declared('resource "aws_lb" "none" {\n  count = 0\n}'), "none"],
    [
      "one(aws_lb.one[*].dns_name)",
      declared('resource "aws_lb" "one" {\n  count = 1\n}'),
      "{aws_lb.one[0].dns_name}",
    ],
  ])("%s", (text, around, wanted) => {
    expect(show(text, around)).toEqual(wanted);
  });

  test("every instance is a resource, with its own values", () => {
    const evaluation = evaluate(keyed);
    expect(evaluation.resources.map(({ address }) => address)).toEqual([
      'aws_lb.web["eu"]',
      'aws_lb.web["us"]',
    ]);
    expect(property(evaluation, 'aws_lb.web["us"]', "name")).toBe("us");
  });

  test("for_each over another resource", () => {
    const evaluation = evaluate(
      `${keyed}resource "aws_route53_record" "r" {\n  for_each = aws_lb.web\n  name = each.value.dns_name\n}\n`,
    );
    expect(property(evaluation, 'aws_route53_record.r["eu"]', "name")).toBe('{aws_lb.web["eu"].dns_name}');
  });

  test("a whole resource handed to a module", () => {
    const files = {
      "lb.tf": declared('resource "aws_lb" "web" {\n  name = "n"\n}'),
      "call.tf": 'module "m" {\n  source = "./m"\n  lb = aws_lb.web\n}\n',
      "m/main.tf":
        'variable "lb" {}\noutput "host" {\n  value = var.lb.dns_name\n}\noutput "name" {\n  value = var.lb.name\n}\n',
    };
    expect(show("module.m.host", files)).toBe("{aws_lb.web.dns_name}");
    expect(show("module.m.name", files)).toBe("n");
  });
});

describe("data sources", () => {
  const provider = 'provider "aws" {\n  region = "eu-west-1"\n}\n';

  test("they are resources of their own, with what is written", () => {
    const evaluation = evaluate('data "aws_acm_certificate" "c" {\n  domain = "a.example.com"\n}\n');
    expect(resource(evaluation, "data.aws_acm_certificate.c")).toMatchObject({
      mode: "data",
      type: "aws_acm_certificate",
    });
    expect(property(evaluation, "data.aws_acm_certificate.c", "domain")).toBe("a.example.com");
  });

  test("the rest is read from AWS", () => {
    const value = expression("data.aws_acm_certificate.c.arn", 'data "aws_acm_certificate" "c" {}\n');
    expect(value).toMatchObject({
      kind: "unknown",
      why: [{ why: "data-source" }],
      form: { parts: [{ address: "data.aws_acm_certificate.c", kind: "arn" }] },
    });
  });

  test.each([
    ["origin_request_policy", "name", "Managed-AllViewer", "id", "216adef6-5c7f-47e4-b989-5492eafa07d3"],
    ["cache_policy", "name", "Managed-CachingDisabled", "id", "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"],
    ["cache_policy", "id", "658327ea-f89d-4fab-a63d-7e88639e58f6", "name", "Managed-CachingOptimized"],
  ])("managed %s by %s", (type, argument, written, attribute, wanted) => {
    const around = `data "aws_cloudfront_${type}" "p" {\n  ${argument} = "${written}"\n}\n`;
    expect(show(`data.aws_cloudfront_${type}.p.${attribute}`, around)).toBe(wanted);
  });

  test("what another state says is named", () => {
    const around = 'data "terraform_remote_state" "net" {}\n';
    const value = expression("data.terraform_remote_state.net.outputs.host", around);
    expect(value).toMatchObject({
      kind: "unknown",
      why: [{ what: "data.terraform_remote_state.net.outputs", why: "remote-state" }],
    });
    expect(expression('try(data.terraform_remote_state.net.outputs.host, "x")', around).kind).toBe("unknown");
  });

  test("a policy of the account's own is not known", () => {
    const around = 'data "aws_cloudfront_origin_request_policy" "p" {\n  name = "AllViewer"\n}\n';
    expect(expression("data.aws_cloudfront_origin_request_policy.p.id", around).kind).toBe("unknown");
  });

  test.each([
    ["data.aws_region.r.name", "eu-west-1"],
    ["data.aws_partition.p.dns_suffix", "amazonaws.com"],
    ["data.aws_partition.p.partition", "aws"],
    ["data.aws_caller_identity.c.account_id", "{provider.aws.account}"],
  ])("%s", (text, wanted) => {
    expect(
      show(
        text,
        `${provider}data "aws_region" "r" {}\ndata "aws_partition" "p" {}\ndata "aws_caller_identity" "c" {}\n`,
      ),
    ).toBe(wanted);
  });
});

test("only resources that adapters read are handed on", () => {
  const evaluation = evaluate(
    'resource "aws_vpc" "v" {}\nresource "aws_lb" "l" {\n  name = aws_vpc.v.id\n}\n',
  );
  expect(evaluation.resources.map(({ address }) => address)).toEqual(["aws_lb.l"]);
  expect(at(resource(evaluation, "aws_lb.l"), "name")).toMatchObject({
    form: { parts: [{ address: "aws_vpc.v" }] },
  });
});
