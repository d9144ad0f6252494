import type { Provenance, Value } from "../value.ts";
import type { Collection, Entity } from "./entity.ts";

/** aws_security_group, AWS::EC2::SecurityGroup: who may connect to what it is attached to. */
export interface SecurityGroup extends Entity {
  /** Its own rules, and those that other resources add; open where the input may not show all. */
  readonly ingress: Collection<IngressRule>;
}

export interface IngressRule {
  readonly from: Provenance;
  /** `tcp`, `udp`, `icmp`, a protocol's number, or `-1` for all. */
  readonly ipProtocol: Value<string>;
  readonly fromPort: Value<number>;
  readonly toPort: Value<number>;
  readonly sources: Collection<IngressSource>;
}

export interface IngressSource {
  readonly kind: "ipv4" | "ipv6" | "prefix-list" | "security-group";
  /** The CIDR block, the *name* of the prefix list, or the group's id: its name where it is looked up by that, `self` for the group itself. */
  readonly value: Value<string>;
}

/** aws_network_acl, AWS::EC2::NetworkAcl: what may enter the subnets that it is associated with. */
export interface NetworkAcl extends Entity {
  /** What is said of traffic that comes in; open where the input may not show all. */
  readonly entries: Collection<AclEntry>;
}

/** The entry with the lowest number that matches decides; what none matches is dropped. */
export interface AclEntry {
  readonly number: Value<number>;
  /** `allow` or `deny`. */
  readonly action: Value<string>;
  readonly rule: IngressRule;
}

/**
 * The network ACL of one subnet: none where the input shows none (the VPC's default one lets everything in), several or
 * open where it is one of them, or may be.
 */
export type SubnetAcl = Collection<NetworkAcl>;

/** What filters the traffic to a load balancer or an instance. */
export interface Filters {
  /** The groups of these ids; open where one is not in the input, empty where none is written: the default one of its VPC, if any. */
  readonly groups: Collection<SecurityGroup>;
  /** One for each of its subnets. */
  readonly subnetAcls: readonly SubnetAcl[];
}
