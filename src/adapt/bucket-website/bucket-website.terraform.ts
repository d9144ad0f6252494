import type { Resource } from "../../evaluate/resource.ts";
import type { BucketWebsite } from "../../model/endpoints.ts";
import { children, resourceBlock } from "../block.ts";
import { entityOf } from "../entity.ts";
import { id } from "../read.ts";
import { soleReferent } from "../referent.ts";

/** aws_s3_bucket_website_configuration: the bucket's name is an argument of the bucket it refers to. */
export function terraformWebsiteConfiguration(
  resource: Resource,
  resources: ReadonlyMap<string, Resource>,
): BucketWebsite {
  const reference = id(resourceBlock(resource, "terraform"), "bucket");
  const address = soleReferent(reference);
  const bucket = address === undefined ? undefined : resources.get(address);
  const name =
    bucket?.type === "aws_s3_bucket" ? id(resourceBlock(bucket, "terraform"), "bucket") : reference;
  return { ...entityOf(resource), bucket: name.kind === "absent" ? reference : name };
}

/** aws_s3_bucket with the `website` block of provider 3; none without one. */
export function terraformBucketWebsite(resource: Resource): BucketWebsite | undefined {
  const block = resourceBlock(resource, "terraform");
  const websites = children(block, "website");
  const website = { ...entityOf(resource), bucket: id(block, "bucket") };
  if (websites.open.length > 0) return { ...website, uncertain: websites.open };
  return websites.items.length > 0 ? website : undefined;
}
