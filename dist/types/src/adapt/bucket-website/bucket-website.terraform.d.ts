import type { Resource } from "../../evaluate/resource.ts";
import type { BucketWebsite } from "../../model/endpoints.ts";
/** aws_s3_bucket_website_configuration: the bucket's name is an argument of the bucket it refers to. */
export declare function terraformWebsiteConfiguration(resource: Resource, resources: ReadonlyMap<string, Resource>): BucketWebsite;
/** aws_s3_bucket with the `website` block of provider 3; none without one. */
export declare function terraformBucketWebsite(resource: Resource): BucketWebsite | undefined;
