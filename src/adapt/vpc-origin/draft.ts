import type { VpcOrigin } from "../../model/vpc-origin.ts";

/** A VPC origin as it is written, before what it reaches is found. */
export type VpcOriginDraft = Omit<VpcOrigin, "loadBalancer" | "instance">;
