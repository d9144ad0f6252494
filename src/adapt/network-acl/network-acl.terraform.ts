import type { Resource } from "../../evaluate/resource.ts";
import type { AclEntry } from "../../model/security-group.ts";
import { type Block, children, resourceBlock } from "../block.ts";
import { entityOf } from "../entity.ts";
import { flag, id, mapItems, number, text, texts } from "../read.ts";
import { single, together } from "../security-group/sources.ts";
import type { AclAssociationDraft, AclEntryDraft, NetworkAclDraft, SubnetDraft } from "./draft.ts";

/** aws_network_acl. */
export function terraformNetworkAcl(resource: Resource): NetworkAclDraft {
  const block = resourceBlock(resource, "terraform");
  const entries = mapItems(children(block, "ingress"), (b) => entryOf(b, "rule_no", "action"));
  return { ...entityOf(resource), entries, subnets: texts(block, "subnet_ids") };
}

/** aws_default_network_acl, which takes every entry away that is not written in it. */
export function terraformDefaultNetworkAcl(resource: Resource): NetworkAclDraft {
  const defaultOf = id(resourceBlock(resource, "terraform"), "default_network_acl_id");
  return { ...terraformNetworkAcl(resource), defaultOf };
}

/** aws_network_acl_rule; nothing for what goes out. */
export function terraformAclEntry(resource: Resource): AclEntryDraft | undefined {
  const block = resourceBlock(resource, "terraform");
  const egress = flag(block, "egress");
  if (egress.kind === "known" && egress.value) return undefined;
  return {
    ...entityOf(resource),
    aclId: id(block, "network_acl_id"),
    entry: entryOf(block, "rule_number", "rule_action"),
    maybeEgress: egress.kind === "unknown" ? egress.why : [],
  };
}

/** aws_network_acl_association. */
export function terraformAclAssociation(resource: Resource): AclAssociationDraft {
  const block = resourceBlock(resource, "terraform");
  return { ...entityOf(resource), aclId: id(block, "network_acl_id"), subnetId: id(block, "subnet_id") };
}

/** aws_subnet. */
export function terraformSubnet(resource: Resource): SubnetDraft {
  return { ...entityOf(resource), vpcId: id(resourceBlock(resource, "terraform"), "vpc_id") };
}

function entryOf(block: Block, ruleNumber: string, action: string): AclEntry {
  return {
    number: number(block, ruleNumber),
    action: text(block, action),
    rule: {
      from: block.from,
      ipProtocol: text(block, "protocol"),
      fromPort: number(block, "from_port"),
      toPort: number(block, "to_port"),
      sources: together(single(block, "cidr_block", "ipv4"), single(block, "ipv6_cidr_block", "ipv6")),
    },
  };
}
