import type { Place } from "../../source/place.ts";
import type { Reason, ReasonCode } from "../../value.ts";

/**
 * Ends the evaluation of one definition; caught where the definition is (a local, an argument, an output)
 * and turned into an unknown there, so it never leaves the evaluator. `try` and `can` catch an `error` only.
 * Not an `Error`: modules fail inside `try` by the thousand, and a stack trace each would cost more than the work.
 */
export class Refusal {
  readonly why: ReasonCode;
  readonly says: string;

  constructor(why: ReasonCode, says: string) {
    this.why = why;
    this.says = says;
  }

  /** The reason, at the definition that could not be evaluated. */
  reason(what: string, at: Place): Reason {
    return { what, why: this.why, says: this.says, at };
  }
}

/** What Terraform itself would refuse; `says` completes "… is an error: ". */
export function refuse(says: string): never {
  throw new Refusal("error", `is an error: ${says}`);
}
