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
