import type { Resource } from "../../evaluate/resource.ts";
import { absent } from "../../value.ts";
import { child, notWritten, resourceBlock, within } from "../block.ts";
import { entityOf } from "../entity.ts";
import { flag, id, number, text } from "../read.ts";
import { single, together } from "../security-group/sources.ts";
import type { AclAssociationDraft, AclEntryDraft, NetworkAclDraft } from "./draft.ts";

/** AWS::EC2::NetworkAcl, whose entries and subnets are resources of their own. */
export function cloudformationNetworkAcl(resource: Resource): NetworkAclDraft {
  const subnets = absent(notWritten(resource.from, "SubnetIds"));
  return { ...entityOf(resource), entries: { items: [], open: [] }, subnets };
}

/** AWS::EC2::NetworkAclEntry; nothing for what goes out. */
export function cloudformationAclEntry(resource: Resource): AclEntryDraft | undefined {
  const block = resourceBlock(resource, "cloudformation");
  const egress = flag(block, "Egress");
  if (egress.kind === "known" && egress.value) return undefined;
  const ports = child(block, "PortRange");
  return {
    ...entityOf(resource),
    aclId: id(block, "NetworkAclId"),
    maybeEgress: egress.kind === "unknown" ? egress.why : [],
    entry: {
      number: number(block, "RuleNumber"),
      action: text(block, "RuleAction"),
      rule: {
        from: block.from,
        ipProtocol: text(block, "Protocol"),
        fromPort: within(ports, (b) => number(b, "From")),
        toPort: within(ports, (b) => number(b, "To")),
        sources: together(single(block, "CidrBlock", "ipv4"), single(block, "Ipv6CidrBlock", "ipv6")),
      },
    },
  };
}

/** AWS::EC2::SubnetNetworkAclAssociation. */
export function cloudformationAclAssociation(resource: Resource): AclAssociationDraft {
  const block = resourceBlock(resource, "cloudformation");
  return { ...entityOf(resource), aclId: id(block, "NetworkAclId"), subnetId: id(block, "SubnetId") };
}
