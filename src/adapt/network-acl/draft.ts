import type { Collection, Entity, ValueList } from "../../model/entity.ts";
import type { AclEntry } from "../../model/security-group.ts";
import type { Reason, Value } from "../../value.ts";

/** A network ACL as it is written, before other resources add to it. */
export interface NetworkAclDraft extends Entity {
  readonly entries: Collection<AclEntry>;
  readonly subnets: ValueList<string>;
  /** Of the default one of a VPC: an attribute of that. Its entries all stand in it. */
  readonly defaultOf?: Value<string>;
}

/** An entry that is a resource of its own. */
export interface AclEntryDraft extends Entity {
  readonly aclId: Value<string>;
  readonly entry: AclEntry;
  /** Why it may be about what goes out. */
  readonly maybeEgress: readonly Reason[];
}

export interface AclAssociationDraft extends Entity {
  readonly aclId: Value<string>;
  readonly subnetId: Value<string>;
}

export interface SubnetDraft extends Entity {
  readonly vpcId: Value<string>;
}
