import { describe, expect, it } from "vitest";
import { buildModel } from "../../src/adapt/build-model.ts";
import type { Resource, Unseen } from "../../src/evaluate/resource.ts";
import type { EdgeModel } from "../../src/model/model.ts";
import { cloudformationModel, terraformModel, terraformResources } from "../support/model-of.ts";
import { evaluationOf, openListOf, type Plain, ref, resource, undecided } from "../support/resources.ts";

/** What the groups of the only load balancer let in, and what leaves that open. */
function letsIn({ loadBalancers: [web] }: EdgeModel) {
  const { items = [], open = [] } = web?.groups ?? {};
  const rules = items.flatMap(({ ingress }) => ingress.items);
  const sources = rules.flatMap((rule) =>
    rule.sources.items.map(({ kind, value }) => `${kind} ${value.kind === "known" ? value.value : "?"}`),
  );
  const why = [
    ...open,
    ...items.flatMap(({ ingress }) => ingress.open),
    ...rules.flatMap((rule) => rule.sources.open),
  ];
  return { sources, open: why.map(({ what }) => what) };
}

const WEB = resource("aws_lb", "aws_lb.web", { security_groups: [ref("aws_security_group.web", "id")] });
const group = (ingress: Plain = null) =>
  resource("aws_security_group", "aws_security_group.web", { ingress });
const FROM_VPC = { from_port: 443, to_port: 443, protocol: "tcp", cidr_blocks: ["10.0.0.0/8"] };
const rule = (more: { readonly [name: string]: Plain }, extra: Partial<Resource> = {}) => ({
  ...resource("aws_security_group_rule", "aws_security_group_rule.more", {
    type: "ingress",
    from_port: 443,
    to_port: 443,
    protocol: "tcp",
    cidr_blocks: ["0.0.0.0/0"],
    security_group_id: ref("aws_security_group.web", "id"),
    ...more,
  }),
  ...extra,
});

function of(...resources: readonly Resource[]) {
  return letsIn(buildModel(evaluationOf(WEB, ...resources)).value.model);
}

describe("the rules of a security group", () => {
  it("are its own and those that other resources add, not those for what goes out", () => {
    const two = of(group([FROM_VPC]), rule({}));
    expect(two).toEqual({ sources: ["ipv4 10.0.0.0/8", "ipv4 0.0.0.0/0"], open: [] });
    expect(of(group([FROM_VPC]), rule({ type: "egress" })).sources).toEqual(["ipv4 10.0.0.0/8"]);
  });

  it("have sources of every kind", () => {
    const all = {
      ...FROM_VPC,
      ipv6_cidr_blocks: ["::/0"],
      prefix_list_ids: ["pl-0123"],
      security_groups: ["sg-1"],
      self: true,
    };
    expect(of(group([all])).sources).toEqual([
      "ipv4 10.0.0.0/8",
      "ipv6 ::/0",
      "prefix-list ?",
      "security-group sg-1",
      "security-group self",
    ]);
  });

  it("are open where nothing is written for what comes in", () => {
    expect(of(group())).toEqual({ sources: [], open: ["aws_security_group.web"] });
  });

  it("are open where a rule may not be there, may be for what goes out, or may be of any group", () => {
    const uncertain = [{ what: "var.open", why: "condition", says: "cannot be decided" }] as const;
    expect(of(group([FROM_VPC]), rule({}, { uncertain })).open).toEqual(["var.open"]);
    expect(of(group([FROM_VPC]), rule({ type: undecided() })).open).toEqual(["var.x"]);
    expect(of(group([FROM_VPC]), rule({ security_group_id: undecided() })).open).toEqual(["var.x"]);
  });

  it("are not open because of a rule of something else that is made here", () => {
    const cluster = resource("aws_eks_cluster", "aws_eks_cluster.main", {});
    const other = rule({
      security_group_id: ref("aws_eks_cluster.main", "vpc_config[0].cluster_security_group_id"),
    });
    expect(of(group([FROM_VPC]), cluster, other).open).toEqual([]);
  });

  it("are open where a list may hold more, and where a dynamic block may", () => {
    expect(of(group([{ ...FROM_VPC, cidr_blocks: openListOf(["10.0.0.0/8"]) }])).open).toEqual(["var.list"]);
    expect(of(group(openListOf([FROM_VPC]))).open).toEqual(["var.list"]);
  });

  it("are open where a module that is not installed is handed the group", () => {
    const why = [{ what: "module.m", why: "module-not-installed", says: "is not installed" }] as const;
    const unseen: Unseen = { address: "module.m", from: WEB.from, why, refersTo: ["aws_security_group.web"] };
    const model = buildModel({ ...evaluationOf(WEB, group([FROM_VPC])), unseen: [unseen] }).value.model;
    expect(letsIn(model).open).toEqual(["module.m"]);
  });

  it("are not in the input where the group is only looked up", () => {
    const web = resource("aws_lb", "aws_lb.web", {
      security_groups: [ref("data.aws_security_group.web", "id")],
    });
    const data = resource(
      "aws_security_group",
      "data.aws_security_group.web",
      { name: "web" },
      { mode: "data" },
    );
    const { open, sources } = letsIn(buildModel(evaluationOf(web, data)).value.model);
    expect(sources).toEqual([]);
    expect(open).toEqual(["data.aws_security_group.web.ingress"]);
  });
});

