import type { Resource } from "../../evaluate/resource.ts";
import type { VpcOriginDraft } from "./draft.ts";
/** AWS::CloudFront::VpcOrigin. */
export declare function cloudformationVpcOrigin(resource: Resource): VpcOriginDraft;
