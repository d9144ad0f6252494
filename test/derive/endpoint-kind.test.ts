import { describe, expect, it } from "vitest";
import { addressIn, endpointKindOf } from "../../src/derive/endpoint-kind.ts";
import { ENDPOINT_PATTERNS } from "../../src/facts/endpoint-patterns.ts";
import type { Value } from "../../src/value.ts";
import { atom, is, missing, notSet, text } from "../support/values.ts";

function kind(name: Value<string>): string {
  const found = endpointKindOf(name);
  return found.kind === "known" ? found.value : found.kind;
}

const v = atom("var.x");
const region = atom("data.aws_region.current.name", "region");

describe("endpointKindOf", () => {
  it.each(ENDPOINT_PATTERNS.map(({ example, kind: expected }) => [example, expected]))(
    "%s is %s",
    (name, expected) => {
      expect(kind(is(name))).toBe(expected);
      expect(kind(is(`${name.toUpperCase()}.`))).toBe(expected);
    },
  );

  it.each([
    ["web-1.eu-west-1.elb.amazonaws.com", "load-balancer"],
    ["dualstack.web-1.eu-west-1.elb.amazonaws.com", "load-balancer"],
    ["internal-web-1.eu-west-1.elb.amazonaws.com", "load-balancer"],
    ["net-1.elb.eu-west-1.amazonaws.com", "load-balancer"],
    ["web-1.cn-north-1.elb.amazonaws.com.cn", "load-balancer"],
    ["site.s3-website-eu-west-1.amazonaws.com", "s3-website"],
    ["site.example.com.s3-website.eu-central-1.amazonaws.com", "s3-website"],
    ["assets.s3.amazonaws.com", "s3-bucket"],
    ["assets.s3-eu-west-1.amazonaws.com", "s3-bucket"],
    ["assets.s3.dualstack.eu-west-1.amazonaws.com", "s3-bucket"],
    ["a.b.c.s3.eu-west-1.amazonaws.com", "s3-bucket"],
    ["ec2-203-0-113-25.compute-1.amazonaws.com", "ec2"],
    ["ip-10-0-0-1.ec2.internal", "ec2"],
    ["abc123.execute-api.us-east-1.amazonaws.com", "execute-api"],
    ["abc123-vpce-0a1b.execute-api.us-east-1.amazonaws.com", "execute-api"],
    ["d-abc123.execute-api.us-east-1.amazonaws.com", "api-domain-target"],
    ["origin.example.com", "host"],
    ["amazonaws.com.example.com", "host"],
    ["elb.amazonaws.com", "host"],
    ["s3.amazonaws.com", "host"],
    ["xcloudfront.net", "host"],
    ["", "host"],
    [`${"a".repeat(300)}.elb.amazonaws.com`, "host"],
  ])("%s is %s", (name, expected) => {
    expect(kind(is(name))).toBe(expected);
  });

  it.each([
    ["a load balancer's own name", text(atom("l", "load-balancer-host")), "load-balancer"],
    ["the same, dual stack", text("dualstack.", atom("l", "load-balancer-host")), "load-balancer"],
    ["a bucket's", text(atom("b", "s3-bucket-host")), "s3-bucket"],
    ["a website's", text(atom("b", "s3-website-host")), "s3-website"],
    ["an instance's", text(atom("i", "ec2-public-host")), "ec2"],
    ["an API's", text(atom("a", "execute-api-host")), "execute-api"],
    ["an API domain's target", text(atom("a", "api-domain-target-host")), "api-domain-target"],
    ["a function URL's", text(atom("f", "function-url-host")), "function-url"],
    ["a distribution's", text(atom("d", "distribution-host")), "distribution"],
    ["some other service's", text(atom("o", "other-host")), "host"],
    ["an API put together", text(v, ".execute-api.", region, ".amazonaws.com"), "execute-api"],
    ["an address turned into a name", text("ec2-", v, ".", region, ".compute.amazonaws.com"), "ec2"],
    ["a bucket put together", text(v, ".s3.", region, ".amazonaws.com"), "s3-bucket"],
    ["a website put together", text(v, ".s3-website-", region, ".amazonaws.com"), "s3-website"],
    ["a name under one's own domain", text(v, ".example.com"), "host"],
    ["a name under a domain that may be anything", text("api.", v), "unknown"],
    ["a name under .com", text(v, ".com"), "unknown"],
    ["a name under amazonaws.com", text(v, ".amazonaws.com"), "unknown"],
    ["nothing known", missing(), "unknown"],
    ["nothing written", notSet(), "absent"],
  ])("%s", (_, name, expected) => {
    expect(kind(name)).toBe(expected);
  });

  it("names what blocks it", () => {
    expect(endpointKindOf(text("api.", v))).toMatchObject({ why: [{ what: "var.x" }] });
  });
});

describe("addressIn", () => {
  it("is the resource that the name belongs to", () => {
    const name = text("dualstack.", atom("aws_lb.web.dns_name", "load-balancer-host", "aws_lb.web"));
    expect(addressIn(name, "load-balancer-host")).toBe("aws_lb.web");
    expect(addressIn(name, "execute-api-host")).toBeUndefined();
    expect(addressIn(is("a.example.com"), "load-balancer-host")).toBeUndefined();
  });
});
