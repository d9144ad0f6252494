import type { Value } from "../../value.ts";
/** Things by their name, where it is known. */
export declare function byName<T extends {
    readonly name: Value<string>;
}>(things: readonly T[]): ReadonlyMap<string, readonly T[]>;
