import type { Resource } from "../../evaluate/resource.ts";
import type { BucketWebsite } from "../../model/endpoints.ts";
import { child, resourceBlock } from "../block.ts";
import { entityOf } from "../entity.ts";
import { id } from "../read.ts";

/** AWS::S3::Bucket with `WebsiteConfiguration`; none without one. */
export function cloudformationBucketWebsite(resource: Resource): BucketWebsite | undefined {
  const block = resourceBlock(resource, "cloudformation");
  if (child(block, "WebsiteConfiguration").kind === "absent") return undefined;
  return { ...entityOf(resource), bucket: id(block, "BucketName") };
}
