import type { LoadBalancer } from "../../model/load-balancer.ts";
import type { Value } from "../../value.ts";

/** A load balancer as it is written, before it knows its listeners. */
export interface LoadBalancerDraft extends Omit<LoadBalancer, "listeners" | "groups" | "subnetAcls"> {
  readonly name: Value<string>;
  /** Looked up, not made here: it may have listeners that the input does not show. */
  readonly managed: boolean;
}
