import type { Resource } from "../../evaluate/resource.ts";
import type { BucketWebsite } from "../../model/endpoints.ts";
/** AWS::S3::Bucket with `WebsiteConfiguration`; none without one. */
export declare function cloudformationBucketWebsite(resource: Resource): BucketWebsite | undefined;
