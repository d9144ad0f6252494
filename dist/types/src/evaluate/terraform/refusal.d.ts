import type { Place } from "../../source/place.ts";
import type { Reason, ReasonCode } from "../../value.ts";
/**
 * Ends the evaluation of one definition; caught where the definition is (a local, an argument, an output)
 * and turned into an unknown there, so it never leaves the evaluator. `try` and `can` catch an `error` only.
 * Not an `Error`: modules fail inside `try` by the thousand, and a stack trace each would cost more than the work.
 */
export declare class Refusal {
    readonly why: ReasonCode;
    readonly says: string;
    constructor(why: ReasonCode, says: string);
    /** The reason, at the definition that could not be evaluated. */
    reason(what: string, at: Place): Reason;
}
/** What Terraform itself would refuse; `says` completes "… is an error: ". */
export declare function refuse(says: string): never;
