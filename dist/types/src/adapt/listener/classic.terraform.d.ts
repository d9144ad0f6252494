import type { Resource } from "../../evaluate/resource.ts";
import type { Collection } from "../../model/entity.ts";
import type { ListenerDraft } from "./draft.ts";
/** A resource that sets the TLS policy of some classic listener: of which, and to what, is not looked into. */
export declare function classicPolicySetter(resources: readonly Resource[]): Resource | undefined;
/** The `listener` blocks of aws_elb; the load balancer is told by the address. */
export declare function terraformClassicListeners(resource: Resource, setter: Resource | undefined): Collection<ListenerDraft>;
