import { type Truth } from "../logic.ts";
import type { Behavior } from "../model/behavior.ts";
import type { Origin } from "../model/origin.ts";
import type { Reason } from "../value.ts";
import type { OriginRequest } from "./origin-request.ts";
/** An origin that a behavior sends requests to, or may send them to. */
export interface Target {
    readonly origin: Origin;
    readonly member: OriginRequest["member"];
    readonly matches: Truth;
}
/** Where a behavior's requests go. Empty and closed where its target does not exist. */
export interface Targets {
    readonly items: readonly Target[];
    /** Why there may be targets that are not listed. */
    readonly open: readonly Reason[];
}
/**
 * Joins the target's id with the origins and the members of the groups of its distribution.
 * Ids are unique in a distribution, so one that matches for sure rules the others out;
 * where none does, each that may match is a target that may be.
 */
export declare function targetsOf({ distribution, targetOriginId }: Behavior): Targets;
