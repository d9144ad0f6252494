import type { Certificate } from "../../model/certificate.ts";
import type { Listener, LoadBalancer } from "../../model/load-balancer.ts";
import { Directory } from "../directory.ts";
import type { Drafts } from "../drafts.ts";
export interface LinkedLoadBalancers {
    readonly loadBalancers: readonly LoadBalancer[];
    readonly listeners: readonly Listener[];
    readonly directory: Directory<LoadBalancer>;
}
/** Load balancers with their listeners, and listeners with their certificates. */
export declare function linkLoadBalancers(drafts: Drafts, certificates: Directory<Certificate>): LinkedLoadBalancers;
