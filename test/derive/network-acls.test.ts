import { describe, expect, it } from "vitest";
import { type AddressFamily, subnetsAdmitCloudFront, type Whence } from "../../src/derive/firewall.ts";
import type { AclEntry, NetworkAcl, SubnetAcl } from "../../src/model/security-group.ts";
import type { Reason, Value } from "../../src/value.ts";
import { from, is, missing, notSet, reason } from "../support/values.ts";

type Spec = readonly [
  number: number | Value<number>,
  action: string | Value<string>,
  block: string,
  port?: number,
];

function entry([number, action, block, port]: Spec): AclEntry {
  const ports = port === undefined ? notSet() : is(port);
  return {
    number: typeof number === "number" ? is(number) : number,
    action: typeof action === "string" ? is(action) : action,
    rule: {
      from: from("ingress[0]"),
      ipProtocol: is(port === undefined ? "-1" : "6"),
      fromPort: ports,
      toPort: ports,
      sources: { items: [{ kind: block.includes(":") ? "ipv6" : "ipv4", value: is(block) }], open: [] },
    },
  };
}

function acl(entries: readonly Spec[], open: readonly Reason[] = []): NetworkAcl {
  return {
    address: "aws_network_acl.public",
    type: "aws_network_acl",
    from: from(),
    region: notSet(),
    account: notSet(),
    entries: { items: entries.map(entry), open },
  };
}

function admits(
  subnetAcls: readonly SubnetAcl[],
  family: AddressFamily = "ipv4",
  whence: Whence = "internet",
): boolean | "unknown" {
  const filters = { groups: { items: [], open: [] }, subnetAcls };
  return subnetsAdmitCloudFront(filters, is(443), family, whence).is;
}

function one(...entries: readonly Spec[]): readonly SubnetAcl[] {
  return [{ items: [acl(entries)], open: [] }];
}

const SHUT = acl([[100, "allow", "0.0.0.0/0", 80]]);
const OPEN = acl([[100, "allow", "0.0.0.0/0"]]);

describe("the entries of a network ACL", () => {
  it.each([
    ["none lets anything in", one(), false],
    ["everything", one([100, "allow", "0.0.0.0/0"]), true],
    ["the port", one([100, "allow", "0.0.0.0/0", 443]), true],
    ["another port", one([100, "allow", "0.0.0.0/0", 80]), false],
    ["the private network", one([100, "allow", "10.0.0.0/8"]), false],
    ["a part of the internet", one([100, "allow", "52.0.0.0/8"]), "unknown"],
    ["the lower number goes first", one([200, "allow", "0.0.0.0/0"], [100, "deny", "0.0.0.0/0"]), false],
    ["also where it lets in", one([200, "deny", "0.0.0.0/0"], [100, "allow", "0.0.0.0/0"]), true],
    [
      "what is refused on another port",
      one([100, "deny", "0.0.0.0/0", 80], [200, "allow", "0.0.0.0/0"]),
      true,
    ],
    ["a refused part leaves the others", one([100, "deny", "52.0.0.0/8"], [200, "allow", "0.0.0.0/0"]), true],
    ["a part before the refusal", one([100, "allow", "52.0.0.0/8"], [200, "deny", "0.0.0.0/0"]), "unknown"],
    ["an action without a value", one([100, missing("var.a"), "0.0.0.0/0"]), "unknown"],
    ["a number without a value", one([missing("var.n"), "allow", "0.0.0.0/0"]), "unknown"],
    ["IPv6 lets no IPv4 in", one([100, "allow", "::/0"]), false],
  ] as const)("%s", (_, subnets, expected) => {
    expect(admits(subnets)).toBe(expected);
  });

  it("are asked for each family", () => {
    expect(admits(one([100, "allow", "::/0"]), "ipv6")).toBe(true);
  });

  it("may be more than the input shows", () => {
    expect(admits([{ items: [acl([[100, "allow", "0.0.0.0/0"]], [reason("var.x")])], open: [] }])).toBe(
      "unknown",
    );
  });
});

describe("the network ACLs of the subnets", () => {
  it.each([
    ["no subnet is known", [], true],
    ["none in the input", [{ items: [], open: [] }], true],
    [
      "one of two lets in",
      [
        { items: [SHUT], open: [] },
        { items: [OPEN], open: [] },
      ],
      true,
    ],
    [
      "both refuse",
      [
        { items: [SHUT], open: [] },
        { items: [SHUT], open: [] },
      ],
      false,
    ],
    ["it may be one that refuses", [{ items: [SHUT, OPEN], open: [reason("var.x")] }], "unknown"],
    ["it may be one that lets in", [{ items: [OPEN], open: [reason("var.x")] }], true],
  ] as const)("%s", (_, subnets, expected) => {
    expect(admits(subnets)).toBe(expected);
  });

  it("do not stand between hosts of one subnet, from where a VPC origin may come", () => {
    expect(admits([{ items: [SHUT], open: [] }], "ipv4", "vpc")).toBe(true);
  });
});
