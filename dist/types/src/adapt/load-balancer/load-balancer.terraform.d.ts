import type { Resource } from "../../evaluate/resource.ts";
import type { LoadBalancerDraft } from "./draft.ts";
/** aws_lb and aws_alb, as a resource or a data source. */
export declare function terraformLoadBalancer(resource: Resource): LoadBalancerDraft;
/** aws_elb, as a resource or a data source. */
export declare function terraformClassicLoadBalancer(resource: Resource): LoadBalancerDraft;
