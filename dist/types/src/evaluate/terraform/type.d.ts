import type { Val } from "./val.ts";
/** A type constraint or the type of a value. `any` is a type that is not known yet. */
export type Type = {
    readonly kind: "any";
} | {
    readonly kind: "string";
} | {
    readonly kind: "number";
} | {
    readonly kind: "bool";
} | {
    readonly kind: "list";
    readonly element: Type;
} | {
    readonly kind: "set";
    readonly element: Type;
} | {
    readonly kind: "map";
    readonly element: Type;
} | {
    readonly kind: "tuple";
    readonly items: readonly Type[];
} | {
    readonly kind: "object";
    readonly attributes: ReadonlyMap<string, ObjectAttribute>;
};
export interface ObjectAttribute {
    readonly type: Type;
    readonly optional: boolean;
    /** The second argument of `optional(type, default)`. */
    readonly fallback?: Val;
}
export declare const ANY: Type;
export declare const STRING: Type;
export declare const NUMBER: Type;
export declare const BOOL: Type;
export declare function listOf(element: Type): Type;
export declare function setOf(element: Type): Type;
export declare function mapOf(element: Type): Type;
export declare function isPrimitive(type: Type): boolean;
export declare function sameType(a: Type, b: Type): boolean;
/** The type as Terraform writes it in messages: `list of string`, `object`. */
export declare function typeName(type: Type): string;
/** Whether a part of the type is still open. */
export declare function hasAny(type: Type): boolean;
