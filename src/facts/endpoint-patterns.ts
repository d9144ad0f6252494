/** What stands behind the host names that AWS gives out, by their form. The expressions are ours. */

/** The pages that show these forms. */
export const source = [
  "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html",
  "https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html",
  "https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html",
  "https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiRegionAccessPointRequests.html",
  "https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains.html",
  "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-regional-api-custom-domain-create.html",
  "https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html",
] as const;

/**
 * The date of the copies that were read. Network load balancers and the names that end in `.cn` are on none of these
 * pages: these forms, but for `cloudfront.cn`, are known from use.
 */
export const asOf = "2026-04-13";

/** A kind of endpoint that is told by its name alone. */
export type NamedEndpointKind =
  | "s3-website"
  | "s3-bucket"
  | "load-balancer"
  | "ec2"
  | "api-domain-target"
  | "execute-api"
  | "function-url"
  | "distribution";

export interface EndpointPattern {
  readonly kind: NamedEndpointKind;
  /** Matches a normalised name: lower case, no final dot. */
  readonly pattern: RegExp;
  readonly example: string;
}

/** In order of precedence: a website endpoint looks like a bucket's, an API domain's target like an API. */
export const ENDPOINT_PATTERNS: readonly EndpointPattern[] = [
  {
    kind: "s3-website",
    pattern: /(^|\.)s3-website[.-][a-z0-9-]+\.amazonaws\.com(\.cn)?$/,
    example: "site.s3-website.eu-central-1.amazonaws.com",
  },
  {
    kind: "s3-bucket",
    pattern: /\.(s3|s3-accelerate)([.-](dualstack\.)?[a-z0-9-]+)?\.amazonaws\.com(\.cn)?$/,
    example: "assets.s3.eu-west-1.amazonaws.com",
  },
  {
    kind: "s3-bucket",
    pattern: /\.accesspoint\.s3-global\.amazonaws\.com$/,
    example: "mfzwi23gnjvgw.accesspoint.s3-global.amazonaws.com",
  },
  {
    kind: "load-balancer",
    pattern: /\.(elb\.[a-z0-9-]+|[a-z0-9-]+\.elb)\.amazonaws\.com(\.cn)?$/,
    example: "web-1234567890.eu-west-1.elb.amazonaws.com",
  },
  {
    kind: "ec2",
    pattern: /^ec2-[a-z0-9-]+\..+\.amazonaws\.com(\.cn)?$/,
    example: "ec2-198-51-100-7.eu-west-1.compute.amazonaws.com",
  },
  {
    kind: "ec2",
    pattern: /\.compute(-1)?\.(amazonaws\.com(\.cn)?|internal)$|\.ec2\.internal$/,
    example: "ip-10-0-0-12.eu-west-1.compute.internal",
  },
  {
    kind: "api-domain-target",
    pattern: /^d-[a-z0-9]+\.execute-api\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/,
    example: "d-a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
  },
  {
    kind: "execute-api",
    pattern: /^[a-z0-9-]+\.execute-api\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/,
    example: "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
  },
  {
    kind: "function-url",
    pattern: /^[a-z0-9-]+\.lambda-url\.[a-z0-9-]+\.on\.aws$/,
    example: "abcdefghijklmnop.lambda-url.eu-west-1.on.aws",
  },
  { kind: "distribution", pattern: /\.cloudfront\.(net|cn)$/, example: "d111111abcdef8.cloudfront.net" },
];

/** Under these, and only there, do the forms above occur. */
export const AWS_DOMAINS: readonly string[] = [
  "amazonaws.com",
  "amazonaws.com.cn",
  "on.aws",
  "cloudfront.net",
  "cloudfront.cn",
  "internal",
];
