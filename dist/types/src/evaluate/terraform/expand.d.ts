import type { Reason } from "../../value.ts";
import type { BodyView } from "./config.ts";
import type { Names, Scope } from "./scope.ts";
/** How many instances a resource or module call has, and what each of them calls its own. */
export type Expansion = {
    readonly kind: "single";
} | {
    readonly kind: "count";
    readonly keys: readonly InstanceKey[];
} | {
    readonly kind: "each";
    readonly keys: readonly InstanceKey[];
} | {
    readonly kind: "unknown";
    readonly key: InstanceKey;
    readonly why: readonly Reason[];
    readonly atMostOne: boolean;
};
export interface InstanceKey {
    /** `[0]`, `["eu"]`, `[?]`. */
    readonly suffix: string;
    /** `eu`, or the position. */
    readonly name: string;
    readonly names: Names | undefined;
}
/** `count` and `for_each` of a body. `address` names what an instance that is not known calls `each.key`. */
export declare function expand(body: BodyView, scope: Scope, address: string): Expansion;
/** The expansion of a body whose `count` or `for_each` cannot be evaluated. */
export declare function unknownExpansion(body: BodyView, why: readonly Reason[], address: string): Expansion;
