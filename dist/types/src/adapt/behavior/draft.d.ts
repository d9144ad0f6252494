import type { Behavior, FunctionAssociation } from "../../model/behavior.ts";
import type { Collection } from "../../model/entity.ts";
/** An association before its function is found. */
export type AssociationDraft = Omit<FunctionAssociation, "function" | "version">;
/** A behavior as it is written, before it knows its distribution, policies and functions. */
export interface BehaviorDraft extends Omit<Behavior, "distribution" | "cachePolicy" | "originRequestPolicy" | "functions"> {
    readonly functions: Collection<AssociationDraft>;
}
