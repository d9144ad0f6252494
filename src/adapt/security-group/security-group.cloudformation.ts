import type { Resource } from "../../evaluate/resource.ts";
import type { IngressRule } from "../../model/security-group.ts";
import { type Block, children, resourceBlock } from "../block.ts";
import { entityOf } from "../entity.ts";
import { id, mapItems, number, text } from "../read.ts";
import type { IngressRuleDraft, SecurityGroupDraft } from "./draft.ts";
import { single, together } from "./sources.ts";

/** AWS::EC2::SecurityGroup. */
export function cloudformationSecurityGroup(resource: Resource): SecurityGroupDraft {
  const rules = children(resourceBlock(resource, "cloudformation"), "SecurityGroupIngress");
  return { ...entityOf(resource), managed: true, ingress: mapItems(rules, ruleOf) };
}

/** AWS::EC2::SecurityGroupIngress. */
export function cloudformationIngressRule(resource: Resource): IngressRuleDraft {
  const block = resourceBlock(resource, "cloudformation");
  const byId = id(block, "GroupId");
  const groupId = byId.kind === "absent" ? id(block, "GroupName") : byId;
  return { ...entityOf(resource), groupId, rule: ruleOf(block), maybeEgress: [] };
}

function ruleOf(block: Block): IngressRule {
  return {
    from: block.from,
    ipProtocol: text(block, "IpProtocol"),
    fromPort: number(block, "FromPort"),
    toPort: number(block, "ToPort"),
    sources: together(
      single(block, "CidrIp", "ipv4"),
      single(block, "CidrIpv6", "ipv6"),
      single(block, "SourcePrefixListId", "prefix-list"),
      single(block, "SourceSecurityGroupId", "security-group"),
      single(block, "SourceSecurityGroupName", "security-group"),
    ),
  };
}
