import type { Entity } from "./entity.ts";
import type { Filters } from "./security-group.ts";

/** aws_instance, AWS::EC2::Instance. */
export interface Instance extends Entity, Filters {
  /** The addresses, in the input, of what its host names and IP addresses are attributes of: its own, and those of elastic IPs. */
  readonly addresses: readonly string[];
}
