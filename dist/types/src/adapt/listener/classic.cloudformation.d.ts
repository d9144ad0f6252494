import type { Resource } from "../../evaluate/resource.ts";
import type { Collection } from "../../model/entity.ts";
import type { ListenerDraft } from "./draft.ts";
/** `Listeners` of AWS::ElasticLoadBalancing::LoadBalancer; the load balancer is told by the address. */
export declare function cloudformationClassicListeners(resource: Resource): Collection<ListenerDraft>;
