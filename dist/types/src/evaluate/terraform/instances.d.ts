import type { Reason } from "../../value.ts";
import { type LazyObject, type Val } from "./val.ts";
/** The instances of a resource or a module call. */
export type Instances<T extends LazyObject> = {
    readonly kind: "single";
    readonly instance: T;
} | {
    readonly kind: "count";
    readonly items: readonly T[];
} | {
    readonly kind: "each";
    readonly items: ReadonlyMap<string, T>;
}
/** One instance stands for however many there are. */
 | {
    readonly kind: "unknown";
    readonly instance: T;
    readonly why: readonly Reason[];
    readonly atMostOne: boolean;
}
/** The module behind the call cannot be looked into. */
 | {
    readonly kind: "opaque";
    readonly why: readonly Reason[];
};
export declare function listInstances<T extends LazyObject>(instances: Instances<T>): readonly T[];
/** What a reference to the whole resource or module means; `source` is its address without instance keys. */
export declare function instancesVal<T extends LazyObject>(instances: Instances<T>, whole: {
    source: string;
    type?: string;
}): Val;
