import { type Type } from "./type.ts";
import { type Val } from "./val.ts";
/** Terraform's automatic conversion; refuses where there is none. `any` inside a collection type becomes the items' common type. */
export declare function convert(value: Val, type: Type): Val;
/** Whether the value is of the type or would convert. */
export declare function canConvert(value: Val, type: Type): boolean;
/** The type that all of `types` convert to, as Terraform picks it; `undefined` where there is none. */
export declare function unify(types: readonly Type[]): Type | undefined;
/** A set in Terraform's order: numbers by size, texts by code point; unknown members last. */
export declare function makeSet(items: readonly Val[], element: Type): Val;
/** One text for each known value, types included; equal values have equal texts. */
export declare function identity(value: Val): string;
