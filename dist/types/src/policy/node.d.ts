import type { Diagnostic } from "../diagnostic.ts";
import type { Place } from "../source/place.ts";
import type { Literal } from "./document.ts";
/** A policy file as plain data with places. */
export type PolicyNode = ScalarNode | ListNode | MapNode;
export interface ScalarNode {
    readonly kind: "scalar";
    readonly value: Literal;
    readonly place: Place;
}
export interface ListNode {
    readonly kind: "list";
    readonly items: readonly PolicyNode[];
    readonly place: Place;
}
export interface MapNode {
    readonly kind: "map";
    readonly entries: ReadonlyMap<string, MapEntry>;
    readonly place: Place;
}
export interface MapEntry {
    readonly key: string;
    readonly keyPlace: Place;
    readonly value: PolicyNode;
}
/** Collects the mistakes of a policy file, each at its place. */
export declare class Mistakes {
    readonly diagnostics: Diagnostic[];
    add(place: Place, message: string): undefined;
}
