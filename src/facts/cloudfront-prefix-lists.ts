/** The managed prefix lists of CloudFront's origin-facing servers. */
export const source =
  "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/LocationsOfEdgeServers.html#managed-prefix-list";

/** The date of the copy that was read. */
export const asOf = "2026-04-13";

export const CLOUDFRONT_PREFIX_LISTS = {
  ipv4: "com.amazonaws.global.cloudfront.origin-facing",
  ipv6: "com.amazonaws.global.ipv6.cloudfront.origin-facing",
} as const;

/**
 * The ids of the IPv4 list, one a region, which AWS documents nowhere: as templates for many regions have them, and as
 * `aws ec2 describe-managed-prefix-lists` prints them. Newer regions are missing: there the id says nothing.
 */
export const IPV4_PREFIX_LIST_IDS: ReadonlySet<string> = new Set([
  "pl-c0aa4fa9", // af-south-1
  "pl-14b2577d", // ap-east-1
  "pl-58a04531", // ap-northeast-1
  "pl-22a6434b", // ap-northeast-2
  "pl-31a14458", // ap-northeast-3
  "pl-9aa247f3", // ap-south-1
  "pl-31a34658", // ap-southeast-1
  "pl-b8a742d1", // ap-southeast-2
  "pl-38a64351", // ca-central-1
  "pl-a3a144ca", // eu-central-1
  "pl-fab65393", // eu-north-1
  "pl-1bbc5972", // eu-south-1
  "pl-4fa04526", // eu-west-1
  "pl-93a247fa", // eu-west-2
  "pl-75b1541c", // eu-west-3
  "pl-17b2577e", // me-south-1
  "pl-5da64334", // sa-east-1
  "pl-3b927c52", // us-east-1
  "pl-b6a144df", // us-east-2
  "pl-4ea04527", // us-west-1
  "pl-82a045eb", // us-west-2
]);

/** The group of the network interfaces of VPC origins: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html */
export const VPC_ORIGINS_GROUP = "CloudFront-VPCOrigins-Service-SG";

/** What AWS's own lists are called: https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html */
export const AWS_PREFIX_LIST = /^com\.amazonaws\./;

/**
 * The longest prefix of an IPv4 block that AWS publishes for CloudFront (https://ip-ranges.amazonaws.com/ip-ranges.json,
 * a copy of 2022-07-01): narrower blocks are somebody else's, or open no more than a corner of CloudFront.
 */
export const LONGEST_CLOUDFRONT_PREFIX = 27;
