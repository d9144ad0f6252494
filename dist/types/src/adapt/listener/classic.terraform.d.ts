import type { Resource } from "../../evaluate/resource.ts";
import type { Collection } from "../../model/entity.ts";
import type { ListenerDraft } from "./draft.ts";
/** The `listener` blocks of aws_elb; the load balancer is told by the address. */
export declare function terraformClassicListeners(resource: Resource, resources: ReadonlyMap<string, Resource>): Collection<ListenerDraft>;
