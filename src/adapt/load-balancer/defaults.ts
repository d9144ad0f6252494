import type { LoadBalancerKind } from "../../model/load-balancer.ts";
import type { Value } from "../../value.ts";
import { absent } from "../../value.ts";
import { orDefault } from "../read.ts";

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html */
export const LOAD_BALANCER_DEFAULTS = {
  kind: "application",
  internal: false,
  scheme: "internet-facing",
  addressType: "ipv4",
  /** Of application and classic load balancers; the others have no such setting. */
  idleTimeoutSeconds: 60,
} as const;

export const LOAD_BALANCER_KINDS: readonly LoadBalancerKind[] = [
  "application",
  "network",
  "gateway",
  "classic",
];

export const SCHEMES = ["internet-facing", "internal"] as const;

/** The idle timeout that holds for a kind of load balancer. */
export function idleTimeout(kind: Value<LoadBalancerKind>, written: Value<number>): Value<number> {
  if (kind.kind === "known" && (kind.value === "network" || kind.value === "gateway")) {
    return absent(written.from);
  }
  return orDefault(written, LOAD_BALANCER_DEFAULTS.idleTimeoutSeconds);
}
