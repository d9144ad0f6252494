import type { Entity, ValueList } from "../../model/entity.ts";
import type { Instance } from "../../model/instance.ts";
import type { Value } from "../../value.ts";

/** An instance as it is written, before its groups and addresses are found. */
export interface InstanceDraft extends Omit<Instance, "groups" | "subnetAcls" | "addresses"> {
  readonly securityGroups: ValueList<string>;
  readonly subnets: ValueList<string>;
}

/** An elastic IP, or what gives one to an instance. */
export interface ElasticIpDraft extends Entity {
  readonly instance: Value<string>;
  /** Absent where it is the elastic IP itself that says so. */
  readonly elasticIp: Value<string>;
}

/** A further group of an instance's network interface. */
export interface GroupAttachmentDraft extends Entity {
  readonly groupId: Value<string>;
  readonly interfaceId: Value<string>;
}
