import type { Resource } from "../../evaluate/resource.ts";
import type { DistributionDraft } from "./draft.ts";
/** AWS::CloudFront::Distribution. */
export declare function cloudformationDistribution(resource: Resource): DistributionDraft;
/** Whether it serves tenants, which have domains and parameters of their own: `ConnectionMode` says so. */
export declare function isForTenants(resource: Resource): boolean;