const LISTS = `
data "aws_ec2_managed_prefix_list" "by_name" {
  name = "com.amazonaws.global.cloudfront.origin-facing"
}
data "aws_ec2_managed_prefix_list" "by_filter" {
  filter {
    name   = "prefix-list-name"
    values = ["com.amazonaws.global.ipv6.cloudfront.origin-facing"]
  }
}
resource "aws_ec2_managed_prefix_list" "own" {
  name           = "partners"
  address_family = "IPv4"
  max_entries    = 1
}
resource "aws_lb" "web" {
  security_groups = [aws_security_group.web.id]
}
`;

describe("in Terraform code", () => {
  it("prefix lists are known by the name that a data source looks them up by, or by the id that AWS gave them", () => {
    const ids = [
      "data.aws_ec2_managed_prefix_list.by_name.id",
      "data.aws_ec2_managed_prefix_list.by_filter.id",
      '"pl-3b927c52"',
      "aws_ec2_managed_prefix_list.own.id",
    ];
    const code = `${LISTS}
resource "aws_security_group" "web" {
  ingress {
    from_port       = 443
    to_port         = 443
    protocol        = "tcp"
    prefix_list_ids = [${ids.join(", ")}]
  }
}`;
    expect(letsIn(terraformModel(code)).sources).toEqual([
      "prefix-list com.amazonaws.global.cloudfront.origin-facing",
      "prefix-list com.amazonaws.global.ipv6.cloudfront.origin-facing",
      "prefix-list com.amazonaws.global.cloudfront.origin-facing",
      "prefix-list ?",
    ]);
  });

  it("the older way to write blocks, as an argument", () => {
    const code = `${LISTS}
resource "aws_security_group" "web" {
  ingress = [for port in [80, 443] : {
    from_port        = port
    to_port          = port
    protocol         = "tcp"
    cidr_blocks      = ["0.0.0.0/0"]
    ipv6_cidr_blocks = null
    prefix_list_ids  = []
    security_groups  = []
    self             = false
    description      = ""
  }]
}`;
    expect(letsIn(terraformModel(code))).toEqual({ sources: ["ipv4 0.0.0.0/0", "ipv4 0.0.0.0/0"], open: [] });
  });

  it("groups and rules in a module of their own, for each port", () => {
    const files = {
      "main.tf": `
module "firewall" {
  source = "./firewall"
  ports  = [80, 443]
}
resource "aws_lb" "web" {
  security_groups = [module.firewall.id]
}`,
      "firewall/main.tf": `
variable "ports" {}
resource "aws_security_group" "this" {}
resource "aws_vpc_security_group_ingress_rule" "this" {
  for_each          = toset([for port in var.ports : tostring(port)])
  security_group_id = aws_security_group.this.id
  from_port         = each.value
  to_port           = each.value
  ip_protocol       = "tcp"
  cidr_ipv4         = "0.0.0.0/0"
}
output "id" {
  value = aws_security_group.this.id
}`,
    };
    expect(letsIn(terraformModel(files))).toEqual({
      sources: ["ipv4 0.0.0.0/0", "ipv4 0.0.0.0/0"],
      open: [],
    });
  });

  it("are gathered only beside a load balancer or an instance", () => {
    const code = `resource "aws_security_group" "web" {}\nresource "aws_acm_certificate" "web" {}\n`;
    const types = (text: string) => terraformResources(text).map(({ type }) => type);
    expect(types(code)).toEqual(["aws_acm_certificate"]);
    expect(types(`${code}resource "aws_instance" "web" {}\n`)).toContain("aws_security_group");
    expect(types(`${code}resource "aws_lb" "web" {}\n`)).toContain("aws_security_group");
    expect(types(`${code}data "aws_lb" "web" {}\n`)).not.toContain("aws_security_group");
  });
});

describe("in CloudFormation", () => {
  it("inline, in a resource of its own, and through the output of a condition", () => {
    const model = cloudformationModel(`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      SecurityGroups: [!GetAtt Group.GroupId]
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: web
      SecurityGroupIngress:
        IpProtocol: tcp
        FromPort: "443"
        ToPort: "443"
        CidrIp: 10.0.0.0/8
  More:
    Type: AWS::EC2::SecurityGroupIngress
    Properties:
      GroupId: !Ref Group
      IpProtocol: "-1"
      CidrIpv6: "::/0"
`);
    expect(letsIn(model)).toEqual({ sources: ["ipv4 10.0.0.0/8", "ipv6 ::/0"], open: [] });
  });
});
