import type { Resource } from "../../evaluate/resource.ts";
import type { DistributionDraft } from "./draft.ts";
/** aws_cloudfront_distribution. */
export declare function terraformDistribution(resource: Resource): DistributionDraft;
