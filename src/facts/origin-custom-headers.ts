/** Which custom headers CloudFront can be told to add to the requests that it sends to an origin. */

/** The page that lists the names; the quotas stand in `quotaSource`. */
export const source =
  "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html#add-origin-custom-headers-denylist";

export const quotaSource =
  "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-custom-headers";

/** The date of the copies that were read. */
export const asOf = "2026-04-13";

/** Letter case does not count. */
const DENIED: ReadonlySet<string> = new Set([
  "cache-control",
  "connection",
  "content-length",
  "cookie",
  "host",
  "if-match",
  "if-modified-since",
  "if-none-match",
  "if-range",
  "if-unmodified-since",
  "max-forwards",
  "pragma",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "range",
  "request-range",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "via",
  "x-real-ip",
]);

const DENIED_PREFIXES: readonly string[] = ["x-amz-", "x-edge-"];

/** Whether CloudFront refuses to add a header of this name. */
export function isDeniedOriginHeader(name: string): boolean {
  const header = name.toLowerCase();
  return DENIED.has(header) || DENIED_PREFIXES.some((prefix) => header.startsWith(prefix));
}

/** Whether it refuses every name that begins with this text, which has at least one more character. */
export function isDeniedOriginHeaderStart(start: string): boolean {
  return DENIED_PREFIXES.some((prefix) => start.toLowerCase().startsWith(prefix));
}

/** Per origin, in characters. More headers are a quota that AWS raises on request; the lengths are not. */
export const ORIGIN_HEADER_LIMITS = { headers: 30, name: 256, value: 1_783, total: 10_240 } as const;
