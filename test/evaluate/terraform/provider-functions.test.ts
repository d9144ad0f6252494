import { expect, test } from "vitest";
import { expression, show } from "./helpers.ts";

/** No provider can be asked here: the cases are those of its own tests and of its source. */
const AROUND = 'variable "v" {\n  type = string\n}\ndata "aws_region" "here" {}\n';

test.each([
  [
    'provider::aws::arn_parse("arn:aws:iam::444455556666:role/example")',
    { partition: "aws", service: "iam", region: "", account_id: "444455556666", resource: "role/example" },
  ],
  [
    'provider::aws::arn_parse("arn:aws:logs:eu-west-1:1:log-group:/a:*")',
    { partition: "aws", service: "logs", region: "eu-west-1", account_id: "1", resource: "log-group:/a:*" },
  ],
  [
    'provider::aws::arn_build("aws", "iam", "", "444455556666", "role/example")',
    "arn:aws:iam::444455556666:role/example",
  ],
  ['provider::aws::arn_build("aws", "s3", "", "", var.v)', "arn:aws:s3:::{var.v}"],
  [
    'provider::aws::trim_iam_role_path("arn:aws:iam::444455556666:role/with/some/path/parts/example")',
    "arn:aws:iam::444455556666:role/example",
  ],
  ['provider::aws::user_agent("a", "1.0", "b")', "a/1.0 (b)"],
  ['provider::aws::user_agent("a", "", "")', "a"],
])("%s", (text, wanted) => {
  expect(show(text, AROUND)).toEqual(wanted);
});

test.each([
  'provider::aws::arn_parse("foo")',
  'provider::aws::arn_parse("arn:aws:iam:x")',
  'provider::aws::arn_build("aws", "s3")',
  'provider::aws::trim_iam_role_path("arn:aws:s3:::bucket/foo")',
  'provider::aws::trim_iam_role_path("arn:aws:iam:us-east-1:444455556666:role/example")',
  'provider::aws::trim_iam_role_path("arn:aws:iam::444455556666:policy/example")',
  'provider::aws::user_agent("", "1", "")',
])("%s is an error", (text) => {
  expect(expression(text, AROUND)).toMatchObject({ kind: "unknown", why: [{ why: "error" }] });
});

test("an ARN of which a part is not known has the others", () => {
  expect(show('provider::aws::arn_parse("arn:aws:s3:::${var.v}").service', AROUND)).toBe("s3");
  expect(show('provider::aws::arn_parse("arn:aws:s3:::a:b/${var.v}:c").resource', AROUND)).toBe(
    "a:b/{var.v}:c",
  );
  expect(show('provider::aws::arn_parse("arn:aws:s3:${data.aws_region.here.name}:1:x").region', AROUND)).toBe(
    "{provider.aws.region}",
  );
  expect(show('provider::aws::arn_parse("arn:${var.v}:s3:::x")', AROUND)).toEqual({ open: {} });
});

test("functions of other providers are unknown, and say whose they are", () => {
  expect(show('provider::time::rfc3339_parse("x")', AROUND)).toEqual({
    unknown: ["provider::time::rfc3339_parse() provider-function"],
  });
});
