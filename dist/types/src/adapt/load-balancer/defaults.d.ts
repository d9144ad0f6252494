import type { LoadBalancerKind } from "../../model/load-balancer.ts";
import type { Value } from "../../value.ts";
/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html */
export declare const LOAD_BALANCER_DEFAULTS: {
    readonly kind: "application";
    readonly internal: false;
    readonly scheme: "internet-facing";
    readonly addressType: "ipv4";
    /** Of application and classic load balancers; the others have no such setting. */
    readonly idleTimeoutSeconds: 60;
};
export declare const LOAD_BALANCER_KINDS: readonly LoadBalancerKind[];
export declare const SCHEMES: readonly ["internet-facing", "internal"];
/** The idle timeout that holds for a kind of load balancer. */
export declare function idleTimeout(kind: Value<LoadBalancerKind>, written: Value<number>): Value<number>;
