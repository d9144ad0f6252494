import type { Origin } from "../../model/origin.ts";
import type { Value } from "../../value.ts";

/** An origin as it is written, before it knows its distribution and what it refers to. */
export interface OriginDraft
  extends Omit<Origin, "distribution" | "vpcOrigin" | "api" | "clientCertificate"> {
  readonly vpcOriginId: Value<string>;
}
