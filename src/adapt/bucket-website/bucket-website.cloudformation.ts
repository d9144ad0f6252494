import type { Resource } from "../../evaluate/resource.ts";
import type { BucketWebsite } from "../../model/endpoints.ts";
import { child, resourceBlock } from "../block.ts";
import { entityOf } from "../entity.ts";
import { id } from "../read.ts";

/** AWS::S3::Bucket with `WebsiteConfiguration`; none without one. */
export function cloudformationBucketWebsite(resource: Resource): BucketWebsite | undefined {
  const block = resourceBlock(resource, "cloudformation");
  const configuration = child(block, "WebsiteConfiguration");
  if (configuration.kind === "absent") return undefined;
  const website = { ...entityOf(resource), bucket: id(block, "BucketName") };
  return configuration.kind === "unknown" ? { ...website, uncertain: configuration.why } : website;
}
