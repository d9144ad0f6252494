import type { Resource } from "../../evaluate/resource.ts";
import type { CachePolicy, OriginRequestPolicy } from "../../model/policies.ts";
/** AWS::CloudFront::CachePolicy. */
export declare function cloudformationCachePolicy(resource: Resource): CachePolicy;
/** AWS::CloudFront::OriginRequestPolicy. */
export declare function cloudformationOriginRequestPolicy(resource: Resource): OriginRequestPolicy;
