import { expect, test } from "vitest";
import type { Unknown } from "../../../src/value.ts";
import { evaluate, resource } from "./helpers.ts";

const TWO =
  'provider "aws" {\n  region = var.region\n}\nprovider "aws" {\n  alias  = "us"\n  region = "us-east-1"\n}\nvariable "region" {\n  default = "eu-west-1"\n}\n';

test("the region is that of the provider, with the way it came", () => {
  const { region } = resource(evaluate(`${TWO}resource "aws_lb" "l" {}\n`), "aws_lb.l");
  expect(region).toMatchObject({
    kind: "known",
    value: "eu-west-1",
    from: {
      at: { start: { line: 11 } },
      via: [{ at: { start: { line: 2 } } }, { kind: "variable-default" }],
    },
  });
});

test.each(["aws.us", '"aws.us"'])("an alias: %s", (written) => {
  const { region } = resource(
    evaluate(`${TWO}resource "aws_lb" "l" {\n  provider = ${written}\n}\n`),
    "aws_lb.l",
  );
  expect(region).toMatchObject({ kind: "known", value: "us-east-1" });
});

test("the resource's own region wins", () => {
  const { region } = resource(
    evaluate(`${TWO}resource "aws_lb" "l" {\n  region = "ap-south-1"\n}\n`),
    "aws_lb.l",
  );
  expect(region).toMatchObject({ kind: "known", value: "ap-south-1" });
});

test("without a region it is unknown, and the same for two resources", () => {
  const evaluation = evaluate('resource "aws_lb" "a" {}\nresource "aws_lb" "b" {}\n');
  expect(resource(evaluation, "aws_lb.a").region).toMatchObject({
    kind: "unknown",
    why: [{ what: "provider.aws.region", why: "no-value" }],
    form: { parts: [{ source: "provider.aws.region", kind: "region" }] },
  });
  expect((resource(evaluation, "aws_lb.a").region as Unknown).form).toEqual(
    (resource(evaluation, "aws_lb.b").region as Unknown).form,
  );
});

test("modules inherit the default provider, and get the others by name", () => {
  const evaluation = evaluate({
    "main.tf": `${TWO}module "m" {\n  source = "./m"\n  providers = {\n    aws.cert = aws.us\n  }\n}\nmodule "n" {\n  source = "./n"\n  providers = {\n    aws = aws.us\n  }\n}\n`,
    "m/main.tf": 'resource "aws_lb" "l" {}\nresource "aws_acm_certificate" "c" {\n  provider = aws.cert\n}\n',
    "n/main.tf": 'resource "aws_lb" "l" {}\n',
  });
  expect(resource(evaluation, "module.m.aws_lb.l").region).toMatchObject({ value: "eu-west-1" });
  expect(resource(evaluation, "module.m.aws_acm_certificate.c").region).toMatchObject({ value: "us-east-1" });
  expect(resource(evaluation, "module.n.aws_lb.l").region).toMatchObject({ value: "us-east-1" });
});

test("aliases share the account unless they have credentials of their own", () => {
  const account = (text: string) => {
    const evaluation = evaluate(
      `provider "aws" {}\nprovider "aws" {\n  alias = "x"\n${text}}\nresource "aws_lb" "a" {}\nresource "aws_lb" "b" {\n  provider = aws.x\n}\n`,
    );
    const [a, b] = ["aws_lb.a", "aws_lb.b"].map((address) => resource(evaluation, address).account);
    return [a, b].map((value) =>
      value?.kind === "unknown" && value.form?.kind === "text"
        ? value.form.parts[0]
        : value?.kind === "known"
          ? value.value
          : value,
    );
  };
  const [a, b] = account('  region = "us-east-1"\n');
  expect(a).toEqual(b);
  const [c, d] = account('  assume_role {\n    role_arn = "arn:aws:iam::111122223333:role/x"\n  }\n');
  expect(c).not.toEqual(d);
  expect(d).toBe("111122223333");
  expect(account('  assume_role {\n    role_arn = var.role\n  }\n}\nvariable "role" {\n')[1]).toMatchObject({
    kind: "account",
  });
  const chain = (first: string, second: string) =>
    account(
      `  assume_role {\n    role_arn = "${first}"\n  }\n  assume_role {\n    role_arn = "${second}"\n  }\n`,
    )[1];
  expect(chain("arn:aws:iam::111122223333:role/x", "arn:aws-cn:iam::444455556666:role/path/y")).toBe(
    "444455556666",
  );
  expect(chain("arn:aws:iam::111122223333:role/x", "not an ARN")).toMatchObject({ kind: "account" });
  expect(account('  allowed_account_ids = ["111122223333"]\n')[1]).toBe("111122223333");
});

