import type { Reason, Value } from "../../value.ts";
import type { LoadBalancerDraft } from "../load-balancer/draft.ts";
/** Listeners of which it is not known to which load balancer they belong: why one of the input may have more. */
export declare class StrayListeners {
    #private;
    add(loadBalancerArn: Value<string>, why: readonly Reason[]): void;
    /** A classic load balancer has its listeners inside; an ARN that names another one is not its own. */
    reasonsFor({ kind, name }: LoadBalancerDraft): readonly Reason[];
}
