/** How long CloudFront can be told to wait for an origin, in seconds, and how often to try. */

export const source =
  "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-web-distributions";

/** The date of the copy that was read. In 2023 the two quotas were 60 seconds. */
export const asOf = "2026-04-13";

export interface Range {
  readonly min: number;
  readonly max: number;
  /** `max` is a quota, which AWS raises for an account on request. */
  readonly isQuota: boolean;
}

export const ORIGIN_TIMEOUTS = {
  connectionAttempts: { min: 1, max: 3, isQuota: false },
  connectionTimeoutSeconds: { min: 1, max: 10, isQuota: false },
  readTimeoutSeconds: { min: 1, max: 120, isQuota: true },
  keepaliveTimeoutSeconds: { min: 1, max: 120, isQuota: true },
} as const satisfies Readonly<Record<string, Range>>;