test("an alias that the call does not pass is none of the caller's", () => {
  const evaluation = evaluate({
    "main.tf": `${TWO}module "m" {\n  source = "./m"\n}\n`,
    "m/main.tf": 'resource "aws_lb" "l" {\n  provider = aws.us\n}\n',
  });
  expect(resource(evaluation, "module.m.aws_lb.l").region).toMatchObject({
    kind: "unknown",
    why: [{ what: "provider.module.m.aws.us.region", says: expect.stringContaining("is passed") }],
  });
});

const BY_REGION =
  'provider "aws" {\n  alias    = "by_region"\n  for_each = toset(["eu-west-1", "us-east-1"])\n  region   = each.value\n}\n';

test("OpenTofu's configurations with for_each have a region each", () => {
  const evaluation = evaluate({
    "main.tofu": `${BY_REGION}resource "aws_lb" "one" {\n  provider = aws.by_region["us-east-1"]\n}\nresource "aws_lb" "each" {\n  for_each = toset(["eu-west-1", "us-east-1"])\n  provider = aws.by_region[each.key]\n}\nmodule "m" {\n  source    = "./m"\n  for_each  = { a = "eu-west-1" }\n  providers = {\n    aws = aws.by_region[each.value]\n  }\n}\nresource "aws_lb" "none" {\n  provider = aws.by_region["ap-south-1"]\n}\nresource "aws_lb" "unknown" {\n  provider = aws.by_region[var.r]\n}\nvariable "r" {}\n`,
    "m/main.tofu": 'resource "aws_lb" "l" {}\n',
  });
  const regionOf = (address: string) => resource(evaluation, address).region;
  expect(regionOf("aws_lb.one")).toMatchObject({ value: "us-east-1" });
  expect(regionOf('aws_lb.each["eu-west-1"]')).toMatchObject({ value: "eu-west-1" });
  expect(regionOf('aws_lb.each["us-east-1"]')).toMatchObject({ value: "us-east-1" });
  expect(regionOf('module.m["a"].aws_lb.l')).toMatchObject({ value: "eu-west-1" });
  expect(regionOf("aws_lb.none")).toMatchObject({ kind: "unknown", why: [{ why: "error" }] });
  expect(regionOf("aws_lb.unknown")).toMatchObject({
    kind: "unknown",
    why: [{ what: "var.r", why: "no-value" }],
  });
});

test("JSON names configurations as texts", () => {
  const evaluation = evaluate({
    "main.tf": TWO,
    "more.tf.json":
      '{"resource": {"aws_lb": {"l": {"provider": "aws.us"}}}, "module": {"m": {"source": "./m", "providers": {"aws.cert": "aws.us"}}}}',
    "m/main.tf.json": '{"resource": {"aws_lb": {"l": {"provider": "aws.cert"}, "d": {}}}}',
  });
  expect(resource(evaluation, "aws_lb.l").region).toMatchObject({ value: "us-east-1" });
  expect(resource(evaluation, "module.m.aws_lb.l").region).toMatchObject({ value: "us-east-1" });
  expect(resource(evaluation, "module.m.aws_lb.d").region).toMatchObject({ value: "eu-west-1" });
});
