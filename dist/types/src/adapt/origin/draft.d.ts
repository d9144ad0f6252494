import type { Origin } from "../../model/origin.ts";
import type { Value } from "../../value.ts";
/** An origin as it is written, before it knows its distribution and its VPC origin. */
export interface OriginDraft extends Omit<Origin, "distribution" | "vpcOrigin"> {
    readonly vpcOriginId: Value<string>;
}
