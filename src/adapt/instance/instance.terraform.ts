import type { Resource } from "../../evaluate/resource.ts";
import type { ValueList } from "../../model/entity.ts";
import type { Reason } from "../../value.ts";
import { absent, known, unknown } from "../../value.ts";
import { argument, type Block, notWritten, resourceBlock } from "../block.ts";
import { entityOf } from "../entity.ts";
import { id, texts } from "../read.ts";
import type { ElasticIpDraft, GroupAttachmentDraft, InstanceDraft } from "./draft.ts";

/** aws_instance. */
export function terraformInstance(resource: Resource): InstanceDraft {
  const block = resourceBlock(resource, "terraform");
  const subnet = id(block, "subnet_id");
  const subnets = subnet.kind === "absent" ? elsewhere(block) : known([subnet], subnet.from);
  return { ...entityOf(resource), securityGroups: groupsOf(block), subnets };
}

/** By id; `security_groups` are names, of groups in a default VPC. */
function groupsOf(block: Block): ValueList<string> {
  const byId = texts(block, "vpc_security_group_ids");
  if (byId.kind !== "absent") return byId;
  const byName = texts(block, "security_groups");
  return byName.kind === "absent" ? elsewhere(block) : byName;
}

/** What a launch template or a network interface says instead. */
function elsewhere(block: Block): ValueList<string> {
  for (const name of ["network_interface", "primary_network_interface", "launch_template"]) {
    const { at, address } = block.from;
    const why: Reason = {
      what: `${address}.${name}`,
      why: "not-modelled",
      says: "may say more of the network",
      at,
    };
    if (argument(block, name).kind !== "absent") return unknown([why], block.from);
  }
  return absent(notWritten(block.from, "vpc_security_group_ids"));
}

/** aws_eip: `instance`. */
export function terraformElasticIp(resource: Resource): ElasticIpDraft {
  const instance = id(resourceBlock(resource, "terraform"), "instance");
  return { ...entityOf(resource), instance, elasticIp: absent(notWritten(resource.from, "id")) };
}

/** aws_eip_association: `instance_id` and `allocation_id` or `public_ip`. */
export function terraformElasticIpAssociation(resource: Resource): ElasticIpDraft {
  const block = resourceBlock(resource, "terraform");
  const byId = id(block, "allocation_id");
  const elasticIp = byId.kind === "absent" ? id(block, "public_ip") : byId;
  return { ...entityOf(resource), instance: id(block, "instance_id"), elasticIp };
}

/** aws_network_interface_sg_attachment. */
export function terraformGroupAttachment(resource: Resource): GroupAttachmentDraft {
  const block = resourceBlock(resource, "terraform");
  return {
    ...entityOf(resource),
    groupId: id(block, "security_group_id"),
    interfaceId: id(block, "network_interface_id"),
  };
}
