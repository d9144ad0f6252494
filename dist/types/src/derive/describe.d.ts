import type { Datum, Reason, Value } from "../value.ts";
/**
 * A value for people: known text as it is, `api.${var.domain}` for a text with gaps, `(unknown: var.domain has no value)`,
 * `(sensitive)`, `(not set)`.
 */
export declare function describe(value: Value<Datum | readonly Value<Datum>[]>): string;
/** What blocks, as one clause: `var.domain has no value, and 2 more`. */
export declare function describeReasons(why: readonly Reason[]): string;
