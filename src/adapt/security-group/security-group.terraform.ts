import type { Resource } from "../../evaluate/resource.ts";
import type { IngressRule } from "../../model/security-group.ts";
import { type Block, children, resourceBlock } from "../block.ts";
import { entityOf, lookedUp } from "../entity.ts";
import { id, mapItems, number, text } from "../read.ts";
import type { IngressRuleDraft, SecurityGroupDraft } from "./draft.ts";
import { itself, several, single, together } from "./sources.ts";

/** aws_security_group and aws_default_security_group, as a resource or a data source. */
export function terraformSecurityGroup(resource: Resource): SecurityGroupDraft {
  const managed = resource.mode === "managed";
  const rules = children(resourceBlock(resource, "terraform"), "ingress");
  const ingress = managed
    ? mapItems(rules, inlineRule)
    : { items: [], open: lookedUp(resource, "ingress").why };
  return { ...entityOf(resource), managed, ingress };
}

function inlineRule(block: Block): IngressRule {
  return {
    ...portsOf(block, "protocol"),
    sources: together(
      several(block, "cidr_blocks", "ipv4"),
      several(block, "ipv6_cidr_blocks", "ipv6"),
      several(block, "prefix_list_ids", "prefix-list"),
      several(block, "security_groups", "security-group"),
      itself(block),
    ),
  };
}

/** aws_security_group_rule; nothing for what goes out. */
export function terraformSecurityGroupRule(resource: Resource): IngressRuleDraft | undefined {
  const block = resourceBlock(resource, "terraform");
  const type = text(block, "type");
  if (type.kind === "known" && type.value !== "ingress") return undefined;
  const rule = {
    ...portsOf(block, "protocol"),
    sources: together(
      several(block, "cidr_blocks", "ipv4"),
      several(block, "ipv6_cidr_blocks", "ipv6"),
      several(block, "prefix_list_ids", "prefix-list"),
      single(block, "source_security_group_id", "security-group"),
      itself(block),
    ),
  };
  const maybeEgress = type.kind === "unknown" ? type.why : [];
  return { ...entityOf(resource), groupId: id(block, "security_group_id"), rule, maybeEgress };
}

/** aws_vpc_security_group_ingress_rule. */
export function terraformIngressRule(resource: Resource): IngressRuleDraft {
  const block = resourceBlock(resource, "terraform");
  const rule = {
    ...portsOf(block, "ip_protocol"),
    sources: together(
      single(block, "cidr_ipv4", "ipv4"),
      single(block, "cidr_ipv6", "ipv6"),
      single(block, "prefix_list_id", "prefix-list"),
      single(block, "referenced_security_group_id", "security-group"),
    ),
  };
  return { ...entityOf(resource), groupId: id(block, "security_group_id"), rule, maybeEgress: [] };
}

function portsOf(block: Block, protocol: string): Omit<IngressRule, "sources"> {
  return {
    from: block.from,
    ipProtocol: text(block, protocol),
    fromPort: number(block, "from_port"),
    toPort: number(block, "to_port"),
  };
}
