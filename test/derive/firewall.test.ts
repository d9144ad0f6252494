import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AddressFamily, admitsCloudFront, type Whence } from "../../src/derive/firewall.ts";
import { CLOUDFRONT_PREFIX_LISTS, VPC_ORIGINS_GROUP } from "../../src/facts/cloudfront-prefix-lists.ts";
import type { IngressRule, IngressSource, SecurityGroup } from "../../src/model/security-group.ts";
import type { Value } from "../../src/value.ts";
import { from, is, missing, notSet, reason } from "../support/values.ts";

type Kind = IngressSource["kind"];

function source(kind: Kind, value: string | Value<string>): IngressSource {
  return { kind, value: typeof value === "string" ? is(value, "source") : value };
}

function rule(sources: readonly IngressSource[], more: Partial<IngressRule> = {}): IngressRule {
  return {
    from: from("ingress[0]"),
    ipProtocol: is("tcp"),
    fromPort: is(443),
    toPort: is(443),
    sources: { items: sources, open: [] },
    ...more,
  };
}

function group(...rules: readonly IngressRule[]): SecurityGroup {
  return {
    address: "aws_security_group.web",
    type: "aws_security_group",
    from: from(),
    region: notSet(),
    account: notSet(),
    ingress: { items: rules, open: [] },
  };
}

function admits(
  rules: readonly IngressRule[],
  port: Value<number> = is(443),
  family: AddressFamily = "ipv4",
  whence: Whence = "internet",
) {
  return admitsCloudFront({ items: [group(...rules)], open: [] }, port, family, whence).is;
}

const from443 = (kind: Kind, value: string | Value<string>, family?: AddressFamily, whence?: Whence) =>
  admits([rule([source(kind, value)])], is(443), family, whence);

describe("who is let in", () => {
  it.each([
    ["ipv4", "0.0.0.0/0", true],
    ["ipv4", "10.0.0.0/8", false],
    ["ipv4", "172.31.4.0/22", false],
    ["ipv4", "203.0.113.9/32", false],
    ["ipv4", "52.95.110.1/28", false],
    // CloudFront may connect from any of these.
    ["ipv4", "130.176.0.0/17", "unknown"],
    ["ipv4", "52.0.0.0/8", "unknown"],
    ["ipv4", "0.0.0.0/1", "unknown"],
    ["ipv4", "192.168.0.0/8", "unknown"],
    ["ipv4", "10.0.0.0/7", "unknown"],
    ["ipv6", "::/0", false],
    ["security-group", "sg-1", false],
    ["prefix-list", CLOUDFRONT_PREFIX_LISTS.ipv4, true],
    ["prefix-list", CLOUDFRONT_PREFIX_LISTS.ipv6, false],
    ["prefix-list", "com.amazonaws.eu-west-1.s3", false],
    ["prefix-list", "partners", "unknown"],
  ] as const)("from the internet, over IPv4: %s %s", (kind, value, expected) => {
    expect(from443(kind, value)).toBe(expected);
  });

  it.each([
    ["ipv6", "::/0", true],
    ["ipv6", "fd00:1::/32", false],
    ["ipv6", "2600:9000::/28", "unknown"],
    ["ipv4", "0.0.0.0/0", false],
    ["prefix-list", CLOUDFRONT_PREFIX_LISTS.ipv6, true],
    ["prefix-list", CLOUDFRONT_PREFIX_LISTS.ipv4, false],
  ] as const)("from the internet, over IPv6: %s %s", (kind, value, expected) => {
    expect(from443(kind, value, "ipv6")).toBe(expected);
  });

  it.each([
    ["ipv4", "10.0.0.0/16", true],
    ["prefix-list", CLOUDFRONT_PREFIX_LISTS.ipv4, true],
    ["security-group", VPC_ORIGINS_GROUP, true],
    ["security-group", "self", false],
    ["security-group", "sg-1", "unknown"],
  ] as const)("through a VPC origin: %s %s", (kind, value, expected) => {
    expect(from443(kind, value, "ipv4", "vpc")).toBe(expected);
  });

  it("is not known of a source without a value", () => {
    expect(from443("ipv4", missing())).toBe("unknown");
    expect(from443("prefix-list", missing())).toBe("unknown");
  });

  it("is not known where a list may hold more", () => {
    const sources = { items: [source("ipv4", "10.0.0.0/8")], open: [reason()] };
    expect(admits([rule([], { sources })])).toBe("unknown");
  });
});

