import { items } from "../../compare.ts";
import type { Resource } from "../../evaluate/resource.ts";
import type { Collection, ValueList } from "../../model/entity.ts";
import type { Value } from "../../value.ts";
import { absent, known, unknown } from "../../value.ts";
import { argument, type Block, children, notWritten, resourceBlock } from "../block.ts";
import { entityOf } from "../entity.ts";
import { id, listOf, mapItems, texts } from "../read.ts";
import type { ElasticIpDraft, InstanceDraft } from "./draft.ts";

/** AWS::EC2::Instance. */
export function cloudformationInstance(resource: Resource): InstanceDraft {
  const block = resourceBlock(resource, "cloudformation");
  const interfaces = children(block, "NetworkInterfaces");
  const subnet = id(block, "SubnetId");
  const subnets =
    subnet.kind === "absent" ? ofInterfaces(block, interfaces, subnetOf) : known([subnet], subnet.from);
  return { ...entityOf(resource), securityGroups: groupsOf(block, interfaces), subnets };
}

/** By id, by name, or on its network interfaces. */
function groupsOf(block: Block, interfaces: Collection<Block>): ValueList<string> {
  const named = ["SecurityGroupIds", "SecurityGroups"].map((name) => texts(block, name));
  const written = named.find(({ kind }) => kind !== "absent");
  return written ?? ofInterfaces(block, interfaces, (b) => items(texts(b, "GroupSet")));
}

function subnetOf(block: Block): Collection<Value<string>> {
  const subnet = id(block, "SubnetId");
  return { items: subnet.kind === "absent" ? [] : [subnet], open: [] };
}

/** What a launch template says instead is not looked into. */
function ofInterfaces(
  block: Block,
  interfaces: Collection<Block>,
  read: (block: Block) => Collection<Value<string>>,
): ValueList<string> {
  const found = mapItems(interfaces, read);
  const open = [...found.open, ...found.items.flatMap((each) => each.open)];
  const listed = found.items.flatMap((each) => each.items);
  if (listed.length > 0 || open.length > 0) return listOf({ items: listed, open }, block.from);
  const template = argument(block, "LaunchTemplate");
  const from = notWritten(block.from, "SecurityGroupIds");
  if (template.kind === "absent") return absent(from);
  const says = "may say more of the network";
  return unknown([{ what: `${from.address}.LaunchTemplate`, why: "not-modelled", says, at: from.at }], from);
}

/** AWS::EC2::EIP: `InstanceId`. */
export function cloudformationElasticIp(resource: Resource): ElasticIpDraft {
  const instance = id(resourceBlock(resource, "cloudformation"), "InstanceId");
  return { ...entityOf(resource), instance, elasticIp: absent(notWritten(resource.from, "EIP")) };
}

/** AWS::EC2::EIPAssociation: `InstanceId` and `AllocationId` or `EIP`. */
export function cloudformationElasticIpAssociation(resource: Resource): ElasticIpDraft {
  const block = resourceBlock(resource, "cloudformation");
  const byId = id(block, "AllocationId");
  const elasticIp = byId.kind === "absent" ? id(block, "EIP") : byId;
  return { ...entityOf(resource), instance: id(block, "InstanceId"), elasticIp };
}
