import type { Unseen } from "../../evaluate/resource.ts";
import type { Entity } from "../../model/entity.ts";
import type { Instance } from "../../model/instance.ts";
import type { SecurityGroup } from "../../model/security-group.ts";
import type { Reason } from "../../value.ts";
import { Directory } from "../directory.ts";
import type { Drafts } from "../drafts.ts";
import type { InstanceDraft } from "../instance/draft.ts";
import { firstAtom } from "../referent.ts";
import { addReasons } from "./add-reasons.ts";
import { groupsOf } from "./security-groups.ts";
import type { SubnetAcls } from "./subnet-acls.ts";
import { UnseenReferences } from "./unseen.ts";

export interface LinkedInstances {
  readonly instances: readonly Instance[];
  readonly directory: Directory<Instance>;
}

interface Gathering {
  readonly instance: Instance;
  readonly addresses: string[];
  readonly groups: SecurityGroup[];
  readonly open: Reason[];
}

/** Instances with their addresses, and with what filters the traffic to them. */
export function linkInstances(
  drafts: Drafts,
  groups: Directory<SecurityGroup>,
  acls: SubnetAcls,
  unseen: readonly Unseen[],
): LinkedInstances {
  const gatherings = new Map(drafts.instances.map((draft) => [draft.address, gather(draft, groups, acls)]));
  const instances = [...gatherings.values()].map(({ instance }) => instance);
  const directory = new Directory(instances, drafts.resources);
  for (const { elasticIp, instance, ...own } of drafts.elasticIps) {
    const target = directory.find(instance, own);
    const address = elasticIp.kind === "absent" ? own.address : firstAtom(elasticIp)?.address;
    if (target.kind === "known" && address !== undefined && own.uncertain === undefined)
      gatherings.get(target.value.address)?.addresses.push(address);
  }
  attachGroups(drafts, gatherings, groups);
  const references = new UnseenReferences(unseen, directory);
  for (const { instance, open, groups: own } of gatherings.values())
    if (own.length > 0 || open.length > 0) addReasons(open, references.reasonsFor(instance));
  return { instances, directory };
}

function gather(draft: InstanceDraft, groups: Directory<SecurityGroup>, acls: SubnetAcls): Gathering {
  const { securityGroups, subnets, ...own } = draft;
  const written = groupsOf(securityGroups, draft, groups);
  const gathered = { addresses: [draft.address], groups: [...written.items], open: [...written.open] };
  const { addresses, open } = gathered;
  const instance: Instance = {
    ...own,
    addresses,
    groups: { items: gathered.groups, open },
    subnetAcls: acls.of(subnets),
  };
  return { instance, ...gathered };
}

/** aws_network_interface_sg_attachment, to the interface that an instance has of itself. */
function attachGroups(
  drafts: Drafts,
  gatherings: ReadonlyMap<string, Gathering>,
  groups: Directory<SecurityGroup>,
): void {
  for (const draft of drafts.groupAttachments) {
    const gathering = gatherings.get(firstAtom(draft.interfaceId)?.address ?? "");
    if (gathering === undefined) continue;
    const group = attached(draft, groups.find(draft.groupId, draft));
    gathering.groups.push(...group.items);
    addReasons(gathering.open, group.open);
  }
}

function attached({ uncertain }: Entity, group: ReturnType<Directory<SecurityGroup>["find"]>) {
  if (uncertain !== undefined) return { items: [], open: uncertain };
  return {
    items: group.kind === "known" ? [group.value] : [],
    open: group.kind === "unknown" ? group.why : [],
  };
}
