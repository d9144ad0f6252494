import type { Resource } from "../../evaluate/resource.ts";
import type { CachePolicy, OriginRequestPolicy } from "../../model/policies.ts";
/** aws_cloudfront_cache_policy, as a resource or a data source. */
export declare function terraformCachePolicy(resource: Resource): CachePolicy;
/** aws_cloudfront_origin_request_policy, as a resource or a data source. */
export declare function terraformOriginRequestPolicy(resource: Resource): OriginRequestPolicy;
