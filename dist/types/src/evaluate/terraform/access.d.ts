import type { Reason } from "../../value.ts";
import { type Type } from "./type.ts";
import { type Ref, type UnknownVal, type Val } from "./val.ts";
/** `container.name`. */
export declare function getAttribute(container: Val, name: string): Val;
/** An unknown with a name; where the table of attributes knows what it is made of, with its parts. */
export declare function named(ref: Ref, why: readonly Reason[], options: {
    type: Type;
    mayFail: boolean;
}): UnknownVal;
/** `container[key]`. */
export declare function getIndex(container: Val, key: Val): Val;
/** `container[*]`, with `each` applied to every item. */
export declare function splat(container: Val, each: (item: Val) => Val): Val;
