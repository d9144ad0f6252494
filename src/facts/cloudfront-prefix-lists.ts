/** The managed prefix lists of CloudFront's origin-facing servers. */
export const source =
  "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/LocationsOfEdgeServers.html#managed-prefix-list";

/** The date of the copy that was read. */
export const asOf = "2026-04-13";

export const CLOUDFRONT_PREFIX_LISTS = {
  ipv4: "com.amazonaws.global.cloudfront.origin-facing",
  ipv6: "com.amazonaws.global.ipv6.cloudfront.origin-facing",
} as const;

/** What AWS's own lists are called: https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html */
export const AWS_PREFIX_LIST = /^com\.amazonaws\./;

/**
 * The longest prefix of an IPv4 block that AWS publishes for CloudFront (https://ip-ranges.amazonaws.com/ip-ranges.json,
 * a copy of 2022-07-01): narrower blocks are somebody else's, or open no more than a corner of CloudFront.
 */
export const LONGEST_CLOUDFRONT_PREFIX = 27;
