import type { LoadBalancer } from "../../model/load-balancer.ts";
import type { VpcOrigin } from "../../model/vpc-origin.ts";
import type { Value } from "../../value.ts";
import type { Directory } from "../directory.ts";
import type { Drafts } from "../drafts.ts";
/** VPC origins with the load balancer that they reach; an instance is none. */
export declare function linkVpcOrigins(drafts: Drafts, loadBalancers: Directory<LoadBalancer>): readonly VpcOrigin[];
/** A setting that an origin takes over from its VPC origin. */
export declare function ofVpcOrigin<T>(vpcOrigin: Value<VpcOrigin>, read: (vpcOrigin: VpcOrigin) => Value<T>): Value<T>;
