/**
 * What CloudFront refuses of what a function gives back, as of 2026-04.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html
 */
const DISALLOWED_HEADERS: ReadonlySet<string> = new Set([
  "connection",
  "expect",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "trailer",
  "upgrade",
  "x-accel-buffering",
  "x-accel-charset",
  "x-accel-limit-rate",
  "x-accel-redirect",
  "x-amzn-auth",
  "x-amzn-cf-billing",
  "x-amzn-cf-id",
  "x-amzn-cf-xff",
  "x-amzn-errortype",
  "x-amzn-fle-profile",
  "x-amzn-header-count",
  "x-amzn-header-order",
  "x-amzn-lambda-integration-tag",
  "x-amzn-requestid",
  "x-cache",
  "x-forwarded-proto",
  "x-real-ip",
]);

const DISALLOWED_PREFIXES = ["x-amz-cf-", "x-edge-"];

/** Whether no function may add the header; `name` in lower case. */
export function isDisallowedHeader(name: string): boolean {
  return DISALLOWED_HEADERS.has(name) || DISALLOWED_PREFIXES.some((prefix) => name.startsWith(prefix));
}

/** A function for viewer requests may not add it: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html */
export const VIEWER_COUNTRY_HEADER = "cloudfront-viewer-country";

/** By event: what a function may read and not add, change or delete. */
export const READ_ONLY_HEADERS = {
  "viewer-request": ["cdn-loop", "content-length", "host", "transfer-encoding", "via"],
  "origin-request": [
    "accept-encoding",
    "cdn-loop",
    "content-length",
    "if-modified-since",
    "if-none-match",
    "if-range",
    "if-unmodified-since",
    "transfer-encoding",
    "via",
  ],
  "origin-response": ["transfer-encoding", "via"],
  "viewer-response": ["warning", "via"],
} as const;

/** Besides, of Lambda@Edge alone. */
export const READ_ONLY_FOR_LAMBDA = {
  "viewer-request": [],
  "origin-request": [],
  "origin-response": [],
  "viewer-response": ["content-length", "content-encoding", "transfer-encoding"],
} as const;

/** Of a response that a Lambda function makes for a request: seen, and documented only for the request itself. */
export const READ_ONLY_IN_ANSWERS = ["content-length", "transfer-encoding", "via"] as const;

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-generating-http-responses.html */
export const GENERATED_STATUS = { least: 200, most: 599 } as const;
export const BODY_ENCODINGS: readonly string[] = ["text", "base64"];

/** Bytes of a response that a function makes, headers included: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html */
export const GENERATED_BYTES = { viewer: 40 * 1024, origin: 1024 * 1024 } as const;

/** Bytes of a CloudFront Function's code: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html */
export const CLOUDFRONT_FUNCTION_BYTES = 10 * 1024;

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-event-structure.html */
export const LAMBDA_ORIGIN = {
  protocols: ["http", "https"],
  sslProtocols: ["TLSv1.2", "TLSv1.1", "TLSv1", "SSLv3"],
  domainLength: { custom: 253, s3: 128 },
  pathLength: 255,
  timeoutSeconds: { least: 1, most: 120 },
} as const;

/** A CloudFront Function computes for about a millisecond: whichever still runs after this many seconds has long been stopped. */
export const CLOUDFRONT_FUNCTION_SECONDS = 2;

/** From this release of Node.js on, Lambda takes what a handler returns that is not async: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html */
export const TAKES_PLAIN_RESULTS = 24;
