import { describe, expect, it } from "vitest";
import { readTemplate, render, show } from "../../src/policy/message.ts";
import type { MessageArgument } from "../../src/rule.ts";
import { distribution } from "../support/model-builder.ts";
import { atom, from, is, list, missing, notSet, openList, text } from "../support/values.ts";

const site = distribution({
  origins: [{ headers: { items: [{ name: is("x-secret"), value: is("hunter2") }], open: [] } }],
});

function told(message: string, args: Readonly<Record<string, MessageArgument>> = {}): string {
  const template = readTemplate(message, "distribution");
  return template.ok ? render(template.value, site, from(), args).text : template.message;
}

describe("a message", () => {
  it.each([
    ["{origins[*].domainName}", "origin.example.com"],
    ["{enabled} and {httpVersion}", "true and http2"],
    ["{aliases}", "(none)"],
    ["{viewerCertificate.acmCertificateArn}", "(not set)"],
    ["{origins[*].headers[*].name}", "x-secret"],
    ["{origins[*].headers[*].value}", "(sensitive)"],
    ["{origins[*].headers}", "x-secret"],
    ["{{enabled}}", "{enabled}"],
    ["{nothing}", "(unknown: the rule gives no nothing)"],
    ["no placeholder", "no placeholder"],
  ])("%s says %s", (message, expected) => {
    expect(told(message)).toBe(expected);
  });

  it("prefers the verdict's arguments to paths", () => {
    expect(told("{enabled} {names} {port}", { enabled: "no", names: ["a", "b"], port: is(443) })).toBe(
      "no a, b 443",
    );
  });

  it.each(["a { b", "a } b", "{a{b}"])("refuses the lonely brace of %j", (message) => {
    expect(readTemplate(message, "distribution").ok).toBe(false);
  });
});

describe("a value for people", () => {
  it.each([
    [is("a"), "a"],
    [is(5), "5"],
    [notSet(), "(not set)"],
    [missing("var.domain"), "(unknown: var.domain has no value)"],
    [text(atom("var.domain")), "(unknown: var.domain has no value)"],
    [text("api.", atom("var.domain")), "api.${var.domain}"],
    [
      text(atom("Api.DNSName", "other-host", "Api"), atom("AWS::Region")),
      "(unknown: Api.DNSName has no value)",
    ],
    [text("a-", atom("aws_lb.a.dns_name", "load-balancer-host", "aws_lb.a")), "a-${aws_lb.a.dns_name}"],
    [text(atom("aws_lb.a.arn", "arn", "aws_lb.a"), atom("var.x")), "(unknown: aws_lb.a.arn has no value)"],
    [missing("var.password", "sensitive"), "(sensitive)"],
    [{ ...is("secret"), sensitive: true as const }, "(sensitive)"],
    [list("a", { ...is("secret"), sensitive: true as const }), "a, (sensitive)"],
    [openList("a"), "a, …"],
    [
      list(...Array.from({ length: 12 }, (_, index) => `n${index}`)),
      "n0, n1, n2, n3, n4, n5, n6, n7 and 4 more",
    ],
    [is("x".repeat(300)), `${"x".repeat(200)}…`],
  ])("%j", (value, expected) => {
    expect(show(value)).toBe(expected);
  });
});
