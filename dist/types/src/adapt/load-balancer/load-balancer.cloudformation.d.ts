import type { Resource } from "../../evaluate/resource.ts";
import type { LoadBalancerDraft } from "./draft.ts";
/** AWS::ElasticLoadBalancingV2::LoadBalancer. */
export declare function cloudformationLoadBalancer(resource: Resource): LoadBalancerDraft;
/** AWS::ElasticLoadBalancing::LoadBalancer. */
export declare function cloudformationClassicLoadBalancer(resource: Resource): LoadBalancerDraft;
