import { describe, expect, it } from "vitest";
import type { Filters } from "../../src/model/security-group.ts";
import { cloudformationModel, terraformModel } from "../support/model-of.ts";

/** `public` for the ACL of that name, `?` before those of which one may be it. */
function aclsOf({ subnetAcls }: Filters): readonly string[] {
  return subnetAcls.map(({ items, open }) => {
    const names = items.map(({ address }) => address.split(".").at(-1)).join("|");
    return open.length > 0 ? `?${names}` : names;
  });
}

const BASE = `
variable "ids" { type = list(string) }
variable "flag" { type = bool }
variable "acl" {}
resource "aws_vpc" "main" {}
resource "aws_subnet" "a" { vpc_id = aws_vpc.main.id }
resource "aws_subnet" "b" { vpc_id = aws_vpc.main.id }
`;

function loadBalancerAcls(subnets: string, acls: string): readonly string[] {
  const { loadBalancers } = terraformModel(`${BASE}
resource "aws_lb" "web" {
  ${subnets}
}
${acls}`);
  const [only] = loadBalancers;
  return only === undefined ? ["no load balancer"] : aclsOf(only);
}

const OF_A = 'resource "aws_network_acl" "public" {\n  subnet_ids = [aws_subnet.a.id]\n}';
const DEFAULT =
  'resource "aws_default_network_acl" "own" {\n  default_network_acl_id = aws_vpc.main.default_network_acl_id\n}';

describe("the network ACLs of a load balancer's subnets", () => {
  it.each([
    ["no ACL in the input", "subnets = [aws_subnet.a.id]", "", []],
    ["the subnet's", "subnets = [aws_subnet.a.id, aws_subnet.b.id]", OF_A, ["public", ""]],
    ["in blocks", "subnet_mapping {\n    subnet_id = aws_subnet.a.id\n  }", OF_A, ["public"]],
    ["subnets without a value", "subnets = var.ids", OF_A, ["?public"]],
    [
      "by an association",
      "subnets = [aws_subnet.b.id]",
      `${OF_A}
resource "aws_network_acl_association" "b" {
  network_acl_id = aws_network_acl.public.id
  subnet_id      = aws_subnet.b.id
}`,
      ["public"],
    ],
    [
      "an association that may not be there",
      "subnets = [aws_subnet.b.id]",
      `${OF_A}
resource "aws_network_acl_association" "b" {
  count          = var.flag ? 1 : 0
  network_acl_id = aws_network_acl.public.id
  subnet_id      = aws_subnet.b.id
}`,
      ["?public"],
    ],
    [
      "the default one of the VPC",
      "subnets = [aws_subnet.a.id, aws_subnet.b.id]",
      `${OF_A}\n${DEFAULT}`,
      ["public", "own"],
    ],
    [
      "known ids",
      'subnets = ["subnet-1", "subnet-2"]',
      'resource "aws_network_acl" "one" {\n  subnet_ids = ["subnet-2"]\n}',
      ["", "one"],
    ],
  ])("%s", (_, subnets, acls, expected) => {
    expect(loadBalancerAcls(subnets, acls)).toEqual(expected);
  });

  it("have the entries that other resources add, not those for what goes out", () => {
    const { loadBalancers } = terraformModel(`${BASE}
resource "aws_lb" "web" { subnets = [aws_subnet.a.id] }
${OF_A}
resource "aws_network_acl_rule" "in" {
  network_acl_id = aws_network_acl.public.id
  rule_number    = 100
}
resource "aws_network_acl_rule" "out" {
  network_acl_id = aws_network_acl.public.id
  rule_number    = 200
  egress         = true
}
resource "aws_network_acl_rule" "elsewhere" {
  network_acl_id = var.acl
  rule_number    = 300
}`);
    const entries = loadBalancers[0]?.subnetAcls[0]?.items[0]?.entries;
    expect(entries?.items.map(({ number }) => number)).toMatchObject([{ value: 100 }]);
    expect(entries?.open).toMatchObject([{ what: "var.acl" }]);
  });

  it("is open where nothing is said of what comes in, unless it is the default one", () => {
    const { loadBalancers } = terraformModel(`${BASE}
resource "aws_lb" "web" { subnets = [aws_subnet.a.id, aws_subnet.b.id] }
${OF_A}
${DEFAULT}`);
    const open = loadBalancers[0]?.subnetAcls.map(({ items }) => items[0]?.entries.open.length);
    expect(open).toEqual([1, 0]);
  });
});

describe("an instance", () => {
  it("has the groups and the addresses that other resources give it", () => {
    const { instances } = terraformModel(`
resource "aws_security_group" "one" {}
resource "aws_security_group" "two" {}
resource "aws_instance" "web" {
  vpc_security_group_ids = [aws_security_group.one.id]
}
resource "aws_eip" "own" { instance = aws_instance.web.id }
resource "aws_eip" "associated" {}
resource "aws_eip" "other" {}
resource "aws_eip_association" "web" {
  instance_id   = aws_instance.web.id
  allocation_id = aws_eip.associated.id
}
resource "aws_network_interface_sg_attachment" "two" {
  security_group_id    = aws_security_group.two.id
  network_interface_id = aws_instance.web.primary_network_interface_id
}`);
    expect(instances.map(({ addresses }) => addresses)).toEqual([
      ["aws_instance.web", "aws_eip.own", "aws_eip.associated"],
    ]);
    expect(instances[0]?.groups.items.map(({ address }) => address)).toEqual([
      "aws_security_group.one",
      "aws_security_group.two",
    ]);
  });

  it.each(['launch_template {\n    id = "lt-1"\n  }', "network_interface {\n    device_index = 0\n  }"])(
    "may have its groups from elsewhere: %s",
    (block) => {
      const [only] = terraformModel(`resource "aws_instance" "web" {\n  ${block}\n}`).instances;
      expect(only?.groups.open).toHaveLength(1);
    },
  );

  it("is what a VPC origin reaches", () => {
    const { vpcOrigins } = terraformModel(`
resource "aws_instance" "web" {}
resource "aws_cloudfront_vpc_origin" "web" {
  vpc_origin_endpoint_config {
    arn = aws_instance.web.arn
  }
}`);
    expect(vpcOrigins[0]?.instance).toMatchObject({ value: { address: "aws_instance.web" } });
  });

  it("has the groups of its network interfaces in CloudFormation", () => {
    const { instances } = cloudformationModel(`
Resources:
  Group: { Type: AWS::EC2::SecurityGroup }
  SubnetA: { Type: AWS::EC2::Subnet }
  Acl: { Type: AWS::EC2::NetworkAcl }
  AclOfA:
    Type: AWS::EC2::SubnetNetworkAclAssociation
    Properties: { SubnetId: !Ref SubnetA, NetworkAclId: !Ref Acl }
  Web:
    Type: AWS::EC2::Instance
    Properties:
      NetworkInterfaces:
        - { DeviceIndex: "0", GroupSet: [!GetAtt Group.GroupId], SubnetId: !Ref SubnetA }
  Address: { Type: AWS::EC2::EIP }
  Association:
    Type: AWS::EC2::EIPAssociation
    Properties: { InstanceId: !Ref Web, AllocationId: !GetAtt Address.AllocationId }
`);
    const [only] = instances;
    expect(only && aclsOf(only)).toEqual(["Acl"]);
    expect(only?.groups.items.map(({ address }) => address)).toEqual(["Group"]);
    expect(only?.addresses).toEqual(["Web", "Address"]);
  });
});
