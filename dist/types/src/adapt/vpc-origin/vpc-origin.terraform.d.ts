import type { Resource } from "../../evaluate/resource.ts";
import type { VpcOriginDraft } from "./draft.ts";
/** aws_cloudfront_vpc_origin; each of its arguments is required. */
export declare function terraformVpcOrigin(resource: Resource): VpcOriginDraft;