describe("on which ports", () => {
  const world = [source("ipv4", "0.0.0.0/0")];

  it.each([
    ["tcp", 0, 65535, true],
    ["6", 400, 500, true],
    ["TCP", 443, 443, true],
    ["-1", 0, 0, true],
    ["all", 1, 2, true],
    ["tcp", 80, 80, false],
    ["tcp", 444, 500, false],
    ["udp", 0, 65535, false],
    ["icmp", -1, -1, false],
    ["tcp", -1, -1, "unknown"],
  ] as const)("%s from %d to %d", (ipProtocol, fromPort, toPort, expected) => {
    const more = { ipProtocol: is(ipProtocol), fromPort: is(fromPort), toPort: is(toPort) };
    expect(admits([rule(world, more)])).toBe(expected);
  });

  it("is not known where a port or the protocol has no value, nor where none is written", () => {
    expect(admits([rule(world, { fromPort: missing() })])).toBe("unknown");
    expect(admits([rule(world, { ipProtocol: missing() })])).toBe("unknown");
    expect(admits([rule(world, { fromPort: notSet(), toPort: notSet() })])).toBe("unknown");
    expect(admits([rule(world)], missing())).toBe("unknown");
  });
});

describe("several groups", () => {
  it("let in what one of them lets in, whatever is not known of the others", () => {
    const open = { items: [group(rule([source("ipv4", "0.0.0.0/0")]))], open: [reason()] };
    expect(admitsCloudFront(open, is(443), "ipv4", "internet").is).toBe(true);
    const closed = { items: [group(rule([source("ipv4", "10.0.0.0/8")]))], open: [reason()] };
    expect(admitsCloudFront(closed, is(443), "ipv4", "internet").is).toBe("unknown");
  });

  const sources = fc.constantFrom<readonly [Kind, string]>(
    ["ipv4", "0.0.0.0/0"],
    ["ipv4", "10.1.0.0/16"],
    ["ipv4", "52.0.0.0/8"],
    ["ipv6", "::/0"],
    ["security-group", "sg-1"],
    ["prefix-list", CLOUDFRONT_PREFIX_LISTS.ipv4],
    ["prefix-list", "partners"],
  );
  const rules = fc
    .record({ sources: fc.array(sources, { maxLength: 3 }), low: fc.nat(900), length: fc.nat(900) })
    .map(({ sources: listed, low, length }) =>
      rule(
        listed.map(([kind, value]) => source(kind, value)),
        { fromPort: is(low), toPort: is(low + length) },
      ),
    );

  it("one rule more never shuts CloudFront out, nor makes less sure that it is let in", () => {
    const rank = { false: 0, unknown: 1, true: 2 } as const;
    fc.assert(
      fc.property(fc.array(rules, { maxLength: 4 }), rules, (before, more) => {
        expect(rank[`${admits([...before, more])}`]).toBeGreaterThanOrEqual(rank[`${admits(before)}`]);
      }),
    );
  });

  it("the order of rules and of their sources does not matter", () => {
    fc.assert(
      fc.property(fc.array(rules, { maxLength: 4 }), (all) => {
        const turned = all
          .map((each) => ({
            ...each,
            sources: { ...each.sources, items: [...each.sources.items].reverse() },
          }))
          .reverse();
        expect(admits(turned)).toBe(admits(all));
      }),
    );
  });
});
